"""Recording what went out: a next word that the text promises is ticked, at the case's time."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from clinicguard.statements.checklist import announced_in
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve
from ui.statements.release_panel import ReleasePanel

VAGUE = "我們還在查，有結果前不多說，查清楚再說明。"
PROMISE = "我們還在查，今天下午五點前會再說明。"
HEARD = "讀到這樣的經驗，我們很難過，也很重視。"


def recording(desk: Desk, text: str) -> ReleasePanel:
    """The form for a word to the public of the same case, approved by the owner."""
    clinic = desk.rooms.clinic
    begun = clinic.statements.begin(
        desk.statement.case, "public_statement", "先說明", text, "zh_TW"
    )
    clinic.statements.approve(begun.number, begun.now.sha256, alone=True, reason="只有我在")
    desk.rooms.go(f"statement/{begun.number}")
    desk.press("release")
    return desk.panel(ReleasePanel)


def test_what_the_text_promises_is_ticked_and_quoted(clean: Desk) -> None:
    panel = recording(clean, f"{HEARD}{PROMISE}")
    assert panel.next.promise.isChecked()
    assert panel.next.field.isVisible()
    assert f"「{PROMISE}」" in clean.rooms.words()
    panel.next.promise.click()
    assert panel.next.due() is None


def test_the_time_is_read_in_the_text_and_else_the_one_that_the_case_has_promised(
    clean: Desk,
) -> None:
    clinic, clock = clean.rooms.clinic, clean.rooms.made.clock
    due = clock.now().replace(second=0, microsecond=0) + timedelta(minutes=22)
    first = clinic.statements.begin(
        clean.statement.case, "public_statement", "先說明", HEARD, "zh_TW"
    )
    clinic.statements.approve(first.number, first.now.sha256, alone=True, reason="只有我在")
    clinic.statements.release(
        first.number, first.now.sha256, "website", "首頁", next_update=due, override="先說"
    )
    later = recording(clean, f"{HEARD}{VAGUE}")
    assert later.next.due() == due
    assert VAGUE in clean.rooms.words()
    clean.rooms.shell.close_over()
    here = due.astimezone(ZoneInfo("Asia/Taipei"))
    assert recording(clean, f"{HEARD}{PROMISE}").next.due() == here.replace(hour=17, minute=0)
    assert f"照文稿這一句：「{PROMISE}」" in clean.rooms.words()
    assert "案件承諾的是 09:42" in clean.rooms.words()
    clean.rooms.shell.close_over()
    assert recording(clean, f"{HEARD}下週四下午再說明。").next.due() == here.replace(
        day=26, hour=17, minute=0
    )


def test_a_text_that_promises_none_and_a_reply_to_a_review_leave_it_off(clean: Desk) -> None:
    assert not recording(clean, HEARD).next.promise.isChecked()
    clean.rooms.shell.close_over()
    clean.rooms.go(f"statement/{clean.number}")
    approve(clean)
    clean.press("release")
    assert not clean.panel(ReleasePanel).next.promise.isChecked()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEARD}\n{PROMISE}\n謝謝。", PROMISE),
        ("We are sorry. We will say more by 6 pm today. Thank you.",
         "We will say more by 6 pm today."),
        ("很抱歉。我们会在今天 18:00 前更新。", "我们会在今天 18:00 前更新。"),
        (HEARD, ""),
    ],
)  # fmt: skip
def test_the_sentence_is_found_as_it_was_written(text: str, found: str) -> None:
    announced = announced_in(text, "first_word")
    assert (announced.said if announced else "") == found
    assert announced_in(CLEAN, "review_reply") is None
