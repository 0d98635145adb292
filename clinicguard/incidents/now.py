"""「現在」: my three things, the next word, clocks, what vanishes, who has been told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.incidents import cadence, checklist, mistakes, steps
from clinicguard.incidents.cadence import WordDue
from clinicguard.incidents.case import Case
from clinicguard.incidents.checklist import Check
from clinicguard.incidents.contacts import Contact, Party, told
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import State
from clinicguard.incidents.mistakes import Caught
from clinicguard.incidents.releases import Release, said_outside
from clinicguard.incidents.rules import Rules
from clinicguard.incidents.steps import Step, StepState, StepView
from clinicguard.incidents.team import COMMANDER, SPOKESPERSON, Seat, holder
from clinicguard.incidents.timeline import Event
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.running import in_order as clocks_in_order
from clinicguard.tasks.task import Light, Task, light
from clinicguard.tasks.task import in_order as tasks_in_order

MOST_THINGS = 3
MOST_MARKS = 5

DRAWN = ("noticed", "confirmed", "rated", "activated", "check_secured", "released", "stood_down")


class ThingKind(StrEnum):
    """What a thing to do now is."""

    SAFETY = "safety"
    WORD = "word"
    TASK = "task"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Thing:
    """One of my three things: a task of mine, or what the case itself needs next."""

    kind: ThingKind
    light: Light
    due: datetime | None = None
    task: Task | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the drawn hour: a kind of the timeline, or the next word (`due`)."""

    at: datetime
    kind: str
    due: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A person of the team: hats, who steps in for them, what they have to do."""

    person: int
    hats: tuple[str, ...]
    deputies: tuple[int, ...]
    concerned: bool
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Who has been told, and who of the staff has not yet read the notice."""

    parties: tuple[tuple[Party, Contact], ...]
    outside: tuple[Release, ...]
    staff_told: int
    staff_unread: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What the red band shows on every page: never the matter, since patients see the screen."""

    number: str
    level: Level | None
    since: datetime
    next_word: WordDue | None
    spokesperson: int | None
    drill: bool


@dataclass(frozen=True, slots=True)
class Now:
    """The page, for one person."""

    things: tuple[Thing, ...]
    next_word: WordDue | None
    clocks: tuple[RunningClock, ...]
    vanishing: tuple[Check, ...]
    told: Told
    cards: tuple[Card, ...]
    hour: tuple[Mark, ...]
    steps: tuple[StepView, ...]
    mistakes: tuple[Caught, ...]


def page(case: Case, rules: Rules, person: int, now: datetime) -> Now:
    """Everything on it, derived from the case at this moment."""
    return Now(
        things=things(case, rules, person, now),
        next_word=cadence.next_word(case, rules),
        clocks=clocks_in_order(clock for clock in case.clocks if clock.running),
        vanishing=checklist.volatile_first(case.checks),
        told=_told(case),
        cards=cards(case),
        hour=hour(case, rules, now),
        steps=steps.derived(case, rules),
        mistakes=mistakes.caught(case, rules, now),
    )


def things(case: Case, rules: Rules, person: int, now: datetime) -> tuple[Thing, ...]:
    """At most three: people's safety first, then mine by time, then what the case needs next.

    The next word is the spokesperson's, the next step the commander's; while nobody wears the hat
    both are everybody's.
    """
    found: list[Thing] = []
    if case.incident.danger is not Answer.NO and case.incident.state in (
        State.NOTICED,
        State.ACTIVE,
    ):
        found.append(Thing(ThingKind.SAFETY, Light.BURNS, step=Step.NOTICE))
    word = cadence.next_word(case, rules)
    if word is not None and holder(case.seats, SPOKESPERSON) in (None, person):
        found.append(Thing(ThingKind.WORD, light(word.at, now), word.at, step=Step.COMMUNICATION))
    found += [_task(task, now) for task in _mine_then_nobodys(case.tasks, person)]
    if holder(case.seats, COMMANDER) in (None, person):
        found += [
            Thing(ThingKind.STEP, Light.NONE, step=view.step)
            for view in steps.derived(case, rules)
            if view.state is StepState.OPEN and view.step is not Step.NOTICE
        ]
    return tuple(found[:MOST_THINGS])


def band(case: Case, rules: Rules) -> Band | None:
    """The red band; None where this case does not burn."""
    incident = case.incident
    if not incident.burns:
        return None
    return Band(
        incident.number,
        incident.level,
        incident.noticed_at,
        cadence.next_word(case, rules),
        holder(case.seats, SPOKESPERSON),
        incident.drill,
    )


def cards(case: Case) -> tuple[Card, ...]:
    """The team by person, in the order of their hats, the person concerned last."""
    people = dict.fromkeys(seat.holder for seat in case.seats)
    people.update(dict.fromkeys(case.concerned_people))
    return tuple(
        Card(
            person,
            tuple(seat.hat for seat in case.seats if seat.holder == person),
            _deputies(case.seats, person),
            person in case.concerned_people,
            tasks_in_order(task for task in case.tasks if task.owner == person),
        )
        for person in sorted(people, key=lambda each: each in case.concerned_people)
    )


def hour(case: Case, rules: Rules, now: datetime) -> tuple[Mark, ...]:
    """The drawn hour: the latest marks of what was done, and the next word at its end."""
    done = [Mark(event.at, event.kind) for event in _firsts(case.events) if event.at <= now][
        -MOST_MARKS:
    ]
    word = cadence.next_word(case, rules)
    return (*done, Mark(word.at, "word", due=True)) if word is not None else tuple(done)


def _firsts(events: Iterable[Event]) -> Iterable[Event]:
    """The first of each kind that is drawn; every statement that went out is one of its own."""
    seen: set[str] = set()
    for event in events:
        if event.kind in DRAWN and (event.kind == "released" or event.kind not in seen):
            seen.add(event.kind)
            yield event


def _told(case: Case) -> Told:
    latest = case.notices[-1] if case.notices else None
    return Told(
        parties=tuple(told(case.contacts).items()),
        outside=said_outside(case.releases),
        staff_told=len(latest.told) if latest else 0,
        staff_unread=latest.unread if latest else (),
    )


def _task(task: Task, now: datetime) -> Thing:
    return Thing(ThingKind.TASK, light(task.due, now), task.due, task=task)


def _mine_then_nobodys(tasks: Iterable[Task], person: int) -> tuple[Task, ...]:
    still_open = [task for task in tasks if task.open]
    mine = tasks_in_order(task for task in still_open if task.owner == person)
    return (*mine, *tasks_in_order(task for task in still_open if task.owner is None))


def _deputies(seats: Iterable[Seat], person: int) -> tuple[int, ...]:
    found = (seat.deputy for seat in seats if seat.holder == person)
    return tuple(dict.fromkeys(deputy for deputy in found if deputy is not None))
