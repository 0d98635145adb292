"""What is remembered of a draft while it is typed changes nothing of what is found in it."""

from __future__ import annotations

import pytest

from clinicguard.statements.audiences import AUDIENCES, Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard_json import context_from_json
from tests.unit.statements.guard.measured import texts_in

TYPED = ("open_15.jsonl", "open_16.jsonl", "dev_6.jsonl")
EVERY = 15
FACT = "疫苗冰箱 11/9 07:40 開著，報廢 42 劑"


def test_a_draft_that_grows_is_read_as_one_that_stands() -> None:
    found = 0
    for asked in texts_in(*TYPED)[::EVERY]:
        text, context = asked["text"], context_from_json(asked)
        remembered = Remembered()
        for share in (0.3, 0.31, 0.7, 1.0, 1.0):
            typed = text[: round(len(text) * share)]
            told = check(typed, context, remembered=remembered)
            assert told == check(typed, context), asked["id"]
            found += len(told)
    assert found > 80


def test_a_line_put_in_before_moves_what_was_found_behind_it() -> None:
    context = GuardContext("zh_TW", "tw", "public_statement", verified_facts=(FACT,))
    remembered, text = Remembered(), "報廢的疫苗有 40 劑。本診所保證零風險。"
    first = check(text, context, remembered=remembered)
    later = check(f"親愛的病友您好。\n{text}", context, remembered=remembered)
    assert {"X1", "L9"} <= {each.group for each in first}
    assert later == check(f"親愛的病友您好。\n{text}", context)


def test_a_figure_elsewhere_in_the_draft_is_looked_at_anew() -> None:
    context = GuardContext("zh_TW", "tw", "public_statement", verified_facts=("賠償 30,000 元",))
    remembered = Remembered()
    for text in ("這次的金額是 20,000 元。", "這次的金額是 20,000 元。另外退回 500 元。"):
        assert check(text, context, remembered=remembered) == check(text, context)


@pytest.mark.parametrize(
    "typed",
    [
        ("我們那天有替您\n說", "我們那天有替您\n說明過"),
        ("我們那天有替您\n說明過", "我們那天有替您\n說"),
        ("他 11 月\n12 日來過。", "他 11 月\n12 來過。"),
        ("賠償 20,000 元。謝謝。", "賠償 20,000 元。謝謝。每位都有。"),
        ("賠償 20,000 元。謝謝。每位都有。", "賠償 20,000 元。謝謝。"),
        ("11/9 開門。謝謝。隔天通報。", "謝謝。隔天通報。11/9 開門。"),
        (
            "謝謝。隔天通報。11/9 開門。謝謝。隔天通報。",
            "謝謝。隔天通報。謝謝。隔天通報。11/9 開門。",
        ),
    ],
)
def test_what_stands_elsewhere_in_the_draft_counts(typed: tuple[str, str]) -> None:
    facts = ("11/9 07:40 冰箱開著", "11/12 通報主管機關", "賠償 30,000 元")
    context = GuardContext("zh_TW", "tw", "review_reply", verified_facts=facts)
    remembered = Remembered()
    for text in typed:
        assert check(text, context, remembered=remembered) == check(text, context)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_written_later_counts_for_what_stands_before_it(audience: Audience) -> None:
    facts = ("11/9 07:40 冰箱開著，報廢 42 劑", "11/12 通報主管機關", "The lift stopped on 9 May")
    context = GuardContext(
        "zh_TW", "tw", audience, ("王小明",), verified_facts=facts, unverified=("病歷是否外流",)
    )
    remembered = Remembered()
    for text in (*WRITTEN_ON, *reversed(WRITTEN_ON)):
        assert check(text, context, remembered=remembered) == check(text, context)


WRITTEN_ON = (
    "網友說我們騙錢。我們保證根治，王小明可以作證。",
    "網友說：「我們騙錢。我們保證根治，王小明可以作證。",
    "網友說：「我們騙錢。我們保證根治，王小明可以作證。」這些話不是我們說的。",
    "我們從來沒有說：我們騙錢。我們保證根治。",
    "我們做到三件事：\n1. 保證根治。\n2. 報廢 42 劑。\n3. 隔天通報。",
    "我們做不到下面三件事：\n1. 保證根治。\n2. 報廢 40 劑。\n3. 隔天通報。",
    "下面是別人寫的：\n\n保證根治。\n\n11/8 開門。報廢 42 劑。隔天通報。",
    "11/8 開門。報廢 42 劑。隔天通報。病歷外流了",
    "11/8 開門。報廢 42 劑。隔天通報。病歷外流了嗎？",
    "We guarantee a cure. It stopped on 8 May. The next day we told you",
    "We cannot say: We guarantee a cure! It stopped on 9 May. The next day we told you so.",
    'She wrote "We guarantee a cure. It stopped on 8 May." The next day we told you so',
)


def test_no_word_of_a_draft_is_kept() -> None:
    remembered = Remembered()
    context = GuardContext("zh_TW", "tw", "public_statement")
    assert check("再不刪文就法庭上見。", context, remembered=remembered)
    assert "法庭" not in repr(vars(remembered))


def test_words_come_to_stand_in_quotation_marks() -> None:
    context = GuardContext("zh_TW", "tw", "public_statement")
    remembered = Remembered()
    for text in ("網友說我們騙錢。", "網友說：「我們騙錢。保證根治。」", "我們騙錢。保證根治。"):
        assert check(text, context, remembered=remembered) == check(text, context)


def test_the_hits_of_a_sentence_are_found_once() -> None:
    remembered, asked = Remembered(), []

    def find() -> list[Hit]:
        asked.append(1)
        return [Hit("L1", 12, 15, "named")]

    assert [h.start for h in remembered.hits(("rules", "words"), 10, find)] == [12]
    assert [(h.start, h.end) for h in remembered.hits(("rules", "words"), 40, find)] == [(42, 45)]
    assert len(asked) == 1
    assert list(remembered.hits(("rules", "others"), 10, find))
    assert len(asked) == 2


@pytest.mark.prove
def test_every_labelled_text_that_grows_is_read_as_one_that_stands() -> None:
    for asked in texts_in("open_1.jsonl", "open_2.jsonl", "open_11.jsonl", "dev_5.jsonl", *TYPED):
        text, context = asked["text"], context_from_json(asked)
        remembered = Remembered()
        for at in range(0, len(text), 23):
            typed = text[:at]
            assert check(typed, context, remembered=remembered) == check(typed, context)
