"""Flat answers to what an open point asks, by the matter that it asks about: guard/whether.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import gist_of
from clinicguard.statements.guard.questions import OpenPoint
from clinicguard.statements.guard.states import any_of

_NEED = re.compile(r"是否(?:还|仍)?(?:需要?|须)|需不需要|要不要|有无需要?")
_MUST = re.compile(r"(?<!只)(?:得|必须|必需|一定要|需要|须|不用|不必|无需|无须|毋须|用不着)")
_RELATION = re.compile(
    r"[与和跟][^,，。]{1,14}(?:有关|相关)|关联|引起|造成|导致|所致|"
    r"\b(?:caused?|due to|linked|related)\b"
)
"""A point that asks for a relation is answered by none of the two things."""
_CLAUSE = re.compile("[,，。;；]")
_LIGHT = frozenset("的了后再续其他人行进")
_ASK = ("whether", "who")
"""Points that are answered for or against; who pays is one of them."""


@dataclass(frozen=True, slots=True)
class Family:
    """What is asked about, and the words that answer it."""

    id: str
    asks: tuple[str, ...]
    answers: tuple[str, ...]
    named: bool = False


@dataclass(frozen=True, slots=True)
class WhetherFile:
    """The file guard/whether.yaml."""

    families: tuple[Family, ...]


def flat_answers(point: OpenPoint, text: str, start: int, end: int) -> Iterator[int]:
    """Where a stretch of a folded text answers a point in words that need no other of it; or says
    that what a point asks for is needed, or is not."""
    if point.asks not in _ASK:
        return
    about = point.line.folded
    if _RELATION.search(about):
        return
    for asks, answers, named in _ready():
        if asks.search(about) is None:
            continue
        if named and not point.core.words & gist_of(text[start:end]).words:
            continue
        for found in answers.finditer(text, start, end):
            yield found.start()
    need = _NEED.search(about)
    wanted = set(about[need.end() :]) - _LIGHT if need else set()
    for found in _MUST.finditer(text, start, end) if wanted else ():
        clause = _CLAUSE.split(text[found.end() : end])[0]
        if wanted & set(clause):
            yield found.start()


@cache
def _ready() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    """The file, made ready."""
    pack = read(resources() / "guard" / "whether.yaml", WhetherFile)
    return tuple((any_of(each.asks), any_of(each.answers), each.named) for each in pack.families)
