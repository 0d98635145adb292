"""A page of the manual for the wall or the drawer: one task, its steps, its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from clinicguard.documents.blocks import table
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.figures import shown
from clinicguard.documents.blocks.panels import Panel, Trim
from clinicguard.documents.blocks.steps import Steps
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.flow import Area
from clinicguard.documents.frame import bind, fewest_pages
from clinicguard.documents.pages import A4, MM, page_words
from clinicguard.documents.parts import boxed
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press, Stamp
from clinicguard.documents.sheet import BODY, CELL, CODE, FINE, H1, H2, LINE, MUTE, SUNKEN
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span, Style
from clinicguard.host.words import Language
from clinicguard.knowledge.help import ManualPage, written

_SIDE, _TOP, _BOTTOM = 22 * MM, 17 * MM, 277 * MM
_WIDE = A4[0] - 2 * _SIDE
_PICTURE = 70 * MM
_READ = replace(BODY, size=10, leading=15.5, below=5, align="left")
_CLOSER = replace(_READ, leading=14.5, below=4)
_CLOSEST = replace(_READ, size=9.5, leading=13.5, below=3)
"""Closer than a document for the file, and closer still where that saves a sheet: a task is to fit
on one."""
_NOWHEN = datetime(2026, 1, 1, tzinfo=UTC)
"""A page of the manual is no record: the same page gives the same paper on every day."""

FindPicture = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class ManualPaper:
    """A page, and what gives the pictures on it by their name."""

    page: ManualPage
    picture: FindPicture


def help_page(paper: ManualPaper, language: Language) -> bytes:
    """The page as a PDF, without anything of the clinic on it."""
    stamp = Stamp("ClinicGuard", "", 0, "", _NOWHEN, "", UTC)
    press = Press(language, False, stamp)
    title = Title(kind=press.words.say("Manual"), number="", name=paper.page.name)
    sheet = _HelpSheet(title, press)

    def blocks(read: Style) -> list[Block]:
        return [part for each in paper.page.blocks for part in _block(each, paper.picture, read)]

    ways = (_READ, _CLOSER, _CLOSEST)
    read = fewest_pages(blocks, ways, title, press, paper=sheet, check=False)
    return bind(title, blocks(read), press, paper=sheet, check=False)


class _HelpSheet:
    """A4 with a name below; nothing to bind, no log."""

    size = A4

    def __init__(self, title: Title, press: Press) -> None:
        self._title, self._press = title, press

    def area(self, index: int) -> Area:
        return Area(index, _SIDE, _TOP, _WIDE, _BOTTOM - _TOP)

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        with pen.ornament("Pagination"):
            pen.rule(_SIDE, 281 * MM, _SIDE + _WIDE, 281 * MM, LINE, 0.6)
            words = [self._press.words.say("ClinicGuard"), self._title.name]
            if pages > 1:
                words.append(page_words(self._press, page, pages))
            said = [Span("    ".join(words), colour=MUTE)]
            pen.lines(pen.setter.lines(said, FINE, _WIDE)[:1], FINE, _SIDE, 283 * MM)


def _block(block: written.Block, picture: FindPicture, read: Style) -> Iterator[Block]:
    match block:
        case written.Heading():
            yield Heading(block.words, H1 if block.level == 2 else H2, block.level - 1)
        case written.Paragraph(note=True):
            yield boxed([Text(_spans(block.runs), read)])
        case written.Paragraph():
            yield Text(_spans(block.runs), read)
        case written.Items():
            items = [Text(_spans(item), read) for item in block.items]
            yield Steps(items, ordered=block.ordered)
        case written.Table():
            columns = [table.Column(written.plain(cell), 1, CELL) for cell in block.head]
            rows = [[written.plain(cell) for cell in row] for row in block.rows]
            yield table.Table(columns, rows)
        case written.Picture():
            yield shown(picture(block.name), block.words, _PICTURE, _WIDE)
        case written.Code():
            lines: list[Block] = [Text(line, CODE) for line in block.text.splitlines() if line]
            yield Panel(lines, Trim(10, 4, 10, 4, fill=SUNKEN), above=2, below=7)


def _spans(runs: written.Runs) -> list[Span]:
    return [Span(run.text, bold=run.bold) for run in runs]
