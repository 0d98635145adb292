"""現在: at most three things that cannot wait; the first one red where it burns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from clinicguard.overview.today import Urgent, UrgentKind, minutes_between
from clinicguard.tasks.task import Light
from ui.seat import Seat
from ui.theme.chosen import px
from ui.today.spoken import (
    Now,
    left_short,
    number_of,
    urgent_button,
    urgent_note,
    urgent_title,
)
from ui.widgets.button_looks import Kind
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import GlyphMark
from ui.widgets.lights import light_colour, light_glyph
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BUTTON = 116


class NowCard(Card):
    """A row for each; its button leads to where it is done."""

    def __init__(
        self,
        seat: Seat,
        urgent: tuple[Urgent, ...],
        now: Now,
        done: Callable[[Urgent], object],
        ways: Mapping[int, str],
    ) -> None:
        super().__init__(0)
        self._ways = ways
        self.buttons: list[Button] = []
        for number, each in enumerate(urgent):
            self.add_row(self._row(seat, each, now, done, first=number == 0))

    def _row(
        self, seat: Seat, urgent: Urgent, now: Now, done: Callable[[Urgent], object], first: bool
    ) -> CardRow:
        burns = first and urgent.light is Light.BURNS
        row = CardRow(burning=burns, first=first, height=66)
        title = urgent_title(urgent, now)
        row.line.addWidget(GlyphMark(light_glyph(urgent.light), size=22))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(title, bold=True, elide=True))
        note = urgent_note(urgent)
        if note:
            words.addWidget(Label(note, "note", "text2", elide=True))
        words.addStretch(1)
        row.line.addLayout(words, 1)
        if urgent.due is not None:
            left = _left(urgent, now)
            row.line.addWidget(Label(left, "section", light_colour(urgent.light), bold=True))
        row.line.addWidget(self._button(seat, urgent, title, done, burns))
        return row

    def _button(
        self,
        seat: Seat,
        urgent: Urgent,
        title: str,
        done: Callable[[Urgent], object],
        burns: bool,
    ) -> Button:
        said, icon = urgent_button(urgent)
        kind: Kind = "danger" if burns else "plain"
        free = urgent.kind is UrgentKind.TASK and not number_of(urgent.address)
        way = urgent.address if urgent.task is None else self._ways.get(urgent.task, urgent.address)
        go = partial(done, urgent) if free else partial(seat.go, way)
        button = Button(said, kind, icon=icon, on=go, spoken=f"{said} {title}")
        button.setFixedWidth(max(px(_BUTTON), button.sizeHint().width()))
        self.buttons.append(button)
        return button


def _left(urgent: Urgent, now: Now) -> str:
    assert urgent.due is not None
    minutes = minutes_between(now.moment, urgent.due)
    return left_short(minutes, None, urgent.due <= now.moment)
