"""The register of complaints: one line each, with what became of it and how the times were kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, facts, none_recorded, note, two_lines
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG
from clinicguard.documents.title import Title

_TIGHT = Ruling(high=3.2, pad=4)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One complaint. `who` is masked; `kept` says in words how its times were kept."""

    number: str
    received_at: datetime
    channel: str
    who: str
    about: str
    state: str
    answered_at: datetime | None
    kept: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """The complaints of a span, in order of number. `chosen` says which ones and why."""

    chosen: str
    lines: tuple[RegisterLine, ...]
    counts: tuple[tuple[str, int], ...]
    all: int


def complaint_register(paper: RegisterPaper, press: Press) -> bytes:
    """How many, then one line each."""
    say = press.words.say
    kind = say("Complaint register")
    title = Title(
        kind=kind,
        number=press.stamp.clinic_id,
        name=kind,
        under=(paper.chosen, say("As it stood {when}", when=press.when(press.stamp.made_at))),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: RegisterPaper, press: Press) -> Iterator[Block]:
    say, say_in, chapters = press.words.say, press.words.say_in, Chapters(press)
    yield chapters.next(say("How many"))
    pairs: list[tuple[str, Cell]] = [
        (say("In this register"), say("{n} of {all}", n=len(paper.lines), all=paper.all)),
        *((name, str(number)) for name, number in paper.counts),
    ]
    yield facts(pairs)
    yield chapters.next(say("One by one"))
    if not paper.lines:
        yield none_recorded(say("No complaint in this span."))
        return
    columns = [
        Column(say_in("paper", "No."), 0, CELL_STRONG, points=70),
        Column(say("Received"), 0, CELL_SOFT, points=84),
        Column(say("Who, how"), 1.0),
        Column(say("About"), 1.5, CELL),
        Column(say_in("paper", "State"), 1.0),
        Column(say("Answered, times kept"), 1.3, CELL_SOFT),
    ]
    rows: list[list[Cell]] = [
        [
            each.number,
            press.short(each.received_at),
            two_lines(each.who or say("Name not given"), each.channel),
            two_lines(each.about or say("Not sorted yet"), press.several(each.flags)),
            each.state,
            two_lines(
                press.short(each.answered_at) if each.answered_at else say("not yet"),
                each.kept,
                first=CELL_SOFT,
            ),
        ]
        for each in paper.lines
    ]
    yield Table(columns, rows, ruling=_TIGHT)
    yield note(say("Names are masked. Withdrawn complaints stay in the register."))
