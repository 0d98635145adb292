"""What a draft says as the facts do, or leaves open as they do, is found to be nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.held_against import held_against
from clinicguard.statements.guard.left_open import left_open
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.senses import ByEncoder
from clinicguard.statements.guard.understanding import Against, Understood
from clinicguard.statements.guard.values import values_in

FACTS = GuardContext("en", "uk", "authority")


def found(
    text: str, fact: str = "", point: str = "", lang: Language = "zh_TW"
) -> tuple[tuple[str, str], ...]:
    facts, points = filter(None, (fact,)), filter(None, (point,))
    context = GuardContext(
        lang, "tw", "authority", verified_facts=tuple(facts), unverified=tuple(points)
    )
    return tuple((each.group, each.rule) for each in check(text, context))


def by_sense(text: str, context: GuardContext) -> list[str]:
    """The groups found where the sense of the sentence goes against the first line of each kind."""
    reading = Reading(text)
    kinds = (context.verified_facts, context.unverified)
    held = tuple(Against(0, 0.99) if kind else None for kind in kinds)
    senses = [ByEncoder(each, Understood({}, {}, held), 0) for each in reading.sentences]
    rules = [ready.rule for ready in load_packs().rules if ready.rule.held]
    return [hit.group for hit in held_against(reading, {}, senses, rules, context)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It failed on 12 November. Two came back.", [(11.0, 12.0)]),
        ("It failed on Nov. 2.", [(11.0, 2.0)]),
        ("between half past nine and two", [(9.0, 30.0)]),
        ("one hundred and twenty people", [(120.0,)]),
    ],
)
def test_a_value_ends_where_its_words_do(text: str, amounts: list[tuple[float, ...]]) -> None:
    assert [v.amount for v in values_in(folded(text))] == amounts


@pytest.mark.parametrize(
    ("fact", "same", "against"),
    [
        ("已付12000元", "您目前繳了一萬二千元整，餘款日後再談。", "您目前一毛錢都還沒付。"),
        (
            "Room 3 closed for cleaning 16 Nov",
            "Room 3 was closed for cleaning on 16 November.",
            "Room 3 stayed in use all along.",
        ),
        ("观察6小时后离院", "孩子在留观室待了六个小时才回家。", "孩子当时就回家了。"),
    ],
)
def test_sense_alone_goes_against_no_fact_that_is_told_as_it_is(
    fact: str, same: str, against: str
) -> None:
    context = replace(FACTS, verified_facts=(fact,))
    assert not by_sense(same, context)
    assert by_sense(against, context) == ["X1"]


def test_by_sense_a_fact_tells_nothing_that_is_open() -> None:
    point = "whether the password was kept with the laptop"
    context = replace(FACTS, verified_facts=("zzz", "disk was encrypted"), unverified=(point,))
    assert "X2" not in by_sense("Its disk was encrypted.", context)
    assert "X2" in by_sense("The password lay in a drawer at home.", context)


@pytest.mark.parametrize(
    ("opened", "settled"),
    [
        ("There may or may not be mould behind it.", "There is mould behind it."),
        ("We are unable to give a date.", "It returns in May."),
        ("The kitchen is checking its slips.", "The kitchen checked its slips."),
        ("實際出血量因現場未量測，無法確知。", "出血量不多。"),
        ("要等化驗出來才能定。", "化驗出來了。"),
        ("窝沟封闭做不做，等牙长一长才能定。", "窝沟封闭不用做。"),
    ],
)
def test_what_is_left_open_in_other_words(opened: str, settled: str) -> None:
    assert left_open(folded(opened), 0, len(opened))
    assert not left_open(folded(settled), 0, len(settled))


@pytest.mark.parametrize(
    ("point", "told", "open_still"),
    [
        ("抽檢結果", "三個批次也全都合格。", "抽檢結果還沒出來。"),
        ("切片报告", "已经确认是良性。", "我们在等切片报告。"),
        ("biopsy result", "It is benign.", "We are waiting for the biopsy."),
        ("result of the water test", "Every sample was clean.", "The test is due on Monday."),
        ("疫苗為何少了兩劑", "是登錄時重複扣帳，實體並沒有少。", "原因還在查。"),
    ],
)
def test_an_open_result_or_reason_told_by_what_it_would_be(
    point: str, told: str, open_still: str
) -> None:
    assert ("X2", "X2-stated") in found(told, point=point)
    assert not found(open_still, point=point)


@pytest.mark.parametrize(
    ("fact", "same"),
    [
        ("影響報告 0 份", "沒有任何一份報告因此受到影響。"),
        ("11月8日停水，下午門診取消", "隔日上午照常看診。"),
        (
            "Oct 28: 3 people brought back eye drops, label did not match box",
            "On October 28 three people brought back eye drops whose label did not match the box.",
        ),
    ],
)
def test_what_is_told_again_is_not_turned_round(fact: str, same: str) -> None:
    assert not found(same, fact, lang="en" if same.isascii() else "zh_TW")
