"""What a page of the manual may be written in, and that nothing else means anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.knowledge.fault import KnowledgeFault, Place
from clinicguard.knowledge.help.written import (
    Code,
    Heading,
    Items,
    Paragraph,
    Picture,
    Run,
    Table,
    runs,
    written,
)

HERE = Place(Path("page.md"), 0, "")


def blocks(text: str) -> tuple[object, ...]:
    return written(f"# 名\n\n{text}", HERE)[1]


def test_a_page_is_read_into_plain_values() -> None:
    name, found = written(
        "# 名稱\n\n第一行\n接著 second\nline\n\n## 節\n\n- 一\n- 二\n  續\n\n"
        "1. 甲\n2. 乙\n\n> 注意\n\n"
        "![看什麼](today)\n\n| 左 | 右 |\n|---|---|\n| a | **b** |\n\n```\n# no heading\n```\n",
        HERE,
    )
    assert name == "名稱"
    assert found == (
        Paragraph((Run("第一行接著 second line"),)),
        Heading(2, "節"),
        Items(((Run("一"),), (Run("二續"),)), ordered=False),
        Items(((Run("甲"),), (Run("乙"),)), ordered=True),
        Paragraph((Run("注意"),), note=True),
        Picture("today", "看什麼"),
        Table(((Run("左"),), (Run("右"),)), (((Run("a"),), (Run("b", bold=True),)),)),
        Code("# no heading"),
    )


def test_a_line_is_cut_at_its_looks() -> None:
    assert runs("按 **Ctrl+N** 或 `x` 見[這頁](backup)。") == (
        Run("按 "), Run("Ctrl+N", bold=True), Run(" 或 "), Run("x", code=True),
        Run(" 見"), Run("這頁", page="backup"), Run("。"),
    )  # fmt: skip
    assert runs("what it *contains*") == (Run("what it "), Run("contains", bold=True))
    assert runs("2 * 3 * 4") == (Run("2 * 3 * 4"),)


@pytest.mark.parametrize("words", ["<b>x</b>", "<img src=file:///x>", "&lt;", "http://y", "__x__"])
def test_markup_and_addresses_mean_nothing(words: str) -> None:
    assert blocks(words) == (Paragraph((Run(words),)),)


@pytest.mark.parametrize("words", ["![x](../../etc/passwd)", "![x](http://y/z.png)", "![x](a.png)"])
def test_a_picture_comes_from_the_one_place_only(words: str) -> None:
    (found,) = blocks(words)
    assert not isinstance(found, Picture)


@pytest.mark.parametrize(
    ("text", "line"),
    [("no name", 1), ("# 名\n\n#### deep", 3), ("# 名\n\n| a | b |\n|---|---|\n| a |", 3)],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(KnowledgeFault) as told:
        written(text, HERE)
    assert told.value.line == line


def test_lines_set_in_by_four_spaces_are_code_as_they_stand() -> None:
    assert blocks("先：\n\n    sed -n 7p log    是嗎\n    jq . > m\n\n後") == (
        Paragraph((Run("先："),)),
        Code("sed -n 7p log    是嗎\njq . > m"),
        Paragraph((Run("後"),)),
    )


def test_a_section_is_named_in_bare_words() -> None:
    assert blocks("## 移交：`.clinicpack`") == (Heading(2, "移交：.clinicpack"),)
