"""What a sentence fills otherwise than a fact: how often, which side, who, which room, when."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction

OTHERWISE: list[tuple[Language, str, str]] = [
    (
        "en",
        "Walk-round of the fire doors weekly",
        "A walk-round of the fire doors is made monthly.",
    ),
    ("zh_TW", "冰箱溫度每日登錄兩次", "冰箱溫度由護理人員每週登錄。"),
    ("en", "Splint made for the left wrist", "The splint was made for the right wrist."),
    ("zh_CN", "11月3日拍片：右侧下颌阻生牙", "十一月三日拍片看到的是左侧下颌阻生牙。"),
    ("zh_TW", "過敏原檢測：貓毛陽性", "檢測結果顯示貓毛過敏原為陰性。"),
    ("zh_TW", "主持：護理長唐怡君", "說明會由院長主持。"),
    ("en", "Stitches removed by the nurse, 5 May", "On 5 May the doctor removed the stitches."),
    ("en", "City shut off the water at 9:05 am", "At 9:05 am we shut off the water ourselves."),
    ("zh_CN", "事发当晚值班护士2人", "事发当晚只有一名护士独自值班。"),
    (
        "en",
        "Autoclave 2 failed its spore test on 6 November",
        "On 6 November autoclave 1 failed its spore test.",
    ),
    ("zh_TW", "2號滅菌鍋 11月10日生物指示劑未通過", "三號滅菌鍋在十一月十日的生物指示劑未通過。"),
    ("zh_TW", "11月7日14時20分發現冷藏櫃溫度異常", "十一月七日上午發現冷藏櫃溫度異常。"),
    (
        "en",
        "1,140 people had an email meant for others",
        "Fewer than a thousand people are concerned.",
    ),
    ("zh_TW", "寄錯簡訊共 318 人", "收到的人不到兩百人。"),
    (
        "en",
        "We answer every concern within three business days",
        "You get a reply, normally inside two weeks.",
    ),
    ("zh_TW", "申訴於 7 個工作天內回覆", "我們會在一個月內回覆您。"),
    (
        "en",
        "Result received 2 September, told 21 October",
        "Your result was received on 2 September and we told you the following week.",
    ),
    ("zh_TW", "115年10月6日抽血，10月30日通知", "十月六日抽血，我們隔天就通知您了。"),
    ("zh_TW", "新任院長 12月1日到任", "新任院長將於元旦到任。"),
]
AGREEING: list[tuple[Language, str, str]] = [
    (
        "en",
        "Walk-round of the fire doors weekly",
        "A walk-round of the fire doors is made every week.",
    ),
    ("en", "Splint made for the left wrist", "The splint was not made for the right wrist."),
    (
        "en",
        "Drops given in both eyes, the right one first",
        "The left eye was given its drops second.",
    ),
    ("zh_TW", "過敏原檢測：貓毛陽性、花生陰性", "檢測結果顯示花生為陰性。"),
    ("en", "Stitches removed by the nurse, 5 May", "The doctor looked at the wound on 12 May."),
    ("en", "Room 3 closed since 9 November", "Room 5 is open as usual."),
    (
        "zh_TW",
        "11月7日14時20分發現冷藏櫃溫度異常",
        "十一月七日下午發現冷藏櫃溫度異常，隔天上午修好。",
    ),
    (
        "en",
        "1,140 people had an email meant for others",
        "More than a thousand people are concerned.",
    ),
    (
        "en",
        "We answer every concern within three business days",
        "You get a reply within three working days.",
    ),
    ("zh_TW", "申訴於 7 個工作天內回覆", "我們會在七個工作天內回覆您。"),
    (
        "en",
        "Scan reported 16 October, read 30 October",
        "The scan should have been read the same day.",
    ),
    ("zh_TW", "115年10月6日抽血，10月7日通知", "十月六日抽血，我們隔天就通知您了。"),
]


def against(language: Language, fact: str, text: str) -> set[str]:
    """The facts that rules alone hold against the text."""
    places: dict[Language, Jurisdiction] = {"zh_TW": "tw", "zh_CN": "cn", "en": "uk"}
    context = GuardContext(language, places[language], "authority", verified_facts=(fact,))
    return {found.group for found in check(text, context) if found.group == "X1"}


@pytest.mark.parametrize(("language", "fact", "text"), OTHERWISE, ids=lambda each: each[:14])
def test_what_is_told_otherwise_than_a_fact_is_found(
    language: Language, fact: str, text: str
) -> None:
    assert against(language, fact, text)


@pytest.mark.parametrize(("language", "fact", "text"), AGREEING, ids=lambda each: each[:14])
def test_what_agrees_with_a_fact_or_is_of_another_matter_is_not(
    language: Language, fact: str, text: str
) -> None:
    assert not against(language, fact, text)
