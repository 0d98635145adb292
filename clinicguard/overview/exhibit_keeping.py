"""The times of exhibits: which cases list them, which of those are open or held, what goes along.

An original and its redacted copies have one time: who may not let go of one keeps the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from clinicguard.evidence.disposed import refuse_disposed, still_here
from clinicguard.evidence.listing import standing
from clinicguard.evidence.tables import ExhibitRow, MarkRow
from clinicguard.incidents.tables import IncidentRow
from clinicguard.overview.ends import Ends, ends_in
from clinicguard.overview.exhibit_rule import Kept, ListedIn, keeping_of
from clinicguard.overview.retention import Hold, Keeping
from clinicguard.storage.reader import Reader
from clinicguard.storage.tombstones import TombstoneRow
from clinicguard.storage.troubles import NotFound

Family = list[tuple[str, str | None, datetime]]
"""(number, what it was made from, when it came) of an original and its copies, in their order."""


class ExhibitKeepings:
    """Read anew each time: a case that is opened again holds its exhibits at once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._ends = Ends(reader)

    def over_or_held(self, years: int) -> tuple[Keeping, ...]:
        """The exhibits whose time is over today, and those on which a hold of their own lies."""
        today = self._reader.clock.now().astimezone(self._reader.zone).date()
        return tuple(
            each
            for each in self._keepings(years)
            if each.is_over(today) or (each.hold is not None and not each.held)
        )

    def one(self, number: str, years: int) -> Keeping:
        """Raises NotFound; Disposed, where only the tombstone is left."""
        for each in self._keepings(years, number):
            return each
        refuse_disposed(self._reader.value, number, self._reader.zone)
        raise NotFound(number)

    def _keepings(self, years: int, wanted: str = "") -> Iterator[Keeping]:
        cases, holds = self._cases(), self._ends.holds()
        listing = self._listing()
        for family in self._families():
            numbers = [number for number, _, _ in family]
            if wanted and wanted not in numbers:
                continue
            listed = dict.fromkeys(case for each in numbers for case in listing[each])
            for number, _, taken in family:
                if wanted and number != wanted:
                    continue
                kept = Kept(
                    number,
                    self._day(taken),
                    tuple(_with_what_it_belongs_to(listed, cases)),
                    _own_holds(numbers, holds),
                    tuple(_made_from(number, family)),
                )
                yield keeping_of(kept, years)

    def _families(self) -> Iterable[Family]:
        """Each original with its copies, and theirs."""
        query = select(ExhibitRow.number, ExhibitRow.derived_from, ExhibitRow.acquired_at)
        root: dict[str, str] = {}
        found: dict[str, Family] = defaultdict(list)
        rows = self._reader.rows(still_here(query).order_by(ExhibitRow.id))
        for number, made_from, taken in rows:
            root[number] = root.get(made_from or "", made_from or number)
            found[root[number]].append((number, made_from, taken))
        return found.values()

    def _listing(self) -> dict[str, list[str]]:
        """By exhibit: the addresses of the cases that list it."""
        query = select(ExhibitRow.number, MarkRow.subject).join(
            MarkRow, MarkRow.exhibit == ExhibitRow.id
        )
        found: dict[str, list[str]] = defaultdict(list)
        for number, subject in self._reader.rows(standing(query).order_by(MarkRow.id)):
            found[number].append(subject)
        return found

    def _cases(self) -> Mapping[str, list[ListedIn]]:
        """By address: the case, and the incidents that a complaint is tied to."""
        ends, holds, births = self._ends, self._ends.holds(), self._ends.births()
        own: dict[str, ListedIn] = {}
        for stone in self._reader.values(select(TombstoneRow)):
            own[f"{stone.kind}/{stone.number}"] = ListedIn(stone.number, stone.ended)
        for row, ended in ends.complaints():
            address = f"complaint/{row.number}"
            day = None if ended is None else self._day(ended)
            own[address] = ListedIn(row.number, day, row.born, holds.get(address))
        merged: dict[str, str] = {}
        for incident in self._reader.values(select(IncidentRow)):
            address = f"incident/{incident.number}"
            if incident.merged_into:
                merged[address] = f"incident/{incident.merged_into}"
            day = None if incident.closed_at is None else self._day(incident.closed_at)
            own[address] = ListedIn(
                incident.number, day, births.get(incident.number), holds.get(address)
            )
        for part in merged:
            whole = ends_in(part, merged)
            if (hold := own[part].hold) and whole in own and own[whole].hold is None:
                own[whole] = replace(own[whole], hold=hold)
        tied: dict[str, list[str]] = defaultdict(list)
        for number, complaint in ends.ties():
            tied[complaint].append(f"incident/{number}")
        return {
            address: [
                own[each]
                for each in dict.fromkeys(ends_in(at, merged) for at in (address, *tied[address]))
                if each in own
            ]
            for address in own
        }

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._reader.zone).date()


def _with_what_it_belongs_to(
    listed: Iterable[str], cases: Mapping[str, list[ListedIn]]
) -> Iterator[ListedIn]:
    """Each once. A case that nobody knows any more keeps the exhibit: nobody says that it ended."""
    seen: set[str] = set()
    for address in listed:
        unknown = [ListedIn(address.partition("/")[2], None)]
        for each in cases.get(address, unknown):
            if each.number not in seen:
                seen.add(each.number)
                yield each


def _own_holds(numbers: Iterable[str], holds: Mapping[str, Hold]) -> list[tuple[str, Hold]]:
    return [(each, holds[f"evidence/{each}"]) for each in numbers if f"evidence/{each}" in holds]


def _made_from(number: str, family: Family) -> Iterator[str]:
    """The copies of it, and theirs."""
    made = {number}
    for each, made_from, _ in family:
        if made_from in made:
            made.add(each)
            yield each
