"""The notice to all staff, and the list on which each of them confirms to have read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.frame import bind
from clinicguard.documents.line_tables import moments
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import boxed, note, part
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import BODY, CELL_STRONG
from clinicguard.documents.title import Title

_TO_SIGN = Ruling(high=7)


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """One notice as it was sent, and who has read it: (name, moment or None)."""

    number: str
    text: str
    at: datetime
    by: str
    readers: tuple[tuple[str, datetime | None], ...]


def staff_notice(paper: NoticePaper, press: Press) -> bytes:
    """The words first, then the list to sign."""
    say = press.words.say
    title = Title(
        kind=say("Notice to staff"),
        number=paper.number,
        name=say("Notice to all of us"),
        under=(press.when(paper.at), paper.by),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press, check=False)


def _blocks(paper: NoticePaper, press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    yield boxed([Text(each, BODY) for each in paper.text.split("\n") if each.strip()])
    yield part(say("I have read it"))
    yield note(
        say("Whoever confirmed in the program has a time here; everybody else signs by hand.")
    )
    columns = [
        Column("", 0.25),
        Column(say("Name"), 1.2, CELL_STRONG),
        moments(say("Confirmed at")),
        Column(say_in("paper", "Signature"), 1.5),
        Column(say_in("paper", "Questions"), 1.5),
    ]
    rows: list[list[Cell]] = [
        [str(n), name, press.short(at) if at else say("not yet"), "", ""]
        for n, (name, at) in enumerate(paper.readers, 1)
    ]
    yield Table(columns, rows, ruling=_TO_SIGN)
    unread = [name for name, at in paper.readers if at is None]
    if unread:
        yield note(say("Not yet confirmed: {names}", names=press.several(unread)))
