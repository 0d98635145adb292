"""Ready-made parts: chapters, paragraphs, quoted words, facts with labels, steps, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Panel, Trim
from clinicguard.documents.blocks.steps import Steps
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.text import Heading, Said, Text
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import (
    ACCENT,
    BODY,
    CELL,
    CELL_SOFT,
    H1,
    H2,
    LABEL,
    LINE,
    NOTE,
    SUNKEN,
    VALUE,
    VERBATIM,
)
from clinicguard.documents.type.style import Style
from clinicguard.host.words import Language

_FACTS = Ruling(pad=0, high=4.5, outer=0.4, inner=0.4, head_fill=None)


def chapter(press: Press, number: int, title: str) -> Heading:
    """「一、摘要」: a numbered heading of the first rank."""
    return Heading(press.chapter(number, title), H1, 1)


def section(title: str) -> Heading:
    """A heading of the second rank, under a chapter."""
    return Heading(title, H2, 2)


def part(title: str) -> Heading:
    """A heading right below the title, where a paper has parts and no numbered chapters."""
    return Heading(title, replace(H2, tag="H2"), 1)


def paragraph(said: Said, *, keep_next: bool = False) -> Text:
    """A paragraph to be read; with `keep_next` it stays with the table or chart it speaks of."""
    return Text(said, replace(BODY, keep_next=True) if keep_next else BODY)


def note(said: Said, *, keep_next: bool = False) -> Text:
    """Small print below something, or with `keep_next` above it."""
    return Text(said, replace(NOTE, keep_next=True) if keep_next else NOTE)


def quoted(said: str, *, label: str = "", under: str = "") -> Panel:
    """Somebody's own words, set apart by a bar, with what they are and where they come from."""
    blocks: list[Block] = [Text(label, LABEL)] if label else []
    blocks.append(Text(said, VERBATIM))
    if under:
        blocks.append(Text(under, CELL_SOFT))
    return Panel(blocks, Trim(left=14, top=1, bottom=1, bar=ACCENT), above=5, below=11,
                 tag="BlockQuote")  # fmt: skip


def boxed(blocks: Sequence[Block]) -> Panel:
    """A tinted box for what a hurried reader must not miss."""
    return Panel(blocks, Trim(14, 11, 14, 11, fill=SUNKEN, edge=LINE), above=6, below=12)


def facts(pairs: Sequence[tuple[str, Cell]], *, label: float = 0.42, below: float = 10) -> Table:
    """Labels and values, one pair a line. `label` is the labels' share to the values' 1."""
    return Table(
        [Column("", label, CELL_SOFT), Column("", 1, VALUE)],
        pairs,
        ruling=_FACTS,
        row_heads=True,
        headed=False,
        below=below,
    )


def steps(said: Sequence[str], language: Language | None = None) -> Steps:
    """A numbered list."""
    return Steps([Text(words, BODY, language) for words in said])


def bullets(said: Sequence[str]) -> Steps:
    """A list without an order."""
    return Steps([Text(words, BODY) for words in said], ordered=False)


def two_lines(first_line: str, second: str, *, first: Style = CELL) -> list[Block]:
    """A cell's words with a softer line below them, where there is one."""
    return [Text(first_line, first), *([Text(second, CELL_SOFT)] if second else [])]


def none_recorded(said: str) -> Text:
    """Says in the text's place that there is nothing to show."""
    return Text(said, CELL)


class Chapters:
    """Numbers the chapters of one document."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._number = 0

    def next(self, title: str) -> Heading:
        """The heading of the next chapter."""
        self._number += 1
        return chapter(self._press, self._number, title)
