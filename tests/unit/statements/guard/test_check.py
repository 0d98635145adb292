"""Who hears a text decides what is found in it, and where it is said how grave that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, GuardFinding, Jurisdiction
from clinicguard.statements.guard.packs import load_packs

FAULT = "昨天的處置是我們的疏失，我們感到抱歉，請撥 02-0000-0123。"


def found(text: str, audience: Audience = "review_reply", **given: object) -> set[str]:
    context = GuardContext("zh_TW", "tw", audience, **given)  # type: ignore[arg-type]
    return {f.group for f in check(text, context) if load_packs().groups[f.group].listed}


def one(text: str, group: str, **given: object) -> GuardFinding:
    context = GuardContext("zh_TW", "tw", "review_reply", **given)  # type: ignore[arg-type]
    return next(f for f in check(text, context) if f.group == group)


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        ("review_reply", True),
        ("press", True),
        ("patient_letter", True),
        ("staff_memo", True),
        ("care_talk", False),
        ("authority", False),
    ],
)
def test_a_fault_may_be_owned_in_the_care_talk_and_before_an_authority(
    audience: Audience, told: bool
) -> None:
    assert ("L3" in found(FAULT, audience)) is told


@pytest.mark.parametrize(
    ("group", "place", "level"),
    [
        ("L8", "tw", "block"),
        ("L8", "cn", "block"),
        ("L8", "au", "warn"),
        ("L9", "au", "block"),
        ("L10", "uk", "warn"),
        ("L10", "cn", "block"),
        ("L4", "tw", "warn"),
        ("L11", "cn", "warn"),
        ("L6", "us", "block"),
        ("X1", "us", "block"),
        ("X2", "uk", "block"),
        ("X3", "tw", "warn"),
    ],
)
def test_the_level_depends_on_the_place(group: str, place: Jurisdiction, level: str) -> None:
    assert load_packs().of(group).level_in(place) == level


@pytest.mark.parametrize(
    "text",
    [
        "感謝您的意見，很抱歉。我們無法保證任何治療的結果，請撥 02-0000-0123。",
        "很抱歉。為保護隱私，我們不會確認任何人是否曾在這裡就診，請撥 02-0000-0123。",
        "您說「你們是騙子」，讀到這句話我們很難過，請撥 02-0000-0123 讓我們了解。",
        "最近天氣轉涼，首先抱歉讓大家久等，第一時間已加派人手，最後提醒專線 02-0000-0123。",
        "昨晚玻璃門遭砸，警方已受理報案。讓鄰居受驚，我們很抱歉，明早九點再說明。",
    ],
)
def test_what_only_looks_alike_is_left_in_peace(text: str) -> None:
    assert found(text, "public_statement") == set()


def test_a_name_is_met_in_every_spelling_and_only_where_it_is_known() -> None:
    names = ("王小明",)
    for written in ("王小明", "王 小 明", "王○明", "Wang Hsiao-ming"):
        text = f"很抱歉，{written} 的事我們正在了解，請撥 02-0000-0123。"
        assert "L1" in found(text, "public_statement", patient_names=names), written
    assert found("很抱歉，這件事我們正在了解，請撥 02-0000-0123。", patient_names=names) == set()


def test_a_chart_number_is_met_however_it_is_parted() -> None:
    text = "很抱歉，病歷 A00-123 的部分請撥 02-0000-0123。"
    assert "L1" in found(text, chart_numbers=("A00123",))


@pytest.mark.parametrize(
    ("fact", "text", "differs"),
    [
        ("事件發生於 2026-11-03", "很抱歉，事件發生於 115年11月3日，明日再說明。", False),
        ("事件發生於 2026-11-03", "很抱歉，事件發生於 115年11月5日，明日再說明。", True),
        ("受影響 320 人", "很抱歉，受影響的共三百二十人，明日再說明。", False),
        ("受影響 320 人", "很抱歉，受影響的共三百廿一人，明日再說明。", True),
        ("手術由林醫師主刀", "很抱歉，手術由陳醫師主刀，明日再說明。", True),
        ("手術約兩個半小時", "很抱歉，手術約三個半小時，明日再說明。", True),
        ("手術約兩個半小時", "很抱歉，手術約 2.5 小時，明日再說明。", False),
    ],
)
def test_a_number_is_held_against_the_facts_in_any_form(
    fact: str, text: str, differs: bool
) -> None:
    assert ("X1" in found(text, "public_statement", verified_facts=(fact,))) is differs


def test_an_unverified_point_may_be_named_as_open_but_not_as_a_fact() -> None:
    point = ("資料由離職員工以隨身碟攜出",)
    told = "很抱歉，資料是離職員工用隨身碟帶走的，明日再說明。"
    asked = "很抱歉，資料是否由離職員工用隨身碟帶走，警方還在查，明日再說明。"
    assert "X2" in found(told, "public_statement", unverified=point)
    assert found(asked, "public_statement", unverified=point) == set()


def test_a_finding_points_at_its_words_alone() -> None:
    text = "😀 很抱歉讓您等候。這裡的醫師保證治癒，請撥 02-0000-0123。"
    finding = one(text, "L9")
    assert text[finding.start : finding.end] == finding.span
    assert "治癒" in finding.span
    assert len(finding.span) <= 12
    assert finding.message


def test_a_letter_may_hold_the_addressee_and_nobody_else() -> None:
    names = ("游振宇", "魏國棟")
    own = "游先生您好：很抱歉。您 11 月 12 日的檢查正常，請撥 02-0000-0123。"
    other = own + "跟您同天開刀的魏國棟先生已經可以開車。"
    assert found(own, "patient_letter", patient_names=names) == set()
    assert "L1" in found(other, "patient_letter", patient_names=names)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("還不知道的是：麻木的原因，以及能不能完全恢復，還不清楚；", False),
        ("還不知道的是：「另有兩位網友私訊報社，反映同樣的經歷」是否屬實。", False),
        ("另有兩位網友私訊報社，反映同樣的經歷。", True),
        ("另有兩位網友私訊報社，其他的還不清楚。", True),
    ],
)
def test_what_is_told_as_open_leaves_open_all_that_it_speaks_of(text: str, stated: bool) -> None:
    points = ("麻木的原因，以及能不能完全恢復", "另有兩位網友私訊報社")
    assert ("X2" in found(text, "patient_letter", unverified=points)) is stated


def test_to_the_public_a_fact_is_offered_only_where_it_may_be_said() -> None:
    fact = "候診 90 分鐘，王小明"
    text = "那天候診 40 分鐘。"
    open_to_all = GuardContext("zh_TW", "tw", "public_statement", verified_facts=(fact,))
    kept_in = replace(open_to_all, kept_in=(fact,))
    letter = replace(kept_in, audience="patient_letter")
    offered = [
        next(each for each in check(text, context) if each.group == "X1").better
        for context in (open_to_all, kept_in, letter)
    ]
    assert offered == ["90 分鐘", "（照事實表改寫這一處）", "90 分鐘"]
    others = GuardContext("zh_TW", "tw", "press", others=("候診 90 分鐘，王小明很生氣",))
    assert not any("王小明" in each.better for each in check(text, others))
