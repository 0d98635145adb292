"""When complaints and incidents ended, what holds them, and how old their youngest patient is."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from clinicguard.complaints.moves import ENDED
from clinicguard.complaints.tables import ComplaintRow, EndingRow
from clinicguard.incidents.tables import IncidentRow, TieRow
from clinicguard.overview.retention import Hold
from clinicguard.overview.tables import HoldRow
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
        """By address; what holds a case holds the complaints that are tied to it."""
        rows = self._reader.values(select(HoldRow).where(HoldRow.lifted_at.is_(None)))
        own = {row.subject: Hold(row.since, row.by, row.reason) for row in rows}
        tied = {
            complaint: own[f"incident/{incident}"]
            for incident, complaint in self.ties()
            if f"incident/{incident}" in own
        }
        return {**tied, **own}

    def births(self) -> dict[str, date]:
        """By incident: the birthday of the youngest patient of its complaints, if known."""
        born = {f"complaint/{row.number}": row.born for row, _ in self.complaints() if row.born}
        found: dict[str, date] = {}
        for incident, complaint in self.ties():
            if (day := born.get(complaint)) is not None:
                found[incident] = max(day, found.get(incident, day))
        return found

    def ties(self) -> list[tuple[str, str]]:
        """(incident's number, complaint's address) of every tie that stands."""
        query = (
            select(IncidentRow.number, TieRow.target)
            .join(TieRow, TieRow.incident_id == IncidentRow.id)
            .where(TieRow.undone_at.is_(None), TieRow.target.startswith("complaint/"))
        )
        return [(number, target) for number, target in self._reader.rows(query)]
