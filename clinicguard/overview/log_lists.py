"""The log as people read it: who did what to which record, newest first or of one record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from clinicguard.host.clock import from_text
from clinicguard.storage.database import Database
from clinicguard.storage.log import words_of


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry. `person` is the row id of who did it, None for the recovery card."""

    seq: int
    at: datetime
    person: int | None
    role: str
    verb: str
    subject: str
    rows: int
    hash: str
    words: tuple[tuple[str, str], ...]
    """The clear words that have not been erased, by field."""

    def word(self, field: str) -> str:
        """One of the clear words; empty when there is none."""
        return dict(self.words).get(field, "")


class LogLists:
    """Read by everybody; the clear words only by those who may see the record itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, most: int = 200, before: int | None = None) -> list[LogEntry]:
        """The last entries, newest first; `before` goes on from an entry's number."""
        return self._read(
            "WHERE (:before IS NULL OR seq < :before) ORDER BY seq DESC LIMIT :most",
            {"before": before, "most": most},
        )

    def of(self, *subjects: str) -> list[LogEntry]:
        """Every entry about these records, in order."""
        found: list[LogEntry] = []
        for subject in subjects:
            found += self._read(
                "WHERE json_extract(entry, '$.subject') = :subject ORDER BY seq",
                {"subject": subject},
            )
        return sorted(found, key=lambda entry: entry.seq)

    def _read(self, where: str, values: dict[str, object]) -> list[LogEntry]:
        with self._database.reading() as session:
            rows = session.execute(text(f"SELECT entry, hash FROM log_entry {where}"), values).all()
            return [_entry(body, value, words_of(session, _seq(body))) for body, value in rows]


def _seq(body: str) -> int:
    return int(json.loads(body)["seq"])


def _entry(body: str, value: str, words: dict[str, str]) -> LogEntry:
    found = json.loads(body)
    person = str(found["person"])
    return LogEntry(
        seq=int(found["seq"]),
        at=from_text(found["wall"]),
        person=int(person) if person.isdigit() else None,
        role=found["role"],
        verb=found["verb"],
        subject=found["subject"],
        rows=len(found["rows"]),
        hash=value,
        words=tuple(sorted(words.items())),
    )
