"""What screens and papers read of complaints, built for the person who unlocked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select

from clinicguard.complaints.asked import asked, counted, day_begins, in_order, same_keys
from clinicguard.complaints.clock import due
from clinicguard.complaints.complaint import Complaint, can
from clinicguard.complaints.left import Left, left
from clinicguard.complaints.listed import (
    Filter,
    Known,
    Page,
    Register,
    Sort,
    View,
    filter_of,
)
from clinicguard.complaints.lists_beside import BesideLists
from clinicguard.complaints.masks import without_names
from clinicguard.complaints.moves import OPEN
from clinicguard.complaints.platforms import PlatformLists
from clinicguard.complaints.promised import PromisedTimes, promised_by
from clinicguard.complaints.row import LeftOf, rows_of
from clinicguard.complaints.saved_views import SavedViewLists
from clinicguard.complaints.sheet import ClockView, Sheet
from clinicguard.complaints.tables import ComplaintRow, LinkRow
from clinicguard.complaints.whole import whole
from clinicguard.people.identity import (
    Identity,
    Likeness,
    likeness,
)
from clinicguard.people.lists import StaffLists
from clinicguard.people.names import masked, masked_number
from clinicguard.people.office_years import years_of
from clinicguard.people.tables import ProfileRow, to_profile
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

UNMASK = "complaint.unmask"
_AT_ONCE = 1000


class ComplaintLists:
    """The complaint log as this person may see it; names come masked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.beside = BesideLists(reader)
        self.views = SavedViewLists(reader)
        self.platforms = PlatformLists(reader)

    def page(
        self, filter: Filter, sort: Sort = Sort.CLOCK, offset: int = 0, limit: int = 50
    ) -> Page:
        """The rows from `offset` on, `limit` at most, and how many the filter lets through."""
        query = in_order(asked(filter, self._reader), sort)
        ids = self._reader.values(query.offset(offset).limit(limit))
        rows = rows_of(self._reader, ids, filter.text, self._left_of())
        return Page(rows, self.count(filter), offset)

    def count(self, filter: Filter) -> int:
        """How many complaints the filter lets through."""
        return self._reader.value(counted(filter, self._reader)) or 0

    def numbers(self, filter: Filter, sort: Sort, most: int) -> tuple[str, ...]:
        """The numbers of what the filter lets through, in the order of the list, `most` at most."""
        ids = self._reader.values(in_order(asked(filter, self._reader), sort).limit(most))
        named: dict[int, str] = {}
        for at in range(0, len(ids), _AT_ONCE):
            found = select(ComplaintRow.id, ComplaintRow.number)
            rows = self._reader.rows(found.where(ComplaintRow.id.in_(ids[at : at + _AT_ONCE])))
            named |= {row[0]: row[1] for row in rows}
        return tuple(named[row_id] for row_id in ids)

    def counts(self) -> Mapping[View, int]:
        """How many complaints each view shows."""
        person = self._reader.person.id
        return {view: self.count(filter_of(view, person)) for view in View}

    def register(self) -> Register:
        """How many were received this year, and how many are still open, of all years."""
        today = self.today()
        this_year = Filter(first_day=date(today.year, 1, 1))
        return Register(today.year, self.count(this_year), self.count(Filter(states=OPEN)))

    def whole(self, number: str) -> Complaint:
        """One complaint with everything that was recorded about it, names masked.

        `ComplaintDesk.unmask` shows the names, and writes the look into the log.

        Raises:
            NotFound.
        """
        row = self._reader.value(select(ComplaintRow).where(ComplaintRow.number == number))
        if row is None:
            raise NotFound(f"complaint/{number}")
        return without_names(whole(self._reader.values, row))

    def sheet(self, number: str) -> Sheet:
        """One complaint as its page shows it. Raises NotFound."""
        complaint = self.whole(number)
        promised, left_of = self.promised(), self._left_of()
        return Sheet(
            complaint=complaint,
            staff=tuple(StaffLists(self._reader).everybody()),
            times=self.times(number),
            clocks=tuple(
                ClockView(clock, left_of(due(clock)), promised.days_of(clock))
                for clock in complaint.clocks
            ),
            able=frozenset(
                verb for verb in can(complaint) if self._reader.may(f"complaint.{verb}")
            ),
            may_unmask=self._reader.may(UNMASK),
        )

    def left(self, due: datetime) -> Left:
        """What is left now until a promised time, in the clinic's own days."""
        return self._left_of()(due)

    def promised(self) -> PromisedTimes:
        """What the clinic promises now: for showing the clocks before a complaint is logged."""
        return self._reader.once("promised", self._promised)

    def _promised(self) -> PromisedTimes:
        row = self._reader.value(select(ProfileRow))
        if row is None:
            raise NotFound("profile/1")
        return promised_by(to_profile(row, years_of(self._reader.values, row.jurisdiction)))

    def today(self) -> date:
        """The date at the clinic."""
        return self._reader.clock.now().astimezone(self._reader.zone).date()

    def linked_to(self, target: str) -> tuple[str, ...]:
        """The numbers of the complaints that are tied to a page, the oldest first."""
        query = (
            select(ComplaintRow.number)
            .join(LinkRow, LinkRow.complaint_id == ComplaintRow.id)
            .where(LinkRow.target == target, LinkRow.undone_at.is_(None))
            .order_by(ComplaintRow.id)
        )
        return tuple(self._reader.values(query))

    def known(self, person: Identity) -> Known | None:
        """Who complained before and is most likely this person; None when nobody is like them."""
        alike = [
            (likeness(person, _person(row)), row) for row in self._reader.values(same_keys(person))
        ]
        alike = [(how, row) for how, row in alike if how is not Likeness.DIFFERENT]
        if not alike:
            return None
        most = max(how for how, _ in alike)
        best = [row for how, row in alike if how is most]
        year_begins = day_begins(date(self.today().year, 1, 1), self._reader.zone)
        latest = best[-1]
        return Known(
            number=latest.number,
            likeness=most,
            name=masked(latest.patient or latest.complainant),
            chart=masked_number(latest.chart),
            times_this_year=sum(row.received_at >= year_begins for row in best),
            times=len(best),
        )

    def times(self, number: str) -> int:
        """The how-manieth complaint of this person it is, counting who is the same or likely so."""
        row = self._reader.value(select(ComplaintRow).where(ComplaintRow.number == number))
        if row is None:
            raise NotFound(f"complaint/{number}")
        person = _person(row)
        earlier = self._reader.values(same_keys(person).where(ComplaintRow.id < row.id))
        return 1 + _likely(person, earlier)

    def _left_of(self) -> LeftOf:
        calendar, now = self.promised().calendar, self._reader.clock.now()
        return lambda due: left(due, now, self._reader.zone, lambda day: calendar.day(day).works)


def _person(row: ComplaintRow) -> Identity:
    """Whom a complaint is about: the patient, or who complains where no patient is named."""
    return Identity(row.patient or row.complainant, row.chart, row.reach, row.born)


def _likely(person: Identity, rows: Iterable[ComplaintRow]) -> int:
    return sum(likeness(person, _person(row)) >= Likeness.LIKELY for row in rows)
