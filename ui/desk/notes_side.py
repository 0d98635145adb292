"""What is written down meanwhile: their words, what was seen with its time, what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.dates import time_words
from ui.language import count, say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Sheet
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.lines import LineField
from ui.widgets.moments import MomentField
from ui.widgets.spans import GAP
from ui.widgets.states import Picture
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class NotesSide(Sheet):
    """`changed` comes with everything a person writes or marks."""

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__("surface")
        self._seat = seat
        self._marks: dict[str, datetime] = {}
        self._options: tuple[str, ...] = ()
        self._chips: Choices | None = None
        self.verbatim = LongField(lines=5, grow=True)
        self.promised = LineField(say("Empty if nothing was promised"), least=0)
        self.due = MomentField(_two_hours_on(seat), seat.zone)
        self._kept = Label("", "note", "green", elide=True)
        self._count = Label("", "note", "text2")
        self._seen = Label("", "note", "text2", wrap=True)
        self._place = QVBoxLayout()
        self._lay_out()
        self.verbatim.changed.connect(self._written)
        for control in (self.promised, self.due):
            control.changed.connect(self.changed)
        self._written(quiet=True)

    def marks(self) -> Mapping[str, datetime]:
        """What was marked, and when."""
        return dict(self._marks)

    def set_marks(self, marks: Mapping[str, datetime]) -> None:
        """Shows what a draft kept."""
        self._marks = dict(marks)
        self.offer(self._options)

    def offer(self, marks: Iterable[str]) -> None:
        """The marks of another situation; what was marked before stays."""
        self._options = tuple(marks)
        clear(self._place)
        chosen = [words for words in self._options if words in self._marks]
        self._chips = Choices([Option(each, each) for each in self._options], chosen, many=True)
        self._chips.name(say("One press notes the time"))
        self._chips.changed.connect(self._marked)
        put(self._place, self._chips)
        self._say_seen()

    def chips(self) -> Choices:
        """The marks to press."""
        assert self._chips is not None
        return self._chips

    def say_kept(self, words: str) -> None:
        """What is said about the draft."""
        self._kept.setText(words)

    def seen(self) -> str:
        """What was marked, with its times, in one line."""
        zone = self._seat.zone
        listed = sorted(self._marks.items(), key=lambda mark: mark[1])
        return GAP.join(f"{time_words(at, zone)} {what}" for what, at in listed)

    def _marked(self) -> None:
        chosen, now = set(self.chips().chosen()), self._seat.now()
        for words in self._options:
            if words in chosen:
                self._marks.setdefault(words, now)
            else:
                self._marks.pop(words, None)
        self._say_seen()
        self.changed.emit()

    def _say_seen(self) -> None:
        self._seen.setText(self.seen())
        self._seen.setVisible(bool(self._marks))

    def _written(self, quiet: bool = False) -> None:
        written = len(self.verbatim.text().strip())
        self._count.setText(count("{n} character", "{n} characters", written))
        if not quiet:
            self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = px(SPACE.page)
        column.setContentsMargins(edge, px(SPACE.wide), edge, px(SPACE.inside))
        column.setSpacing(px(SPACE.between))
        words = Field(
            say("What they say"), self.verbatim, note=say("type what you hear"), key="Alt+0"
        )
        column.addWidget(words, 1)
        below = QHBoxLayout()
        below.setSpacing(px(6))
        below.addWidget(self._count)
        below.addStretch(1)
        below.addWidget(Picture("shield-check", 16, "green"))
        below.addWidget(self._kept)
        column.addLayout(below)
        marks = QVBoxLayout()
        marks.setSpacing(px(6))
        marks.addWidget(Label(say("One press notes the time"), "note", bold=True))
        marks.addLayout(self._place)
        marks.addWidget(self._seen)
        column.addLayout(marks)
        column.addWidget(Field(say("What was promised"), self.promised, key="Alt+P"))
        due = QWidget()
        row = QHBoxLayout(due)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Field(say("Promised for"), self.due), 1)
        column.addWidget(due)


def _two_hours_on(seat: Seat) -> datetime:
    moment = seat.now() + timedelta(hours=2)
    return moment.replace(minute=0, second=0, microsecond=0)
