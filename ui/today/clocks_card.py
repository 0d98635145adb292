"""期限: every clock that runs, what it rests on, when it is due, how long there is."""

from __future__ import annotations

from clinicguard.overview.today import ClockLine
from clinicguard.tasks.task import Light
from ui.language import say
from ui.seat import Seat
from ui.today.spoken import (
    Now,
    basis_of,
    clock_words,
    due_of,
    glyph_of,
    left_of,
    meter_of,
    number_of,
)
from ui.widgets.lights import light_colour
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Gone, Row, cell, line
from ui.widgets.spans import Span

_MARK = "#"


class ClocksCard(RowList):
    """The rows open the case that the clock belongs to."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            [
                Column(say("What is due"), 110, most=200),
                Column(say("Case"), 60),
                Column(say("Ground"), 70, most=200),
                Column(say("Due"), 112),
                Column(say("How long"), 124, share=1),
            ],
            name=say("Deadlines"),
            card=True,
            whole=True,
            open_on_click=True,
        )
        self.opened.connect(lambda key: seat.go(key.partition(_MARK)[0]))

    def show_clocks(self, clocks: tuple[ClockLine, ...], now: Now) -> None:
        """Shows the clocks in the order given."""
        self.show_rows([_row(each, now) for each in clocks])


def _row(given: ClockLine, now: Now) -> Row:
    clock = given.clock
    urgent = given.light in (Light.BURNS, Light.SOON)
    left = Span(left_of(given, now), "note", urgent, light_colour(given.light))
    return Row(
        f"{clock.subject}{_MARK}{clock.id}",
        (
            cell(Span(clock_words(clock.rule, clock.words), bold=True), glyph=glyph_of(given)),
            cell(Span(number_of(clock.subject), "note")),
            cell(Span(basis_of(given), "note", colour="text2")),
            cell(Span(due_of(clock, now), "note")),
            Cell((line(left),), gone=Gone(given.gone, meter_of(given))),
        ),
    )
