"""What the guard found in a wording, as it was kept, and what of it was let pass and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

_BY_WORDS = frozenset({"L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10", "L11", "L12", "H1", "H2"})
"""The groups that judge words alone: not whom they are about, nor what a case holds."""
_SENTENCE_ENDS = re.compile(r"[。！？!?；;\n]|\.\s")


class Placed(Protocol):
    """Something found in a text."""

    @property
    def group(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def level(self) -> str: ...
    @property
    def rule(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LetPass:
    """One finding of the guard in one exact text that somebody let pass, and why."""

    version: int
    group: str
    span: str
    reason: str
    at: datetime
    by: int
    start: int = 0
    end: int = 0
    sha256: str = ""
    level: str = ""
    """As what it was found; empty where that was not yet kept."""
    rule: str = ""
    order: int = 0

    @property
    def of_block(self) -> bool:
        """Whether it let something pass that would have kept the text in."""
        return self.level == "block"

    def lets(self, found: Placed, text: str) -> bool:
        """Whether it lets a finding of its text pass.

        What blocks passes only where it blocked by the same rule when somebody said why.
        """
        if found.level == "block" and not (self.of_block and found.rule == self.rule):
            return False
        return self._is_on(found, text)

    def let_then(self, found: Placed, text: str) -> bool:
        """Whether it let a finding of a kept reading pass by what counted on that day.

        Readings kept no rule at first, and a reason no level: it let all of its place pass.
        """
        first = not self.level and not found.rule
        return self._is_on(found, text) if first else self.lets(found, text)

    def _is_on(self, found: Placed, text: str) -> bool:
        """Whether a finding is the one that was judged.

        Where words alone are judged it may have grown by less than itself within the sentence: a
        newer guard marks a word more of the same matter.
        """
        if found.group != self.group:
            return False
        if (found.start, found.end) == (self.start, self.end):
            return True
        return (
            self.group in _BY_WORDS
            and found.start <= self.start < self.end <= found.end
            and found.end - found.start < 2 * (self.end - self.start)
            and not _SENTENCE_ENDS.search(text[found.start : found.end].rstrip("。！？!?；;.\n "))
        )


def let_by(passed: Iterable[LetPass], found: Placed, text: str) -> LetPass | None:
    """By what a finding of a text passes; `passed` is what was let pass in that very text."""
    return next((each for each in passed if each.lets(found, text)), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it was kept: `start` and `end` count code points of the text."""

    group: str
    level: str
    start: int
    end: int
    span: str
    message: str = ""
    basis: str = ""
    """The law or the guide that it comes from."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class OwnPass:
    """Words that were not marked because of a mark of the clinic's own: why, who said so, when.

    It is told whole, so that it can be read where that mark is not at hand.
    """

    group: str
    level: str
    span: str
    reason: str
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Checking:
    """That the guard read a version, what it found there, and how much by level."""

    version: int
    at: datetime
    by: int
    block: int
    warn: int
    hint: int
    findings: tuple[Found, ...] = ()
    sha256: str = ""
    passed: tuple[OwnPass, ...] = ()
    """What would have been found besides, had the clinic not said that it is never marked."""
    order: int = 0
    marked: bool = False
    """Whether somebody looked at it too, and marked the text as checked."""
