"""Searches the manual: from one Chinese character or two Latin letters up, names before text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.knowledge.help.contents import Manual, ManualPage
from clinicguard.knowledge.help.written import Heading, words_of

_NAME, _ALSO, _SECTION, _TEXT = 8, 6, 4, 1
_AROUND = 28
"""Letters of the sentence that are shown before what was found."""
_LONG = 90


@dataclass(frozen=True, slots=True)
class Match:
    """A page that holds all the words, and a piece of it around the first of them."""

    page: ManualPage
    piece: str
    words: tuple[str, ...]


def search(manual: Manual, typed: str) -> tuple[Match, ...]:
    """The best page first. Words are parted by blanks; a page has to hold all of them."""
    words = _words(typed)
    if not words:
        return ()
    ranked = [
        (-rank, number, Match(page, piece, words))
        for number, page in enumerate(manual.pages())
        for rank, piece in _ranked(page, words)
    ]
    return tuple(match for _, _, match in sorted(ranked, key=lambda each: each[:2]))


def folded(text: str) -> str:
    """As it is compared: full and half width, small and large letters are the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def _words(typed: str) -> tuple[str, ...]:
    found = dict.fromkeys(folded(typed).split())
    return tuple(word for word in found if len(word) > 1 or not word.isascii())


def _ranked(page: ManualPage, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    places = [(_NAME, page.name), (_ALSO, page.also)]
    places += [
        (_SECTION if isinstance(block, Heading) else _TEXT, words_of(block))
        for block in page.blocks
    ]
    rank = 0
    for word in words:
        holding = [weight for weight, text in places if word in folded(text)]
        if not holding:
            return
        rank += max(holding) * 10 + min(len(holding), 9)
    yield rank, _piece(page, words[0])


def _piece(page: ManualPage, word: str) -> str:
    for block in page.blocks:
        for line in words_of(block).splitlines():
            at = folded(line).find(word)
            if at >= 0:
                begin = max(0, at - _AROUND)
                piece = line[begin : begin + _LONG]
                return ("…" if begin else "") + piece + ("…" if begin + _LONG < len(line) else "")
    first = next((words_of(block) for block in page.blocks), "")
    return first[:_LONG]
