"""Do the stored rows and the sealed files agree with what the log says was written?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from clinicguard.storage.finding import Finding, Kind, Written
from clinicguard.storage.log import row_hash, stored_row_hash
from clinicguard.storage.signers import SIGNER

SEALED_FILES = "evidence-file"
"""The name under which the files of `evidence/` stand in the log's entries."""

_NOT_TABLES = frozenset({"keys.json", "log_text", SIGNER, SEALED_FILES})
_PIECE = 1 << 20


def check_rows(session: Session, written: Written) -> tuple[int, list[Finding]]:
    """Every kept row against the newest version that the log knows; how many rows there are."""
    found: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for table in kept_tables(session):
        for row in session.connection().exec_driver_sql(f'SELECT * FROM "{table}"').mappings():
            key = (table, str(row["id"]))
            seen.add(key)
            found += _check_row(key, dict(row), written)
    for key, (seq, _version, value) in written.items():
        if key[0] not in _NOT_TABLES and value is not None and key not in seen:
            found.append(Finding("row_missing", seq, *key))
    return len(seen), found


def check_rows_of(session: Session, written: Written) -> list[Finding]:
    """Only these rows against the newest version that the log knows."""
    tables = set(kept_tables(session))
    found: list[Finding] = []
    for (table, row_id), (seq, version, value) in written.items():
        if table not in tables or value is None or not row_id.isdigit():
            continue
        stored = stored_row_hash(session, table, int(row_id))
        if stored is None:
            found.append(Finding("row_missing", seq, table, row_id))
        elif stored[1] != value:
            kind: Kind = "row_older" if stored[0] < version else "row_changed"
            found.append(Finding(kind, seq, table, row_id))
    return found


def _check_row(key: tuple[str, str], row: dict[str, object], written: Written) -> list[Finding]:
    seq, version, value = written.get(key, (None, 0, None))
    if value is None:
        return [Finding("row_unknown", seq, *key)]
    if row_hash(key[0], row) == value:
        return []
    stands = row.get("version")
    older = isinstance(stands, int) and stands < version
    return [Finding("row_older" if older else "row_changed", seq, *key)]


def check_files(
    folder: Path, written: Written, step: Callable[[int, int], object] | None = None
) -> list[Finding]:
    """Every sealed file that an entry took in: is it there, and byte for byte the same?

    `step` is told how many of how many; what it raises ends the check.
    """
    found: list[Finding] = []
    taken = [(name, *rest) for (table, name), rest in written.items() if table == SEALED_FILES]
    for number, (name, seq, _version, value) in enumerate(taken):
        if step is not None:
            step(number, len(taken))
        if value is None:
            continue
        path = folder / Path(name).name
        if path.is_symlink() or not path.is_file():
            found.append(Finding("file_missing", seq, SEALED_FILES, name))
        elif _hash_file(path) != value:
            found.append(Finding("file_changed", seq, SEALED_FILES, name))
    return found


def kept_tables(session: Session) -> list[str]:
    """The tables whose rows are hashed into the log: those that have a version and a salt."""
    names = session.connection().exec_driver_sql(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'salt' AND m.name <> 'log_text' ORDER BY m.name"
    )
    return [str(name) for name in names.scalars()]


def _hash_file(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()
