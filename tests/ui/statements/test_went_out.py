"""What reception sees of a text that went out: the words and their course, and no guard."""

from __future__ import annotations

from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk

BEFORE = "這是我們的疏失。"


def test_reception_sees_the_words_that_went_out_and_no_draft(clean: Desk) -> None:
    clinic, number = clean.rooms.clinic, clean.number
    drafted = clinic.statements.write(number, f"{BEFORE}{CLEAN}")
    clinic.statements.send_to_counsel(number, drafted.now.sha256, "paper")
    final = clinic.statements.write(number, CLEAN).now.sha256
    clinic.statements.approve(number, final, alone=True, reason="只有我在現場，等不到第二人")
    clinic.statements.release(number, final, "google_review", "商家頁", override="等不到主管機關")
    clean.sit("reception")
    words = clean.rooms.words()
    assert CLEAN[:8] in clean.page.field.text()
    assert "商家頁" in words
    assert "送交律師" not in words
    assert not [each for each in clean.statement.versions if BEFORE in each.text]
    reading = clean.page.reading
    assert reading.switch.value() == "course"
    assert not reading.findings.isVisibleTo(clean.page)
    assert not clean.page.draft.is_reading()
