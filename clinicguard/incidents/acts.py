"""How every verb works: the case is taken in hand, changed, and its trace left on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import select

from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.incidents import barriers
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.case import Case
from clinicguard.incidents.decisions import Decision, decided
from clinicguard.incidents.facts import KnownFact
from clinicguard.incidents.gathered import Beside, case_of, family, incident_of
from clinicguard.incidents.guide import Guide, guide_of
from clinicguard.incidents.incident import Incident, must_be_whole
from clinicguard.incidents.playbooks.desk import PlaybookDesk
from clinicguard.incidents.playbooks.tables import own_of
from clinicguard.incidents.tables import (
    EventRow,
    FactRow,
    IncidentRow,
    OverrideRow,
    Part,
    TurnRow,
)
from clinicguard.incidents.tables_work import DecisionRow
from clinicguard.incidents.timeline import Manner
from clinicguard.people.office_years import years_of
from clinicguard.people.profile import Profile
from clinicguard.people.tables import ProfileRow, to_profile
from clinicguard.storage.book import Book, Change
from clinicguard.storage.troubles import NotFound
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.tables import ClockRow, TaskRow, to_clock, to_task

ListExhibit = Callable[[str, str, str], Any]
"""Lists an exhibit (its number) in a case (its address) under the case's next mark, once; last the
number of the part of the case that brings it, or nothing."""

PartRow = TypeVar("PartRow", bound=Part)


class Hand:
    """A case in hand during an act."""

    def __init__(self, change: Change, row: IncidentRow) -> None:
        self.change = change
        self.row = row
        self.incident = incident_of(change.all, row)

    @cached_property
    def profile(self) -> Profile:
        """The clinic's profile."""
        row = self.change.all(select(ProfileRow))[0]
        return to_profile(row, years_of(self.change.all, row.jurisdiction))

    @cached_property
    def guide(self) -> Guide:
        """What the wizard knows for this clinic."""
        return guide_of(self.profile, own=own_of(self.change.all))

    @cached_property
    def case(self) -> Case:
        """The whole case as it stood when the act first asked for it."""
        return self.case_now()

    @property
    def today(self) -> date:
        """The day in the clinic's zone."""
        return self.change.now.astimezone(self.profile.zone).date()

    def case_now(self) -> Case:
        """The whole case as it stands now. Rules see every compartment; people see theirs."""
        change = self.change
        change.flush()
        subjects = [f"incident/{each.number}" for each in self.members]
        tasks = change.all(select(TaskRow).where(TaskRow.subject.in_(subjects)))
        clocks = change.all(select(ClockRow).where(ClockRow.subject.in_(subjects)))
        beside = Beside(
            tuple(to_task(row) for row in tasks), tuple(to_clock(row) for row in clocks)
        )
        rules = self.guide.rules
        return case_of(change.all, self.row, rules, "owner", beside, with_events=False)

    def add(self, part: PartRow, at: datetime | None = None) -> PartRow:
        """One thing recorded about the case, by whoever acts; `at` None is now."""
        part.incident_id = self.row.id
        part.at = at or self.change.now
        part.by = self.change.person.id
        return self.change.add(part)

    @property
    def members(self) -> list[IncidentRow]:
        """This case and those merged into it, this one first."""
        return family(self.change.all, self.row)

    def part(self, kind: type[PartRow], row_id: int) -> PartRow:
        """A thing recorded about this case or one merged into it. Raises NotFound."""
        row = self.change.get(kind, row_id)
        if row.incident_id not in {each.id for each in self.members}:
            raise NotFound(f"{kind.__tablename__}/{row_id}")
        return row

    def parts(self, kind: type[PartRow]) -> list[PartRow]:
        """Everything of one kind recorded about this case or one merged into it, in order."""
        ids = [each.id for each in self.members]
        query = select(kind).where(kind.incident_id.in_(ids)).order_by(kind.at, kind.id)
        return list(self.change.all(query))

    def bringer(self, part: Part) -> Hand:
        """The case that brought a thing: this one, or one merged into it.

        What becomes of the thing is written there, so that it goes along when they are parted.
        """
        if part.incident_id == self.row.id:
            return self
        return Hand(self.change, self.change.get(IncidentRow, part.incident_id))

    def tell(
        self,
        kind: str,
        /,
        *,
        at: datetime | None = None,
        exhibits: Iterable[str] = (),
        **says: object,
    ) -> None:
        """Leaves a trace on the timeline; `says` are the fields of its sentence."""
        row = EventRow(
            written_at=self.change.now,
            zone=self.profile.zone_name,
            manner=Manner.DONE,
            words="",
            kind=kind,
            says={name: str(value) for name, value in says.items()},
            source="",
            exhibits=list(exhibits),
            struck_because="",
        )
        self.add(row, at)

    def keep(self, incident: Incident) -> Incident:
        """Writes the incident into its row, and the moves that it has made since."""
        fill(self.row, incident)
        for turn in incident.turns[len(self.incident.turns) :]:
            row = TurnRow(move=turn.move, before=turn.before, after=turn.after, reason=turn.reason)
            self.add(row, turn.at)
        self.incident = incident
        return incident

    def decide(self, kind: str, choice: str, why: str) -> None:
        """The decision that a verb is, with every fact of this moment."""
        now, person = self.change.now, self.change.person.id
        self.record(decided("", (), choice, why, now, person, self.case.facts, kind))

    def record(self, decision: Decision) -> Decision:
        """Writes a decision with what was known."""
        row = self.add(
            DecisionRow(
                kind=decision.kind,
                question=decision.question,
                options=list(decision.options),
                choice=decision.choice,
                why=decision.why,
                known=as_json(decision.known),
                known_words=decision.known_words,
            )
        )
        return replace(decision, id=row.id)

    def passing(self, act: Act, override: str) -> tuple[str, ...]:
        """Raises BarrierStands, or notes what was passed in an emergency and gives its codes."""
        standing = barriers.before(act, self.case, self.guide.rules, self.change.now)
        reason = barriers.passed(act, standing, override)
        codes = tuple(barrier.code for barrier in standing)
        if codes:
            self.add(OverrideRow(what=act.value, barriers=list(codes), reason=reason))
            self.tell("overridden", what=act.value, reason=reason)
            self.change.says("override", reason)
        return codes

    def index(self) -> None:
        """Makes the case findable by title, first words and facts: never by a compartment."""
        own = select(FactRow).where(FactRow.incident_id == self.row.id).order_by(FactRow.id)
        facts = (row.statement for row in self.change.all(own))
        body = "\n".join((self.row.first_words, *facts))
        self.change.index("incident", self.row.id, title=self.row.title, body=body)


