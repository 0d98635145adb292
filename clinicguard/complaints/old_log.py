"""From a clinic's old complaint log as it was read to complaints, or the faults it has. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from clinicguard.complaints.complaint import (
    LONGEST,
    Channel,
    Complainant,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind, State
from clinicguard.complaints.old_log_words import CHOICES, HEADINGS, OldField
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.spreadsheet.columns import Fault, FaultKind, plain_heading
from clinicguard.host.spreadsheet.sheet import Cells, Sheet
from clinicguard.host.words import LANGUAGES, Words
from clinicguard.host.written_dates import moment_of

NEEDED = (OldField.RECEIVED, OldField.VERBATIM)
_REPLACED = "\ufffd"
_SHORT = 200
_LONG = frozenset({OldField.VERBATIM, OldField.WANTED, OldField.INTERPRETATION, OldField.ANSWER})
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class OldComplaint:
    """One row of the old log. It starts no clock; `closed` is the day on which it ended."""

    line: int
    number: str
    kind: Kind
    state: State
    channel: Channel
    received_at: datetime
    complainant: Complainant
    patient: Patient
    verbatim: str
    wanted: str
    interpretation: str
    answer: str
    closed_at: datetime | None
    staff_role: StaffRole
    taken_by: str
    category: Category | None
    subtype: str
    category_words: str


@dataclass(frozen=True, slots=True)
class LogPlan:
    """What a file would bring; `unsorted` counts rows whose category is none of ours."""

    complaints: tuple[OldComplaint, ...]
    faults: tuple[Fault, ...]
    unsorted: int = 0

    @property
    def faulty_lines(self) -> frozenset[int]:
        """The lines that have at least one fault."""
        return frozenset(fault.line for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row is read on: the clinic's zone and day, its categories, and how an unsaid one ends.

    `unsaid` is where a row stands that neither says so nor has an answer or a closing day.
    """

    zone: ZoneInfo
    today: date
    known: Taxonomy
    unsaid: State = State.CLOSED


@dataclass(slots=True)
class _Row:
    line: int
    said: Mapping[OldField, str]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, of: OldField, kind: FaultKind) -> None:
        self.faults.append(Fault(self.line, of, kind, self.said[of][:_SHORT]))

    def choice(self, of: OldField, choices: type[Choice], unsaid: Choice) -> Choice:
        """The choice that the words name; unknown words are a fault."""
        words = plain_heading(self.said[of])
        if not words:
            return unsaid
        found: Choice | None = choice_words(choices).get(words)
        if found is None:
            self.fault(of, FaultKind.UNKNOWN)
            return unsaid
        return found

    def day(self, of: OldField, ground: Ground) -> datetime | None:
        """A date with the time that is written; midnight where none is."""
        if not self.said[of]:
            return None
        found = moment_of(self.said[of])
        if found is None:
            self.fault(of, FaultKind.NO_DATE)
            return None
        if found[0] > ground.today:
            self.fault(of, FaultKind.STILL_TO_COME)
            return None
        return datetime.combine(found[0], found[1] or time(), ground.zone).astimezone(UTC)


def plan_log(sheet: Sheet, columns: Mapping[OldField, int], ground: Ground) -> LogPlan:
    """Reads every row. An old number that stands twice is a fault of the later row."""
    found: list[OldComplaint] = []
    faults: list[Fault] = []
    numbers: set[str] = set()
    named = category_words(ground.known)
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        row = _Row(line, _said(cells, columns))
        complaint = _read(row, ground, named)
        number = row.said[OldField.NUMBER]
        if number and number in numbers:
            row.fault(OldField.NUMBER, FaultKind.TWICE)
        numbers.add(number)
        faults += row.faults
        if complaint is not None and not row.faults:
            found.append(complaint)
    unsorted = sum(bool(each.category_words) and each.category is None for each in found)
    return LogPlan(tuple(found), tuple(faults), unsorted)


