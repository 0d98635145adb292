"""The record of a case as it travels: its rows as they are stored, and the people they name.

Each row is whole, with version and salt, so that its hash can be held against the sender's log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Integer

from clinicguard.casepack.travelling import BY_TABLE, Travelling
from clinicguard.casepack.troubles import NewerPack, PackAbsurd
from clinicguard.host.clock import from_text, to_text
from clinicguard.people.staff import ROLES
from clinicguard.storage.rows import Day, Json, Moment
from clinicguard.storage.text import kept

NAME = "data/case.json"
FORMAT = 1
"""Changes whenever a travelling table gets, loses or renames a column."""

MOST_ROWS = 20_000
"""All tables together; an entry of the log names each, and has to stay a line that can be read."""
MOST_BYTES = 64 << 20
_LONGEST_NAME = 400
_LARGEST_INT = 2**63 - 1

StoredRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of the other clinic whom the case names; `id` is theirs."""

    id: int
    name: str
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who handed the case over, to whom, what for. `number` is the case there."""

    clinic: str
    clinic_name: str
    number: str
    made_at: datetime
    made_by: str
    recipient: str
    purpose: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """Everything of a case that travels, but for the bytes of its exhibits."""

    sender: Sender
    people: tuple[Worker, ...]
    tables: Mapping[str, tuple[StoredRow, ...]]

    def rows(self, table: str) -> tuple[StoredRow, ...]:
        """The rows of one table, by their ids there."""
        return self.tables.get(table, ())

    def count(self) -> int:
        """How many rows travel."""
        return sum(map(len, self.tables.values()))

    def as_bytes(self) -> bytes:
        """As it stands in the pack."""
        told = {
            "format": FORMAT,
            "sender": {**asdict(self.sender), "made_at": to_text(self.sender.made_at)},
            "people": [asdict(each) for each in self.people],
            "tables": {table: [dict(row) for row in rows] for table, rows in self.tables.items()},
        }
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def read_record(data: bytes) -> CaseRecord:
    """Reads a record that came from outside: nothing in it is taken for granted.

    Raises:
        NewerPack: of a format that this program does not know.
        PackAbsurd: it names the table and row where it is not a record.
    """
    try:
        told = json.loads(data)
        form = told["format"]
        if not isinstance(form, int) or form < 1:
            raise PackAbsurd(NAME, "record")
        if form > FORMAT:
            raise NewerPack(form, FORMAT)
        tables = told["tables"]
        if sum(len(rows) for rows in tables.values()) > MOST_ROWS:
            raise PackAbsurd(NAME, "too_many")
        return CaseRecord(
            sender=_sender(told["sender"]),
            people=tuple(_worker(each) for each in told["people"]),
            tables={name: _rows(name, rows) for name, rows in tables.items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PackAbsurd(NAME, "record") from error


def _sender(told: Mapping[str, Any]) -> Sender:
    words = {name: _words(told[name]) for name in _names(Sender) if name != "made_at"}
    return Sender(made_at=from_text(told["made_at"]), **words)


def _worker(told: Mapping[str, Any]) -> Worker:
    if told["role"] not in ROLES or not _whole(told["id"]) or told["id"] < 1:
        raise ValueError("worker")
    return Worker(told["id"], _words(told["name"]), _words(told["title"]), told["role"])


def _words(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise ValueError("words")
    return "".join(char for char in " ".join(kept(value).split()) if char.isprintable())


def _rows(table: str, rows: Sequence[Any]) -> tuple[StoredRow, ...]:
    travelling = BY_TABLE.get(table)
    if travelling is None or not isinstance(rows, list):
        raise PackAbsurd(f"{NAME} {table[:80]}", "record")
    seen: set[int] = set()
    for row in rows:
        _check_row(travelling, row)
        if row["id"] in seen:
            raise PackAbsurd(f"{NAME} {table}/{row['id']}", "twice")
        seen.add(row["id"])
    return tuple(rows)


def _check_row(travelling: Travelling, row: Any) -> None:
    """Each column is there, once, and what stands in it can be kept there."""
    columns = travelling.columns
    if not isinstance(row, dict) or set(row) != {column.name for column in columns}:
        raise PackAbsurd(f"{NAME} {travelling.table}", "record")
    for column in columns:
        if not _fits(column, row[column.name]):
            place = f"{NAME} {travelling.table}/{str(row['id'])[:20]} {column.name}"
            raise PackAbsurd(place, "record")


def _fits(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Integer):
        return _whole(value) and (not column.primary_key or value > 0)  # type: ignore[operator]
    if not isinstance(value, str):
        return False
    try:
        match column.type:
            case Moment():
                from_text(value)
            case Day():
                date.fromisoformat(value)
            case Json():
                json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def _whole(value: object) -> bool:
    return type(value) is int and abs(value) <= _LARGEST_INT


def _names(kind: type[Any]) -> list[str]:
    return [each.name for each in fields(kind)]
