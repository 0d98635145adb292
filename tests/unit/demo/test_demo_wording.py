"""The words of the demonstration case: the guard's lists kept, each script in its own Chinese."""

from __future__ import annotations

import re

import pytest

from tests.unit.demo.cases import EXTRA, LANGUAGES, body, case, exhibit_bytes, words

# What must never stand in a released text, by the groups of the guard.
FORBIDDEN: dict[str, dict[str, tuple[str, ...]]] = {
    "zh_TW": {
        "L1": ("就診時", "您的病歷", "您的療程", "我們的病患", "健保卡", "病歷／X 光"),
        "L3": ("過失", "疏失", "一定賠償", "保證補償"),
        "L4": ("絕無", "百分之百", "零疏失", "完全正常"),
        "L5": ("奧客", "酸民", "說謊", "惡意", "勒索", "不配合", "誤會", "情緒化"),
        "L6": ("提告", "法院見", "刪文", "已報警"),
        "L7": ("刪評", "五星"),
        "L8": ("最專業", "第一品牌", "唯一", "首創", "頂尖", "權威"),
        "L9": ("根治", "無痛", "零風險", "保證", "永不復發"),
        "L10": ("優惠", "折扣", "團購", "見證"),
        "L11": ("應該是", "聽說", "推測"),
        "L12": ("別家診所", "檢察官", "調解內容"),
    },
    "en": {
        "L1": ("when you visited", "your treatment", "your chart", "as our patient", "you missed"),
        "L3": ("negligence", "our mistake", "malpractice", "we will compensate"),
        "L4": ("absolutely not", "100%", "impossible"),
        "L5": ("liar", "troll", "fake patient", "hysterical"),
        "L6": ("or we will", "remove it", "legal action"),
        "L7": ("refund", "gift", "5 stars"),
        "L8": ("the best", "#1", "leading", "most experienced", "the only"),
        "L9": ("guarantee", "painless", "risk-free", "permanent", "cure"),
        "L10": ("discount", "testimonial", "before/after"),
        "L11": ("probably", "we heard", "must have"),
        "L12": ("other clinics", "prior dentist", "prosecutor", "mediation"),
    },
    "zh_CN": {
        "L1": ("就诊时", "您的病历", "检查结果", "我们的患者", "爽约"),
        "L3": ("过失", "医疗事故", "一定赔偿"),
        "L4": ("绝无", "百分百"),
        "L5": ("造谣", "闹事", "医闹", "不配合", "恶意", "胡说"),
        "L6": ("起诉", "限期删帖", "已报警"),
        "L7": ("删评", "返现", "好评"),
        "L8": ("最佳", "第一", "顶级", "国家级", "唯一"),
        "L9": ("保证治愈", "根治", "无副作用", "治愈率"),
        "L10": ("免费", "优惠", "患者见证", "对比图"),
        "L11": ("估计", "听说", "应该是"),
        "L12": ("别的医院", "前医生", "调解内容"),
    },
}

every = pytest.mark.parametrize("language", LANGUAGES)


@every
def test_a_text_breaks_the_rules_that_it_says_and_no_other(language: str) -> None:
    broken = 0
    for statement in case(language)["statements"]:
        for version in statement["versions"]:
            text = body(statement, version).lower()
            found = {
                group
                for group, forbidden in FORBIDDEN[language].items()
                if any(words in text for words in forbidden)
            }
            assert found == set(version["guard"]), statement["id"]
            broken += bool(found)
    assert broken == 1


@every
def test_what_goes_out_breaks_none(language: str) -> None:
    for statement in case(language)["statements"]:
        versions = {version["n"]: version for version in statement["versions"]}
        for release in statement["releases"]:
            assert versions[release["version"]]["guard"] == []


@every
def test_no_exclamation_and_no_empty_praise_in_our_own_words(language: str) -> None:
    for statement in case(language)["statements"]:
        for version in statement["versions"]:
            assert not re.search(r"[!！]|成功", body(statement, version))


@pytest.mark.parametrize(("language", "charset"), [("zh_TW", "big5"), ("zh_CN", "gb2312")])
def test_each_place_writes_its_own_characters(language: str, charset: str) -> None:
    """Simplified forms are not in Big5, traditional ones not in GB 2312."""
    script = case(language)
    names = [exhibit_bytes(language, "chat_export"), exhibit_bytes(language, "call_log")]
    text = "".join(words(script)) + "".join(raw.decode("utf-8-sig") for raw in names)
    strange = {sign for sign in set(text) if _is_han(sign) and not _in(sign, charset)}
    assert strange <= EXTRA[language]


def _is_han(sign: str) -> bool:
    return "一" <= sign <= "鿿" or ord(sign) > 0xFFFF


def _in(sign: str, charset: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
