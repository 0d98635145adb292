"""Dates in lists, days without their month, times set anew, figures that stand alone."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.values import values_in

DOWN = ("11月10日上午8時15分系統無法登入，18位約診改期。",)
OUT = ("The outage lasted from 09:15 to 11:45 on 6 May 2026.",)


def found(text: str, facts: tuple[str, ...], lang: Language = "zh_TW", **more: object) -> list[str]:
    context = GuardContext(lang, "tw", "authority", verified_facts=facts, **more)  # type: ignore[arg-type]
    return [each.span for each in check(text, context) if each.group in ("X1", "X2")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("closed on 11 and 12 May.", [(5, 11), (5, 12)]),
        ("May 11-13.", [(5, 11), (5, 13)]),
        ("on May 11 and 18 appointments were moved", [(5, 11)]),
        ("11月10日、11日及十二日停診", [(11, 10), (11, 11), (11, 12)]),
        ("十一月十日至十二日", [(11, 10), (11, 12)]),
    ],
)
def test_days_of_one_month_are_read_one_by_one(text: str, days: list[tuple[int, int]]) -> None:
    read = [value.amount for value in values_in(folded(text)) if value.kind == "date"]
    assert read == [tuple(map(float, day)) for day in days]


@pytest.mark.parametrize(
    "text", ["您的約診改到11月17日上午10點。", "改期後的新時間是11月17日上午9時30分。"]
)
def test_a_time_set_anew_contradicts_no_time_of_what_happened(text: str) -> None:
    assert found(text, DOWN) == []
    assert found("系統於11月10日上午9時起無法登入。", DOWN) == ["上午9時"]
    assert found("約診改到11月18日。", ("約診改到11月17日",)) == ["11月18日"]


def test_an_outage_of_so_many_hours_is_held_against_its_two_moments() -> None:
    assert found("We report an outage of about four hours.", OUT, "en") == ["four hours"]
    assert found("We report an outage of two and a half hours.", OUT, "en") == []


def test_a_day_without_its_month_is_of_the_facts_month() -> None:
    facts = ("11月8日氧氣管道檢修，停診三天", "11月11日恢復")
    assert found("八號起檢修，十四號早上重新開門。", facts) == ["十四號"]
    assert found("三號電梯停用。", facts) == []


def test_the_only_sum_of_a_text_is_held_against_the_only_one_that_is_known() -> None:
    facts = ("退費金額12,600元",)
    assert found("未使用的部分共一萬六千二百元。", facts) == ["一萬六千二百元"]
    assert found("未使用的部分共一萬兩千六百元。", facts) == []
    assert found("大約一萬三千元會退回。", facts) == []


def test_a_guess_behind_it_does_not_open_what_was_stated_before() -> None:
    open_points = ("离职员工倒卖信息",)
    stated = "信息是一名离职员工倒卖出去的，买家恐怕是推销公司。"
    assert found(stated, (), "zh_CN", unverified=open_points) == [stated]
    asked = "是否为离职员工倒卖信息，还在了解。"
    assert found(asked, (), "zh_CN", unverified=open_points) == []


def test_a_mouth_that_opens_is_no_hidden_name() -> None:
    context = GuardContext("zh_CN", "cn", "review_reply")
    for text, spans in (
        ("张口或咬东西时会疼。", []),
        ("牙周X光片会补拍。", []),
        ("张○华说会疼。", ["张○华"]),
        ("王口明先生说会疼。", ["王口明先生"]),
    ):
        masked = [each.span for each in check(text, context) if each.rule == "name-masked"]
        assert masked == spans


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("We will meet again at 5.30 pm.", ("Call from the station at 10.20 am",)),
        ("Your letter of 15 July has reached us.", ("Complaint received on 7 July",)),
        ("Take two sheets apiece.", ("80 sheets in stock",)),
        ("The nurse turned to the scale.", ("Nurse had turned to reach the scale",)),
        ("每兩小時抄一次溫度。", ("停用3小時",)),
        ("Half a dozen trays were pulled.", ("6 trays withdrawn",)),
        ("It was found shortly before nine on 2 November.", ("Found Mon 2 Nov 2026, 08:50",)),
        ("The account was locked on 9 November.", ("Email account locked 9 Nov 16:30",)),
        ("Forty dollars off a clean and scale.", ("Clean and scale $220",)),
        ("Dear Ms Lloyd, your dentist is leaving.", ("Dr Hale leaves 18 Dec",)),
        ("本公告十一月十三日中午更新。", ("11/10 已通報衛生所",)),
        ("凌晨兩點一刻斷電。", ("02:15 斷電",)),
        ("將於十二月十日前再核一次。", ("查核日2026-11-16",)),
    ],
)
def test_figures_of_another_matter_are_left_alone(text: str, facts: tuple[str, ...]) -> None:
    assert found(text, facts, "en" if text.isascii() else "zh_TW") == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("It was found shortly before nine on 2 November.", ("Found Mon 2 Nov 2026, 07:40",)),
        ("最高升至攝氏九點二度。", ("最高溫11.2°C",)),
        ("退款需審批三十個工作日。", ("退款審批15個工作日",)),
        ("銷毀的疫苗是二十來劑。", ("銷毀48劑",)),
        ("總共送出二百一十三則簡訊。", ("受影響簡訊312則",)),
        ("公告十一月初才貼上門口。", ("停診自11月4日起", "公告張貼日10月20日")),
    ],
)
def test_figures_that_differ_are_found_in_any_form(text: str, facts: tuple[str, ...]) -> None:
    assert found(text, facts, "en" if text.isascii() else "zh_TW") != []


def test_the_only_figure_beside_words_of_a_fact_is_held_against_that_fact() -> None:
    facts = ("資料外洩影響1,200名病人，姓名與電話外流",)
    assert found("此次受影響人數為1.2萬人。", facts) == ["1.2萬人"]
    assert found("此次受影響人數約一千二百人。", facts) == []
    assert found("大廳可以坐四十人。", facts) == []
    seen = ("Wrong needle used for 3 children on 8 May",)
    assert found("The needle was used for two other children too.", seen, "en") == []
    assert found("The needle was used for two children.", seen, "en") == ["two children"]


def test_so_long_after_another_thing_is_held_against_the_hours_of_both() -> None:
    facts = ("Injection given at 9:40, rash seen at 10:15",)
    told = "The rash appeared {} after the injection."
    for wrong in ("a couple of hours", "ten minutes"):
        assert found(told.format(wrong), facts, "en") == [told.format(wrong)]
    for right in ("thirty-five minutes", "about half an hour"):
        assert found(told.format(right), facts, "en") == []


def test_a_length_may_have_a_name() -> None:
    facts = ("Power off 13:10-15:00 on 4 February",)
    assert found("The power was off for three quarters of an hour.", facts, "en")
    assert found("複檢改在半年後。", ("六個月後複檢",)) == []
    assert [value.amount for value in values_in(folded("半年"))] == [(6.0,)]
    assert [value.unit for value in values_in("a fortnight")] == ["week"]
