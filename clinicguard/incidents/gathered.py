"""Puts a whole case together from its rows; what the reader's role may not see is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import Select, bindparam, exists, literal, select, union_all

from clinicguard.incidents import recalled as recall
from clinicguard.incidents.case import Case
from clinicguard.incidents.compartments import READERS, Compartment, readable, standing
from clinicguard.incidents.contacts import STAFF_CARE_READERS
from clinicguard.incidents.gates import with_yes
from clinicguard.incidents.incident import Incident, NatureMark
from clinicguard.incidents.recalled import Rows
from clinicguard.incidents.review import Review
from clinicguard.incidents.rules import Rules
from clinicguard.incidents.tables import (
    ConcernedRow,
    EventRow,
    FactRow,
    FactTurnRow,
    GateRow,
    IncidentRow,
    OverrideRow,
    Part,
    RatingRow,
    SeatRow,
    SignalRow,
    SkipRow,
    TieRow,
    TurnRow,
)
from clinicguard.incidents.tables_work import (
    ActionRow,
    CheckOwnRow,
    CheckRow,
    ClosingRow,
    ContactRow,
    DecisionRow,
    FormerRow,
    LookRow,
    MessageRow,
    NoteRow,
    NoticeReadRow,
    NoticeRow,
    OptionRow,
    RecheckRow,
    ReleaseRow,
    ReviewLineRow,
    StaffCareRow,
    StandDownRow,
    TalkRow,
)
from clinicguard.incidents.timeline import Event, merged
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.task import Task

PartRow = TypeVar("PartRow", bound=Part)


class Fetch(Protocol):
    """`Change.all` or `Reader.values`: the rows of a query."""

    def __call__(self, query: Select[Any], /) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """What other rooms know of the case: its tasks, its clocks, and what happened there."""

    tasks: tuple[Task, ...] = ()
    clocks: tuple[RunningClock, ...] = ()
    events: tuple[Event, ...] = ()


def family(fetch: Fetch, row: IncidentRow) -> list[IncidentRow]:
    """The case and those that were merged into it, the case itself first."""
    found = [row]
    for one in found:
        found += fetch(select(IncidentRow).where(IncidentRow.merged_into == one.number))
    return found


def incident_of(fetch: Fetch, row: IncidentRow) -> Incident:
    """The incident alone, with its turns."""
    return recall.incident(row, _parts(fetch, TurnRow, [row.id]))


def case_of(
    fetch: Fetch,
    row: IncidentRow,
    rules: Rules,
    role: str,
    beside: Beside | None = None,
    *,
    with_events: bool = True,
) -> Case:
    """Everything recorded about the case and those merged into it, as `role` may see it."""
    members = family(fetch, row)
    numbers = {member.id: member.number for member in members}
    ids = list(numbers)
    there = frozenset(fetch(_which_parts().params(cases=ids)))

    def rows(kind: type[PartRow]) -> list[PartRow]:
        return _parts(fetch, kind, ids) if kind.__tablename__ in there else []

    formers = recall.by(rows(FormerRow), lambda former: (former.of, former.ref))
    notes = [recall.note(each, formers["note", each.id]) for each in rows(NoteRow)]
    seen_notes = readable(notes, role)
    talks = [recall.talk(each) for each in rows(TalkRow)]
    seen_talks = talks if role in READERS[Compartment.CARE] else []
    cared = [recall.staff_care(each) for each in rows(StaffCareRow)]
    seen_care = cared if role in STAFF_CARE_READERS else []
    answers = tuple(recall.gate(each) for each in rows(GateRow))
    known = beside or Beside()
    return Case(
        incident=_of_all_kinds(incident_of(fetch, row), members[1:]),
        signals=_each(recall.signal, rows(SignalRow)),
        facts=recall.facts(rows(FactRow), rows(FactTurnRow)),
        answers=answers,
        ratings=_each(recall.rating, rows(RatingRow)),
        seats=_each(recall.seat, _worn(rows(SeatRow), row.id)),
        concerned=_each(
            recall.concerned, (each for each in rows(ConcernedRow) if each.ended_at is None)
        ),
        checks=recall.checks(rows(CheckRow), rows(CheckOwnRow)),
        options=_each(recall.option, rows(OptionRow)),
        messages=tuple(
            recall.message(each, formers["message", each.id]) for each in rows(MessageRow)
        ),
        decisions=_each(recall.decision, rows(DecisionRow)),
        lines=_each(recall.look, rows(LookRow)),
        notes=seen_notes,
        talks=tuple(seen_talks),
        staff_care=tuple(seen_care),
        contacts=_each(recall.contact, rows(ContactRow)),
        releases=_each(recall.release, rows(ReleaseRow)),
        notices=recall.notices(rows(NoticeRow), rows(NoticeReadRow)),
        stand_downs=_each(recall.stand_down, rows(StandDownRow)),
        review=_review(row, rows),
        closings=_each(recall.closing, rows(ClosingRow)),
        skips=_each(recall.skip, rows(SkipRow)),
        overrides=_each(recall.override, rows(OverrideRow)),
        links=_each(recall.link, rows(TieRow)),
        events=merged(recall.events(rows(EventRow), numbers, row.number), known.events)
        if with_events
        else (),
        tasks=known.tasks,
        clocks=known.clocks,
        compartments=standing(rules.protections, with_yes(answers)),
        merged_in=tuple(member.number for member in members[1:]),
        staff_looked_after=bool(cared),
        hidden=len(notes)
        - len(seen_notes)
        + len(talks)
        - len(seen_talks)
        + len(cared)
        - len(seen_care),
    )


def _of_all_kinds(incident: Incident, merged_in: Iterable[IncidentRow]) -> Incident:
    """The incident with the kinds that the cases merged into it bring; parted, they take them."""
    marks = list(incident.natures)
    for member in merged_in:
        for nature, _, why in member.natures:
            if all(mark.nature != nature for mark in marks):
                marks.append(NatureMark(nature, False, why, member.number))
    return replace(incident, natures=tuple(marks))


def _worn(seats: Iterable[SeatRow], whole: int) -> Iterable[SeatRow]:
    """Each hat on one head: where a merged case brings another, that of the case itself counts."""
    worn: dict[str, SeatRow] = {}
    for seat in seats:
        if seat.ended_at is None and (seat.hat not in worn or seat.incident_id == whole):
            worn[seat.hat] = seat
    return worn.values()


def _review(row: IncidentRow, rows: Callable[[Any], list[Any]]) -> Review:
    rechecks: Rows[Any] = recall.by(rows(RecheckRow), lambda each: each.action_id)
    return Review(
        planned_for=row.review_on,
        facilitator=row.facilitator,
        attendees=tuple(row.attendees),
        lines=_each(recall.review_line, rows(ReviewLineRow)),
        actions=tuple(recall.action(each, rechecks[each.id]) for each in rows(ActionRow)),
    )


@cache
def _which_parts() -> Select[str]:
    """One query instead of one for each: the tables of those parts of which there is any row."""
    kinds = union_all(
        *(
            select(literal(kind.__tablename__).label("name")).where(
                exists().where(kind.incident_id.in_(bindparam("cases", expanding=True)))
            )
            for kind in Part.__subclasses__()
        )
    ).subquery()
    return select(kinds.c.name)


def _parts(fetch: Fetch, kind: type[PartRow], ids: Sequence[int]) -> list[PartRow]:
    query = select(kind).where(kind.incident_id.in_(ids)).order_by(kind.at, kind.id)
    return list(fetch(query))


Noun = TypeVar("Noun")


def _each(make: Callable[[Any], Noun], rows: Iterable[Any]) -> tuple[Noun, ...]:
    return tuple(make(row) for row in rows)
