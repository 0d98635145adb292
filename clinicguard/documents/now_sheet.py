"""The sheet for the worst hour: what to do now, who, by when, what vanishes, who has been told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.ticks import Tick
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import boxed, facts, none_recorded, part, two_lines
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT, CELL_STRONG
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span

_TIGHT = Ruling(high=3.2)
_TICK = 26.0
_WHEN = 124.0


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something due: in words, whose it is or what it rests on, at a moment or by a day."""

    what: str
    whose: str
    due_at: datetime | None = None
    due_day: date | None = None
    late: bool = False
    unsteady: bool = False
    """It can be gone at any moment."""


@dataclass(frozen=True, slots=True)
class TellLine:
    """Somebody who has to hear it: `told_at` is None while they have not."""

    whom: str
    told_at: datetime | None
    how: str = ""


@dataclass(frozen=True, slots=True)
class NowPaper:
    """A case at one moment, as the page 「現在」 shows it; derived, nothing typed for the paper."""

    number: str
    title: str
    state: str
    level: str
    since: datetime
    leads: str
    speaks: str
    next_word: DueLine | None
    things: tuple[DueLine, ...] = ()
    clocks: tuple[DueLine, ...] = ()
    vanishing: tuple[DueLine, ...] = ()
    told: tuple[TellLine, ...] = ()
    unread: tuple[str, ...] = ()
    drill: bool = False


def now_sheet(paper: NowPaper, press: Press) -> bytes:
    """One page in most cases, to lie on the desk; the older one is torn up."""
    say = press.words.say
    title = Title(
        kind=say("Incident, now"),
        number=paper.number,
        name=paper.title,
        under=(say("As it stood {when}", when=press.when(press.stamp.made_at)),),
        marks=(Mark.CONFIDENTIAL, *((Mark.DRILL,) if paper.drill else ())),
    )
    return bind(title, list(_blocks(paper, press)), press, check=False)


def _blocks(paper: NowPaper, press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    nobody = say("nobody yet")
    pairs: list[tuple[str, Cell]] = [
        (say("Level, state"), Span(f"{paper.level}    {paper.state}", bold=True)),
        (say_in("paper", "Noticed"), press.when(paper.since)),
        (say("Leads"), paper.leads or nobody),
        (say("Speaks for the clinic, nobody else"), paper.speaks or nobody),
        (say("Next update due"), _next_word(paper.next_word, press)),
    ]
    yield boxed([facts(pairs, label=0.5, below=0)])
    yield part(say("Do now"))
    yield _due_table(paper.things, press, say_in("paper", "What"), say_in("paper", "Who"))
    yield part(say("Secure before it is gone"))
    yield _due_table(paper.vanishing, press, say_in("paper", "Evidence"), say_in("paper", "Who"))
    yield part(say("Clocks that run"))
    yield _due_table(paper.clocks, press, say_in("paper", "Clock"), say("Based on"))
    yield part(say("Who has been told"))
    yield _told(paper, press)


def _next_word(due: DueLine | None, press: Press) -> Cell:
    if due is None or due.due_at is None:
        return press.words.say("none is promised")
    return Span(f"{press.when(due.due_at)}    {due.what}", bold=True)


def _due_table(lines: tuple[DueLine, ...], press: Press, what: str, whose: str) -> Block:
    if not lines:
        return none_recorded(press.words.say("Nothing stands here now."))
    columns = [
        Column("", 0, points=_TICK),
        Column(what, 2.6),
        Column(whose, 1.3, CELL_SOFT),
        Column(press.words.say_in("paper", "Due"), 0, CELL_STRONG, points=_WHEN),
    ]
    rows: list[list[Cell]] = [
        [Tick(), each.what, each.whose, due_words(each, press)] for each in lines
    ]
    return Table(columns, rows, ruling=_TIGHT)


def due_words(line: DueLine, press: Press) -> Cell:
    """The moment or the day; said in words too where it has passed."""
    if line.due_at is None and line.due_day is None:
        return press.words.say("any moment") if line.unsteady else ""
    when = press.brief(line.due_at) if line.due_at else ""
    when = when or (press.short_date(line.due_day) if line.due_day else "")
    late = press.words.say_in("paper", "overdue")
    return two_lines(when, late if line.late else "", first=CELL_STRONG)


def _told(paper: NowPaper, press: Press) -> Block:
    say, say_in = press.words.say, press.words.say_in
    columns = [
        Column("", 0, points=_TICK),
        Column(say_in("paper", "Whom"), 1.4),
        Column(say("Told at"), 0, CELL_STRONG, points=_WHEN),
        Column(say_in("paper", "How"), 1.8, CELL_SOFT),
    ]
    rows: list[list[Cell]] = [
        [
            Tick(done=each.told_at is not None),
            each.whom,
            press.brief(each.told_at) if each.told_at else say("not yet"),
            each.how,
        ]
        for each in paper.told
    ]
    if paper.unread:
        names = press.several(paper.unread)
        rows.append([Tick(), say("Staff who have not read the notice"), say("not yet"), names])
    return Table(columns, rows, ruling=_TIGHT)
