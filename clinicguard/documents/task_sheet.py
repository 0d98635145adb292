"""The tasks of a case on paper, person by person, with boxes to tick at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.ticks import Tick
from clinicguard.documents.frame import bind
from clinicguard.documents.line_tables import moments
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import none_recorded, part, two_lines
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT, CELL_STRONG
from clinicguard.documents.title import Title

_TIGHT = Ruling(high=3.6)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task. `ended` says what became of it, with the reason where it was not done."""

    what: str
    why: str
    due: datetime | None
    state: str
    done: bool
    late: bool = False
    ended: str = ""


@dataclass(frozen=True, slots=True)
class TasksPaper:
    """The tasks of one case by owner, in order of time; an empty name stands for nobody's."""

    number: str
    title: str
    people: tuple[tuple[str, tuple[TaskLine, ...]], ...]
    drill: bool = False


def task_sheet(paper: TasksPaper, press: Press) -> bytes:
    """A table for each person: the box, the time, the task, where it stands."""
    say = press.words.say
    title = Title(
        kind=say("Task sheet"),
        number=paper.number,
        name=paper.title,
        under=(say("As it stood {when}", when=press.when(press.stamp.made_at)),),
        marks=(Mark.CONFIDENTIAL, *((Mark.DRILL,) if paper.drill else ())),
    )
    return bind(title, list(_blocks(paper, press)), press, check=False)


def _blocks(paper: TasksPaper, press: Press) -> Iterator[Block]:
    say = press.words.say
    if not paper.people:
        yield none_recorded(say("No task is recorded for this case."))
    for name, lines in paper.people:
        left = sum(not line.done and not line.ended for line in lines)
        heading = name or say("Nobody's yet")
        still = press.words.count("{n} still to do", "{n} still to do", left)
        yield part(f"{heading}    {still if left else say('nothing left to do')}")
        yield _table(lines, press)


def _table(lines: tuple[TaskLine, ...], press: Press) -> Table:
    say_in = press.words.say_in
    columns = [
        Column("", 0, points=26),
        moments(say_in("paper", "Due"), CELL_STRONG),
        Column(press.words.say("Task, and why"), 2.6),
        Column(say_in("paper", "State"), 1.6, CELL_SOFT),
    ]
    rows: list[list[Cell]] = [
        [
            Tick(done=line.done),
            two_lines(
                press.short(line.due) if line.due else "",
                say_in("paper", "overdue") if line.late else "",
                first=CELL_STRONG,
            ),
            two_lines(line.what, line.why),
            two_lines(line.state, line.ended, first=CELL_SOFT),
        ]
        for line in lines
    ]
    return Table(columns, rows, ruling=_TIGHT)
