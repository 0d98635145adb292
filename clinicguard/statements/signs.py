"""By which words it is known what a text does: that it listens, explains, tells where to turn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.letters import folded


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that a text can do; any of `find` (regular expressions) tells it."""

    id: str
    find: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False)

    def __post_init__(self) -> None:
        for written in self.find:
            try:
                re.compile(written)
            except re.error as wrong:
                raise ValueError(f"the pattern {written!r}: {wrong}") from wrong


@dataclass(frozen=True, slots=True)
class Signs:
    """The file style/signs.yaml."""

    signs: tuple[Sign, ...]


def shows(text: str, sign: str) -> bool:
    """Whether a text does what the sign stands for. Raises KeyError: no such sign."""
    plain = folded(text)
    return any(pattern.search(plain) for pattern in _signs()[sign])


@cache
def _signs() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    known = read(resources() / "style" / "signs.yaml", Signs).signs
    return {sign.id: tuple(re.compile(_plain(each)) for each in sign.find) for sign in known}


def _plain(written: str) -> str:
    """A pattern in the letters that a text is folded to; its own marks stay."""
    return "".join(folded(each) if ord(each) > 0x2E80 else each for each in written)
