"""Two wordings beside each other: what stayed, what was taken out, what was put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]

_UNIT = re.compile(
    r"[^\W_\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+(?:['’.:/@-][A-Za-z0-9]+)*|\s+|.", re.S
)
_SENTENCE = re.compile(r"[^。！？!?.\n]*[。！？!?.\n]+|[^。！？!?.\n]+")
_MOST_PAIRS = 500_000
"""A tenth of a second; what repeats itself grows with the square of its length."""
_ISLAND = {"zh_TW": 1, "zh_CN": 1, "en": 3}
"""So many units left standing between two changes are chance, and read worse than one change."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that stayed, went, or came."""

    kind: Kind
    text: str


def differences(before: str, after: str, language: str) -> tuple[Stretch, ...]:
    """The stretches in reading order; where words were replaced, the removed come first.

    A unit is a Chinese character, or a whole word or number in other letters: nobody reads half
    a word as a change. Where much changed in a text that repeats itself it is a whole sentence.
    What is not `added` joins to `before`, what is not `removed` to `after`.
    """
    changes = _changes(_UNIT.findall(before), _UNIT.findall(after))
    if changes is not None:
        return tuple(_joined(_without_islands(changes, _ISLAND.get(language, 1))))
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    return tuple(_joined(_without_islands(_changes(old, new) or _replaced(old, new), 0)))


@dataclass(slots=True)
class _Change:
    """Units that stayed (`kept`), or that gave way to others."""

    kept: bool
    old: list[str]
    new: list[str]


def _changes(old: list[str], new: list[str]) -> list[_Change] | None:
    """What stayed and what gave way; None where finding it would take too long."""
    first, last = _alike(old, new)
    was, now = old[first : len(old) - last], new[first : len(new) - last]
    if _pairs(was, now) > _MOST_PAIRS:
        return None
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    between = [
        _Change(what == "equal", was[a:b], now[c:d]) for what, a, b, c, d in matcher.get_opcodes()
    ]
    return _between(old, first, between, last)


def _replaced(old: list[str], new: list[str]) -> list[_Change]:
    """All that stands between what begins and what ends both alike."""
    first, last = _alike(old, new)
    change = _Change(False, old[first : len(old) - last], new[first : len(new) - last])
    return _between(old, first, [change], last)


def _between(old: list[str], first: int, changes: list[_Change], last: int) -> list[_Change]:
    begins, ends = old[:first], old[len(old) - last :]
    before, after = ([_Change(True, each, each)] if each else [] for each in (begins, ends))
    return [*before, *changes, *after]


def _alike(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many units at the beginning and how many at the end are the same."""
    least = min(len(old), len(new))
    first = next((n for n in range(least) if old[n] != new[n]), least)
    rest = least - first
    last = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return first, last


def _pairs(old: list[str], new: list[str]) -> int:
    """How many units of one text are found in the other, each as often as it stands there."""
    counted = Counter(old)
    return sum(counted[unit] for unit in new)


def _without_islands(waiting: list[_Change], island: int) -> list[_Change]:
    """Changes with next to nothing between them become one."""
    out: list[_Change] = []
    for at, change in enumerate(waiting):
        inside = 0 < at < len(waiting) - 1
        alone = change.kept and inside and len(change.old) <= island and "\n" not in change.old
        if alone or (out and not change.kept and not out[-1].kept):
            out[-1].old += change.old
            out[-1].new += change.new
        else:
            out.append(_Change(change.kept, [*change.old], [*change.new]))
    return out


def _joined(changes: list[_Change]) -> Iterator[Stretch]:
    for change in changes:
        if change.kept:
            yield Stretch("same", "".join(change.old))
            continue
        if change.old:
            yield Stretch("removed", "".join(change.old))
        if change.new:
            yield Stretch("added", "".join(change.new))
