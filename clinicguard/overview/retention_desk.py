"""What is kept and what goes: the years, legal holds, and disposal by two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from clinicguard.complaints.tables import ComplaintRow
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.disposal import Signed, dispose
from clinicguard.incidents.gathered import family
from clinicguard.incidents.tables import IncidentRow
from clinicguard.overview.card_disposal import CardDisposal
from clinicguard.overview.ends import Ends, ends_in
from clinicguard.overview.exhibit_keeping import ExhibitKeepings
from clinicguard.overview.retention import (
    DEFAULT_YEARS,
    Hold,
    Keeping,
    KeptUntil,
    NotYet,
    OnHold,
    ReasonNeeded,
    RecordKind,
    StillListed,
    StillTold,
    Tombstone,
    checked_years,
    kept_until,
    kept_with,
)
from clinicguard.overview.tables import HoldRow, RetentionRow
from clinicguard.people.permissions import LEAD
from clinicguard.people.tables import PersonRow
from clinicguard.people.witness import need_two
from clinicguard.storage.book import Book, Change
from clinicguard.storage.erasing import Erased, Place
from clinicguard.storage.reader import Reader
from clinicguard.storage.tombstones import TombstoneRow
from clinicguard.storage.troubles import NotFound


class RetentionLists:
    """What stands where, for owner and manager."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._ends = Ends(reader)
        self._exhibits = ExhibitKeepings(reader)

    def years(self) -> dict[RecordKind, int]:
        """By kind: the clinic's own years, else the default."""
        chosen = self._reader.values(select(RetentionRow))
        return {**DEFAULT_YEARS, **{RecordKind(row.kind): row.years for row in chosen}}

    def keepings(self) -> tuple[Keeping, ...]:
        """Every record that is over or held, the one whose time ends first before the others.

        Of exhibits those alone whose time is over, or that are held themselves.
        """
        years, holds, zone = self.years(), self._ends.holds(), self._reader.zone
        incidents, told = self._incidents(), self._ends.told()
        found = [
            kept_with(
                _of_complaint(row, ended, years[RecordKind.COMPLAINT], zone, holds),
                [incidents[each] for each in sorted(told.get(f"complaint/{row.number}", ()))],
            )
            for row, ended in self._ends.complaints()
        ]
        found += incidents.values()
        shown = [each for each in found if each.ended is not None or each.hold is not None]
        shown += self._exhibits.over_or_held(years[RecordKind.EVIDENCE])
        return tuple(sorted(shown, key=lambda each: (each.until or date.max, each.number)))

    def one(self, number: str) -> Keeping:
        """Raises NotFound; Disposed of an exhibit of which only the tombstone is left."""
        if number.startswith("E-"):
            return self._exhibits.one(number, self.years()[RecordKind.EVIDENCE])
        years, holds, zone = self.years(), self._ends.holds(), self._reader.zone
        for row, ended in self._ends.complaints():
            if row.number == number:
                told = sorted(self._ends.told().get(f"complaint/{number}", ()))
                own = _of_complaint(row, ended, years[RecordKind.COMPLAINT], zone, holds)
                return kept_with(own, [self.one(each) for each in told])
        incident = self._incidents().get(number)
        if incident is None:
            raise NotFound(number)
        return incident

    def _incidents(self) -> dict[str, Keeping]:
        """Every incident by its number."""
        years, holds = self.years()[RecordKind.INCIDENT], self._ends.holds()
        births, merged = self._ends.births(), self._ends.merged()
        parts: dict[str, list[str]] = defaultdict(list)
        for part in merged:
            parts[ends_in(part, merged)].append(part)
        return {
            row.number: _of_incident(
                row, years, self._reader.zone, holds, births.get(row.number), parts[row.number]
            )
            for row in self._reader.values(select(IncidentRow))
        }

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What went, the newest first."""
        rows = self._reader.values(select(TombstoneRow).order_by(TombstoneRow.id.desc()))
        return tuple(
            Tombstone(
                RecordKind(row.kind),
                row.number,
                row.ended,
                row.at,
                row.by,
                row.witness,
                row.ground,
                row.erased_rows,
                row.erased_words,
            )
            for row in rows
        )

    def any_held(self) -> bool:
        """Whether a legal hold lies on any record."""
        return bool(self._ends.holds())


class RetentionDesk:
    """Disposal needs two signatures; a legal hold beats everything."""

    def __init__(self, book: Book, lists: RetentionLists, evidence: EvidenceDesk) -> None:
        self._book = book
        self.lists = lists
        self._evidence = evidence
        self.cards = CardDisposal(book)

    def set_years(self, kind: RecordKind, years: int) -> None:
        """From now on this kind is kept so long. Raises YearsOutOfBounds, NotAllowed."""
        checked_years(years)
        with self._book.act("retention.set_years", f"retention/{kind.value}") as change:
            row = change.one(select(RetentionRow).where(RetentionRow.kind == kind.value))
            before = DEFAULT_YEARS[kind] if row is None else row.years
            if row is None:
                change.add(RetentionRow(kind=kind.value, years=years))
            else:
                row.years = years
            change.says("before", str(before))
            change.says("years", str(years))

    def hold(self, address: str, reason: str) -> None:
        """Lays a legal hold on a record. Raises ReasonNeeded, NotFound, NotAllowed."""
        with self._book.act("retention.hold", address, reason=_given(reason)) as change:
            keeping = self.lists.one(address.partition("/")[2])
            if keeping.hold is None or keeping.held:
                change.add(
                    HoldRow(
                        subject=address,
                        since=change.now,
                        by=change.person.id,
                        reason=reason.strip(),
                        lifted_why="",
                    )
                )

    def lift(self, address: str, reason: str) -> None:
        """Takes the hold away; its time counts again. Raises ReasonNeeded, NotAllowed."""
        with self._book.act("retention.lift", address, reason=_given(reason)) as change:
            held = select(HoldRow).where(HoldRow.subject == address, HoldRow.lifted_at.is_(None))
            for row in change.all(held):
                row.lifted_at, row.lifted_by = change.now, change.person.id
                row.lifted_why = reason.strip()

    def dispose(self, address: str, ground: str) -> Tombstone:
        """Takes a record away for good; two people sign, and a tombstone stays.

        Its rows, the tasks and clocks that belong to it, its search words, drafts, and the words of
        every entry about it go; with a case goes what was merged into it. Exhibits stay when a case
        goes: they are disposed of one by one, each with its redacted copies and with the sealed
        files of all.

        Raises:
            WitnessNeeded, OnHold, NotYet, StillListed, StillTold, ReasonNeeded, NotAllowed,
            NotFound, Disposed: nothing is gone.
        """
        kind, _, number = address.partition("/")
        if kind == RecordKind.EVIDENCE:
            self._dispose_of_exhibit(address, number, _given(ground))
            return next(each for each in self.lists.tombstones() if each.number == number)
        with self._book.act("retention.dispose", address) as change:
            need_two(change, LEAD)
            keeping = self.lists.one(number)
            _must_be_over(keeping, change.now.astimezone(self._book.zone).date())
            stones = [
                _bury(change, keeping, each, _given(ground))
                for each in reversed(_whole(change, keeping))
            ]
            change.says("rows", str(sum(stone.erased_rows for stone in stones)))
            change.says("words", str(sum(stone.erased_words for stone in stones)))
            change.says("ground", stones[-1].ground)
        return self.lists.tombstones()[0]

    def _dispose_of_exhibit(self, address: str, number: str, ground: str) -> None:
        with self._book.act("retention.dispose", address) as change:
            need_two(change, LEAD)
            keeping = self.lists.one(number)
            _must_be_over(keeping, change.now.astimezone(self._book.zone).date())
            assert keeping.ended is not None
            assert keeping.until is not None
            signed = Signed(ground, keeping.ended, keeping.until, _second_of(change))
            erased = dispose(change, self._evidence, number, signed)
            change.says("rows", str(erased.rows))
            change.says("words", str(erased.words))
            change.says("ground", ground)
            change.says("until", keeping.until.isoformat())


def _must_be_over(keeping: Keeping, today: date) -> None:
    if keeping.hold is not None:
        raise OnHold(keeping.held or keeping.number)
    if keeping.still_open:
        trouble = StillTold if keeping.kind is RecordKind.COMPLAINT else StillListed
        raise trouble(keeping.number, ", ".join(keeping.still_open))
    if keeping.is_over(today):
        return
    if keeping.until is None:
        raise NotYet(keeping.number, None)
    raise KeptUntil(keeping.number, keeping.until)


def _second_of(change: Change) -> str:
    """The name of who signs beside whoever acts."""
    assert change.witness is not None
    person = int(change.witness.key_id)
    return change.one(select(PersonRow.name).where(PersonRow.id == person)) or str(person)


def _whole(change: Change, keeping: Keeping) -> list[str]:
    """The record's number; of an incident also those of what was merged into it."""
    if keeping.kind is not RecordKind.INCIDENT:
        return [keeping.number]
    row = change.one(select(IncidentRow).where(IncidentRow.number == keeping.number))
    return [] if row is None else [each.number for each in family(change.all, row)]


