"""What a draft tells to be so and the facts not, and days and hours that lie otherwise apart."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext


def found(text: str, *facts: str, lang: Language = "en") -> list[str]:
    context = GuardContext(lang, "uk", "authority", verified_facts=facts)
    return [each.span.strip() for each in check(text, context) if each.group == "X1"]


@pytest.mark.parametrize(
    ("fact", "wrong", "right"),
    [
        (
            "One person was taken to hospital",
            "Happily nobody was hurt.",
            "One visitor was hurt, the other two got out unharmed.",
        ),
        (
            "The police were called on 7 November",
            "We saw no need for the police and did not call them.",
            "Officers came within minutes of our call.",
        ),
        (
            "Autoclave 2 was not serviced in August",
            "The autoclave had been serviced on time.",
            "The autoclave should have been serviced, and it had not been.",
        ),
        (
            "The second check was not done",
            "Both nurses read the label out.",
            "From Monday both nurses will read the label out.",
        ),
        (
            "All three offices stay open",
            "The Elm Street office will not be seeing anyone.",
            "Whether the Elm Street office closes is not decided.",
        ),
        (
            "The disk was not encrypted",
            "The disk was encrypted.",
            "The post says that the disk was encrypted.",
        ),
        (
            "Dr. Kessler performed the procedure and Dr. Vance assisted",
            "It was performed by Dr. Vance.",
            "It was performed by Dr. Kessler, and Dr. Vance assisted.",
        ),
        (
            "Two findings, both about labels",
            "They left without a single finding.",
            "Nor do we suggest that no finding was ever made.",
        ),
        (
            "The flu clinic ran 40 minutes late",
            "The flu clinic kept to its timetable.",
            "The flu clinic should have kept to its timetable.",
        ),
        ("No injuries", "One visitor was injured.", "No one was hurt."),
        (
            "No comment while the inquest is open",
            "We will comment on the inquest today.",
            "An inquest has been opened.",
        ),
        (
            "Two employees tested positive",
            "One employee has tested positive.",
            "One of them has tested positive again.",
        ),
    ],
)
def test_what_is_so_in_the_facts_is_not_told_otherwise(fact: str, wrong: str, right: str) -> None:
    assert found(wrong, fact) != []
    assert found(right, fact) == []


def test_all_of_them_is_held_against_how_many_it_were() -> None:
    facts = ("14 letters were sent by mistake", "11 of them have been returned")
    assert found("Every one of them is now back in our hands.", *facts) != []
    assert found("Eleven are back in our hands.", *facts) == []
    chinese = ("寄錯的信共14封，已收回11封",)
    assert found("到今天為止，全數都追回來了。", *chinese, lang="zh_TW") != []
    assert found("十四封信裡，收回了十一封。", *chinese, lang="zh_TW") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mix-up was found on 12 October and the patient was told the same day.", 1),
        ("The mix-up was found on 12 October and the patient was told two days later.", 0),
        ("The mix-up was found on 12 October. The patient was told the next morning.", 1),
        ("The patient was told within a week.", 0),
        ("If it happens again the patient will be told the same day.", 0),
    ],
)
def test_a_day_told_by_another_one_lies_as_far_apart_as_in_the_facts(text: str, told: int) -> None:
    facts = ("Mix-up found on 12 October 2026", "Patient told on 14 October 2026")
    assert len(found(text, *facts)) == told


def test_hours_after_are_held_against_a_length_that_is_known() -> None:
    facts = ("11月9日10:20電梯停止", "2人受困25分鐘後脫困")
    assert found("裡面的兩位一個多小時後才走出來。", *facts, lang="zh_TW") != []
    assert found("裡面的兩位不到半小時後就走出來了。", *facts, lang="zh_TW") == []


def test_a_signature_on_the_day_of_surgery_is_held_against_both_days() -> None:
    facts = ("知情同意书8月3日签署", "8月5日手术")
    assert found("同意书是手术当天早上签的。", *facts, lang="zh_CN") != []
    assert found("同意书在手术两天前就签好了。", *facts, lang="zh_CN") == []


def test_a_little_more_than_an_hour_is_less_than_two() -> None:
    facts = ("11月5日停水8:20至13:10",)
    assert found("抢修了一个多小时就通了。", *facts, lang="zh_CN") != []
    assert found("抢修了四个多小时才通。", *facts, lang="zh_CN") == []


def test_one_who_is_not_home_contradicts_that_all_are() -> None:
    facts = ("3人当日均已返家",)
    assert found("其中一名至今仍在住院观察。", *facts, lang="zh_CN") != []
    assert found("当天就都回家了。", *facts, lang="zh_CN") == []


@pytest.mark.parametrize(
    ("fact", "text", "lang", "told"),
    [
        ("影響 46 筆預約", "共有四十六筆預約沒有寫入系統。", "zh_TW", False),
        ("陳情人於 11 月 4 日來電三次", "陳情人無理取鬧。", "zh_TW", False),
        ("冲击波治疗两次", "肿起来跟冲击波治疗不相干。", "zh_CN", False),
        ("影響 46 筆預約", "這次完全沒有影響任何預約。", "zh_TW", True),
        ("第二期费用未付", "对方拒付第二期费用。", "zh_CN", False),
    ],
)
def test_what_is_denied_has_to_be_of_the_fact(
    fact: str, text: str, lang: Language, told: bool
) -> None:
    assert bool(found(text, fact, lang=lang)) is told


def test_that_day_without_a_day_before_it_is_told_from_no_later_one() -> None:
    facts = ("10月3日上午9點30分停電", "10月5日起恢復看診")
    assert found("當天上午9點30分停電。", *facts, lang="zh_TW") == []
    assert found("當天就恢復看診了。", *facts, lang="zh_TW") != []
