"""The tables as JSON Lines, exact, and as CSV for a spreadsheet, in which nothing is a formula."""

from __future__ import annotations

import base64
import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from clinicguard.overview.leaving.described import HIDDEN

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings by which a spreadsheet takes a cell for a formula (OWASP: CSV injection)."""


def tables_of(session: Session) -> tuple[str, ...]:
    """Every table of the database, in the order of their names."""
    names = session.connection().exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "ORDER BY name"
    )
    return tuple(map(str, names.scalars()))


def columns_of(session: Session, table: str) -> tuple[str, ...]:
    """The columns of a table that leave with it."""
    found = session.connection().exec_driver_sql(f'SELECT name FROM pragma_table_info("{table}")')
    return tuple(name for name in map(str, found.scalars()) if name not in HIDDEN)


def write_table(session: Session, table: str, folder: Path, told: Callable[[], object]) -> int:
    """`TABLE.jsonl` and `TABLE.csv`; how many rows. `told` is called for each and may raise."""
    columns = columns_of(session, table)
    asked = ", ".join(f'"{name}"' for name in columns)
    rows = session.connection().exec_driver_sql(f'SELECT {asked} FROM "{table}" ORDER BY id')
    count = 0
    with (
        (folder / f"{table}.jsonl").open("w", encoding="utf-8", newline="\n") as lines,
        (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as sheet,
    ):
        writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows.mappings():
            told()
            plain = _plain(row)
            lines.write(json.dumps(plain, ensure_ascii=False) + "\n")
            writer.writerow([_cell(plain[name]) for name in columns])
            count += 1
    return count


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    is_formula = isinstance(value, str) and text.lstrip(" \n").startswith(_FORMULA)
    return f"'{text}" if is_formula else text
