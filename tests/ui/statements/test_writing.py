"""Writing a statement: marks in the text, better words, facts, drafts, versions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinicguard.statements.guarding import Guard
from clinicguard.statements.house_form import house_form
from clinicguard.statements.lists import StatementLists
from clinicguard.statements.statement import Statement, Version, text_hash
from clinicguard.statements.style import style_of
from clinicguard.storage.troubles import NotFound
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.statements.begun import CLEAN, REPLY
from tests.ui.statements.conftest import Desk
from ui.statements.draft import Style, as_shown
from ui.statements.draft_field import DraftField
from ui.statements.draft_strip import DraftStrip
from ui.statements.places import Places
from ui.statements.small_panels import LetPassPanel
from ui.statements.versions_panel import NOW, VersionsPanel
from ui.widgets.text import Label, Phrase

_LONE = "最專業"


def number_of(desk: Desk, span: str) -> int:
    return next(each.number for each in desk.page.listed if span in each.finding.span)


def test_each_finding_is_marked_where_it_stands(reply: Desk) -> None:
    page = reply.page
    assert [each.number for each in page.listed] == list(range(1, len(page.listed) + 1))
    starts = [each.finding.start for each in page.listed]
    assert starts == sorted(starts)
    for mark, each in zip(page.field.edit.marks, page.listed, strict=True):
        assert REPLY[mark.start : mark.end] == each.finding.span
    assert page.field.edit.active == 1
    told = [page.findings.heads[each.number].accessibleName() for each in page.listed]
    assert [name.split()[0] for name in told] == [str(each.number) for each in page.listed]
    assert sum("擋" in name.split()[1] for name in told) >= 2


def test_letters_outside_the_first_plane_move_no_mark(reply: Desk) -> None:
    reply.type("𠮷𠮷")
    page = reply.page
    mark = next(m for m in page.field.edit.marks if m.number == number_of(reply, _LONE))
    cursor = page.field.edit.textCursor()
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, cursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == _LONE
    places = Places("a𠮷b𠮷c")
    assert [places.units(n) for n in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [places.points(n) for n in (0, 1, 3, 4, 6, 7)] == [0, 1, 2, 3, 4, 5]


def test_marks_go_with_their_words_before_the_guard_has_read_again(reply: Desk) -> None:
    page = reply.page
    before = [(mark.start, mark.end) for mark in page.field.edit.marks]
    words = [REPLY[start:end] for start, end in before]
    page.field.put("前面多了一句。", 0, 0)
    now = page.field.text()
    assert [now[mark.start : mark.end] for mark in page.field.edit.marks] == words
    first = page.field.edit.marks[0]
    page.field.put("", first.start, first.start + 2)
    assert len(page.field.edit.marks) == len(before) - 1


def test_after_a_reading_that_failed_the_next_words_are_read(
    reply: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(self: StatementLists, *asked: object, **more: object) -> Guard:
        raise NotFound("statement/S-0001")

    with monkeypatch.context() as patched:
        patched.setattr(StatementLists, "guard_for", gone)
        reply.type("再說一句。")
    reply.type("三日內不刪文，我們就提告。")
    assert any("提告" in each.finding.span for each in reply.page.listed)


def test_better_words_come_by_one_key_and_go_by_undo(reply: Desk) -> None:
    page = reply.page
    page.open_finding(number_of(reply, "11 月 18 日"))
    found = page.listed[page.active - 1].finding
    _press_better(reply)
    lines = page.field.text().split("\n")
    assert lines[1] == found.better
    assert [*lines[:1], *lines[2:]] == [*REPLY.split("\n")[:1], *REPLY.split("\n")[2:]]
    page.field.edit.undo()
    assert page.field.text() == REPLY


def test_advice_to_leave_out_never_comes_into_the_text(reply: Desk) -> None:
    page = reply.page
    page.open_finding(number_of(reply, _LONE))
    found = page.listed[page.active - 1].finding
    assert found.better.startswith("（")
    assert page.findings.better_button is not None
    assert page.findings.better_button.text() == "拿掉這句"
    _press_better(reply)
    assert page.field.text() == "".join(
        line for line in REPLY.splitlines(keepends=True) if _LONE not in line
    )


def _press_better(desk: Desk) -> None:
    desk.rooms.shell.window.activateWindow()
    desk.rooms.settle()
    QTest.keyClick(desk.page.field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    desk.rooms.settle()


def test_a_wrong_word_is_told_while_it_is_typed(clean: Desk) -> None:
    page = clean.page
    assert not [each for each in page.listed if each.finding.level == "block"]
    assert page.acts.buttons["approve"].isEnabled()
    clean.type("本診所是北安區最專業的兒童牙科。")
    assert number_of(clean, _LONE)
    assert "擋" in page.acts.buttons["approve"].reason()
    page.field.edit.undo()
    clean.rooms.settle()
    assert page.acts.buttons["approve"].isEnabled()


def test_the_next_finding_is_one_key_away(reply: Desk) -> None:
    page = reply.page
    for wanted in (2, 3):
        page.reading.next_button.click()
        assert page.active == wanted
    assert page.field.edit.textCursor().position() == page.field.edit.marks[2].end


def test_no_finding_promises_nothing(clean: Desk) -> None:
    assert "沒列出的，不代表沒有問題" in clean.rooms.words()


def test_a_finding_passes_only_with_a_reason_and_only_in_this_text(reply: Desk) -> None:
    page = reply.page
    first = page.listed[0]
    page.acts.let_pass(first)
    panel = reply.panel(LetPassPanel)
    panel.go()
    assert not reply.rooms.no_panel()
    panel.why.set_text("院長已和家長談過，日期是他自己寫的")
    panel.go()
    reply.rooms.settle()
    assert reply.rooms.no_panel()
    (passed,) = [each for each in reply.page.listed if each.passed]
    assert passed.finding.span == first.finding.span
    assert passed.number == len(reply.page.listed)
    assert "statement.let_pass" in reply.rooms.verbs()
    reply.type("改")
    assert not [each for each in reply.page.listed if each.passed]


def test_what_is_typed_is_sealed_and_there_after_the_lock(reply: Desk) -> None:
    reply.type("先寫到這裡。")
    reply.sit("manager")
    assert reply.page.field.text() == REPLY
    reply.sit("owner")
    assert reply.page.field.text() == f"先寫到這裡。{REPLY}"
    assert reply.statement.now.number == 1
    reply.press("keep")
    assert reply.statement.now.text == f"先寫到這裡。{REPLY}"
    assert reply.rooms.clinic.drafts.find(f"statement/{reply.number}") is None
    assert "keep" not in reply.page.acts.buttons


def test_what_is_typed_while_a_version_is_kept_stays(reply: Desk) -> None:
    reply.type("一")
    reply.page.acts.keep()
    reply.page.field.put("二", 0, 0)
    reply.rooms.settle()
    assert reply.statement.now.text == f"一{REPLY}"
    assert reply.page.field.text() == f"二一{REPLY}"
    assert not reply.page.draft.is_kept()


def test_a_fact_taken_off_is_kept_though_the_words_are_the_same(reply: Desk) -> None:
    page, used = reply.page, reply.statement.now.facts
    page.facts.fact_buttons[used[0]].click()
    reply.rooms.settle()
    page.draft.keep()
    reply.rooms.go("statements")
    reply.rooms.go(f"statement/{reply.number}")
    assert reply.page.draft.facts == set(used) - {used[0]}
    reply.press("keep")
    assert [each.text for each in reply.statement.versions] == [REPLY, REPLY]
    assert reply.statement.now.facts == used[1:]
    assert "keep" not in reply.page.acts.buttons
    reply.page.compare()
    told = reply.panel(VersionsPanel).findChildren(Label)
    assert any("所依據的事實或核心訊息不同" in each.text() for each in told)


def test_a_version_rests_on_the_facts_that_were_put_in(reply: Desk) -> None:
    page = reply.page
    used = reply.statement.now.facts
    assert page.shown is not None
    public = [fact.id for fact in page.shown.facts if fact.sayable]
    assert set(page.facts.fact_buttons) == set(public)
    page.facts.fact_buttons[used[0]].click()
    reply.rooms.settle()
    page.facts.message_buttons[reply.statement.now.messages[0]].click()
    reply.rooms.settle()
    reply.press("keep")
    assert set(reply.statement.now.facts) == set(used) - {used[0]}
    page.facts.fact_buttons[used[0]].click()
    reply.rooms.settle()
    reply.press("keep")
    assert set(reply.statement.now.facts) == set(used)
    assert "負責人 09:04 起親自了解" in reply.statement.now.text


def test_versions_stand_side_by_side_with_the_text_in_the_editor(reply: Desk) -> None:
    reply.type("新的一句。")
    reply.page.compare()
    panel = reply.panel(VersionsPanel)
    assert (panel.before.value(), panel.after.value()) == ("1", NOW)
    left, right = (
        card.findChild(Phrase).text().replace("\u2028", "\n")  # type: ignore[union-attr]
        for card in (panel._left, panel._right)
    )
    assert left == REPLY
    assert right == f"新的一句。{REPLY}"
    assert "加了 5 字" in reply.rooms.words()


def test_the_stamp_tells_how_long_the_text_is_and_its_hash(clean: Desk) -> None:
    page = clean.page
    assert page.draft.sha256() == text_hash(CLEAN)
    assert "還沒選平台" in page.strip.words()
    page.platform.menu.set_value("google")
    page.platform.menu.changed.emit()
    clean.rooms.settle()
    bytes_used = len(CLEAN.encode())
    assert f"Google 商家 {bytes_used}／4096 位元組" in page.strip.words()
    assert "最長一句" in page.strip.words()
    assert "不怪人" in clean.rooms.words()
    clean.type("長" * 1365)
    assert f"超出 {bytes_used - 1}" in page.strip.words()


def test_the_strip_counts_for_each_place_and_tells_how_english_reads(qapp: QApplication) -> None:
    strip, now = DraftStrip("tw"), datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    long = "We are sorry. " * 160
    version = Version(1, long, text_hash(long), now, 1)
    it = Statement(1, "S-2026-0001", "", "public_statement", "Web page", "en", (version,))
    strip.show_text(it, long)
    assert "Instagram" in strip.words()
    assert "Facebook" not in strip.words()
    style, form = style_of(long, "en"), house_form(long, it.audience, ())
    strip.show_style(it, Style((), form, style.longest, style.grade))
    assert "年級" in strip.words()
    strip.show_text(it, "We are sorry.")
    assert "Instagram" not in strip.words()
    strip.deleteLater()


def test_text_comes_back_from_the_editor_as_it_is_compared(qapp: QApplication) -> None:
    text = "一\r\n二\u00a0三\u2028四\u2029五\r六"
    field = DraftField()
    field.set_text(text)
    assert field.text() == as_shown(text)
    field.deleteLater()


def test_the_line_that_is_written_stays_in_sight_when_the_room_gets_less(
    qapp: QApplication,
) -> None:
    field = DraftField()
    field.resize(400, 300)
    field.show()
    field.set_text("一行\n" * 40)
    field.edit.moveCursor(field.edit.textCursor().MoveOperation.End)
    qapp.processEvents()
    field.resize(400, 240)
    qapp.processEvents()
    assert field.edit.cursorRect().bottom() <= field.edit.viewport().height()
    field.edit.moveCursor(field.edit.textCursor().MoveOperation.Start)
    field.edit.verticalScrollBar().setValue(600)
    field.resize(400, 200)
    qapp.processEvents()
    assert field.edit.verticalScrollBar().value() > 0
    field.deleteLater()


def test_markup_is_only_letters(reply: Desk) -> None:
    reply.type("<b>粗</b> &amp; <img src=x>")
    assert "<b>粗</b> &amp; <img src=x>" in reply.page.field.text()
    reply.press("keep")
    reply.page.compare()
    assert_plain(reply.rooms.shell.window)
    assert "<b>粗</b>" in reply.panel(VersionsPanel)._right.findChild(Phrase).text()  # type: ignore[union-attr]


def test_every_stop_has_a_name_and_is_reached(reply: Desk) -> None:
    assert nameless(reply.page) == []
    assert unreached(reply.page) == []


def test_a_paste_that_is_cut_is_said_under_the_draft_until_the_text_is_another(
    clean: Desk,
) -> None:
    data = QMimeData()
    data.setText("長" * 20_000)
    clean.page.field.edit.insertFromMimeData(data)
    clean.rooms.settle()
    assert "貼上的 20000 字只放得下" in clean.page.strip.words()
    clean.page.field.edit.selectAll()
    clean.page.field.edit.textCursor().removeSelectedText()
    clean.rooms.settle()
    assert "只放得下" not in clean.page.strip.words()
