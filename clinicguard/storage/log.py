"""The log: one chain of signed entries, each with the hashes of the rows that it wrote."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.host.clock import Clock, from_text, to_text
from clinicguard.storage.canonical import canonical, digest

FORMAT = 1
GENESIS = "0" * 64
SIGNED = b"ClinicGuard log v1\n"

WrittenRow = tuple[str, str, int, str | None]
"""Table, id, version, and the hash of what was written; None for a row that was removed."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log goes: the number and hash of its last entry."""

    clinic: str
    seq: int
    hash: str
    wall: str

    def as_json(self) -> dict[str, Any]:
        """The form of the file `log-head` and of this PC's settings."""
        return {"clinic": self.clinic, "hash": self.hash, "seq": self.seq, "wall": self.wall}

    @classmethod
    def from_json(cls, found: Any) -> Head | None:
        """None when it is not a head."""
        match found:
            case {"clinic": str(clinic), "seq": int(seq), "hash": str(value), "wall": str(wall)}:
                return cls(clinic, seq, value, wall) if 0 < seq < 2**53 else None
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Author:
    """Whose key signs: the person's key id, program role, and signing key."""

    key_id: str
    role: str
    sign: Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the log, with its hash and signature (hex)."""

    body: Mapping[str, Any]
    hash: str
    signature: str
    cosigned: str | None = None

    @property
    def seq(self) -> int:
        """Its place, from 1."""
        return int(self.body["seq"])

    @property
    def rows(self) -> list[list[Any]]:
        """`[table, id, version, hash or null]` of each row written."""
        return list(self.body["rows"])


def entry_hash(body: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical form, hex."""
    return digest(canonical(body))


def text_hash(salt: str, words: str) -> str:
    """SHA-256(salt ‖ UTF-8 words), hex; `salt` is hex of 16 random bytes."""
    return hashlib.sha256(bytes.fromhex(salt) + words.encode("utf-8")).hexdigest()


def row_hash(table: str, values: Mapping[str, Any]) -> str:
    """The hash of a row as the database stores it: every column, version and salt included."""
    plain = {
        name: value.hex() if isinstance(value, bytes) else value for name, value in values.items()
    }
    return digest(canonical([table, plain]))


def stored_row_hash(session: Session, table: str, row_id: int) -> tuple[int, str] | None:
    """Reads one row back as stored, and hashes it; (version, hash)."""
    found = session.connection().exec_driver_sql(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,))
    row = found.mappings().first()
    return None if row is None else (int(row["version"]), row_hash(table, dict(row)))


def append(
    session: Session,
    *,
    clinic: str,
    author: Author,
    clock: Clock,
    now: datetime,
    verb: str,
    subject: str,
    rows: list[WrittenRow],
    says: Mapping[str, str],
    witness: Author | None = None,
) -> Head:
    """Adds one entry in the transaction that wrote the rows; returns the new head."""
    last = last_entry(session)
    salted = {name: (secrets.token_hex(16), words) for name, words in sorted(says.items())}
    body: dict[str, Any] = {
        "v": FORMAT,
        "clinic": clinic,
        "seq": last[0] + 1,
        "prev": last[1],
        "wall": to_text(now),
        "mono": str(clock.mono()),
        "boot": clock.boot(),
        "person": author.key_id,
        "role": author.role,
        "verb": verb,
        "subject": subject,
        "rows": [list(row) for row in sorted(rows, key=lambda row: row[:2])],
        "text": {name: text_hash(salt, words) for name, (salt, words) in salted.items()},
    }
    if witness is not None:
        body["witness"] = witness.key_id
    value = entry_hash(body)
    session.execute(
        text("INSERT INTO log_entry VALUES (:seq, :entry, :hash, :signature, :cosigned)"),
        {
            "seq": body["seq"],
            "entry": canonical(body).decode("utf-8"),
            "hash": value,
            "signature": _sign(author, value),
            "cosigned": None if witness is None else _sign(witness, value),
        },
    )
    for name, (salt, words) in salted.items():
        session.execute(
            text("INSERT INTO log_text VALUES (:seq, :field, :salt, :text)"),
            {"seq": body["seq"], "field": name, "salt": salt, "text": words},
        )
    return Head(clinic, int(body["seq"]), value, str(body["wall"]))


def last_entry(session: Session) -> tuple[int, str]:
    """(number, hash) of the last entry; (0, GENESIS) in an empty log."""
    row = session.execute(text("SELECT seq, hash FROM log_entry ORDER BY seq DESC LIMIT 1")).first()
    return (0, GENESIS) if row is None else (int(row[0]), str(row[1]))


def last_wall(session: Session) -> datetime | None:
    """When the last entry was written; None in an empty log, or where the entry cannot be read."""
    entry = session.execute(text("SELECT entry FROM log_entry ORDER BY seq DESC LIMIT 1")).scalar()
    try:
        return from_text(json.loads(entry)["wall"]) if entry else None
    except (ValueError, TypeError, KeyError):
        return None


def first_entry_on(session: Session, table: str, row: str) -> int | None:
    """The number of the first entry that names this row, or this file outside the database."""
    start = canonical([table, row]).decode("utf-8")[:-1] + ","
    query = "SELECT seq FROM log_entry WHERE instr(entry, :start) ORDER BY seq LIMIT 1"
    return session.execute(text(query), {"start": start}).scalar()


def mentions(session: Session, table: str, row: str) -> bool:
    """Whether any entry names this row, or this file outside the database."""
    return first_entry_on(session, table, row) is not None


def took_away(session: Session, table: str, row: str) -> bool:
    """Whether the newest entry that names this row, or this file, says that it is gone."""
    start = canonical([table, row]).decode("utf-8")[:-1] + ","
    found = session.execute(
        text("SELECT entry FROM log_entry WHERE instr(entry, :start) ORDER BY seq DESC"),
        {"start": start},
    )
    for body in found.scalars():
        values = [value for t, r, _, value in json.loads(body)["rows"] if (t, r) == (table, row)]
        if values:
            return values[-1] is None
    return False


def hash_at(session: Session, seq: int) -> str | None:
    """The stored hash of one entry; None when the log has no such entry."""
    found = session.execute(text("SELECT hash FROM log_entry WHERE seq = :seq"), {"seq": seq})
    return found.scalar()


def entries(session: Session, after: int = 0) -> Iterator[Entry]:
    """Every entry after the number `after`, in order."""
    found = session.execute(
        text(
            "SELECT entry, hash, signature, cosigned FROM log_entry WHERE seq > :after ORDER BY seq"
        ),
        {"after": after},
    )
    for body, value, signature, cosigned in found:
        yield Entry(json.loads(body), value, signature, cosigned)


def words_of(session: Session, seq: int) -> dict[str, str]:
    """The clear words of an entry that have not been erased."""
    found = session.execute(text("SELECT field, text FROM log_text WHERE seq = :seq"), {"seq": seq})
    return {str(name): str(words) for name, words in found}


def _sign(author: Author, value: str) -> str:
    return author.sign.sign(SIGNED + bytes.fromhex(value)).hex()
