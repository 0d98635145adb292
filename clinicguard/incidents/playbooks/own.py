"""What a clinic adds to the playbooks, and what it knows of who read them; ours stay untouched.

A kind of matter of its own is worked like one of ours (its tasks, evidence, mistakes, scripts) and
may have more tasks. A reading holds for the wording that was read: one changed character undoes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from clinicguard.host.trouble import Trouble
from clinicguard.knowledge.natures import Nature, Task
from clinicguard.knowledge.offsets import offset
from clinicguard.knowledge.playbooks import Playbooks, load_playbooks
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said

DUES = ("15 min", "30 min", "1 h", "2 h", "4 h", "8 h", "24 h", "1 WD", "2 WD", "3 WD", "7 WD")
"""The times to act that a form offers."""

_FIRST_OF_OWN = 1000


@dataclass(frozen=True, slots=True)
class OwnNature:
    """A kind of matter of the clinic's own; `like` is the one of ours that it is worked like.

    One that ended is offered no more; the cases that are of its kind keep it.
    """

    id: int
    name: str
    meaning: str
    signs: tuple[str, ...]
    like: str
    at: datetime
    by: int
    ended_at: datetime | None = None

    @property
    def key(self) -> str:
        """Its id among the natures."""
        return f"own-{self.id}"


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task of the clinic's own, for a nature of ours or its own, from a level upwards.

    `due` is a time to act such as "30 min", "4 h" or "2 WD", the same at every level.
    """

    id: int
    nature: str
    words: str
    why: str
    step: str
    hat: str
    due: str
    from_level: Level
    at: datetime
    by: int

    @property
    def key(self) -> str:
        """Its id among the tasks."""
        return f"own-task-{self.id}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody read a nature's wording on a day; `digest` is the wording that it was."""

    nature: str
    who: str
    on: date
    digest: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Own:
    """Everything of the clinic's own that stands, and every reading in order of time."""

    natures: tuple[OwnNature, ...] = ()
    tasks: tuple[OwnTask, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The last reading of a wording, and whether the wording is still the one that was read."""

    reading: Reading
    current: bool


@dataclass(eq=False)
class NatureUnknown(Trouble):
    """There is no such kind of matter, or it is one of the clinic's own where ours is asked."""

    nature: str


@dataclass(eq=False)
class ReadAhead(Trouble):
    """A wording cannot have been read on a day that has not come."""

    on: date


@lru_cache(maxsize=4)
def grown(jurisdiction: str, own: Own) -> Playbooks:
    """The playbooks of a jurisdiction with what the clinic added; readings that hold stand in them.

    Raises:
        KnowledgeFault: a file of ours is wrong.
    """
    ours = load_playbooks(jurisdiction)
    natures = dict(ours.natures)
    for each in own.natures:
        natures[each.key] = _nature(each, ours.natures[each.like])
    for key, nature in natures.items():
        added = tuple(_task(task) for task in own.tasks if task.nature == key)
        natures[key] = replace(nature, tasks=(*nature.tasks, *added))
    whole = replace(
        ours,
        natures=MappingProxyType(natures),
        retired=frozenset(each.key for each in own.natures if each.ended_at is not None),
    )
    read = {
        key: replace(nature, reviewed=_holding(standing(whole, own, key)) or nature.reviewed)
        for key, nature in natures.items()
    }
    return replace(whole, natures=MappingProxyType(read))


def standing(playbooks: Playbooks, own: Own, nature: str) -> Standing | None:
    """The last reading of a nature's wording; None where nobody read it."""
    last = next((each for each in reversed(own.readings) if each.nature == nature), None)
    if last is None:
        return None
    return Standing(last, last.digest == digest(playbooks, nature))


def digest(playbooks: Playbooks, nature: str) -> str:
    """SHA-256 of everything that the nature says, the shared tasks that it takes in among it."""
    found = playbooks.natures[nature]
    taken = [task for task in playbooks.shared.tasks if task.id in found.take]
    text = json.dumps([_plain(found), _plain(tuple(taken))], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def known_nature(playbooks: Playbooks, nature: str) -> Nature:
    """Raises NatureUnknown: it is not there, or is offered no more."""
    if nature not in playbooks.offered:
        raise NatureUnknown(nature)
    return playbooks.natures[nature]


def _nature(own: OwnNature, like: Nature) -> Nature:
    return replace(
        like,
        id=own.key,
        order=_FIRST_OF_OWN + own.id,
        name=_said(own.name),
        meaning=_said(own.meaning),
        signs=tuple(_said(sign) for sign in own.signs) or like.signs,
        heard=(own.name, *own.signs),
        reviewed=None,
    )


def _task(own: OwnTask) -> Task:
    offset(own.due)
    return Task(
        own.key,
        own.step,
        own.hat,
        _said(own.words),
        _said(own.why),
        MappingProxyType({own.from_level: own.due}),
        own.from_level,
    )


def _said(words: str) -> Said:
    """The clinic writes in one language; it is shown as written in all."""
    return Said(words, words, words)


def _holding(found: Standing | None) -> Review | None:
    return Review(found.reading.who, found.reading.on) if found and found.current else None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = (each.name for each in fields(value) if each.name not in _NOT_WORDING)
        return {name: _plain(getattr(value, name)) for name in named}
    match value:
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


_NOT_WORDING = frozenset({"place", "reviewed"})
