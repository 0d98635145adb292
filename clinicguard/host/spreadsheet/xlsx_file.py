"""Reads the first sheet of a workbook (.xlsx, .xlsm) within bounds.

Before a part is read, the archive is weighed by what it says to unpack to, and each part is refused
that declares a document type (no entity can grow). Macros, links to other files and pictures are
never opened; of a formula the value that was shown last is taken.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.parsers import expat

from clinicguard.host.spreadsheet.sheet import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Cells,
    TableTooLarge,
    TableUnreadable,
)

Step = Callable[[int, int], object]
MOST_PARTS = 2_000
MOST_UNPACKED = 300_000_000
"""Bytes; 50,000 rows of a long complaint log stay below a third of it."""
_EVERY = 500
_READ = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/")
_BLOCK = 65_536


def read_xlsx(name: str, data: bytes, step: Step) -> Iterator[tuple[int, Cells]]:
    """The rows with their numbers.

    Raises:
        TableUnreadable: no workbook, damaged, locked with a password, or with a document type.
        TableTooLarge: it would unpack to more than MOST_UNPACKED, or has more rows or columns.
    """
    _weigh(name, data)
    return _rows(name, data, step)


def _weigh(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise TableTooLarge(name, MOST_PARTS, "parts")
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise TableTooLarge(name, MOST_UNPACKED, "bytes")
            for part in parts:
                if part.flag_bits & 1 or "\\" in part.filename:
                    raise TableUnreadable(name)
                if part.filename.startswith(_READ) or part.filename.endswith(".rels"):
                    with archive.open(part) as stream:
                        _refuse_document_type(name, stream)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise TableUnreadable(name) from None


class _Begun(Exception):
    """The first element has come: what follows cannot declare anything."""


def _refuse_document_type(name: str, stream: Any) -> None:
    """Reads up to the first element. Office files have no document type (ECMA-376, part 2)."""
    parser = expat.ParserCreate()

    def begun(*_: object) -> None:
        raise _Begun

    def declared(*_: object) -> None:
        raise TableUnreadable(name)

    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = declared
    try:
        while block := stream.read(_BLOCK):
            parser.Parse(block, False)
    except _Begun:
        return
    except expat.ExpatError:
        raise TableUnreadable(name) from None


def _rows(name: str, data: bytes, step: Step) -> Iterator[tuple[int, Cells]]:
    from openpyxl import load_workbook

    try:
        shown = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # openpyxl raises what it happens to meet in a damaged file
        raise TableUnreadable(name) from None
    try:
        sheet = shown.worksheets[0] if shown.worksheets else None
        if sheet is None:
            return
        whole = min(sheet.max_row or 0, MOST_ROWS + 1)
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 2), 1):
            if number % _EVERY == 1:
                step(number, max(whole, number))
            if any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
                raise TableTooLarge(name, MOST_COLUMNS, "columns")
            yield number, tuple(_text(cell.value) for cell in cells[:MOST_COLUMNS])
    except (KeyError, ValueError, TypeError, IndexError, SyntaxError, zipfile.BadZipFile, EOFError):
        raise TableUnreadable(name) from None
    finally:
        shown.close()


def _text(value: object) -> str:
    """A cell as a person reads it; times as 2026-11-21 14:30, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return f"{value:%Y-%m-%d}"
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return str(value)[:LONGEST_CELL]
