"""Where something stands: the state line of a case, and what has happened, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.shapes import hairline
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph, paint_glyph
from ui.widgets.spans import Span
from ui.widgets.text import Label, Phrase


@dataclass(frozen=True, slots=True)
class State:
    """One station of a case: its name, how far it is, and when it was reached."""

    words: str
    glyph: Glyph
    note: str = ""


class StateLine(QWidget):
    """The stations of a case from left to right; the one it stands at is bold."""

    def __init__(self, states: Sequence[State]) -> None:
        super().__init__()
        self._states = tuple(states)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(44) + (px(16) if any(s.note for s in states) else 0))
        self.setAccessibleName(", ".join(s.words for s in states if s.glyph == "doing"))

    def set_states(self, states: Sequence[State]) -> None:
        """Shows another standing."""
        self._states = tuple(states)
        self.setFixedHeight(px(44) + (px(16) if any(s.note for s in states) else 0))
        self.setAccessibleName(", ".join(s.words for s in states if s.glyph == "doing"))
        self.update()

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(state) + px(16) for state in self._states)
        return QSize(round(wide), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60) * len(self._states), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, last = px(18), len(self._states) - 1
        if last < 0:
            return
        tail = min(self._wide(self._states[-1]), self.width() / (last + 1))
        step = (self.width() - tail) / last if last else 0.0
        for i, state in enumerate(self._states):
            left = i * step
            if i < last:
                done = state.glyph in ("fine", "closed")
                bar = QRectF(left + side + px(2), px(9) - 1, step - side - px(4), px(2))
                hairline(painter, bar, "green_line" if done else "line")
            paint_glyph(painter, QRectF(left, 0, side, side), state.glyph)
            room = step - px(6) if i < last else tail
            self._write(painter, QRectF(left, px(22), room, px(20)), i)
        painter.end()

    def _write(self, painter: QPainter, place: QRectF, number: int) -> None:
        state = self._states[number]
        now = state.glyph == "doing"
        for text, bold, colour in (
            (state.words, now, "text" if now else "text2"),
            (state.note, False, "mute"),
        ):
            used = font("note", bold)
            metrics = QFontMetricsF(used)
            painter.setFont(used)
            painter.setPen(ink(colour))
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
            painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), short)
            place.translate(0, px(17))

    def _wide(self, state: State) -> float:
        return max(
            QFontMetricsF(font("note", True)).horizontalAdvance(state.words),
            QFontMetricsF(font("note")).horizontalAdvance(state.note),
            float(px(18)),
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `marks` are chips under it (a promise that was made)."""

    when: str
    icon: str
    words: tuple[Span, ...]
    note: str = ""
    marks: tuple[QWidget, ...] = ()


class Timeline(QWidget):
    """What happened, newest first or last as given: time, icon on a line, words, who."""

    def __init__(self, events: Sequence[Event] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self.show_events(events)

    def show_events(self, events: Sequence[Event]) -> None:
        """Shows other events."""
        clear(self._grid)
        for number, event in enumerate(events):
            when = Label(event.when, "note", "text2")
            self._grid.addWidget(when, number, 0, Qt.AlignmentFlag.AlignTop)
            sign = _Sign(event.icon, last=number == len(events) - 1)
            self._grid.addWidget(sign, number, 1)
            self._grid.addWidget(_words_of(event), number, 2)


class _Sign(QWidget):
    def __init__(self, icon: str, last: bool) -> None:
        super().__init__()
        self._icon = icon
        self._last = last
        self.setFixedWidth(px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(16)
        if not self._last:
            below = QRectF(px(8), side + px(4), 1, self.height() - side - px(5))
            hairline(painter, below, "line")
        paint_icon(painter, self._icon, "text2", QRectF(0, px(2), side, side))
        painter.end()


def _words_of(event: Event) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, px(8))
    column.setSpacing(px(2))
    column.addWidget(Phrase(*event.words, wrap=True))
    if event.note or event.marks:
        below = QHBoxLayout()
        below.setSpacing(px(12))
        if event.note:
            below.addWidget(Label(event.note, "note", "mute"))
        for mark in event.marks:
            below.addWidget(mark)
        below.addStretch(1)
        column.addLayout(below)
    return box