@cache
def choice_words(choices: type[Choice]) -> Mapping[str, Choice]:
    """What a choice is called: our own words in three languages, and what old logs write."""
    ours = {
        plain_heading(spoken(choice, Words(language))): choice
        for choice in choices
        for language in LANGUAGES
    }
    theirs = {
        plain_heading(word): choice
        for choice, words in CHOICES.items()
        if isinstance(choice, choices)
        for word in words
    }
    return MappingProxyType({**theirs, **ours})


def category_words(known: Taxonomy) -> Mapping[str, tuple[Category, str]]:
    """The category and sub-type of each name that one has, in any of the three languages."""
    named: dict[str, tuple[Category, str]] = {}
    for subtype in known.subtypes:
        for each in LANGUAGES:
            words = plain_heading(subtype.label.in_language(each))
            named.setdefault(words, (subtype.category, subtype.id))
    for category in known.categories:
        for each in LANGUAGES:
            named.setdefault(plain_heading(category.label.in_language(each)), (category.id, ""))
    named.pop("", None)
    return MappingProxyType(named)


def _said(cells: Cells, columns: Mapping[OldField, int]) -> Mapping[OldField, str]:
    return {each: cells[columns[each]] if each in columns else "" for each in OldField}


def _read(
    row: _Row, ground: Ground, named: Mapping[str, tuple[Category, str]]
) -> OldComplaint | None:
    said = row.said
    for each, words in said.items():
        if _REPLACED in words:
            row.fault(each, FaultKind.UNREADABLE)
        if len(words) > (LONGEST if each in _LONG else _SHORT):
            row.fault(each, FaultKind.TOO_LONG)
    for needed in NEEDED:
        if not said[needed]:
            row.fault(needed, FaultKind.EMPTY)
    received = row.day(OldField.RECEIVED, ground)
    closed = row.day(OldField.CLOSED, ground)
    born = row.day(OldField.BORN, ground)
    category, subtype = named.get(plain_heading(said[OldField.CATEGORY]), (None, ""))
    state = row.choice(OldField.STATE, State, _unsaid(said, ground))
    if received is None:
        return None
    ended = state in (State.CLOSED, State.WITHDRAWN)
    name = said[OldField.COMPLAINANT] or said[OldField.PATIENT]
    return OldComplaint(
        line=row.line,
        number=said[OldField.NUMBER],
        kind=row.choice(OldField.KIND, Kind, Kind.COMPLAINT),
        state=State.CLOSED if state is State.ANSWERED and closed else state,
        channel=row.choice(OldField.CHANNEL, Channel, Channel.OTHER),
        received_at=received,
        complainant=Complainant(
            name,
            row.choice(OldField.RELATION, Relation, _relation(said)),
            said[OldField.REACH],
        ),
        patient=Patient(
            said[OldField.PATIENT],
            said[OldField.CHART],
            born.astimezone(ground.zone).date() if born else None,
        ),
        verbatim=said[OldField.VERBATIM],
        wanted=said[OldField.WANTED],
        interpretation=said[OldField.INTERPRETATION],
        answer=said[OldField.ANSWER],
        closed_at=max(closed or received, received) if ended or closed else None,
        staff_role=row.choice(OldField.STAFF_ROLE, StaffRole, StaffRole.UNKNOWN),
        taken_by=said[OldField.TAKEN_BY],
        category=category,
        subtype=subtype,
        category_words=said[OldField.CATEGORY],
    )


def _unsaid(said: Mapping[OldField, str], ground: Ground) -> State:
    return State.CLOSED if said[OldField.CLOSED] or said[OldField.ANSWER] else ground.unsaid


def _relation(said: Mapping[OldField, str]) -> Relation:
    """Somebody named beside another patient is somebody else; alone it is the patient."""
    apart = said[OldField.PATIENT] and said[OldField.COMPLAINANT] not in (
        "",
        said[OldField.PATIENT],
    )
    return Relation.OTHER if apart else Relation.PATIENT


__all__ = ["HEADINGS", "NEEDED", "Ground", "LogPlan", "OldComplaint", "OldField", "plan_log"]
