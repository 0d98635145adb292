"""Tables of the rows that several documents print, each headed and worded in one way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.lines import ClockLine, EditLine, LogLine, PromiseLine, Turn
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG, CODE_SMALL, RED
from clinicguard.documents.type.style import Span, Style

_DAY = 98.0  # points
_TIGHT = Ruling(high=3)


def moments(head: str, style: Style = CELL) -> Column:
    """A column of moments, as wide as a day with its weekday needs."""
    return Column(head, 0, style, points=_DAY)


def when(press: Press, moment: datetime | None) -> str:
    """A moment for a cell, empty where there is none."""
    return press.short(moment) if moment else ""


def clock_table(lines: Sequence[ClockLine], press: Press) -> Table:
    """Clocks, and how they were kept."""
    say = press.words.say
    say_in = press.words.say_in
    columns = [
        Column(say_in("paper", "Clock"), 1.5, CELL_STRONG),
        Column(say("Based on"), 1.3),
        moments(say_in("paper", "Started"), CELL_SOFT),
        moments(say_in("paper", "Due")),
        Column(say("How it was kept"), 2.1),
    ]
    return Table(columns, [_clock(line, press) for line in lines])


def _clock(line: ClockLine, press: Press) -> list[str | list[Block]]:
    due = press.short(line.due_at) if line.due_at else ""
    due = due or (press.short_date(line.due_day) if line.due_day else "")
    state = Span(line.state, bold=True, colour=RED if line.late else None)
    ended = [Span("    " + press.brief(line.ended_at))] if line.ended_at else []
    kept: list[Block] = [Text([state, *ended], CELL)]
    if line.how:
        kept.append(Text(line.how, CELL_SOFT))
    return [line.what, line.basis, press.short(line.started_at), due, kept]


def promise_table(lines: Sequence[PromiseLine], press: Press, head: str = "") -> Table:
    """Promises, and what became of them; or what `head` says that the lines are."""
    say = press.words.say
    say_in = press.words.say_in
    columns = [
        Column(head or say_in("paper", "Promise"), 2.2),
        moments(say("When, who"), CELL_SOFT),
        Column(say_in("paper", "Owner"), 0.8),
        moments(say_in("paper", "Due")),
        Column(say("What became of it"), 1.9),
    ]
    rows: list[list[Cell]] = [
        [
            line.what,
            [Text(press.short(line.made_at), CELL_SOFT), Text(line.made_by, CELL_SOFT)],
            line.owner,
            when(press, line.due),
            [
                Text(
                    [
                        Span(line.state, bold=True),
                        Span("    " + (press.brief(line.ended_at) if line.ended_at else "")),
                    ],
                    CELL,
                ),
                *([Text(line.how, CELL_SOFT)] if line.how else []),
            ],
        ]
        for line in lines
    ]
    return Table(columns, rows)


def turn_table(lines: Sequence[Turn], press: Press, first: str) -> Table:
    """Changes of state: when, by whom, from what to what, and why. `first` stands for no former."""
    say_in = press.words.say_in
    columns = [
        moments(say_in("paper", "When")),
        Column(say_in("paper", "Who"), 0.9),
        Column(say_in("paper", "From"), 0.9),
        Column(say_in("paper", "To"), 0.9, CELL_STRONG),
        Column(say_in("paper", "Reason"), 2.2),
    ]
    rows: list[list[Cell]] = [
        [press.short(line.at), line.who, line.before or first, line.after, line.why]
        for line in lines
    ]
    return Table(columns, rows)


def edit_table(lines: Sequence[EditLine], press: Press) -> Table:
    """Edits: the former wording struck through, the new one below it."""
    say = press.words.say
    say_in = press.words.say_in
    columns = [
        moments(say("When, who")),
        Column(say_in("paper", "Field"), 0.9),
        Column(say("Wording, before and after"), 3),
        Column(say_in("paper", "Reason"), 1.5),
    ]
    rows: list[list[Cell]] = [
        [
            [Text(press.short(line.at), CELL), Text(line.who, CELL_SOFT)],
            line.field,
            [
                Text([Span(say("Before: "), bold=True), Span(line.old, struck=True)], CELL_SOFT),
                Text([Span(say("After: "), bold=True), Span(line.new)], CELL),
            ],
            line.why,
        ]
        for line in lines
    ]
    return Table(columns, rows)


def log_index(lines: Sequence[LogLine], press: Press) -> Table:
    """Entries of the log by who did what, each with its whole hash below it."""
    say, say_in = press.words.say, press.words.say_in
    columns = [
        Column(say_in("paper", "Entry"), 0, CELL_SOFT, points=38),
        Column(say_in("paper", "When"), 0, CELL_SOFT, points=112),
        Column(say("Who, what was done, and the SHA-256 of the entry"), 1),
    ]
    rows: list[list[Cell]] = [
        [
            f"{line.number:,}",
            press.brief(line.at),
            [
                Text([Span(f"{line.who}    "), Span(line.did, bold=True)], CELL_SOFT),
                Text(in_groups(line.hash, 8), CODE_SMALL),
            ],
        ]
        for line in lines
    ]
    return Table(columns, rows, ruling=_TIGHT)


def log_table(lines: Sequence[LogLine], press: Press) -> Table:
    """An extract of the log. Each entry's hash in groups, so that it can be compared."""
    say = press.words.say
    say_in = press.words.say_in
    columns = [
        Column(say_in("paper", "Entry"), 0, CELL_SOFT, points=40),
        Column(say("When, who"), 0, CELL_SOFT, points=112),
        Column(say("What was done, and the SHA-256 of the entry"), 1),
    ]
    rows: list[list[Cell]] = [
        [
            f"{line.number:,}",
            [Text(press.brief(line.at), CELL_SOFT), Text(line.who, CELL_SOFT)],
            [
                Text([Span(line.did, bold=True), Span(f"    {line.reason}")], CELL_SOFT),
                Text(in_groups(line.hash), CODE_SMALL),
            ],
        ]
        for line in lines
    ]
    return Table(columns, rows, ruling=_TIGHT)
