"""How much room is used: what a Chinese character counts is said only where there is one."""

from __future__ import annotations

import pytest

from clinicguard.knowledge.platforms import Limit, Unit, load_platforms
from ui.widgets.platforms import source_words, used_words


@pytest.mark.parametrize(
    ("unit", "text", "told"),
    [
        ("bytes", "don’t", "7／100 位元組"),
        ("bytes", "謝’", "6／100 位元組（一個中文字算 3）"),
        ("halves", "don’t", "5／100 字"),
        ("halves", "謝謝", "4／100（一個中文字算 2）"),
        ("emoji_bytes", "謝👋", "5／100 字"),
    ],
)
def test_the_words_fit_the_text(unit: Unit, text: str, told: str) -> None:
    assert used_words(Limit(100, unit, "a page"), text) == told


def test_no_file_of_our_own_is_a_source() -> None:
    for platform in load_platforms().values():
        assert "law-and-words" not in source_words(platform)


def test_what_google_did_not_say_is_told_as_such() -> None:
    google = load_platforms()["google"]
    assert google.report is not None
    assert "不是 Google 公布的" in google.report.zh_TW
    assert "not official" in source_words(google)