def _bury(change: Change, keeping: Keeping, number: str, ground: str) -> TombstoneRow:
    """Erases one record. Words of the entry are about it too: the stone tells the ground."""
    erased = _erase(change, keeping.kind, number)
    assert change.witness is not None
    assert keeping.ended is not None
    return change.add(
        TombstoneRow(
            kind=keeping.kind.value,
            number=number,
            ended=keeping.ended,
            at=change.now,
            by=change.person.id,
            witness=change.witness.key_id,
            ground=ground,
            erased_rows=erased.rows,
            erased_words=erased.words,
        )
    )


def _erase(change: Change, kind: RecordKind, number: str) -> Erased:
    address = f"{kind.value}/{number}"
    roots = change.rows_naming(kind.value, "number", [number])
    roots += change.rows_naming("task", "subject", [address])
    roots += change.rows_naming("running_clock", "subject", [address])
    roots += change.rows_naming("legal_hold", "subject", [address])
    subjects = [address]
    if kind in (RecordKind.INCIDENT, RecordKind.COMPLAINT):
        texts = change.rows_naming("statement", "incident", [number, address])
        ids = [str(row_id) for _, row_id in texts]
        roots += texts
        for table in ("statement_version", "statement_step"):
            roots += change.rows_naming(table, "statement", ids)
        subjects += change.addresses(texts, "statement")
        roots += change.rows_naming("counsel_note", "subject", subjects)
    places: list[Place] = change.with_all_below(roots)
    return change.erase(places, subjects, number)


