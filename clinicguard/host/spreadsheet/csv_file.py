"""Reads a table out of a text file: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from clinicguard.host.spreadsheet.encodings import decoded, recognised
from clinicguard.host.spreadsheet.sheet import LONGEST_CELL, Cells, Encoding

Step = Callable[[int, int], object]
"""Told how far it is: (done, whole). What it raises comes through."""

_BETWEEN = ",;\t|"
_EVERY = 2_000
_LOOKED_AT, _LINES = 20_000, 10
_QUOTED = re.compile(r'"[^"]*"')

_NO_LIMIT = 2**31 - 1
"""The limit of `csv` is the whole program's: it is only ever raised, to what Windows can hold."""


def read_csv(
    data: bytes, encoding: Encoding | None, step: Step
) -> tuple[Encoding, Iterator[tuple[int, Cells]]]:
    """The encoding, and the rows with the number of the line on which each begins."""
    known = encoding or recognised(data)
    text = decoded(data, known).removeprefix("\ufeff").replace("\0", "")
    return known, _rows(text, step)


def separator_of(text: str) -> str:
    """What stands between the cells: the sign that is most frequent in one of the first lines.

    What stands in quotes does not count.
    """
    bare = _QUOTED.sub("", text[:_LOOKED_AT]).splitlines()[:_LINES]
    often = {sign: max((line.count(sign) for line in bare), default=0) for sign in _BETWEEN}
    return max(_BETWEEN, key=lambda sign: often[sign])


def _rows(text: str, step: Step) -> Iterator[tuple[int, Cells]]:
    csv.field_size_limit(_NO_LIMIT)
    lines = text.count("\n") + 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=False)
    begins = 1
    for count, row in enumerate(reader):
        if count % _EVERY == 0:
            step(begins, lines)
        yield begins, tuple(cell[:LONGEST_CELL] for cell in row)
        begins = reader.line_num + 1
