"""Whom a field of the records names: its whole names, and nobody where it names none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.letters import fold, folded
from clinicguard.statements.guard.names import look_alike

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_AMONG = re.compile(r"[、,，;；/／()（）\n]+")
_AS_LONG = 200
"""No name is longer, with all that stands around it."""
_LONGEST = 4
"""So many Chinese characters has a name at most that is read out of free words."""


@dataclass(frozen=True, slots=True)
class InFields:
    """The file guard/names/in_fields.yaml."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    nobody: tuple[str, ...]


def names_in(words: str) -> Iterator[str]:
    """Whole names in a field: without titles, nothing of a single letter, nothing like "guest"."""
    for piece in _AMONG.split(words):
        name = _bare(piece.strip())
        if len(name) > 1 and not _is_nobody(name):
            yield name


def people_in(words: str) -> Iterator[str]:
    """Names in free words, where not every word is one: 陳小明 is, 二樓櫃檯 is not."""
    return (name for name in names_in(words) if _is_a_name(name))


def in_one_spelling(name: str) -> str:
    """A name by which two spellings of it are known as one."""
    return "".join(folded(name).split())


def _bare(piece: str) -> str:
    """A piece without what stands before and after its name, in the letters it was written in."""
    found = fold(piece[:_AS_LONG])
    start, end = 0, len(found.text)
    while start < end:
        before = _before().match(found.text, start, end)
        after = _after().search(found.text[start:end])
        if before:
            start = before.end()
        elif after:
            end = start + after.start()
        else:
            first, last = found.span(start, end)
            return piece[first:last]
    return ""


def _is_nobody(name: str) -> bool:
    plain = folded(name)
    return in_one_spelling(name) in look_alike().nobody or _nobody().search(plain) is not None


def _is_a_name(words: str) -> bool:
    """Whether free words name a person: 陳小明 and Dora Haines do, 二樓櫃檯 does not."""
    known, plain = look_alike(), folded(words)
    if _HAN.match(plain):
        return len(plain) <= _LONGEST and (
            plain[0] in known.surnames or plain[:2] in known.compound
        )
    return len(words.split()) > 1 and all(word[:1].isupper() for word in words.split())


@cache
def _known() -> InFields:
    return read(resources() / "guard" / "names" / "in_fields.yaml", InFields)


@cache
def _before() -> re.Pattern[str]:
    han, latin = _by_letters(_known().before)
    return re.compile(rf"(?:(?:{han})\s*:?|(?:{latin})(?:\.|:|\s|$))\s*")


@cache
def _after() -> re.Pattern[str]:
    titles = (title for title in look_alike().titles if len(title) > 1)
    han, latin = _by_letters((*_known().after, *titles))
    return re.compile(rf"\s*(?:的?\s*(?:{han})|的|(?<![a-z])(?:{latin})\.?|'s\s[a-z ]+)$")


@cache
def _nobody() -> re.Pattern[str]:
    han, latin = _by_letters(_known().nobody)
    return re.compile(rf"(?:{han}|(?<![a-z])(?:{latin}))$")


def _by_letters(words: Iterable[str]) -> tuple[str, str]:
    """The Chinese and the Latin of the words as two patterns, the longest first."""
    spaced = {folded(word).replace(" ", r"\s*") for word in words}
    longest_first = sorted(spaced, key=lambda word: (-len(word), word))
    han = "|".join(word for word in longest_first if _HAN.search(word))
    return han, "|".join(word for word in longest_first if not _HAN.search(word))
