"""快消失的證物: what the checklists of active incidents still want, before it is gone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.overview.today import VanishLine
from clinicguard.tasks.task import Light
from ui.language import say
from ui.seat import Seat
from ui.shell.remaining import length_words
from ui.today.spoken import Now
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.lights import light_colour
from ui.widgets.spans import GAP, Span
from ui.widgets.states import Picture
from ui.widgets.text import Label, Phrase

_MOST = 3


class VanishingCard(Card):
    """The most volatile first; the button hands in for that case."""

    def __init__(self, seat: Seat, lines: tuple[VanishLine, ...], now: Now) -> None:
        super().__init__(0)
        for line in lines[:_MOST]:
            self.add_row(_row(seat, line, now))
        if not lines:
            row = CardRow()
            row.line.addWidget(Picture("folder-lock", 18))
            none = say("No evidence is about to vanish")
            row.line.addWidget(Phrase(Span(none, "note", colour="text2"), wrap=True), 1)
            self.add_row(row)


def _row(seat: Seat, line: VanishLine, now: Now) -> CardRow:
    row = CardRow(height=54)
    row.line.addWidget(Picture("scan-search", 20))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(line.check.words, elide=True))
    urgent = line.light in (Light.BURNS, Light.SOON)
    words.addWidget(
        Phrase(
            Span(_countdown(line, now), "note", urgent, light_colour(line.light)),
            Span(f"{GAP}{line.incident}", "note", colour="text2"),
        )
    )
    row.line.addLayout(words, 1)
    button = Button(
        say("Hand in"),
        size="small",
        on=partial(seat.go, f"evidence/new/incident/{line.incident}"),
        spoken=say("Hand in: {what}", what=line.check.words),
    )
    row.line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _countdown(line: VanishLine, now: Now) -> str:
    rest = line.check.left(now.moment)
    if line.check.any_moment or rest is None:
        return say("can go any moment")
    minutes = int(rest.total_seconds() // 60)
    if minutes <= 0:
        return say("its time is over; check if it is still there")
    return say("gone in {length}", length=length_words(minutes))
