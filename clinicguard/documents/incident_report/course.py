"""The report's middle: timeline, facts, the law's questions, and the clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.incident_report.paper import EventLine, FactLine, ReportPaper
from clinicguard.documents.line_tables import clock_table, moments
from clinicguard.documents.parts import (
    Chapters,
    facts,
    none_recorded,
    note,
    paragraph,
    section,
    two_lines,
)
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG, H2
from clinicguard.documents.type.style import Span

_TIGHT = Ruling(high=3.5)


def timeline(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """What happened, line by line, each with its source. Local time; UTC in the log."""
    say = press.words.say
    yield chapters.next(say("What happened"))
    if not paper.timeline:
        yield none_recorded(say("No line was recorded."))
        return
    for day, lines in groupby(paper.timeline, lambda each: _day(each, press)):
        yield Heading(press.short_date(day), H2, 2, listed=False)
        yield _lines_of_a_day(list(lines), press)
    yield note(say("Times are the clinic's local time, offset from UTC {offset}.",
                   offset=_offset(press)))  # fmt: skip


def _day(each: EventLine, press: Press) -> date:
    return each.at.astimezone(press.stamp.zone).date()


def _lines_of_a_day(lines: Sequence[EventLine], press: Press) -> Table:
    say, say_in = press.words.say, press.words.say_in
    columns = [
        Column(say_in("paper", "Time"), 0, points=44),
        Column(say("What happened"), 3.9),
        Column(say_in("paper", "Who"), 1.15),
        Column(say_in("paper", "Source"), 1.1, CELL_SOFT),
    ]
    zone = press.stamp.zone
    rows: list[list[Cell]] = [
        [
            f"{each.at.astimezone(zone):%H:%M}",
            two_lines(each.what, each.why),
            each.who,
            each.source,
        ]
        for each in lines
    ]
    return Table(columns, rows, ruling=_TIGHT)


def facts_chapter(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """The facts by how sure they are, with every turn they took."""
    say_in = press.words.say_in
    say = press.words.say
    yield chapters.next(say_in("paper", "Facts"))
    if not paper.facts:
        yield none_recorded(say("No fact was recorded."))
        return
    yield paragraph(
        say(
            "Each fact has a source and a status. What was turned later keeps its former status, "
            "with who turned it, when and why."
        ),
        keep_next=True,
    )
    yield _fact_table(paper.facts, press)


def _fact_table(lines: Sequence[FactLine], press: Press) -> Table:
    say, say_in = press.words.say, press.words.say_in
    columns = [
        Column(say_in("paper", "No."), 0.62, CELL_SOFT),
        Column(say_in("paper", "Fact"), 3.4),
        Column(say_in("paper", "Status"), 1.0),
        Column(say_in("paper", "Source"), 1.5, CELL_SOFT),
        Column(say("May be said"), 0.85),
    ]
    yes, no = say_in("paper", "yes"), say_in("paper", "no")
    rows: list[list[Cell]] = [
        [
            each.number,
            _fact(each, press),
            Span(each.status, bold=each.sure),
            each.source,
            yes if each.public else no,
        ]
        for each in lines
    ]
    return Table(columns, rows)


def _fact(each: FactLine, press: Press) -> list[Block]:
    noted = press.words.say(
        "Noted {when} by {who}", when=press.brief(each.noted_at), who=each.noted_by
    )
    turns = [
        Text(
            f"{press.brief(turn.at)}    {turn.who}    {turn.before} → {turn.after}    {turn.why}",
            CELL_SOFT,
        )
        for turn in each.turns
    ]
    return [Text(each.words, CELL), Text(noted, CELL_SOFT), *turns]


def law(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """The questions that switch the law's clocks on and off, and how the clocks were kept."""
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say("Questions of law, and the clocks"))
    if paper.gates:
        columns = [
            Column(say_in("paper", "Question"), 2.2),
            Column(say_in("paper", "Answer"), 0.8, CELL_STRONG),
            Column(say("Why, and what it means"), 2.8),
            moments(say("When, who"), CELL_SOFT),
        ]
        rows: list[list[Cell]] = [
            [
                each.question,
                each.answer,
                two_lines(each.reason, each.meaning),
                two_lines(press.short(each.at), each.who, first=CELL_SOFT),
            ]
            for each in paper.gates
        ]
        yield Table(columns, rows)
    if paper.clocks:
        yield clock_table(paper.clocks, press)
    else:
        yield none_recorded(say("No clock was running."))
    if paper.protected:
        yield section(say("What the law protects in this case"))
        nothing = say("no article applies here; what was said may have to be disclosed")
        yield facts([(each.compartment, each.article or nothing) for each in paper.protected])


def _offset(press: Press) -> str:
    moment = press.stamp.made_at.astimezone(press.stamp.zone)
    return f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:]
