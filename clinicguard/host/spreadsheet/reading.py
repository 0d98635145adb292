"""Reads a table from a file, whatever of the known kinds it is: `read_table(path, step)`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from clinicguard.host.files import as_trouble
from clinicguard.host.spreadsheet.csv_file import read_csv
from clinicguard.host.spreadsheet.sheet import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Cells,
    Encoding,
    OldWorkbook,
    Sheet,
    TableEmpty,
    TableTooLarge,
    TableUnreadable,
)
from clinicguard.host.spreadsheet.xlsx_file import read_xlsx

Step = Callable[[int, int], object]
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEVER_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
HEADING_WITHIN = 10
"""Rows above the headings that may hold a title."""


def read_table(
    path: Path, step: Step = lambda done, whole: None, encoding: Encoding | None = None
) -> Sheet:
    """The table in a file; `encoding` overrules what was recognised in a text file.

    Raises:
        TableUnreadable, OldWorkbook, TableTooLarge, TableEmpty, ReadOnlyPlace, DiskFault.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise TableTooLarge(path.name, MOST_BYTES, "bytes")
        data = path.read_bytes()
    except OSError as error:
        raise as_trouble(error, path) from error
    return read_bytes(path.name, data, step, encoding)


def read_bytes(
    name: str,
    data: bytes,
    step: Step = lambda done, whole: None,
    encoding: Encoding | None = None,
) -> Sheet:
    """The same, of bytes that are there already."""
    rows, known = _opened(name, data, step, encoding)
    headings, below = _below_headings(name, _within(name, rows))
    width = max(_filled(cells) for cells in (headings, *(cells for _, cells in below)))
    headings = (*headings[:width], *("",) * (width - len(headings)))
    return Sheet(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=known,
        headings=headings,
        rows=tuple((*cells[:width], *("",) * (width - len(cells))) for _, cells in below),
        lines=tuple(number for number, _ in below),
    )


def _opened(
    name: str, data: bytes, step: Step, encoding: Encoding | None
) -> tuple[Iterable[tuple[int, Cells]], Encoding]:
    if data.startswith(_ZIP):
        return read_xlsx(name, data, step), Encoding.XLSX
    if data.startswith(_OLD):
        raise OldWorkbook(name)
    if data.startswith(_NEVER_TEXT):
        raise TableUnreadable(name)
    known, lines = read_csv(data, encoding, step)
    return lines, known


def _within(name: str, rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    """Rows that say something, with their cells plain; never more than MOST_ROWS."""
    taken = 0
    for number, cells in rows:
        plain = tuple(cell.strip() for cell in cells)
        if not any(plain):
            continue
        taken += 1
        if taken > MOST_ROWS + HEADING_WITHIN:
            raise TableTooLarge(name, MOST_ROWS, "rows")
        if len(plain) > MOST_COLUMNS:
            raise TableTooLarge(name, MOST_COLUMNS, "columns")
        yield number, plain


def _below_headings(
    name: str, rows: Iterator[tuple[int, Cells]]
) -> tuple[Cells, list[tuple[int, Cells]]]:
    """The headings are the first row, below titles, that fills as many cells as any near it."""
    found = list(rows)
    near = [sum(map(bool, cells)) for _, cells in found[:HEADING_WITHIN]]
    if len(found) < 2:
        raise TableEmpty(name)
    most = max(near)
    at = next(i for i, filled in enumerate(near) if filled >= max(1, most * 0.6))
    if at + 1 >= len(found):
        raise TableEmpty(name)
    return found[at][1], found[at + 1 :]


def _filled(cells: Cells) -> int:
    """How many columns a row fills, counted to its last cell that says something."""
    return max((at for at, cell in enumerate(cells, 1) if cell), default=0)
