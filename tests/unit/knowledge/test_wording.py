"""The wording of playbooks, scripts and templates: three languages, each in its own letters."""

from __future__ import annotations

import re

import pytest

from clinicguard.host.paths import resources
from clinicguard.knowledge.playbooks import read_playbooks
from clinicguard.knowledge.records import Said
from clinicguard.knowledge.scripts import load_scripts
from clinicguard.knowledge.templates import load_templates
from tests.unit.knowledge.wordings import said_in

WORDINGS: list[tuple[str, Said]] = [
    *said_in(read_playbooks(resources() / "playbooks"), "playbooks"),
    *said_in(load_scripts(), "scripts"),
    *said_in(load_templates(), "templates"),
]

# Simplified letters that Big5 happens to hold, and traditional ones that GB 2312 happens to hold.
SIMPLIFIED_IN_BIG5 = set("体机据价优么听万与")
TRADITIONAL_IN_GB2312 = set("於後麼")

TAIWANESE = re.findall(
    r"\S+",
    """
    客诉 病人 负评 贴文 个资 网路 资讯 讯息 简讯 萤幕 软体 硬碟 随身碟 列印 影印 录影 监视器 柜台
    柜檯 同仁 诊间 护理师 卫教 卫生局 健保 存证信 帐号 群组 使用者 回馈 透过 品质 检举 回诊 牙医师
    数位 程式 专线 业者 转传 部落格 水准 求偿 影音 摄影机 档案柜 台湾
    """,
)
MAINLAND = re.findall(
    r"\S+",
    """
    信息 視頻 短信 打印 複印 網絡 服務器 屏幕 鼠標 前台 帳戶 默認 質量 反饋 渠道 微信 小紅書 公眾號
    差評 患者 護士 知情同意書 軟件 硬盤 激活 微博
    """,
)


def failing(check: dict[str, str]) -> str:
    return "\n".join(f"{path}: {text}" for path, text in check.items())


def test_there_is_much_to_read() -> None:
    assert len(WORDINGS) > 1500


def test_traditional_chinese_has_no_simplified_letters() -> None:
    wrong = {
        path: said.zh_TW
        for path, said in WORDINGS
        if not encodes(said.zh_TW, "big5") or SIMPLIFIED_IN_BIG5 & set(said.zh_TW)
    }
    assert not wrong, failing(wrong)


def test_simplified_chinese_has_no_traditional_letters() -> None:
    wrong = {
        path: said.zh_CN
        for path, said in WORDINGS
        if not encodes(said.zh_CN, "gb2312") or TRADITIONAL_IN_GB2312 & set(said.zh_CN)
    }
    assert not wrong, failing(wrong)


def test_english_has_no_chinese_letters() -> None:
    wrong = {path: said.en for path, said in WORDINGS if re.search(r"[\u3000-\u9fff]", said.en)}
    assert not wrong, failing(wrong)


def test_the_two_chinese_wordings_differ_where_their_letters_do() -> None:
    same = {
        path: said.zh_TW
        for path, said in WORDINGS
        if said.zh_TW == said.zh_CN and not encodes(said.zh_TW, "gb2312")
    }
    assert not same, failing(same)


@pytest.mark.parametrize("word", TAIWANESE)
def test_mainland_readers_meet_no_taiwanese_term(word: str) -> None:
    wrong = {path: said.zh_CN for path, said in WORDINGS if word in said.zh_CN}
    if word == "台湾":
        wrong = {p: t for p, t in wrong.items() if not re.search("台湾(?:地区|医疗事故)", t)}
    assert not wrong, failing(wrong)


@pytest.mark.parametrize("word", MAINLAND)
def test_taiwanese_readers_meet_no_mainland_term(word: str) -> None:
    wrong = {path: said.zh_TW for path, said in WORDINGS if word in said.zh_TW}
    assert not wrong, failing(wrong)


QUOTES = {"zh_TW": "“”‘’", "zh_CN": "「」『』"}
HAN = r"[\u3400-\u9fff]"


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_chinese_is_set_as_chinese(language: str) -> None:
    wrong = {}
    for path, said in WORDINGS:
        text = said.zh_TW if language == "zh_TW" else said.zh_CN
        halves = re.search(rf"{HAN}[,;:!?]|[,;:!?]{HAN}", text)
        tight = re.search(rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9%]{HAN}", text)
        if halves or tight or set(text) & set(QUOTES[language]):
            wrong[path] = text
    assert not wrong, failing(wrong)


def test_nobody_shouts() -> None:
    wrong = {
        path: said.zh_TW
        for path, said in WORDINGS
        if re.search("[!！]", said.zh_TW + said.en + said.zh_CN) or "成功" in said.zh_TW
    }
    assert not wrong, failing(wrong)


def encodes(text: str, codec: str) -> bool:
    """Whether every letter is in the set; an em dash is missing from GB 2312 by that name."""
    try:
        text.replace("—", "").encode(codec)
    except UnicodeEncodeError:
        return False
    return True
