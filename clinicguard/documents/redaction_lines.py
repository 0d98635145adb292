"""What a redacted copy covers, as documents print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT, CELL_STRONG


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """One box: its number, its page, where it lies (per cent from the upper left), as what, why."""

    number: int
    page: int
    place: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class RedactionLines:
    """One redacted copy: of which original, what for, for whom, what it covers."""

    original: str
    original_sha256: str
    sign: str
    purpose: str
    recipient: str
    covered: tuple[CoveredLine, ...]


def covered_table(lines: Sequence[CoveredLine], press: Press) -> Table:
    """A row for each box: number, page and place, what it covers, why."""
    say, say_in = press.words.say, press.words.say_in
    columns = [
        Column(say_in("paper", "No."), 0.4, CELL_STRONG),
        Column(say("What the box covers"), 1.3),
        Column(say("Why"), 2.6),
        Column(say("Page, and place on it"), 1.7, CELL_SOFT),
    ]
    rows: list[list[Cell]] = [
        [str(each.number), each.kind, each.reason, f"{each.page}    {each.place}"] for each in lines
    ]
    return Table(columns, rows)
