"""What a confirmed fact, a signature and a sentence without its end keep from the guard, and what
not."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.facts import Status
from clinicguard.statements.guarding import Guard
from clinicguard.statements.statement import check_text
from tests.integration.incidents.made import called
from tests.integration.statements.cases import SHEET

FACTS = (
    "當天共注射 12 次麻醉劑",
    "退費金額為 3200 元",
    "共有 15 位病人受到影響",
    "十一月三日停診",
    "拔牙的時間是下午三點半",
)
ASKED = "有疑問可來電 02-2765-0101，11 月 25 日再說明。"


@pytest.fixture
def guard(clinic: Clinic) -> Guard:
    case = called(clinic).number
    for fact in FACTS:
        clinic.incidents.state_fact(case, fact, Status.CONFIRMED, SHEET, may_be_public=True)
    return clinic.statement_lists.guard_for(f"incident/{case}", "public_statement", "zh_TW")


def against(guard: Guard, text: str) -> list[str]:
    found = guard.judge(text).findings
    return [each.span for each in found if each.rule == "X1-value"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("退費金額為 200 元。", ["200 元"]),
        ("當天共注射 2 次麻醉劑。", ["2 次"]),
        ("共有 5 位病人受到影響。", ["5 位"]),
        ("一月三日停診。", ["一月三日"]),
        ("拔牙的時間是下午三點。", ["下午三點"]),
        ("拔牙的時間是下午三點半。", []),
        ("退費金額為 3200 元。", []),
        ("退費金額為 3，200 元。", []),
        ("當天共注射 12 次麻醉劑。", []),
        ("十一月三日停診。", []),
    ],
)
def test_part_of_a_number_is_another_number(guard: Guard, words: str, wrong: list[str]) -> None:
    assert against(guard, words + ASKED) == wrong


def test_a_last_line_that_says_something_signs_nothing(guard: Guard, clinic: Clinic) -> None:
    ours = clinic.profile.name
    said = f"\n{ours}說明：退費金額為 500 元，共有 7 位病人受到影響。"
    assert against(guard, ASKED + said) == ["500 元", "7 位"]
    assert against(guard, f"{ASKED}\n{ours} 退費金額為 500 元") == ["500 元"]
    assert against(guard, f"{ASKED}\n{ours}停診自 11 月 8 日起") == ["11 月 8 日"]
    assert against(guard, f"{ASKED}\n{ours} 敬上 12 月 1 日 18:30") == []
    where = " ".join(guard.context.contacts)
    assert where
    assert against(guard, f"{ASKED}\n{ours} {where} 12 月 1 日") == []


def test_a_sentence_without_its_end_waits_while_it_is_typed_and_no_longer(guard: Guard) -> None:
    text = ASKED + "\n那天的處置，我們確實做得不夠好，是我們造成的"
    sensed = {each.rule for each in guard.judge(text).findings if each.rule.startswith("read-")}
    assert sensed
    assert not sensed & {each.rule for each in guard.read(text)}


def test_a_text_is_kept_without_marks_that_turn_it_round() -> None:
    assert check_text("我們\u202e好治證保\u202c。\u200e") == "我們好治證保。"
