"""What can be taken over, and how each kind reads, plans and keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from clinicguard.complaints import old_log, taking_over
from clinicguard.complaints.moves import State
from clinicguard.complaints.old_log import OldField
from clinicguard.complaints.taking_over import ReadyLog
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.dates import day_short
from clinicguard.host.spreadsheet.columns import Fault, guessed
from clinicguard.host.spreadsheet.sheet import Sheet
from clinicguard.people.patients import importing
from clinicguard.people.patients.card import CardField
from clinicguard.people.patients.taking_over import Ready as ReadyCards
from clinicguard.people.patients.taking_over import made_ready
from ui.complaints.choices import said
from ui.imports.spoken import card_field, log_field
from ui.language import count, language, say

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Step = Callable[[int, int], object]
Keep = Callable[["Clinic", int, Step], str]
"""On the database lane: takes it over; (clinic, rows left out, step) → what came of it."""
Ready = Callable[[Step], Keep]
"""Away from the records: makes the rows ready, and gives what writes them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that a column can fill."""

    key: str
    label: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file would bring, ready to be shown and to be taken over.

    `sample` are the first rows as they were understood, a cell for each of `heads`.
    """

    rows: int
    faults: tuple[Fault, ...]
    lines: frozenset[int]
    heads: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    begin: Callable[[Clinic], Ready]
    """On the database lane: looks at what the rows will meet there."""


class Kind(Protocol):
    """One kind of table."""

    title: str
    asks_state: bool

    def slots(self) -> Sequence[Slot]: ...
    def guess(self, headings: Sequence[str]) -> Mapping[str, int]: ...
    def plan(self, sheet: Sheet, columns: Mapping[str, int], unsaid: State) -> Plan: ...


_SAMPLE = 5


class Patients:
    """The clinic's list of patients."""

    asks_state = False

    def __init__(self, today: date) -> None:
        self.title = say("Take a list of patients over")
        self._today = today

    def slots(self) -> Sequence[Slot]:
        return [Slot(each, card_field(each), each in importing.NEEDED) for each in CardField]

    def guess(self, headings: Sequence[str]) -> Mapping[str, int]:
        return {key.value: at for key, at in guessed(headings, importing.HEADINGS).items()}

    def plan(self, sheet: Sheet, columns: Mapping[str, int], unsaid: State) -> Plan:
        chosen = {CardField(key): at for key, at in columns.items()}
        found = importing.plan_cards(sheet, chosen, self._today)

        def begin(clinic: Clinic) -> Ready:
            begun = clinic.patients.begin()
            return lambda step: _keeps(sheet, made_ready(begun, found.cards, step))

        return Plan(
            rows=len(found.cards),
            faults=found.faults,
            lines=found.faulty_lines,
            heads=tuple(card_field(each) for each in CardField if each in chosen),
            sample=tuple(
                tuple(_cell(getattr(each.card, key.value)) for key in CardField if key in chosen)
                for each in found.cards[:_SAMPLE]
            ),
            notes=(
                say(
                    "A chart number that is here already is the same card: what it says stays, "
                    "what is empty is filled in."
                ),
            ),
            begin=begin,
        )


def _keeps(sheet: Sheet, ready: ReadyCards) -> Keep:
    def keep(clinic: Clinic, left_out: int, step: Step) -> str:
        taken = clinic.patients.take_over_ready(sheet, ready, left_out, step)
        made = count("{n} new card", "{n} new cards", taken.made)
        known = count("{n} was here already", "{n} were here already", taken.known)
        return f"{made}\u3000{known}"

    return keep


class OldLog:
    """The clinic's old complaint log."""

    asks_state = True

    def __init__(self, today: date, zone: ZoneInfo) -> None:
        self.title = say("Take an old complaint log over")
        self._today, self._zone = today, zone

    def slots(self) -> Sequence[Slot]:
        return [Slot(each, log_field(each), each in old_log.NEEDED) for each in OldField]

    def guess(self, headings: Sequence[str]) -> Mapping[str, int]:
        return {key.value: at for key, at in guessed(headings, old_log.HEADINGS).items()}

    def plan(self, sheet: Sheet, columns: Mapping[str, int], unsaid: State) -> Plan:
        chosen, known = {OldField(key): at for key, at in columns.items()}, taxonomy()
        ground = old_log.Ground(self._zone, self._today, known, unsaid)
        found = old_log.plan_log(sheet, chosen, ground)

        def begin(clinic: Clinic) -> Ready:
            begun = clinic.complaints.begin_log()
            return lambda step: _keeps_log(
                sheet, taking_over.made_ready(begun, found.complaints, known, step)
            )

        return Plan(
            rows=len(found.complaints),
            faults=found.faults,
            lines=found.faulty_lines,
            heads=(
                log_field(OldField.RECEIVED),
                log_field(OldField.PATIENT),
                log_field(OldField.VERBATIM),
                log_field(OldField.STATE),
            ),
            sample=tuple(
                (
                    _cell(each.received_at.astimezone(self._zone).date()),
                    each.patient.name or each.complainant.name,
                    each.verbatim,
                    said(each.state),
                )
                for each in found.complaints[:_SAMPLE]
            ),
            notes=tuple(self._notes(found.unsorted)),
            begin=begin,
        )

    def _notes(self, unsorted: int) -> Iterable[str]:
        yield say(
            "Old complaints keep their dates, are marked with file and line, and start no reply "
            "clock."
        )
        if unsorted:
            yield count(
                "The category of {n} row is none of ours: its words are kept, it counts as "
                "“no category”.",
                "The category of {n} rows is none of ours: their words are kept, they count as "
                "“no category”.",
                unsorted,
            )


def _keeps_log(sheet: Sheet, ready: ReadyLog) -> Keep:
    def keep(clinic: Clinic, left_out: int, step: Step) -> str:
        taken = clinic.complaints.take_over_ready(sheet, ready, left_out, step)
        made = count("{n} old complaint", "{n} old complaints", taken.complaints)
        tied = count("{n} on a card", "{n} on a card", taken.on_cards)
        return f"{made}\u3000{tied}"

    return keep


def _cell(value: object) -> str:
    if isinstance(value, date):
        return day_short(value, language(), today=date(1, 1, 1))
    return " ".join(str(value or "").split())
