"""From a filter to the query: what the list page asks of the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, or_, select

from clinicguard.complaints.clock import Rank
from clinicguard.complaints.issue import bits
from clinicguard.complaints.listed import ClockFilter, Filter, Sort
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.people.identity import Identity, chart_key, name_key, phone_key
from clinicguard.storage.reader import Reader

C = ComplaintRow
UNSOUGHT_ID = C.id + 0
"""As an expression the id cannot be looked up row by row: the covering index is read through
instead, which for a common word is eight times as fast."""


def asked(filter: Filter, reader: Reader) -> Select[int]:
    """The row ids that a filter lets through, in no order."""
    return select(C.id).where(*_conditions(filter, reader))


def counted(filter: Filter, reader: Reader) -> Select[int]:
    """How many rows a filter lets through."""
    found = reader.found("complaint", filter.text)
    if found is not None and replace(filter, text="") == Filter():
        return select(func.count()).select_from(found.subquery())
    return select(func.count()).select_from(C).where(*_conditions(filter, reader))


def in_order(query: Select[int], sort: Sort) -> Select[int]:
    """The ids in the order of the list; rows of one rank always come in the same order."""
    match sort:
        case Sort.CLOCK:
            return query.order_by(C.clock_rank, C.clock_due, C.id.desc())
        case Sort.NEWEST:
            return query.order_by(C.received_at.desc(), C.id.desc())
        case Sort.OLDEST:
            return query.order_by(C.received_at, C.id)
        case Sort.NUMBER:
            return query.order_by(UNSOUGHT_ID.desc())


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """Midnight of a day in the clinic's zone."""
    return datetime.combine(day, time(), zone)


def same_keys(person: Identity) -> Select[ComplaintRow]:
    """The complaints that share a name, a chart number or a phone number with somebody."""
    keys = [
        (ComplaintRow.patient_key, name_key(person.name)),
        (ComplaintRow.complainant_key, name_key(person.name)),
        (ComplaintRow.chart_key, chart_key(person.chart)),
        (ComplaintRow.phone_key, phone_key(person.phone)),
    ]
    same = [column == key for column, key in keys if key]
    return select(ComplaintRow).where(or_(False, *same)).order_by(ComplaintRow.id)


def _conditions(filter: Filter, reader: Reader) -> Iterator[ColumnElement[bool]]:
    if filter.states:
        yield C.state.in_(sorted(filter.states))
    if filter.kinds:
        yield C.kind.in_(sorted(filter.kinds))
    if filter.channels:
        yield C.channel.in_(sorted(filter.channels))
    if filter.staff_roles:
        yield C.staff_role.in_(sorted(filter.staff_roles))
    if filter.taken_by is not None:
        yield C.taken_by == filter.taken_by
    if filter.first_day is not None:
        yield C.received_at >= day_begins(filter.first_day, reader.zone)
    if filter.last_day is not None:
        yield C.received_at < day_begins(filter.last_day + timedelta(days=1), reader.zone)
    if filter.clock is not None:
        yield from _clock(filter.clock, reader)
    if filter.categories:
        yield C.categories.op("&")(bits(filter.categories)) != 0
    if filter.flags:
        yield C.flags.op("&")(bits(filter.flags)) == bits(filter.flags)
    found = reader.found("complaint", filter.text)
    if found is not None:
        yield UNSOUGHT_ID.in_(found)


def _clock(wanted: ClockFilter, reader: Reader) -> Iterator[ColumnElement[bool]]:
    now = reader.clock.now()
    match wanted:
        case ClockFilter.OVERDUE:
            yield C.clock_rank == Rank.RUNNING
            yield C.clock_due <= now
        case ClockFilter.TODAY:
            tomorrow = now.astimezone(reader.zone).date() + timedelta(days=1)
            yield C.clock_rank == Rank.RUNNING
            yield C.clock_due > now
            yield C.clock_due < day_begins(tomorrow, reader.zone)
        case ClockFilter.RUNNING:
            yield C.clock_rank == Rank.RUNNING
        case ClockFilter.HELD:
            yield C.clock_rank == Rank.HELD
        case ClockFilter.NONE:
            yield C.clock_rank == Rank.NONE
