"""What screens and papers read of incidents: built for the person who unlocked, by their role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from clinicguard.complaints.lists import ComplaintLists
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.incidents import neighbours, now, proposals
from clinicguard.incidents.case import Case
from clinicguard.incidents.compartments import (
    READERS,
    Compartment,
    Note,
    Reuse,
    Standing,
    reused,
)
from clinicguard.incidents.gathered import Beside, case_of, family
from clinicguard.incidents.guide import Guide, guide_of
from clinicguard.incidents.incident import State
from clinicguard.incidents.now import Band, Now
from clinicguard.incidents.playbooks.lists import PlaybookLists
from clinicguard.incidents.playbooks.own import Own
from clinicguard.incidents.playbooks.tables import own_of
from clinicguard.incidents.review import Action
from clinicguard.incidents.stand_down import Proposal
from clinicguard.incidents.tables import EventRow, IncidentRow, TieRow
from clinicguard.incidents.tables_work import NoteRow
from clinicguard.incidents.timeline import Event
from clinicguard.incidents.watch import Relapse
from clinicguard.knowledge.ratings import Level
from clinicguard.people.office_years import years_of
from clinicguard.people.profile import Profile
from clinicguard.people.tables import ProfileRow, to_profile
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound
from clinicguard.tasks.lists import TaskLists
from clinicguard.tasks.task import Task


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """A row of the list. `open_tasks` counts what this person may see.

    `nature` is the main kind, `further` how many more there are.
    """

    number: str
    title: str
    state: State
    level: Level | None
    nature: str
    drill: bool
    noticed_at: datetime
    next_update: datetime | None
    merged_into: str
    open_tasks: int
    events: int
    further: int = 0


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the program proposes of a case."""

    stand_down: Proposal
    relapse: Relapse | None


