"""A table from outside as it was read: cells are text, and the file is known by its hash."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clinicguard.host.trouble import Trouble

MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_BYTES = 100_000_000
"""Of a file as it lies on the disk."""
LONGEST_CELL = 32_767
"""Characters; what a spreadsheet itself holds in a cell."""

Cells = tuple[str, ...]


class Encoding(StrEnum):
    """How the characters of a text file are written."""

    UTF8 = "utf-8"
    UTF8_MARKED = "utf-8-sig"
    UTF16 = "utf-16"
    BIG5 = "cp950"
    GB18030 = "gb18030"
    XLSX = "xlsx"
    """A workbook says itself how it is written."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table; the first holds the headings. `lines` are their numbers in the file."""

    name: str
    sha256: str
    encoding: Encoding
    headings: Cells
    rows: tuple[Cells, ...]
    lines: tuple[int, ...]


class TableUnreadable(Trouble):
    """The file is none of the kinds that are read, or is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class OldWorkbook(Trouble):
    """A workbook of the old kind (.xls): Excel or LibreOffice saves it as .xlsx."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class TableTooLarge(Trouble):
    """More rows, columns or bytes than are taken in one go; `most` says of what."""

    def __init__(self, name: str, most: int, of: str) -> None:
        super().__init__()
        self.name = name
        self.most = most
        self.of = of


class TableEmpty(Trouble):
    """No headings, or no row below them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
