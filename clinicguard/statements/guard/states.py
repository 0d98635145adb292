"""States of things, so or not so: hurt, serviced, refunded, open. A clause tells on which side it
stands, whatever its words, so that a draft can be held against the facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import Gist, gist_of
from clinicguard.statements.guard.letters import folded

By = Literal["itself", "clause", "sentence"]


_DENIED_BEHIND = re.compile(
    r" (?:was|were|is|are|has|had|have|did|could|does|do)(?: been)?(?: not|n't|n't been| never)\b|"
    r"[并也都均却则]?(?:未|没(?!有?(?:附带)?(?:任何|什么)?(?:附带)?(?:条件|前提|争议|但书|关系|问题))|尚未|无法|不(?!治))"
)
"""A denial behind what it denies: "the second check was not done"."""


_OUGHT = re.compile(
    r"(?:应该?|该|须|需|\b(?:should|ought to|was to|were to)(?: have)?(?: been| be)? )$"
)
"""Before what ought to be so."""


@dataclass(frozen=True, slots=True)
class StateWords:
    """One entry of guard/states.yaml. `by` says how a draft is known to be about the same thing,
    `coming` whether what is still to come counts too."""

    id: str
    by: By
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    coming: bool = False


@dataclass(frozen=True, slots=True)
class StateFile:
    """The file guard/states.yaml."""

    states: tuple[StateWords, ...]
    denying: tuple[str, ...]
    every: tuple[str, ...]
    rest: tuple[str, ...]
    only_one: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class State:
    """On which side of a state a clause stands, and what else the clause speaks of."""

    id: str
    so: bool
    start: int
    end: int
    about: Gist


@dataclass(frozen=True, slots=True)
class Ready:
    """The patterns of states.yaml, for folded text."""

    states: Mapping[str, StateWords]
    yes: Mapping[str, re.Pattern[str]]
    no: Mapping[str, re.Pattern[str]]
    denying: re.Pattern[str]
    every: re.Pattern[str]
    rest: re.Pattern[str]
    only_one: re.Pattern[str]
    roles: Mapping[str, re.Pattern[str]]


def states_in(text: str, start: int, end: int, among: Collection[str]) -> Iterator[State]:
    """The states of a clause of a folded text; one that it names on both sides is left out."""
    ready = state_words()
    for name in among:
        found = [(*each.span(), True) for each in ready.yes[name].finditer(text, start, end)]
        found += [(*each.span(), False) for each in ready.no[name].finditer(text, start, end)]
        found = [
            one
            for one in found
            if not _OUGHT.search(text, max(start, one[0] - 18), one[0])
            and not any(_within(one, other) for other in found)
        ]
        if not found:
            continue
        told = [(at, to, so != _denied(text, start, at, to)) for at, to, so in found]
        if len({so for _, _, so in told}) == 1:
            at, to, so = told[0]
            yield State(name, so, at, to, gist_of(f"{text[start:at]} {text[to:end]}"))


def _within(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    longer = other[1] - other[0] > one[1] - one[0]
    return longer and other[0] <= one[0] and one[1] <= other[1]


def _denied(text: str, start: int, at: int, to: int) -> bool:
    before = len(state_words().denying.findall(text, start, at))
    return (before + (_DENIED_BEHIND.match(text, to) is not None)) % 2 == 1


@cache
def state_words() -> Ready:
    """The file, made ready."""
    pack = read(resources() / "guard" / "states.yaml", StateFile)
    return Ready(
        states={each.id: each for each in pack.states},
        yes={each.id: any_of(each.yes) for each in pack.states},
        no={each.id: any_of(each.no) for each in pack.states},
        denying=any_of(pack.denying),
        every=any_of(pack.every),
        rest=any_of(pack.rest),
        only_one=any_of(pack.only_one),
        roles={role: any_of(words) for role, words in pack.roles.items()},
    )


def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for folded text that finds any of these words of a file."""
    pieces = sorted((_pattern(folded(word)) for word in words), key=len, reverse=True)
    return re.compile("|".join(pieces) or r"(?!)")


def _pattern(word: str) -> str:
    """A word of the file as a pattern: whole words in English, gaps for "~", ends for a star."""
    if any("\u3400" <= letter <= "\u9fff" for letter in word):
        return word.replace(" ~ ", "[^,，。;；]{0,6}?").replace(" ", " ?")
    word = re.sub(r"(?<=[a-z])\*", r"[a-z]*", word)
    return rf"\b(?:{word.replace(' ~ ', ' (?:[a-z]+ ){0,3}?')})(?![a-z])"
