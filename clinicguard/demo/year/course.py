"""What the data files of the sample year hold: the course, and what is said in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from clinicguard.complaints.beside import PlaceKind
from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.contact import Tag
from clinicguard.complaints.inquiry import RemedyKind, Verdict
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import Kind
from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.incidents.facts import SourceKind, Status
from clinicguard.incidents.incident import Origin, State
from clinicguard.incidents.watch import Tone
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.records import NOWHERE, KnowledgeFault, Place, read

STEPS = ("none", "acknowledge", "look", "hear", "find", "answer", "call", "close")
"""How far a complaint has come, in order; a pace gives the working days from `acknowledge` on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Where something stands in the year; one of the four is given.

    Raises:
        ValueError: none is given.
    """

    id: str
    at: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(When):
    """A complaint, or what nobody complained about, as it runs."""

    by: Channel
    took: str
    about: StaffRole
    kind: Kind = Kind.COMPLAINT
    relation: Relation = Relation.PATIENT
    issues: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()
    found: tuple[Verdict, ...] = ()
    remedy: tuple[RemedyKind, ...] = ()
    score: int | None = None
    tags: frozenset[Tag] = frozenset()
    pace: str = "usual"
    upto: str = "close"
    turn: str = ""
    into: str = ""
    incident: str = ""
    site: str = ""
    age: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(When):
    """A complaint of a line or two: one verdict for all its issues, no remedy of its own."""

    by: Channel
    took: str
    about: StaffRole
    issues: tuple[str, ...]
    found: Verdict
    relation: Relation = Relation.PATIENT
    flags: frozenset[Flag] = frozenset()
    score: int | None = None
    upto: str = "close"
    turn: str = ""
    into: str = ""
    site: str = ""
    age: int = 0

    def as_case(self) -> Case:
        """The same, as the long ones are told."""
        return Case(
            **{name: getattr(self, name) for name in _SHARED},
            found=(self.found,) * len(self.issues),
        )


_SHARED = (
    *("id", "at", "days", "before", "after", "place", "by", "took", "about", "issues"),
    *("relation", "flags", "score", "upto", "turn", "into", "site", "age"),
)


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody on the staff who joined or left within the year; weeks ago, weekday, time."""

    id: str
    role: str
    joined: tuple[str, ...] | None = None
    left: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCourse(When):
    """An incident as it runs; `from_` is the complaint out of which it grew."""

    by: str
    nature: str
    factors: tuple[int, ...]
    level: Level
    status: tuple[Status, ...]
    sources: tuple[SourceKind, ...]
    tone: tuple[Tone, ...]
    state: State
    origin: Origin = Origin.COMPLAINT
    from_: str = ""
    audience: str = ""
    channel: str = ""
    gates: frozenset[str] = frozenset()
    days_to: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Course:
    """The file course.yaml."""

    lunar: tuple[date, ...]
    paces: Mapping[str, tuple[int, ...]]
    staff: tuple[Stay, ...]
    narratives: tuple[Case, ...]
    short: tuple[Short, ...]
    others: tuple[Case, ...]
    gates: Mapping[str, Mapping[str, str]]
    incidents: tuple[IncidentCourse, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        """Everything of the complaint log."""
        return (*self.narratives, *(each.as_case() for each in self.short), *self.others)


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in one complaint. `found` and `remedy` go with those of the course."""

    said: str
    who: str = ""
    patient: str = ""
    want: str = ""
    read: str = ""
    staff: str = ""
    record: str = ""
    found: tuple[str, ...] = ()
    remedy: tuple[str, ...] = ()
    answer: str = ""
    call: str = ""
    learn: str = ""
    again: str = ""
    answer_again: str = ""
    reason: str = ""
    promise: str = ""
    place: Place = NOWHERE

    @property
    def subject(self) -> str:
        """Whom it is about: the patient, who mostly speaks for themselves."""
        return self.patient or self.who


@dataclass(frozen=True, slots=True)
class ShortWords:
    """What is said in a short one."""

    said: str
    who: str = ""
    want: str = ""
    patient: str = ""
    record: str = ""
    found: str = ""
    answer: str = ""
    reason: str = ""
    promise: str = ""
    place: Place = NOWHERE

    def as_words(self) -> Words:
        """The same, as the long ones are told."""
        return Words(
            self.said,
            who=self.who,
            patient=self.patient,
            want=self.want,
            record=self.record,
            found=(self.found,) if self.found else (),
            answer=self.answer,
            reason=self.reason,
            promise=self.promise,
            place=self.place,
        )


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Name, title and number of somebody who is not in the demonstration case."""

    name: str
    title: str
    phone: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place or a device, as the clinic calls it."""

    kind: PlaceKind
    words: str


@dataclass(frozen=True, slots=True)
class People:
    """The file people.yaml: who joined and left, and the desk's everyday sentences."""

    staff: Mapping[str, Newcomer]
    chart: str
    phone: str
    messenger: Channel
    thanks: Mapping[str, tuple[str, ...]]
    ends: tuple[str, ...]
    left: str
    merged: str
    held: str
    not_again: str
    sites: Mapping[str, Site]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One way to go in an incident, with what speaks for it and what against."""

    kind: str
    title: str
    pros: str
    cons: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A question that was decided, and why."""

    question: str
    options: tuple[str, ...]
    choice: str
    why: str


@dataclass(frozen=True, slots=True)
class Text:
    """A statement: its title and its words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What is changed afterwards, and how one sees that it works."""

    what: str
    measure: str


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """What is said in one incident."""

    title: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    words: str = ""
    sure: str = ""
    nature: str = ""
    rating: str = ""
    options: tuple[Weighed, ...] = ()
    messages: tuple[str, ...] = ()
    decision: Decided | None = None
    notice: str = ""
    statement: Text | None = None
    told: str = ""
    met: str = ""
    watch: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    well: tuple[str, ...] = ()
    badly: tuple[str, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    lesson: str = ""
    action: Planned | None = None
    summary: str = ""
    skip: str = ""
    looked_after: str = ""
    task: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Told:
    """The year in one language."""

    course: Course
    people: People
    words: Mapping[str, Words]
    incidents: Mapping[str, IncidentWords]


LONG_FILES = ("waiting", "money", "care", "manners")


def folder() -> Path:
    """Where the year's files lie."""
    return resources() / "demo" / "year"


def read_year(language: Language) -> Told:
    """The whole year.

    Raises:
        KnowledgeFault: a file, a line or a key is wrong, or the words do not fit the course.
    """
    here = folder() / language
    course = read(folder() / "course.yaml", Course)
    words: dict[str, Words] = {}
    for name in LONG_FILES:
        words |= read(here / f"{name}.yaml", Mapping[str, Words])  # type: ignore[type-abstract]
    short: Mapping[str, ShortWords] = read(here / "short.yaml", Mapping[str, ShortWords])  # type: ignore[type-abstract]
    others: Mapping[str, ShortWords] = read(here / "others.yaml", Mapping[str, ShortWords])  # type: ignore[type-abstract]
    words |= {key: each.as_words() for key, each in {**short, **others}.items()}
    incidents: Mapping[str, IncidentWords] = read(
        here / "incidents.yaml",
        Mapping[str, IncidentWords],  # type: ignore[type-abstract]
    )
    told = Told(course, read(here / "people.yaml", People), words, incidents)
    _fit(told, here)
    return told


def _fit(told: Told, here: Path) -> None:
    _same(here, {case.id for case in told.course.cases}, set(told.words))
    _same(here, {each.id for each in told.course.incidents}, set(told.incidents))
    for case in told.course.narratives:
        words = told.words[case.id]
        for name, wanted, given in (
            ("found", case.found, words.found),
            ("remedy", case.remedy, words.remedy),
        ):
            if len(wanted) != len(given) and STEPS.index(case.upto) >= STEPS.index("find"):
                problem = f"{len(given)} of {len(wanted)} texts of the course"
                raise KnowledgeFault(Place(words.place.file, words.place.line, name), problem)


def _same(here: Path, wanted: set[str], given: set[str]) -> None:
    for key in sorted(wanted ^ given):
        problem = "is not in the course" if key in given else "has no words"
        raise KnowledgeFault(Place(here, 0, key), problem)
