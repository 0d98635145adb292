"""When complaints and incidents ended, what holds them, and how old their youngest patient is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from clinicguard.complaints.moves import ENDED
from clinicguard.complaints.tables import ComplaintRow, EndingRow
from clinicguard.incidents.tables import IncidentRow, TieRow
from clinicguard.incidents.tables_work import ReleaseRow
from clinicguard.overview.retention import Hold
from clinicguard.overview.tables import HoldRow
from clinicguard.statements.tables import StatementRow
from clinicguard.storage.reader import Reader


class Ends:
    """Reads what the times of all records are counted from."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def complaints(self) -> list[tuple[ComplaintRow, datetime | None]]:
        """Every complaint, and when it ended; None while it is open."""
        ends = {
            row.complaint_id: row.at
            for row in self._reader.values(select(EndingRow).order_by(EndingRow.at))
        }
        rows = self._reader.values(select(ComplaintRow))
        return [(row, ends.get(row.id) if row.state in ENDED else None) for row in rows]

    def holds(self) -> dict[str, Hold]:
        """By address; what holds a case or a part of it holds the complaints tied to either."""
        rows = self._reader.values(select(HoldRow).where(HoldRow.lifted_at.is_(None)))
        own = {row.subject: Hold(row.since, row.by, row.reason) for row in rows}
        merged = self.merged()
        by_case = {
            f"incident/{ends_in(row.subject.removeprefix('incident/'), merged)}": own[row.subject]
            for row in rows
        }
        tied = {
            complaint: by_case[whole]
            for incident, complaint in self.ties()
            if (whole := f"incident/{ends_in(incident, merged)}") in by_case
        }
        return {**tied, **own}

    def births(self) -> dict[str, date]:
        """By incident: the birthday of the youngest patient of its complaints, if known.

        What was merged into it counts with it.
        """
        born = {f"complaint/{row.number}": row.born for row, _ in self.complaints() if row.born}
        found, merged = dict[str, date](), self.merged()
        for incident, complaint in self.ties():
            if (day := born.get(complaint)) is not None:
                whole = ends_in(incident, merged)
                found[whole] = max(day, found.get(whole, day))
        return found

    def merged(self) -> dict[str, str]:
        """The incidents that were merged: the number of each → that of the one it went into."""
        query = select(IncidentRow.number, IncidentRow.merged_into)
        return dict(self._reader.rows(query.where(IncidentRow.merged_into != "")))

    def told(self) -> dict[str, set[str]]:
        """By complaint's address: the incidents that a text of it was told to, by number."""
        address = "statement/" + StatementRow.number
        query = (
            select(StatementRow.case, IncidentRow.number)
            .join(ReleaseRow, ReleaseRow.statement == address)
            .join(IncidentRow, IncidentRow.id == ReleaseRow.incident_id)
            .where(StatementRow.case.startswith("complaint/"))
        )
        found, merged = defaultdict[str, set[str]](set), self.merged()
        for complaint, incident in self._reader.rows(query):
            found[complaint].add(ends_in(incident, merged))
        return found

    def ties(self) -> list[tuple[str, str]]:
        """(incident's number, complaint's address) of every tie that stands."""
        query = (
            select(IncidentRow.number, TieRow.target)
            .join(TieRow, TieRow.incident_id == IncidentRow.id)
            .where(TieRow.undone_at.is_(None), TieRow.target.startswith("complaint/"))
        )
        return [(number, target) for number, target in self._reader.rows(query)]


def ends_in(case: str, merged: Mapping[str, str]) -> str:
    """The incident that goes on, where this one was merged away."""
    seen = {case}
    while (into := merged.get(case)) is not None and into not in seen:
        seen.add(into)
        case = into
    return case
