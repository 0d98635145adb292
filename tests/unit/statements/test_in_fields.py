"""A field of the records names whole people; what stands beside a name, or for none, is nobody."""

from __future__ import annotations

import pytest

from clinicguard.statements.in_fields import names_in, people_in

NOBODY = (
    "匿名", "網友", "附近居民", "媽媽", "衛生局", "台北市政府衛生局", "病人母親", "患者家屬",
    "熱心民眾", "消費者", "林太太", "卫健委", "附近的住户", "没留姓名", "A Google user",
    "Her mother", "The local council", "Facebook user", "patient",
)  # fmt: skip
NAMED = (
    ("林淑芬（病人母親）", ["林淑芬"]),
    ("Google 用戶 Amy Lin", ["Amy Lin"]),
    ("Dr. John Smith Jr.", ["John Smith"]),
    ("John Smith's mother", ["John Smith"]),
    ("王小明的媽媽、陳大文先生", ["王小明", "陳大文"]),
    ("网友小花", ["小花"]),
    ("林志明律師", ["林志明"]),
    ("陳宗伯", ["陳宗伯"]),
    ("王學者", ["王學者"]),
    ("Madison Drew", ["Madison Drew"]),
)


@pytest.mark.parametrize("words", NOBODY)
def test_words_that_stand_for_somebody_unnamed_name_nobody(words: str) -> None:
    assert list(names_in(words)) == []


@pytest.mark.parametrize(("words", "names"), NAMED)
def test_a_name_is_known_without_what_stands_beside_it(words: str, names: list[str]) -> None:
    assert list(names_in(words)) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("趙大衛", ["趙大衛"]),
        ("欧阳小菲", ["欧阳小菲"]),
        ("Dora Haines, her husband", ["Dora Haines"]),
        ("二樓櫃檯", []),
        ("病人本人", []),
        ("陪同的人", []),
    ],
)
def test_of_free_words_only_a_name_is_taken(words: str, names: list[str]) -> None:
    assert list(people_in(words)) == names
