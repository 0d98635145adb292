"""開張: what the clinic still lacks to work, each leading to its part of the first hour."""

from __future__ import annotations

from clinicguard.overview.first_hour import FirstHour, Part
from ui.language import say
from ui.seat import Seat
from ui.setup.first_hour_words import name_of
from ui.widgets.cards import Card, CardRow, link
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import Span
from ui.widgets.text import Phrase

STANDING_BELOW = (Part.BACKUP, Part.CARD)
"""Told by the card of the records, a little further down."""


class FirstHourCard(Card):
    """Gone once everything is recorded."""

    def __init__(self, seat: Seat, state: FirstHour) -> None:
        super().__init__(0)
        self.told: list[Part] = []
        for part in shown(state):
            row = CardRow(first=not self.told)
            row.line.addWidget(GlyphMark("todo", say("To do")))
            row.line.addWidget(Phrase(Span(name_of(part)), wrap=True), 1)
            button = link(say("See to it"), lambda to=part: seat.go(f"first-hour/{to.value}"))  # type: ignore[misc]
            button.setAccessibleName(f"{say('See to it')}: {name_of(part)}")
            row.line.addWidget(button)
            self.told.append(part)
            self.add_row(row)


def shown(state: FirstHour) -> tuple[Part, ...]:
    """The parts that no other card of Today tells."""
    return tuple(part for part in state.open if part not in STANDING_BELOW)
