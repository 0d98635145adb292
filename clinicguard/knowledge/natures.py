"""A nature's playbook: its signs, its own tasks, evidence, known mistakes and desk scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.offsets import Offset, Vanishing, offset, vanishing
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said


class Trigger(StrEnum):
    """What the program can notice while a known mistake is being made."""

    APOLOGY_BEFORE_CHECKING = "apology_before_checking"
    NO_REPLY_FOR_HOURS = "no_reply_for_hours"
    ARGUING_ONLINE = "arguing_online"
    DELETING_CRITICISM = "deleting_criticism"
    STAFF_IN_DARK = "staff_in_dark"
    EDITING_RECORD = "editing_record"
    SPECULATION = "speculation"
    NAMING_PATIENT = "naming_patient"
    PROMISING_COMPENSATION = "promising_compensation"
    THREATENING_REVIEWER = "threatening_reviewer"
    MANY_VOICES = "many_voices"
    EVIDENCE_LEFT_TO_VANISH = "evidence_left_to_vanish"
    PERSON_CONCERNED_LEADS = "person_concerned_leads"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do. `due` counts from activation; a level not named has the lower one's time."""

    id: str
    step: str
    hat: str
    do: Said
    why: Said
    due: Mapping[Level, str]
    from_: Level = Level.LOW
    gate: str | None = None
    law: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    template: str | None = None
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        if self.from_ not in self.due:
            raise ValueError(f"a task from level {self.from_} needs its due time")
        given = [(level, offset(self.due[level])) for level in Level if level in self.due]
        if given[0][0] != self.from_:
            raise ValueError(f"a due time stands below level {self.from_}")
        for (_, lower), (level, higher) in pairwise(given):
            if higher.weight > lower.weight:
                raise ValueError(f"level {level} is slower: a level only adds or hastens")

    def applies_at(self, level: Level) -> bool:
        return level.reaches(self.from_)

    def due_at(self, level: Level) -> Offset:
        """Raises ValueError when the task does not belong to so low a level."""
        if not self.applies_at(level):
            raise ValueError(f"{self.id} applies from {self.from_}, not at {level}")
        named = max((known for known in self.due if level.reaches(known)), key=lambda k: k.rank)
        return offset(self.due[named])


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One line of the evidence checklist: what, where it lies, who holds it, how to secure it."""

    id: str
    what: Said
    where: Said
    holder: Said
    how: Said
    vanishes_in: str
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        vanishing(self.vanishes_in)

    @property
    def vanishes(self) -> Vanishing:
        return vanishing(self.vanishes_in)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What people do under pressure, why it hurts, the better way, and when to warn."""

    id: str
    triggers: tuple[Trigger, ...]
    what: Said
    why: Said
    better: Said
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        if not self.triggers:
            raise ValueError("a mistake needs a moment at which the program warns")


@dataclass(frozen=True, slots=True)
class Score:
    """The value of the factor nature that this kind of matter starts with."""

    value: int
    reason: Said

    def __post_init__(self) -> None:
        if self.value not in range(4):
            raise ValueError("a score is 0, 1, 2 or 3")


@dataclass(frozen=True, slots=True)
class Nature:
    """One file of playbooks/natures/. `take` names the shared tasks that belong to it.

    `heard` are words of a first report, in any language, that point to this kind of matter.
    """

    id: str
    order: int
    name: Said
    meaning: Said
    signs: tuple[Said, ...]
    ask: tuple[Said, ...]
    score: Score
    take: tuple[str, ...]
    tasks: tuple[Task, ...]
    evidence: tuple[EvidenceItem, ...]
    mistakes: tuple[Mistake, ...]
    scripts: tuple[str, ...]
    templates: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    reviewed: Review | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Addition:
    """What a clinic adds to one of our natures, in a file of its own: additions/*.yaml."""

    id: str
    nature: str
    take: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    scripts: tuple[str, ...] = ()
    reviewed: Review | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Shared:
    """The file shared.yaml: tasks and mistakes written once."""

    tasks: tuple[Task, ...]
    mistakes: tuple[Mistake, ...]
    reviewed: Review | None = None
