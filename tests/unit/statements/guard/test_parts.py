"""A way to us is a number, an address, or somebody by what they are here; a bare name is none."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.marking import marks_of
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.parts import parts_of
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.understanding import understanding


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("有問題找林主任。", True),
        ("可以问曾护理长。", True),
        ("打 04-2222-0000。", True),
        ("請到中山路 12 號一樓。", True),
        ("Ask for Mara, our practice manager.", True),
        ("Helen, our practice manager, answers.", True),
        ("555-0173 is the line.", True),
        ("Drop Mara a line.", True),
        ("Come to 12 Mill Lane.", True),
        ("我們找不到主任。", False),
        ("問診的醫師已離職。", False),
        ("我們訪問主任。", False),
        ("Helen wrote it, and Dana was kind.", False),
        ("Between 100 and 2000 people.", False),
    ],
)
def test_a_way_to_us_is_known_by_what_it_is(text: str, told: bool) -> None:
    reading = Reading(text)
    assert parts_of(reading, marks_of(reading, load_packs()))["contact"] is told


@pytest.mark.parametrize(
    ("audience", "language", "text", "asked"),
    [
        ("public_statement", "zh_TW", "我們搬家了，新址在中正路 20 號。", False),
        ("press", "en", "The clinic opens its second rooms on 1 December.", False),
        ("public_statement", "zh_CN", "双十一店庆，欢迎光临。", False),
        ("review_reply", "en", "Cheers Kerrie, you made our week!", False),
        ("press", "zh_TW", "【通稿】新院區十二月啟用，消防驗收已通過。", False),
        ("public_statement", "zh_TW", "除夕到初三休診，初四起恢復。", False),
        ("public_statement", "zh_CN", "门店焕新启幕，一次入店，皱纹从此与您无缘。", False),
        ("public_statement", "zh_TW", "昨夜遭竊，損失現金三千元。", True),
        ("public_statement", "zh_TW", "歡慶十週年那天發生跳電事故，門診取消。", True),
        ("press", "en", "The clinic opens its rooms again; two people were hurt.", True),
        ("review_reply", "en", "The clinic opens its second rooms on 1 December.", True),
        ("public_statement", "zh_CN", "店庆当天有人投诉，我们没有错。", True),
    ],
)
def test_good_news_and_thanks_for_praise_console_nobody(
    audience: Audience, language: Language, text: str, asked: bool
) -> None:
    found = check(text, GuardContext(language, "au", audience), mind=understanding())
    assert ("X3" in {each.group for each in found}) is asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I know this has been hard, Mrs Doyle, and we treated your dad in May.", False),
        ("Thank you for coming in, Mr and Mrs Lind. The treatment took an hour.", False),
        ("I am sorry. The lady in the next bay, Mrs Brown, had the treatment too.", True),
        ("I am sorry. Another patient, Mr Lee, had the treatment in May.", True),
    ],
)
def test_who_is_spoken_to_between_pauses_is_no_other_person(text: str, named: bool) -> None:
    found = check(text, GuardContext("en", "uk", "care_talk"))
    assert ("L1" in {each.group for each in found}) is named
