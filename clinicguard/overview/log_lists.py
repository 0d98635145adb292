"""The log as people read it: who did what to which record, newest first or of one record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clinicguard.host.clock import from_text
from clinicguard.overview.log_asked import Asked, condition
from clinicguard.overview.log_masks import masks_for
from clinicguard.overview.log_sight import LogSight, sight_of
from clinicguard.storage.database import Database
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

_COLUMNS = (
    "entry, hash, (SELECT json_extract(former.entry, '$.wall') FROM log_entry AS former "
    "WHERE former.seq = log_entry.seq - 1)"
)
CLOCK_STEP = timedelta(minutes=2)
"""A clock set back by more than this is flagged; the order of the entries never changes."""
_WORDS = text("SELECT seq, field, text FROM log_text WHERE seq IN :seqs").bindparams(
    bindparam("seqs", expanding=True)
)


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
    """The clear words that have not been erased, by field; those alone that the reader may read."""
    fields: tuple[str, ...] = ()
    """Every field that the entry had words for."""
    witness: str = ""
    """The key id of the second person who signed, if any."""
    set_back: bool = False
    """Whether the PC's clock showed over two minutes less than at the entry before."""

    def word(self, field: str) -> str:
        """One of the clear words; empty when there is none."""
        return dict(self.words).get(field, "")


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row, or a file, that an entry wrote: its version, and whether it was taken away."""

    table: str
    row: str
    version: int
    gone: bool


@dataclass(frozen=True, slots=True)
class WholeEntry:
    """An entry with what it wrote."""

    entry: LogEntry
    rows: tuple[WrittenRow, ...]
    covered: bool
    """Whether it has words that this person does not read."""
    erased: tuple[str, ...]
    """The fields whose words have been erased."""
    masked: bool = False
    """Whether names in its words are masked; `LogExport.read_words` shows them."""


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some entries, newest first; `found` counts all that fit, `all` every one this person sees."""

    entries: tuple[LogEntry, ...]
    found: int
    all: int


class LogLists:
    """`newest` and `of` serve papers and checks; `page` and `one` what a person reads."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self._database = database
        self._reader = reader

    @property
    def sight(self) -> LogSight:
        """What the person who unlocked reads."""
        return sight_of(self._reader.role, self._reader.person.author.key_id)

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

    def page(self, asked: Asked, *, most: int = 100, before: int | None = None) -> LogPage:
        """The newest entries that fit, as far as this person reads them."""
        sight, zone = self.sight, self._reader.zone
        fits, every = condition(asked, sight, zone), condition(Asked(), sight, zone)
        end = "AND (:before IS NULL OR seq < :before) ORDER BY seq DESC LIMIT :most"
        values = {**fits.values, "before": before, "most": most}
        with self._database.reading() as session:
            rows = session.execute(fits.query(_COLUMNS, end), values).all()
            entries = _masked(session, _entries(session, rows, sight))
            total = session.execute(every.query("count(*)"), every.values).scalar_one()
            found = total
            if asked.narrows:
                found = session.execute(fits.query("count(*)"), fits.values).scalar_one()
        return LogPage(tuple(entries), int(found), int(total))

    def one(self, seq: int, *, as_written: bool = False) -> WholeEntry:
        """An entry with what it wrote; names in its words are masked unless `as_written`.

        Raises:
            NotFound: there is none, or it is not shown.
        """
        with self._database.reading() as session:
            row = session.execute(
                text(f"SELECT {_COLUMNS} FROM log_entry WHERE seq = :seq"), {"seq": seq}
            ).first()
            if row is None:
                raise NotFound(f"log/{seq}")
            body = json.loads(row[0])
            person, verb = str(body["person"]), str(body["verb"])
            if not self.sight.sees(person, verb):
                raise NotFound(f"log/{seq}")
            kept = session.execute(_WORDS, {"seqs": [seq]}).all()
            written = _entries(session, [row], self.sight)[0]
            entry = written if as_written else _masked(session, [written])[0]
        left = {str(field) for _, field, _ in kept}
        return WholeEntry(
            entry,
            tuple(WrittenRow(t, r, int(v), value is None) for t, r, v, value in body["rows"]),
            covered=bool(left) and not self.sight.reads_words(person, verb),
            erased=tuple(field for field in entry.fields if field not in left),
            masked=entry.words != written.words,
        )

    def _read(self, where: str, values: dict[str, object]) -> list[LogEntry]:
        with self._database.reading() as session:
            rows = session.execute(text(f"SELECT {_COLUMNS} FROM log_entry {where}"), values).all()
            return _entries(session, rows, None)


def _masked(session: Session, found: list[LogEntry]) -> list[LogEntry]:
    """The same entries, with the people whom their records are about masked in the words."""
    masks = masks_for(session, (entry.subject for entry in found if entry.words))
    return [
        entry
        if (mask := masks.get(entry.subject)) is None
        else replace(entry, words=tuple((f, mask.text(words)) for f, words in entry.words))
        for entry in found
    ]


def _entries(session: Session, rows: Iterable[Any], sight: LogSight | None) -> list[LogEntry]:
    found = [(json.loads(body), str(value), former) for body, value, former in rows]
    clear: dict[int, dict[str, str]] = {}
    for seq, field, words in session.execute(_WORDS, {"seqs": [body["seq"] for body, *_ in found]}):
        clear.setdefault(int(seq), {})[str(field)] = str(words)
    return [
        _entry(body, value, former, clear.get(body["seq"], {}), sight)
        for body, value, former in found
    ]


def _entry(
    body: Mapping[str, Any],
    value: str,
    former: str | None,
    words: Mapping[str, str],
    sight: LogSight | None,
) -> LogEntry:
    person, verb = str(body["person"]), str(body["verb"])
    at = from_text(body["wall"])
    read = sight is None or sight.reads_words(person, verb)
    return LogEntry(
        seq=int(body["seq"]),
        at=at,
        person=int(person) if person.isdigit() else None,
        role=body["role"],
        verb=verb,
        subject=body["subject"],
        rows=len(body["rows"]),
        hash=value,
        words=tuple(sorted(words.items())) if read else (),
        fields=tuple(sorted(body["text"])),
        witness=str(body.get("witness", "")),
        set_back=former is not None and from_text(former) - at > CLOCK_STEP,
    )
