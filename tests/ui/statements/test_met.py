"""A text went on while somebody typed: no version goes unseen, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from clinicguard.clinic import Clinic
from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.versions_panel import NOW, VersionsPanel
from ui.widgets.buttons import Button

MINE, THEIRS = "我打到一半。", "經理改了很重要的一句。"


def meanwhile(desk: Desk, work: Callable[[Clinic], object]) -> None:
    """The owner types and locks; the manager works on it; the owner looks again."""
    desk.type(MINE)
    desk.page.draft.keep()
    desk.rooms.settle()
    desk.sit("manager")
    work(desk.rooms.clinic)
    desk.sit("owner")


def write_on(desk: Desk) -> None:
    meanwhile(
        desk, lambda clinic: clinic.statements.write(desk.number, f"{CLEAN}{THEIRS}", facts=[1])
    )


def send_out(desk: Desk) -> None:
    def work(clinic: Clinic) -> None:
        sha256 = text_hash(CLEAN)
        clinic.statements.approve(desk.number, sha256, alone=True, reason="只有我在")
        clinic.statements.release(desk.number, sha256, "google_review", "商家頁", override="先回")

    meanwhile(desk, work)


def press(desk: Desk, words: str) -> None:
    (button,) = [b for b in desk.page.met.findChildren(Button) if b.words() == words]
    button.click()
    desk.rooms.settle()


def test_a_colleagues_version_is_looked_at_before_the_own_words_are_kept(clean: Desk) -> None:
    write_on(clean)
    page = clean.page
    assert page.field.text() == f"{MINE}{CLEAN}"
    assert "許雅筑 在" in clean.rooms.words()
    assert "第 2 版，比你開始改的那一版新" in clean.rooms.words()
    for name in ("keep", "counsel", "approve"):
        assert "先看第 2 版" in page.acts.buttons[name].reason()
    page.acts.keep()
    clean.rooms.settle()
    assert clean.statement.now.number == 2
    press(clean, "版本比較")
    panel = clean.panel(VersionsPanel)
    assert (panel.before.value(), panel.after.value()) == ("2", NOW)


def test_the_own_words_go_on_after_it_when_somebody_says_so(clean: Desk) -> None:
    write_on(clean)
    press(clean, "用我的繼續")
    assert not clean.page.met.isVisible()
    clean.sit("owner")
    assert not clean.page.met.isVisible(), "it was settled, and stays so"
    clean.press("keep")
    assert clean.statement.now.text == f"{MINE}{CLEAN}"
    assert clean.statement.now.number == 3


def test_the_colleagues_version_is_taken_and_the_own_words_come_back_by_undoing(
    clean: Desk,
) -> None:
    write_on(clean)
    press(clean, "改用第 2 版")
    page = clean.page
    assert page.field.text() == f"{CLEAN}{THEIRS}"
    assert (page.draft.facts, page.draft.is_kept()) == ({1}, True)
    assert clean.rooms.clinic.drafts.find(f"statement/{clean.number}") is None
    page.field.edit.undo()
    clean.rooms.settle()
    assert page.field.text() == f"{MINE}{CLEAN}"
    assert not page.met.isVisible()


def test_ones_own_new_version_is_no_news(clean: Desk) -> None:
    clean.type(MINE)
    clean.press("keep")
    clean.type("再一句。")
    clean.page.draft.keep()
    clean.rooms.settle()
    clean.sit("owner")
    assert clean.page.field.text() == f"再一句。{MINE}{CLEAN}"
    assert not clean.page.met.isVisible()
    assert not clean.page.acts.buttons["keep"].reason()


def test_what_went_out_is_shown_and_the_words_typed_too_late_stand_apart(clean: Desk) -> None:
    send_out(clean)
    page = clean.page
    assert page.field.text() == CLEAN
    assert "已失效" not in clean.rooms.words()
    assert "沒有存成一版，也沒有發出去" in clean.rooms.words()
    press(clean, "複製我打的字")
    assert QGuiApplication.clipboard().text() == f"{MINE}{CLEAN}"
    press(clean, "版本比較")
    assert clean.panel(VersionsPanel).after.value() == NOW
    clean.panel(VersionsPanel).close_panel()
    press(clean, "丟掉我打的字")
    assert not page.met.isVisible()
    clean.sit("owner")
    assert not clean.page.met.isVisible()
    assert clean.page.field.text() == CLEAN


def test_words_typed_while_it_is_recorded_as_gone_out_are_not_shown_as_such(clean: Desk) -> None:
    clinic, sha256 = clean.rooms.clinic, text_hash(CLEAN)
    clinic.statements.approve(clean.number, sha256, alone=True, reason="只有我在")
    clean.type(MINE)
    clinic.statements.release(clean.number, sha256, "google_review", "商家頁", override="先回")
    clean.page.look_again()
    clean.rooms.settle()
    assert clean.page.field.text() == CLEAN
    assert "沒有存成一版，也沒有發出去" in clean.rooms.words()
    clean.sit("owner")
    assert clean.page.draft.unkept() == f"{MINE}{CLEAN}"


def test_the_colleagues_words_typed_by_hand_settle_it(clean: Desk) -> None:
    now = clean.statement.now

    def write(clinic: Clinic) -> None:
        text = f"{MINE}{CLEAN}！"
        clinic.statements.write(clean.number, text, facts=now.facts, messages=now.messages)

    meanwhile(clean, write)
    assert clean.page.met.isVisible()
    end = clean.page.field.edit.document().characterCount() - 1
    clean.type("！", end, end)
    assert clean.page.draft.is_kept()
    assert not clean.page.met.isVisible()
    assert "keep" not in clean.page.acts.buttons
    assert not clean.page.acts.buttons["approve"].reason()
    assert clean.rooms.clinic.drafts.find(f"statement/{clean.number}") is None


def approve(clinic: Clinic, number: str) -> None:
    """The manager approves what stands."""
    sha256 = clinic.statement_lists.one(number).now.sha256
    clinic.statements.approve(number, sha256, alone=True, reason="只有我在")


def test_a_colleagues_approval_that_came_while_typing_says_whose_and_of_what(clean: Desk) -> None:
    meanwhile(clean, lambda clinic: approve(clinic, clean.number))
    told = clean.rooms.words()
    assert "許雅筑 在" in told
    assert "核准了第 1 版。這裡的文字之後又改過" in told
    assert clean.page.foot.stamp.standing.title == "核准的是第 1 版，不是這裡的文字"
    press(clean, "版本比較")
    panel = clean.panel(VersionsPanel)
    assert (panel.before.value(), panel.after.value()) == ("1", NOW)
    panel.close_panel()
    press(clean, "改用第 1 版")
    assert not clean.page.met.isVisible()
    assert clean.page.foot.stamp.standing.title.startswith("已核准")


def test_who_goes_on_after_it_is_not_told_again_and_keeps_a_version(clean: Desk) -> None:
    meanwhile(clean, lambda clinic: approve(clinic, clean.number))
    press(clean, "用我的繼續")
    assert not clean.page.met.isVisible()
    clean.sit("owner")
    assert not clean.page.met.isVisible()
    clean.press("keep")
    assert (clean.statement.now.number, clean.statement.state) == (2, "void")


def test_an_approval_that_one_knew_is_no_news(clean: Desk) -> None:
    approve(clean.rooms.clinic, clean.number)
    clean.sit("manager")
    clean.type(MINE)
    clean.page.draft.keep()
    clean.rooms.settle()
    clean.sit("manager")
    assert not clean.page.met.isVisible()
    assert "已失效" not in clean.rooms.words()


def test_words_typed_over_a_colleagues_approval_stand_apart_when_it_is_taken_back(
    clean: Desk,
) -> None:
    meanwhile(clean, lambda clinic: approve(clinic, clean.number))
    assert clean.page.draft.signed is not None
    clean.rooms.clinic.statements.take_back(clean.number, "事實變了")
    clean.page.look_again()
    clean.rooms.settle()
    assert clean.page.field.text() == CLEAN
    assert "你先前打的字沒有存成一版" in clean.rooms.words()
    clean.sit("owner")
    assert clean.page.draft.unkept() == f"{MINE}{CLEAN}"
