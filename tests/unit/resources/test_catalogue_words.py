"""The catalogues keep to one word for one thing, and to the words of their own place."""

from __future__ import annotations

import pytest

from clinicguard.host.paths import resources


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("zh_TW", "投訴"),  # 客訴
        ("zh_TW", "密封信封"),  # 加密檔
        ("zh_CN", "密封信封"),  # 加密文件
        ("zh_CN", "自订"),  # 自定义
        ("zh_TW", "多了 {n}"),  # 超出
        ("zh_CN", "多了 {n}"),
    ],
)
def test_no_catalogue_says_it_otherwise(language: str, word: str) -> None:
    files = sorted((resources() / "locale" / language).glob("*.po"))
    assert files
    assert [each.name for each in files if word in each.read_text("utf-8")] == []
