"""What a page reads of where a case came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from clinicguard.casepack.tables import ReceivedRow
from clinicguard.incidents.tables import IncidentRow
from clinicguard.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Origin:
    """From which clinic a case came, as what. `numbers` are (their address, ours).

    `papers` is the exhibit that holds record, log and manifests as they came; `left_out` are ties
    to records that did not travel.
    """

    clinic: str
    clinic_name: str
    number: str
    made_at: datetime
    made_by: str
    recipient: str
    purpose: str
    log_seq: int
    log_hash: str
    papers: str
    numbers: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    at: datetime
    by: int


class OriginLists:
    """For everybody who may see the case."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(self, number: str) -> tuple[Origin, ...]:
        """The clinics that it came through, the last one last; none for a case of our own."""
        query = (
            select(ReceivedRow)
            .join(IncidentRow, IncidentRow.id == ReceivedRow.incident_id)
            .where(IncidentRow.number == number)
            .order_by(ReceivedRow.at, ReceivedRow.id)
        )
        return tuple(map(_origin, self._reader.values(query)))

    def from_elsewhere(self) -> dict[str, str]:
        """The number of every case that came from another clinic, and that clinic's name."""
        query = (
            select(IncidentRow.number, ReceivedRow.clinic_name)
            .join(IncidentRow, IncidentRow.id == ReceivedRow.incident_id)
            .order_by(ReceivedRow.at)
        )
        return {row[0]: row[1] for row in self._reader.rows(query)}


def _origin(row: ReceivedRow) -> Origin:
    return Origin(
        clinic=row.clinic,
        clinic_name=row.clinic_name,
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        recipient=row.recipient,
        purpose=row.purpose,
        log_seq=row.log_seq,
        log_hash=row.log_hash,
        papers=row.papers,
        numbers=_pairs(row.numbers),
        left_out=tuple(row.left_out),
        at=row.at,
        by=row.by,
    )


def _pairs(found: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((theirs, ours) for theirs, ours in found)
