"""The twelve steps, the options of the strategy and the cause groups of the review."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the twelve steps; `done_when` says in words what the program derives."""

    id: str
    name: Said
    question: Said
    done_when: Said
    help: Said
    skipping: Said
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Stages:
    stages: tuple[Stage, ...]
    reviewed: Review | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A course open to the clinic, with what speaks for and against it and what must hold first."""

    id: str
    name: Said
    what: Said
    pros: tuple[Said, ...]
    cons: tuple[Said, ...]
    conditions: tuple[Said, ...]
    law: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Options:
    options: tuple[Option, ...]
    reviewed: Review | None = None


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """A bone of the fishbone and the questions that open it."""

    id: str
    name: Said
    questions: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Causes:
    whys: tuple[Said, ...]
    groups: tuple[CauseGroup, ...]
    reviewed: Review | None = None