class Acts:
    """What the verbs share. A verb is one act: it is refused whole or done whole."""

    def __init__(self, book: Book, list_exhibit: ListExhibit) -> None:
        self._book = book
        self._list_exhibit = list_exhibit
        self._tasks = TaskDesk(book)
        self._complaints = ComplaintDesk(book)
        self.playbooks = PlaybookDesk(book)

    @contextmanager
    def _acting(
        self, verb: str, number: str, reason: str = "", says: Mapping[str, str] | None = None
    ) -> Iterator[Hand]:
        """Raises NotAllowed, NotFound, MergedAway."""
        address = f"incident/{number}"
        with self._book.act(f"incident.{verb}", address, reason=reason, says=says) as change:
            hand = Hand(change, find(change, number))
            must_be_whole(hand.incident)
            yield hand

    def _bring(self, hand: Hand, exhibits: Iterable[str], by: Hand | None = None) -> list[str]:
        """Lists exhibits in the case, each once; `by` is the part that brings them.

        Raises NotFound.
        """
        numbers = list(dict.fromkeys(exhibits))
        part = by.incident.number if by is not None and by is not hand else ""
        for number in numbers:
            self._list_exhibit(number, hand.incident.address, part)
        return numbers


def find(change: Change, number: str) -> IncidentRow:
    """The incident of this number. Raises NotFound."""
    row = change.one(select(IncidentRow).where(IncidentRow.number == number))
    if row is None:
        raise NotFound(f"incident/{number}")
    return row


def fill(row: IncidentRow, incident: Incident) -> IncidentRow:
    """Writes what can change of an incident into its row."""
    row.title, row.state, row.origin = incident.title, incident.state, incident.origin
    row.first_words, row.happened_at = incident.first_words, incident.happened_at
    row.noticed_at, row.noticed_by = incident.noticed_at, incident.noticed_by
    row.drill, row.danger, row.level = int(incident.drill), incident.danger, incident.level
    row.natures = [[mark.nature, mark.main, mark.why] for mark in incident.natures]
    row.confirmed_at, row.activated_at = incident.confirmed_at, incident.activated_at
    row.stood_down_at, row.closed_at = incident.stood_down_at, incident.closed_at
    row.next_update, row.merged_into = incident.next_update, incident.merged_into
    return row


def as_json(known: tuple[KnownFact, ...]) -> list[list[str]]:
    """The facts of a moment as they are kept."""
    return [[fact.statement, fact.status.value] for fact in known]
