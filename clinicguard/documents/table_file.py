"""A table as a file for a spreadsheet: XLSX or CSV, in which no cell can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Lines = Sequence[Sequence[str]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings by which a spreadsheet takes it for a formula (OWASP: CSV injection)."""
_LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""
_WIDE, _NARROW = 48, 14
_LONG_TEXT = 30


def as_csv(lines: Lines) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; an apostrophe disarms formulas."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for line in lines:
        writer.writerow([disarmed(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Lines, title: str, about: tuple[str, Lines] | None = None) -> bytes:
    """One sheet, the first line standing still above the others; every cell is text.

    `about` is the name and the lines of a second sheet, which says what the first one holds.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.freeze_panes = "B2"
    _write(sheet, lines, title)
    if about is not None:
        _write(book.create_sheet(), about[1], about[0], bold_lines=0)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Worksheet, lines: Lines, title: str, *, bold_lines: int = 1) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.title = title[:31]
    for at, line in enumerate(lines, 1):
        for column, words in enumerate(line, 1):
            cell = sheet.cell(at, column)
            cell.value = shown(words)
            cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = is_formula(words)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if at <= bold_lines:
                cell.font = Font(bold=True)
    for column, cells in enumerate(zip(*lines, strict=True), 1):
        long = any(len(words) > _LONG_TEXT for words in cells)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDE if long else _NARROW


def is_formula(words: str) -> bool:
    """Whether a spreadsheet would take it for a formula."""
    return words.lstrip(" \n").startswith(_FORMULA)


def disarmed(words: str) -> str:
    """The words as a cell that nothing takes for a formula."""
    plain = shown(words)
    return f"'{plain}" if is_formula(plain) else plain


def shown(words: str) -> str:
    """Without the characters that a spreadsheet refuses; the rest as it is."""
    plain = "".join(sign for sign in words if sign in "\n\t" or sign.isprintable() or _kept(sign))
    return plain[:_LONGEST]


def _kept(sign: str) -> bool:
    """Not printable by itself, but part of the writing: joiners, marks of direction, blanks."""
    return (
        ord(sign) >= 0xA0
        and not 0xD800 <= ord(sign) <= 0xDFFF
        and ord(sign)
        not in (
            0xFFFE,
            0xFFFF,
        )
    )
