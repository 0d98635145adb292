"""A form for an authority, its fields gathered from the case; what is not recorded stays empty.

It is never the authority's own layout, and says so, with how well its fields are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Closed
from clinicguard.documents.blocks.spaces import Gap
from clinicguard.documents.blocks.steps import Steps
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.ticks import Choices, ToFill
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.frame import bind, fewest_pages
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import boxed, note
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import BODY, CELL, CELL_STRONG
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span


@dataclass(frozen=True, slots=True)
class _Room:
    """How much room a form takes: lines to write on in a field for a text, its ruling, and how
    tall the room for the signatures is, in points."""

    lines: int
    ruling: Ruling
    signed: float


_WIDE = _Room(3, Ruling(high=6), 34)
_CLOSE = _Room(2, Ruling(high=5), 30)
"""Where a page is saved by it: no sheet is to be filed for a signature."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: `lines` are what the record says; none of them leaves it to be filled in by hand.

    `choices` are (words, chosen). `long` leaves room for a text, `needed` says that it must not
    stay empty.
    """

    label: str
    lines: tuple[str, ...] = ()
    choices: tuple[tuple[str, bool], ...] = ()
    long: bool = False
    needed: bool = True
    listed: bool = False


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A form of a jurisdiction pack for one case. All strings are ready to read.

    `heading` is what the law wants on it, printed only where it applies in this case. `layout`
    says where the fields come from, `sure` how well that is known.
    """

    number: str
    name: str
    use: str
    fields: tuple[FieldLine, ...]
    layout: str
    sure: tuple[str, ...]
    heading: str = ""
    notes: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = (Mark.CONFIDENTIAL,)


def authority_form(paper: FormPaper, press: Press) -> bytes:
    """What the form is, its fields, room for signature, and where its fields come from."""
    title = Title(
        kind=paper.name,
        number=paper.number,
        name=paper.name,
        under=(paper.heading,) if paper.heading else (),
        marks=paper.marks,
    )

    def roomy(room: _Room) -> list[Block]:
        return list(_blocks(paper, press, room))

    room = fewest_pages(roomy, (_WIDE, _CLOSE), title, press, check=False)
    return bind(title, roomy(room), press, check=False)


def _blocks(paper: FormPaper, press: Press, room: _Room) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    yield boxed(
        [
            Text([Span(paper.layout, bold=True)], CELL),
            *(Text(line, CELL) for line in paper.sure),
            Text(paper.use, CELL),
        ]
    )
    empty = sum(each.needed and not each.lines and not _chosen(each) for each in paper.fields)
    if empty:
        yield Text(
            press.words.count(
                "{n} field is not recorded and is filled in by hand.",
                "{n} fields are not recorded and are filled in by hand.",
                empty,
            ),
            BODY,
        )
    columns = [
        Column(say_in("paper", "Field"), 1, CELL_STRONG),
        Column(say("What the record says"), 2.6),
    ]
    rows: list[list[Cell]] = [
        [_label(each, press), _entry(each, press, room)] for each in paper.fields
    ]
    names = paper.signed_by or (say("Filled in by"), say_in("paper", "Signature"))
    closing: list[Block] = [WriteOn([*names, say_in("paper", "Date")], tall=room.signed)]
    if paper.notes:
        closing += [Gap(8), *(note(line) for line in paper.notes)]
    yield Closed(Table(columns, rows, ruling=room.ruling, row_heads=True), closing)


def _label(line: FieldLine, press: Press) -> str:
    optional = press.words.say("if there is one")
    return line.label if line.needed else f"{line.label}\n{optional}"


def _entry(line: FieldLine, press: Press, room: _Room) -> Cell:
    if line.choices:
        rest = [Text(each, CELL) for each in line.lines]
        return [Choices(line.choices, press.words.say_in("paper", "ticked")), *rest]
    if not line.lines:
        gap = press.words.say("Not recorded; to be filled in by hand")
        return [ToFill(gap, lines=room.lines if line.long else 1)]
    if line.listed:
        return [_listed(line.lines)]
    return [Text(each, CELL) for each in line.lines]


def _listed(lines: Sequence[str]) -> Steps:
    return Steps([Text(each, CELL) for each in lines], ordered=False, above=0, below=0)


def _chosen(line: FieldLine) -> bool:
    return any(chosen for _, chosen in line.choices)
