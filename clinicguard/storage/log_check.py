"""Does the log hold together, and do the stored rows agree with it?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import (
    GENESIS,
    SIGNED,
    Entry,
    Head,
    entries,
    entry_hash,
    row_hash,
    text_hash,
)

Kind = Literal[
    "gap",
    "chain",
    "hash",
    "signature",
    "words",
    "row_changed",
    "row_missing",
    "row_unknown",
    "row_older",
    "head",
    "keys",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not agree, and where: an entry by number, or a row by table and id."""

    kind: Kind
    seq: int | None = None
    table: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check saw."""

    entries: int
    rows: int
    head: Head | None
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check(session: Session, keys: KeyFile, heads: Iterable[Head] = ()) -> Checked:
    """Reads the whole log and every kept row."""
    findings: list[Finding] = []
    hashes: dict[int, str] = {}
    written: dict[tuple[str, str], tuple[int, int, str | None]] = {}
    previous, expected, last = GENESIS, 1, None
    for entry in entries(session):
        findings += _check_entry(entry, keys, previous, expected)
        for table, row, version, value in entry.rows:
            written[table, row] = (entry.seq, version, value)
        hashes[entry.seq] = entry.hash
        previous, expected, last = entry.hash, entry.seq + 1, entry
    findings += _check_words(session)
    rows, row_findings = _check_rows(session, written)
    findings += row_findings
    findings += _check_keys(keys, written)
    findings += [Finding("head", head.seq) for head in heads if hashes.get(head.seq) != head.hash]
    head = None if last is None else Head(keys.clinic, last.seq, last.hash, str(last.body["wall"]))
    return Checked(len(hashes), rows, head, tuple(findings))


def check_since(session: Session, keys: KeyFile, good: Head) -> list[Finding]:
    """The quick check: entries after the last head that was found good, and that head itself."""
    stands = session.execute(
        text("SELECT hash FROM log_entry WHERE seq = :seq"), {"seq": good.seq}
    ).scalar()
    if stands != good.hash:
        return [Finding("head", good.seq)]
    findings: list[Finding] = []
    previous, expected = good.hash, good.seq + 1
    for entry in entries(session, good.seq):
        findings += _check_entry(entry, keys, previous, expected)
        previous, expected = entry.hash, entry.seq + 1
    return findings


def _check_entry(entry: Entry, keys: KeyFile, previous: str, expected: int) -> list[Finding]:
    found: list[Finding] = []
    if entry.seq != expected:
        found.append(Finding("gap", expected))
    if entry.body["prev"] != previous:
        found.append(Finding("chain", entry.seq))
    if entry_hash(entry.body) != entry.hash:
        found.append(Finding("hash", entry.seq))
    message = SIGNED + bytes.fromhex(entry.hash)
    person, witness = str(entry.body["person"]), entry.body.get("witness")
    signed = keys.verifies(person, entry.signature, message)
    if witness is not None:
        signed = signed and keys.verifies(str(witness), entry.cosigned or "", message)
    if not signed:
        found.append(Finding("signature", entry.seq))
    return found


def _check_words(session: Session) -> list[Finding]:
    found: list[Finding] = []
    rows = session.execute(
        text(
            "SELECT t.seq, t.field, t.salt, t.text, e.entry FROM log_text t "
            "LEFT JOIN log_entry e ON e.seq = t.seq ORDER BY t.seq"
        )
    )
    for seq, name, salt, words, body in rows:
        promised: dict[str, Any] = json.loads(body)["text"] if body else {}
        if promised.get(name) != text_hash(salt, words):
            found.append(Finding("words", seq, "log_text", name))
    return found


def _check_rows(
    session: Session, written: dict[tuple[str, str], tuple[int, int, str | None]]
) -> tuple[int, list[Finding]]:
    found: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for table in kept_tables(session):
        for row in session.connection().exec_driver_sql(f'SELECT * FROM "{table}"').mappings():
            key = (table, str(row["id"]))
            seen.add(key)
            seq, version, value = written.get(key, (None, 0, None))
            if value is None:
                found.append(Finding("row_unknown", seq, *key))
            elif row_hash(table, dict(row)) != value:
                kind: Kind = "row_older" if int(row["version"]) < version else "row_changed"
                found.append(Finding(kind, seq, *key))
    tables = set(kept_tables(session))
    for key, (seq, _version, value) in written.items():
        if key[0] in tables and value is not None and key not in seen:
            found.append(Finding("row_missing", seq, *key))
    return len(seen), found


def _check_keys(
    keys: KeyFile, written: dict[tuple[str, str], tuple[int, int, str | None]]
) -> list[Finding]:
    """keys.json must be the newest generation that the log knows, byte for byte in meaning."""
    known = {
        version: (seq, value)
        for (table, _), (seq, version, value) in written.items()
        if table == "keys.json"
    }
    if not known:
        return []
    newest = max(known)
    seq, value = known[newest]
    if keys.generation == newest and keys.digest() == value:
        return []
    return [Finding("keys", seq, "keys.json", str(newest))]


def kept_tables(session: Session) -> list[str]:
    """The tables whose rows are hashed into the log: those that have a version and a salt."""
    names = session.connection().exec_driver_sql(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'salt' AND m.name <> 'log_text' ORDER BY m.name"
    )
    return [str(name) for name in names.scalars()]
