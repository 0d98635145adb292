"""What is handed out of a text for the press: the release, never the prepared answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.prepared_answers import (
    handed_as_told,
    handed_out,
    looks_prepared,
    parted,
    prepared,
    questions,
)
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.troubles import NothingToSay
from tests.unit.statements.made import statement

RELEASE = "目前可以確認的是：診所照常看診。\n\n採訪請洽發言人。"
ANSWERS = "是不是你們的錯？\n事情還在查，現在不談責任。"
HEADING = "備用問答（被問到才回，不隨稿發出）"
WHOLE = f"{RELEASE}\n\n{HEADING}\n\n{ANSWERS}"


def press(text: str) -> Statement:
    return replace(statement(text), audience="press")


def test_the_answers_stay_in_the_house() -> None:
    assert handed_out(press(WHOLE)) == RELEASE
    assert prepared(press(WHOLE)) == f"{HEADING}\n\n{ANSWERS}"
    told = handed_as_told(press(WHOLE))
    assert told == {"handed_out": RELEASE, "handed_out_sha256": text_hash(RELEASE)}


def test_a_text_without_answers_is_given_letter_by_letter() -> None:
    text = f"  {RELEASE}\n"
    assert handed_out(press(text)) == text
    assert handed_as_told(press(text)) == {}
    assert handed_out(statement(WHOLE)) == WHOLE
    assert prepared(statement(WHOLE)) == ""


def test_a_paragraph_that_only_looks_like_an_answer_goes_out() -> None:
    asked = "為什麼停診？\n十一月三日起我們主動停診，檢查完再開。"
    text = f"診所說明\n\n{asked}\n\n請洽發言人。"
    assert handed_out(press(text)) == text
    assert looks_prepared(press(text))
    assert not looks_prepared(statement(text))
    assert not looks_prepared(press(WHOLE))
    assert not looks_prepared(press("大家問：為什麼停診？\n\n我們在檢查。"))


@pytest.mark.parametrize(
    "line",
    ["—— 備用問答 ——", "备用问答：", "PREPARED ANSWERS", "* Prepared answers (not for print)"],
)
def test_the_heading_is_known_however_it_is_drawn(line: str) -> None:
    assert parted(f"說明。\n{line}\n\n{ANSWERS}") == ("說明。", f"{line}\n\n{ANSWERS}")


@pytest.mark.parametrize(
    "line", ["我們沒有備用問答", "備用問答在發言人手上。", "Prepared answers are kept"]
)
def test_a_sentence_that_names_them_is_no_heading(line: str) -> None:
    assert parted(f"說明。\n{line}\n其他")[1] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_template_writes_the_heading(language: Language) -> None:
    parts = load_templates().write("press_statement", language, {})
    told, kept = parted("\n\n".join(part.text for part in parts))
    assert told.endswith(parts[5].text)
    assert [pair[0] for pair in questions(kept)] == [
        part.text.partition("\n")[0] for part in parts[7:]
    ]


def test_what_asks_nothing_below_the_heading_stays_there_too() -> None:
    _, kept = parted(f"{WHOLE}\n\n其他的都不談。")
    assert questions(kept)[-1] == ("", "其他的都不談。")


def test_of_prepared_answers_alone_nothing_goes_out() -> None:
    with pytest.raises(NothingToSay):
        handed_as_told(press(f"{HEADING}\n\n{ANSWERS}"))
