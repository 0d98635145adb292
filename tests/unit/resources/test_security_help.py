"""The page on what is protected: the same in three languages, and honest about which is which."""

from __future__ import annotations

import re

import pytest

from clinicguard.host.paths import resources

LANGUAGES = ("zh_TW", "en", "zh_CN")
YES = {"zh_TW": "是", "en": "yes", "zh_CN": "是"}


def text_in(language: str) -> str:
    return (resources() / "help" / "security" / f"{language}.md").read_text("utf-8")


def rows(language: str) -> list[list[str]]:
    """The lines of the table, without its head."""
    lines = re.findall(r"(?m)^\|(.*)\|$", text_in(language))[2:]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def shape(language: str) -> list[str]:
    """What begins each line: headings, points, numbers, table."""
    return re.findall(r"(?m)^(#+|-|\d+\.|\|)", text_in(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_of_the_table_says_by_what(language: str) -> None:
    assert len(rows(language)) >= 13
    for what, cryptography, program in rows(language):
        assert what
        assert cryptography or program, what


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_the_three_say_the_same(language: str) -> None:
    assert shape(language) == shape("en")
    sides = [(bool(row[1]), bool(row[2])) for row in rows(language)]
    assert sides == [(bool(row[1]), bool(row[2])) for row in rows("en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_masks_and_locking_are_not_claimed_for_cryptography(language: str) -> None:
    """Everybody's key opens the text of the records: the page must not say otherwise."""
    by_program = [row[0] for row in rows(language) if not row[1]]
    for word in {"zh_TW": ("角色", "遮住", "上鎖"), "en": ("roles", "masked", "Locking"),
                 "zh_CN": ("角色", "遮住", "上锁")}[language]:  # fmt: skip
        assert any(word in what for what in by_program), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_promise_is_made_that_nobody_can_keep(language: str) -> None:
    text = text_in(language)
    for word in ("100 %", "100%", "!", "！", "成功", "絕對安全", "绝对安全", "unbreakable"):
        assert word not in text
    assert "verify.py" in text
    assert YES[language] in text
