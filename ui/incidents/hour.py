"""The drawn hour: what was done so far, where we stand, and the next word at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from clinicguard.incidents.now import Mark
from ui.incidents.said import When
from ui.language import say, say_in
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import hairline
from ui.widgets.cards import Card
from ui.widgets.glyphs import Glyph, paint_glyph

_SIDE = 16


@dataclass(frozen=True, slots=True)
class Point:
    """One point on the line: `kind` "done", "now" or "due"."""

    at: datetime
    words: str
    kind: str


class Hour(Card):
    """A line of time from left to right. Distances grow with time, but no words ever overlap.

    Where the window is too narrow for all words, the next update and now keep theirs.
    """

    def __init__(self, marks: Sequence[Mark], when: When) -> None:
        super().__init__()
        self._now = when.now
        self.points = _points(marks, when)
        self.setFixedHeight(px(58))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("The drawn hour"))
        self.setAccessibleDescription(", ".join(point.words for point in self.points))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left, right = px(32), self.width() - px(32)
        places = spread([point.at for point in self.points], self._widths(), left, right)
        now = next((x for x, p in zip(places, self.points, strict=True) if p.kind == "now"), left)
        middle = px(40)
        hairline(painter, QRectF(left, middle - 1, right - left, px(2)), "line")
        hairline(painter, QRectF(left, middle - 1, now - left, px(2)), "accent")
        for x, point in zip(places, self.points, strict=True):
            self._dot(painter, x, middle, point)
        taken: list[tuple[float, float]] = []
        both = list(zip(places, self.points, strict=True))
        for x, point in sorted(both, key=lambda it: ("due", "now", "done").index(it[1].kind)):
            self._say(painter, x, point, taken)
        painter.end()

    def _dot(self, painter: QPainter, x: float, middle: float, point: Point) -> None:
        side = px(_SIDE)
        painter.setBrush(ink("surface"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(x, middle), side / 2 + 1, side / 2 + 1)
        paint_glyph(painter, QRectF(x - side / 2, middle - side / 2, side, side), _glyph(point))

    def _say(
        self, painter: QPainter, x: float, point: Point, taken: list[tuple[float, float]]
    ) -> None:
        """Writes the words above a point, unless those of a weightier one stand there."""
        used = font("note", bold=point.kind != "done")
        wide = QFontMetricsF(used).horizontalAdvance(point.words)
        start = min(x - px(8), self.width() - px(12) - wide)
        if any(start < end and begin < start + wide for begin, end in taken):
            return
        taken.append((start, start + wide + px(6)))
        painter.setFont(used)
        painter.setPen(ink({"due": "red", "now": "accent", "done": "text2"}[point.kind]))
        painter.drawText(QPointF(start, px(24)), point.words)

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(font("note", bold=True))
        return [metrics.horizontalAdvance(point.words) + px(14) for point in self.points]


def spread(
    times: Sequence[datetime], widths: Sequence[float], left: float, right: float
) -> list[float]:
    """Where each point stands: by its time, pushed on where the words before it need the room.

    The last words stand left of their point; what does not fit is drawn together evenly.
    """
    if not times:
        return []
    whole = (times[-1] - times[0]).total_seconds() or 1.0
    wanted = [left + (right - left) * (at - times[0]).total_seconds() / whole for at in times]
    for i in range(1, len(wanted)):
        wanted[i] = max(wanted[i], wanted[i - 1] + widths[i - 1])
    edge = right
    for i in range(len(wanted) - 1, -1, -1):
        wanted[i] = min(wanted[i], edge - (widths[i] if i < len(wanted) - 1 else 0))
        edge = wanted[i]
    if len(wanted) > 1 and wanted[0] < left:
        step = (right - left) / (len(wanted) - 1)
        wanted = [left + step * i for i in range(len(wanted))]
    return wanted


def _points(marks: Sequence[Mark], when: When) -> list[Point]:
    done = [Point(m.at, f"{when.short(m.at)} {_words(m.kind)}", "done") for m in marks if not m.due]
    now = [Point(when.now, f"{when.short(when.now)} {say('now')}", "now")]
    due = [Point(m.at, f"{when.short(m.at)} {_words(m.kind)}", "due") for m in marks if m.due]
    return sorted([*done, *now, *due], key=lambda point: point.at)


def _glyph(point: Point) -> Glyph:
    return {"done": "fine", "now": "doing", "due": "burns"}[point.kind]  # type: ignore[return-value]


def _words(kind: str) -> str:
    match kind:
        case "noticed":
            return say_in("hour", "noticed")
        case "confirmed":
            return say_in("hour", "confirmed")
        case "rated":
            return say_in("hour", "rated")
        case "activated":
            return say_in("hour", "team called")
        case "check_secured":
            return say_in("hour", "secured")
        case "released":
            return say_in("hour", "word out")
        case "stood_down":
            return say_in("hour", "stood down")
        case _:
            return say_in("hour", "next update")
