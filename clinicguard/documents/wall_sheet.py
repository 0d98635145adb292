"""The clocks of a case for the wall: what is due, by when, on what ground; no matter, no name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.frame import bind
from clinicguard.documents.line_tables import moments
from clinicguard.documents.parts import none_recorded, paragraph
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_STRONG
from clinicguard.documents.title import Title


@dataclass(frozen=True, slots=True)
class WallClock:
    """One clock: a rule in days has `due_day`, a rule in hours `due_at`."""

    what: str
    ground: str
    due_day: date | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class WallPaper:
    """The running clocks of one case, what is due first at the top."""

    number: str
    clocks: tuple[WallClock, ...]


def wall_sheet(paper: WallPaper, press: Press) -> bytes:
    """One table with room for a tick."""
    say, say_in = press.words.say, press.words.say_in
    kind = say("Clocks for the wall")
    title = Title(
        kind=kind, number=paper.number, name=kind, under=(press.when(press.stamp.made_at),)
    )
    columns = [
        moments(say_in("paper", "Due"), CELL_STRONG),
        Column(say_in("paper", "What has to be done"), 2.2),
        Column(say("Based on"), 1.8),
        Column(say_in("paper", "Done, initials"), 1.0),
    ]
    rows = [[_due(each, press), each.what, each.ground, ""] for each in paper.clocks]
    if not rows:
        return bind(title, [none_recorded(say("No clock is running."))], press)
    told = say("The last day counts whole. It is never moved off a day of rest.")
    return bind(title, [Table(columns, rows), paragraph(told)], press)


def _due(clock: WallClock, press: Press) -> str:
    if clock.due_at is not None:
        return press.short(clock.due_at)
    return press.short_date(clock.due_day) if clock.due_day is not None else ""
