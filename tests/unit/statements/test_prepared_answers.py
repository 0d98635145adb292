"""What is handed out of a text for the press: the release, never the prepared answers."""

from __future__ import annotations

from dataclasses import replace

from clinicguard.statements.prepared_answers import handed_out
from tests.unit.statements.made import statement

RELEASE = "目前可以確認的是：診所照常看診。\n\n採訪請洽發言人。"
ANSWERS = "是不是你們的錯？\n事情還在查，現在不談責任。"


def test_the_answers_stay_in_the_house() -> None:
    press = replace(statement(f"{RELEASE}\n\n{ANSWERS}"), audience="press")
    assert handed_out(press) == RELEASE


def test_a_text_without_answers_is_given_letter_by_letter() -> None:
    text = f"  {RELEASE}\n"
    assert handed_out(replace(statement(text), audience="press")) == text
    assert handed_out(statement(f"{RELEASE}\n\n{ANSWERS}")) == f"{RELEASE}\n\n{ANSWERS}"
