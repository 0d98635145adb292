"""Every group for every audience under every law: the level it has there, or silence.

The tables are those of the specification; each group is met in a sentence that leaves no doubt.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from clinicguard.statements.guard.finding import JURISDICTIONS
from clinicguard.statements.guard_json import findings_from_json

PUBLIC = ("review_reply", "public_statement", "press")
ALL = (*PUBLIC, "patient_letter", "care_talk", "staff_memo", "authority")
PRIVATE = ("patient_letter", "care_talk")

SAID: dict[str, str] = {
    "L1 named": "本診所的病人王小明上週三來拔牙，當時並沒有任何不適的反應。",
    "L1 you": "您上週三來我們這裡拔牙，病歷上寫得清清楚楚，您也簽了同意書。",
    "L2": "另一位病人的手機是 0912345678，身分證字號 A123456789，大家可以打去問。",
    "L3": "這件事是我們的疏失，所有的醫療費用由我們全額賠償，一定負責到底。",
    "L4": "我們絕對沒有任何疏失，百分之百沒有問題，絕無此事。",
    "L5": "這種說謊的奧客根本是惡意造謠，只想勒索，真是不要臉。",
    "L6": "三日內不刪文，我們就提告，法院見，後果自負。",
    "L7": "只要刪除評論，就退費給您，再送您一次洗牙；給五星好評就送禮券。",
    "L8": "我們是全國第一、最頂尖、最權威的植牙診所，沒有人比得上。",
    "L9": "我們保證根治，永不復發，百分之百成功，完全無痛零風險。",
    "L10": "現在預約享八折優惠，買一送一，還有患者見證與術前術後對比照可以看。",
    "L11": "這應該是他自己在家裡跌倒的吧，據說是喝了酒，我們推測跟治療無關。",
    "L12": "前一家診所的醫師做得很差，檢察官也私下說鑑定結果對我們有利。",
    "X1": "當天受到影響的一共有五十六人。",
    "X2": "漏水是樓上的工人弄破水管造成的。",
    "X3": "本診所週一公休，週二照常看診，門診時間請見公告。",
}
CONTEXT = {
    "patient_names": ["王小明"],
    "verified_facts": ["當天受到影響的一共有 48 人"],
    "unverified": ["漏水是樓上的工人弄破水管造成的"],
}

HEARD: dict[str, tuple[str, ...]] = {
    "L1 named": (*PUBLIC, "staff_memo"),
    "L1 you": PUBLIC,
    "L2": (*PUBLIC, *PRIVATE, "staff_memo"),
    "L3": (*PUBLIC, "patient_letter", "staff_memo"),
    "L4": (*PUBLIC, *PRIVATE, "authority"),
    "L5": ALL,
    "L6": (*PUBLIC, *PRIVATE, "staff_memo"),
    "L7": (*PUBLIC, *PRIVATE, "staff_memo"),
    "L8": (*PUBLIC, *PRIVATE),
    "L9": (*PUBLIC, *PRIVATE, "staff_memo"),
    "L10": (*PUBLIC, *PRIVATE, "staff_memo"),
    "L11": ALL,
    "L12": (*PUBLIC, *PRIVATE),
    "X1": ALL,
    "X2": ALL,
    "X3": (*PUBLIC, *PRIVATE),
}
"""Who is protected from what. A letter's own patient may be spoken of, so L1 has its own test."""


def level(group: str, place: str) -> str:
    """The level that the specification gives a group under a law."""
    match group:
        case "L4" | "L11" | "X3":
            return "warn"
        case "L8":
            return "block" if place in ("tw", "cn") else "warn"
        case "L9" | "L10":
            return "block" if place in ("tw", "cn", "au") else "warn"
    return "block"


def found(
    said: str, audience: str, place: str = "tw", context: dict[str, Any] | None = None
) -> dict[str, str]:
    """The level of each group found; every span is held to the text on the way."""
    asked = {
        "id": 1,
        "lang": "zh_TW",
        "jurisdiction": place,
        "audience": audience,
        "context": CONTEXT if context is None else context,
        "text": said,
    }
    (answer,) = map(json.loads, findings_from_json([json.dumps(asked)]))
    for each in answer["findings"]:
        assert each["span"] == said[each["start"] : each["end"]]
    return {each["group"]: each["level"] for each in answer["findings"]}


def _as_told(case: str, audience: str, place: str) -> None:
    group = case.split()[0]
    if group != "L1" or audience not in PRIVATE:
        levels = found(SAID[case], audience, place)
        expected = level(group, place) if audience in HEARD[case] else None
        assert levels.get(group) == expected, (audience, place, levels)


@pytest.mark.parametrize("case", SAID)
def test_a_group_is_heard_by_its_audiences_alone(case: str) -> None:
    for audience in ALL:
        _as_told(case, audience, "tw")


@pytest.mark.parametrize("case", SAID)
def test_a_group_has_the_level_of_the_law(case: str) -> None:
    for place in JURISDICTIONS:
        _as_told(case, "press", place)


@pytest.mark.prove
@pytest.mark.parametrize("case", SAID)
def test_every_group_for_every_audience_under_every_law(case: str) -> None:
    for audience in ALL:
        for place in JURISDICTIONS:
            _as_told(case, audience, place)


@pytest.mark.parametrize("audience", PRIVATE)
def test_one_addressed_may_be_spoken_to_of_everything_of_their_own(audience: str) -> None:
    theirs = "王小明先生您好，您上週三來拔牙，您兒子當天的檢查結果也附在後面，病歷號碼 A001。"
    others = f"{theirs}隔壁床的林太太也是拔了智齒，她的傷口感染了。"
    assert "L1" not in found(theirs, audience)
    assert found(others, audience)["L1"] == "block"
    assert (
        found(
            theirs + "我們的病人陳大文也一樣。",
            audience,
            context={"patient_names": ["王小明", "陳大文"]},
        )["L1"]
        == "block"
    )


def test_what_staff_are_told_not_to_say_is_no_finding() -> None:
    memo = "各位同仁，請勿使用「奧客」「說謊」「保證」「免費」等字眼，也不要說「刪文就退費」。"
    assert found(memo, "staff_memo") == {}


@pytest.mark.parametrize("denial", ["我們查無您的就診紀錄，您從來不是本診所的病人。"])
@pytest.mark.parametrize("audience", PUBLIC)
def test_denying_that_somebody_is_a_patient_is_l1(denial: str, audience: str) -> None:
    assert found(denial, audience)["L1"] == "block"


def test_the_police_called_as_a_fact_are_no_threat() -> None:
    said = "昨晚有人砸破診所的玻璃，我們已經報警，由警方調查中。讓鄰居受驚了，很抱歉。"
    assert "L6" not in found(said, "public_statement")
