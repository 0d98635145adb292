"""The piece of a text that shows why a complaint was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
Finds = Callable[[str, str], Sequence[Span]]
"""Where the typed words stand in a text: (text, typed) → spans."""

LENGTH = 60
_BEFORE = 12
_BREAK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of one line; `hits` are (start, end) within it; `…` stands for what is left out."""

    words: str
    hits: tuple[Span, ...] = ()


def snippet(texts: Iterable[str], typed: str, finds: Finds, length: int = LENGTH) -> Snippet:
    """The first hit in the first text that has one, with what stands around it.

    Without a hit it is the beginning of the first text.
    """
    first = ""
    for text in texts:
        first = first or text
        hits = finds(text, typed) if typed else ()
        if hits:
            return _around(text, hits, length)
    return _around(first, (), length)


def _around(text: str, hits: Sequence[Span], length: int) -> Snippet:
    start = max(0, hits[0][0] - _BEFORE) if hits and hits[0][1] > length else 0
    end = min(len(text), start + length)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    words = before + _BREAK.sub(" ", text[start:end]) + after
    shift = len(before) - start
    within = tuple(
        (max(left, start) + shift, min(right, end) + shift)
        for left, right in hits
        if left < end and right > start
    )
    return Snippet(words, within)
