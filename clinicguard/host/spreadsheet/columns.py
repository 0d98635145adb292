"""Which column of a foreign table is which: guessed by its heading, then chosen by a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key", bound=StrEnum)
_BESIDE = re.compile(r"[(\[【（].*?[)\]】）]")
_DRESS = re.compile(r"[\s_\-.:*#/\\]+")


class FaultKind(StrEnum):
    """Why a row cannot be taken over as it is."""

    EMPTY = "empty"
    NO_DATE = "no_date"
    STILL_TO_COME = "still_to_come"
    TOO_LONG = "too_long"
    TWICE = "twice"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    """Characters that the chosen encoding cannot have meant."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: on which line of the file, in which field, what stands there."""

    line: int
    field: str
    kind: FaultKind
    given: str


def plain_heading(heading: str) -> str:
    """A heading without its dress: what stands in brackets, spaces, width and case do not count."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return _DRESS.sub("", _BESIDE.sub("", folded))


def guessed(headings: Sequence[str], names: Mapping[Key, Sequence[str]]) -> dict[Key, int]:
    """The column of each field, as far as a heading tells.

    A heading that is one of the names wins over one that only holds it, a longer name over a
    shorter one, the column at the left over those at its right. No column is given twice.
    """
    plain = [plain_heading(each) for each in headings]
    found: dict[Key, int] = {}
    taken: set[int] = set()
    ranked = sorted(
        (
            (not exact, -len(name), at, order, key)
            for order, (key, known) in enumerate(names.items())
            for name in map(plain_heading, known)
            for at, heading in enumerate(plain)
            for exact in (heading == name,)
            if heading and (exact or (len(name) > 1 and name in heading))
        ),
        key=lambda each: each[:4],
    )
    for _, _, at, _, key in ranked:
        if key not in found and at not in taken:
            found[key] = at
            taken.add(at)
    return found
