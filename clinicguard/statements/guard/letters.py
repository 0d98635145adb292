"""Writes a draft in one kind of letters, so that one word of the packs meets every spelling.

Full-width and half-width, capitals and accents, traditional and simplified characters become one,
and letters of other shapes; marks of no width, by which a word could be hidden, are left out.
Positions are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.knowledge.records import read

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_NO_WIDTH = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Marks that nobody sees, and accents that stand as letters of their own."""
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
"""A stop of Chinese within a number, as it is typed: 3，200."""
_MOST_ALIKE = 64
"""So many of one letter, or of marks without a letter, are read in a row: more say nothing more."""
_IN_A_ROW = re.compile(rf"([\w\s])\1{{{_MOST_ALIKE},}}|[^\w\s]{{{_MOST_ALIKE + 1},}}")
_OTHER_SHAPES = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x1D400, 0x1D800))
"""Letters out of pictures and old lists: radicals as a PDF gives them, compatible characters, bold
and slanted Latin as people paste it into posts."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The file guard/letters.yaml: two characters each, the written one and the one it becomes."""

    pairs: tuple[str, ...]

    def __post_init__(self) -> None:
        for pair in " ".join(self.pairs).split():
            if len(pair) != 2:
                raise ValueError(f"{pair!r} is not a pair of letters")


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and for each of its letters the place in the draft."""

    text: str
    places: range | tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the draft."""
        if start >= end:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1


def fold(draft: str) -> Folded:
    """The draft in one kind of letters."""
    kept: Sequence[int] | None = None
    if _NO_WIDTH.search(draft) is not None:
        kept = [at for at, letter in enumerate(draft) if not _NO_WIDTH.match(letter)]
    text = draft if kept is None else "".join(draft[at] for at in kept)
    if _IN_A_ROW.search(text) is not None:
        fewer = _without_more_of_the_same(text)
        kept = fewer if kept is None else [kept[at] for at in fewer]
        text = "".join(draft[at] for at in kept)
    text = _THOUSANDS.sub(",", text.translate(_table()))
    return Folded(text, range(len(draft) + 1) if kept is None else (*kept, len(draft)))


def _without_more_of_the_same(text: str) -> list[int]:
    """The places of a text but for the rest of every long row."""
    kept: list[int] = []
    at = 0
    for row in _IN_A_ROW.finditer(text):
        kept += range(at, row.start() + _MOST_ALIKE)
        at = row.end()
    return [*kept, *range(at, len(text))]


def folded(words: str) -> str:
    """Words of a pack, a name or a fact in the letters that the draft is folded to."""
    return fold(words).text


def is_written_for(words: str, language: Language) -> bool:
    """Whether words may stand in a text of that language, as far as their letters tell."""
    han, latin = set(_HAN.findall(words)), _LATIN.findall(words)
    match language:
        case "en":
            return not han
        case "zh_TW":
            foreign = _letters_of_one_side()[1]
        case "zh_CN":
            foreign = _letters_of_one_side()[0]
    return not han & foreign and (bool(han) or not latin)


@cache
def _letters_of_one_side() -> tuple[frozenset[str], frozenset[str]]:
    """The traditional letters that the mainland does not write, the simplified that Taiwan does
    not; by what its old code page has."""
    pairs = " ".join(read(_file(), Letters).pairs).split()
    traditional = frozenset(pair[0] for pair in pairs if not _is_in(pair[0], "gb2312"))
    return traditional, frozenset(pair[1] for pair in pairs if not _is_in(pair[1], "big5"))


def _is_in(letter: str, code_page: str) -> bool:
    try:
        letter.encode(code_page)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(plain) == 1:
            table[code] = plain
    for code in range(0xFF01, 0xFF5F):
        half = chr(code - 0xFEE0)
        # the stops of Chinese part clauses and sentences: they keep their own shape
        table[code] = chr(code) if half in "!,:;?" else half.lower()
    table |= {ord(space): " " for space in "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\t"}
    table |= {ord(mark): "'" for mark in "’‘ʼ′`"}
    table |= {ord(mark): '"' for mark in "„‟″"}
    table |= {ord(mark): "-" for mark in "‐‑‒–−"}
    pairs = " ".join(read(_file(), Letters).pairs).split()
    table |= {ord(pair[0]): pair[1] for pair in pairs}
    for code in (code for first, end in _OTHER_SHAPES for code in range(first, end)):
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(plain) == 1 and ord(plain) != code:
            table[code] = table.get(ord(plain), plain)
    return table


def _file() -> Path:
    return resources() / "guard" / "letters.yaml"
