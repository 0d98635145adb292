""" "Published?" is asked until somebody answers: after another page, on Today, after the lock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve
from ui.statements.release_panel import ReleasePanel
from ui.widgets.buttons import Button

ASKED, ON_TODAY = "已發布？", "已複製，發布了嗎？"


def copied(desk: Desk) -> None:
    approve(desk)
    desk.press("copy")


def again(desk: Desk) -> None:
    desk.rooms.go("today")
    desk.rooms.go(f"statement/{desk.number}")


def last(desk: Desk) -> str:
    """What the page is for now."""
    return list(desk.page.acts.buttons)[-1]


def test_it_is_asked_again_after_another_page_and_on_today(clean: Desk) -> None:
    copied(clean)
    clean.rooms.go("today")
    assert ON_TODAY in clean.rooms.words()
    clean.rooms.go(f"statement/{clean.number}")
    assert (ASKED in clean.rooms.words(), last(clean)) == (True, "release")
    clean.sit("manager")
    assert (ASKED in clean.rooms.words(), last(clean)) == (False, "copy")
    clean.sit("owner")
    assert "複製過，還沒有記下發布" in clean.rooms.words()


def test_not_yet_is_an_answer(clean: Desk) -> None:
    copied(clean)
    (button,) = [b for b in clean.page.published.findChildren(Button) if b.words() == "還沒"]
    button.click()
    clean.rooms.settle()
    again(clean)
    assert (ASKED in clean.rooms.words(), last(clean)) == (False, "copy")


def test_looking_into_the_record_and_leaving_it_is_none_and_recording_is(clean: Desk) -> None:
    copied(clean)
    (button,) = [b for b in clean.page.published.findChildren(Button) if b.words() != "還沒"]
    button.click()
    clean.rooms.settle()
    clean.panel(ReleasePanel).leave()
    assert clean.page.published.isVisible()
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    panel.way.where.set_text("商家頁")
    panel.go()
    clean.rooms.settle()
    assert not clean.page.published.isVisible()
    again(clean)
    assert not clean.page.published.isVisible()
    clean.rooms.go("today")
    assert ON_TODAY not in clean.rooms.words()


def test_what_a_colleague_recorded_is_not_asked(clean: Desk) -> None:
    copied(clean)
    clean.rooms.go("today")
    now = clean.statement.now.sha256
    clean.rooms.clinic.statements.release(
        clean.number, now, "google_review", "商家頁", override="先回"
    )
    again(clean)
    assert not clean.page.published.isVisible()


def objected(desk: Desk) -> None:
    now = desk.statement.now.sha256
    desk.rooms.clinic.statements.verdict(desk.number, now, "hold", "先等等", "高律師")


def taken_back(desk: Desk) -> None:
    desk.rooms.clinic.statements.take_back(desk.number, "不發了")


def written_on(desk: Desk) -> None:
    desk.rooms.clinic.statements.write(desk.number, "換一份。")


@pytest.mark.parametrize("gone", [objected, taken_back, written_on])
def test_the_question_leaves_with_the_words_that_may_no_longer_go_out(
    clean: Desk, gone: Callable[[Desk], object]
) -> None:
    copied(clean)
    clean.page.look_again()
    clean.rooms.settle()
    assert clean.page.published.isVisible()
    gone(clean)
    clean.page.look_again()
    clean.rooms.settle()
    assert not clean.page.published.isVisible()


def test_a_text_that_was_changed_since_is_not_asked(clean: Desk) -> None:
    copied(clean)
    clean.type("改")
    clean.press("keep")
    again(clean)
    assert not clean.page.published.isVisible()
