"""Two wordings beside each other: what stayed, what was taken out, what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]

_UNIT = re.compile(
    r"[^\W_\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+(?:['’.:/@-][A-Za-z0-9]+)*|\s+|.", re.S
)
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
    a word as a change. What is not `added` joins to `before`, what is not `removed` to `after`.
    """
    old, new = _UNIT.findall(before), _UNIT.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    island = _ISLAND.get(language, 1)
    return tuple(_joined(_without_islands(_stretches(matcher, old, new), island)))


@dataclass(slots=True)
class _Change:
    """Units that stayed (`kept`), or that gave way to others."""

    kept: bool
    old: list[str]
    new: list[str]


def _stretches(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[_Change]:
    for what, a, b, c, d in matcher.get_opcodes():
        yield _Change(what == "equal", old[a:b], new[c:d])


def _without_islands(changes: Iterator[_Change], island: int) -> list[_Change]:
    """Changes with next to nothing between them become one."""
    out: list[_Change] = []
    waiting: list[_Change] = list(changes)
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