def _of_complaint(
    row: ComplaintRow,
    ended: datetime | None,
    years: int,
    zone: ZoneInfo,
    holds: dict[str, Hold],
) -> Keeping:
    hold = holds.get(f"complaint/{row.number}")
    if ended is None:
        return Keeping(RecordKind.COMPLAINT, row.number, None, None, hold=hold)
    day = ended.astimezone(zone).date()
    until, minor = kept_until(day, years, row.born)
    return Keeping(RecordKind.COMPLAINT, row.number, day, until, minor, hold)


def _of_incident(
    row: IncidentRow,
    years: int,
    zone: ZoneInfo,
    holds: dict[str, Hold],
    born: date | None,
    parts: Iterable[str],
) -> Keeping:
    """Of an incident with its `parts`. A part's own time is never over: it goes with the whole."""
    held = next((each for each in (row.number, *parts) if f"incident/{each}" in holds), "")
    hold, elsewhere = holds.get(f"incident/{held}"), "" if held == row.number else held
    if row.closed_at is None or row.merged_into:
        return Keeping(RecordKind.INCIDENT, row.number, None, None, hold=hold, held=elsewhere)
    day = row.closed_at.astimezone(zone).date()
    until, minor = kept_until(day, years, born)
    return Keeping(RecordKind.INCIDENT, row.number, day, until, minor, hold, elsewhere)


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonNeeded
    return reason.strip()