class IncidentLists:
    """Reads for one person: notes, talks and words of care by the role, tasks by theirs."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._tasks = TaskLists(reader)
        self._evidence = EvidenceLists(reader)
        self._complaints = ComplaintLists(reader)
        self.playbooks = PlaybookLists(reader)
        self._guide: tuple[tuple[Profile, Own], Guide] | None = None

    @property
    def guide(self) -> Guide:
        """Playbooks and law of this clinic as they stand now, for the words that a page shows."""
        read = self._reader.once("guide", self._of_this_clinic)
        if self._guide is None or self._guide[0] != read:
            self._guide = read, guide_of(read[0], own=read[1])
        return self._guide[1]

    def _of_this_clinic(self) -> tuple[Profile, Own]:
        (row,) = self._reader.values(select(ProfileRow))
        profile = to_profile(row, years_of(self._reader.values, row.jurisdiction))
        return profile, own_of(self._reader.values)

    def page(self, states: Iterable[State] | None = None, typed: str = "") -> list[IncidentLine]:
        """The list: what goes on first, then the newest.

        `typed` searches titles, words and facts, and the notes of the compartments that this
        person's role reads.
        """
        query = select(IncidentRow).order_by(IncidentRow.noticed_at.desc(), IncidentRow.id.desc())
        if states is not None:
            query = query.where(IncidentRow.state.in_([state.value for state in states]))
        found = self._reader.found("incident", typed)
        if found is not None:
            within = [IncidentRow.id.in_(found), *self._in_notes(typed)]
            query = query.where(or_(*within))
        rows = self._reader.values(query)
        counts = self._event_counts()
        tasks: dict[str, int] = {}
        for task in self._tasks.open():
            tasks[task.subject] = tasks.get(task.subject, 0) + 1
        lines = [_line(row, tasks.get(f"incident/{row.number}", 0), counts) for row in rows]
        return sorted(lines, key=lambda line: line.state is not State.ACTIVE)

    def _in_notes(self, typed: str) -> Iterator[ColumnElement[bool]]:
        """Cases with a note that holds the words, in a compartment that is open to this role."""
        for compartment, readers in READERS.items():
            refs = self._reader.found(f"note_{compartment.value}", typed)
            if refs is None or self._reader.role not in readers:
                continue
            notes = select(NoteRow.incident_id).where(
                NoteRow.id.in_(refs), NoteRow.compartment == compartment.value
            )
            yield IncidentRow.id.in_(notes)

    def case(self, number: str, *, with_events: bool = True) -> Case:
        """The whole case, with those merged into it, as this role may see it. Raises NotFound."""
        return self._case(self._row(number), with_events=with_events)

    def now(self, number: str) -> Now:
        """The page 「現在」 for this person. Raises NotFound."""
        case = self._case(self._row(number), with_events=True)
        return now.page(case, self.guide.rules, self._reader.person.id, self._moment())

    def proposals(self, number: str) -> Proposals:
        """Stand down? Reopen? Raises NotFound."""
        case = self.case(number, with_events=False)
        rules = self.guide.rules
        return Proposals(
            proposals.stand_down_of(case, rules, self.today, self._moment()),
            proposals.relapse_of(case, rules),
        )

    def bands(self) -> tuple[Band, ...]:
        """The red bands, the gravest first: number, level, time and voice, never the matter."""
        query = select(IncidentRow).where(
            IncidentRow.state == State.ACTIVE.value, IncidentRow.merged_into == ""
        )
        cases = (self._case(row, with_events=False) for row in self._reader.values(query))
        found = [band for case in cases if (band := now.band(case, self.guide.rules)) is not None]
        return tuple(sorted(found, key=_gravest))

    def unconfirmed(self) -> tuple[str, ...]:
        """The numbers of the cases that are neither confirmed nor dismissed, the oldest first."""
        query = select(IncidentRow).where(
            IncidentRow.state == State.NOTICED.value, IncidentRow.merged_into == ""
        )
        return tuple(sorted(row.number for row in self._reader.values(query)))

    def promised(self) -> tuple[tuple[str, datetime], ...]:
        """Cases that are stood down and have promised a further word: number and when, in order.

        What a going case promised is its next word (`cadence.next_word`).
        """
        query = select(IncidentRow).where(
            IncidentRow.state == State.STOOD_DOWN.value,
            IncidentRow.merged_into == "",
            IncidentRow.next_update.is_not(None),
        )
        found = [
            (row.number, row.next_update) for row in self._reader.values(query) if row.next_update
        ]
        return tuple(sorted(found, key=lambda each: (each[1], each[0])))

    def compartments(self, number: str) -> tuple[Standing, ...]:
        """What the law protects in this case, to be shown before one writes. Raises NotFound."""
        return self.case(number, with_events=False).compartments

    def reused(self, number: str, text: str, target: Compartment) -> tuple[Reuse, ...]:
        """Wording of another compartment in this text, as far as this role may see it.

        The desk looks with the eyes of the whole case: what it stops need not show here.
        """
        case = self.case(number, with_events=False)
        spoken = (Note(0, Compartment.CARE, talk.words, talk.at, talk.by) for talk in case.talks)
        return reused(text, target, (*case.notes, *spoken), case.shared_words())

    def of(self, target: str) -> tuple[str, ...]:
        """The numbers of the cases that are linked to a page ("complaint/C-2026-0001")."""
        query = (
            select(IncidentRow.number)
            .join(TieRow, TieRow.incident_id == IncidentRow.id)
            .where(TieRow.target == target, TieRow.undone_at.is_(None))
            .order_by(IncidentRow.id)
        )
        return tuple(self._reader.values(query))

    def open_actions(self) -> tuple[tuple[str, Action], ...]:
        """Every open action of every review, with its case, by its date: for Today."""
        rows = self._reader.values(select(IncidentRow).where(IncidentRow.merged_into == ""))
        found = [
            (row.number, action)
            for row in rows
            for action in self._case(row, with_events=False).review.actions
            if action.open
        ]
        return tuple(sorted(found, key=lambda each: (each[1].due, each[1].id)))

    @property
    def today(self) -> date:
        """The day in the clinic's zone."""
        return self._moment().astimezone(self._reader.zone).date()

    def _case(self, row: IncidentRow, *, with_events: bool) -> Case:
        name = "case", row.number, with_events
        return self._reader.once(name, lambda: self._gathered(row, with_events))

    def _gathered(self, row: IncidentRow, with_events: bool) -> Case:
        members = family(self._reader.values, row)
        addresses = [f"incident/{member.number}" for member in members]
        tasks = tuple(task for address in addresses for task in self._tasks.of(address))
        beside = Beside(
            tasks,
            tuple(clock for address in addresses for clock in self._tasks.clocks_of(address)),
            tuple(self._elsewhere(members, tasks)) if with_events else (),
        )
        return case_of(
            self._reader.values,
            row,
            self.guide.rules,
            self._reader.role,
            beside,
            with_events=with_events,
        )

    def _elsewhere(self, members: list[IncidentRow], tasks: tuple[Task, ...]) -> Iterator[Event]:
        """What other rooms add to the timeline, as far as this person may see it there."""
        yield from neighbours.of_tasks(tasks)
        for member in members:
            address = f"incident/{member.number}"
            yield from neighbours.of_exhibits(self._evidence.of_case(address), address)
        ids = [member.id for member in members]
        query = select(TieRow.target).where(
            TieRow.incident_id.in_(ids),
            TieRow.undone_at.is_(None),
            TieRow.target.startswith("complaint/"),
        )
        for target in dict.fromkeys(self._reader.values(query)):
            complaint = self._complaints.whole(target.removeprefix("complaint/"))
            yield from neighbours.of_complaint(complaint)

    def _row(self, number: str) -> IncidentRow:
        row = self._reader.value(select(IncidentRow).where(IncidentRow.number == number))
        if row is None:
            raise NotFound(f"incident/{number}")
        return row

    def _event_counts(self) -> dict[int, int]:
        query = select(EventRow.incident_id, func.count()).group_by(EventRow.incident_id)
        counted: Sequence[Any] = self._reader.rows(query)
        return {int(case): int(n) for case, n in counted}

    def _moment(self) -> datetime:
        return self._reader.clock.now()


def _line(row: IncidentRow, tasks: int, events: dict[int, int]) -> IncidentLine:
    return IncidentLine(
        number=row.number,
        title=row.title,
        state=State(row.state),
        level=None if row.level is None else Level(row.level),
        nature=next((nature for nature, main, _ in row.natures if main), ""),
        drill=bool(row.drill),
        noticed_at=row.noticed_at,
        next_update=row.next_update,
        merged_into=row.merged_into,
        open_tasks=tasks,
        events=events.get(row.id, 0),
        further=sum(not main for _, main, _ in row.natures),
    )


def _gravest(band: Band) -> tuple[int, datetime]:
    level = band.level or Level.HIGH
    return -level.rank, band.since
