"""Where a statement is written: plain words, findings underlined by level, numbers at the side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from clinicguard.statements.guard.finding import Level
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box, smooth
from ui.theme.tokens import RADIUS, TextRole
from ui.widgets.writing import LongField, PlainEdit

_MARGIN = 46
_NUMBER = 20
_BESIDE = 2
_LINE = 1.8
LINE_OF: dict[Level, tuple[str, str | None, Qt.PenStyle]] = {
    "block": ("red_fill", "red_weak", Qt.PenStyle.SolidLine),
    "warn": ("amber_fill", "amber_weak", Qt.PenStyle.DashLine),
    "hint": ("text2", None, Qt.PenStyle.DotLine),
}
"""Colour of the line, colour of the ground, and the line's kind; the kind alone tells the level."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, in UTF-16 units, with the number that it has in the list beside."""

    number: int
    level: Level
    start: int
    end: int


class DraftEdit(PlainEdit):
    """Draws the marks under the letters; the text itself never changes by them."""

    def __init__(self, line: float, role: TextRole, longest: int) -> None:
        super().__init__(line, role, longest)
        self.marks: tuple[Mark, ...] = ()
        self.active = 0
        self.document().contentsChange.connect(self._shift)

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Where a stretch stands in the viewport, a rectangle for each line of it."""
        layout = self.document().documentLayout()
        down = self.verticalScrollBar().value()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            place, laid = layout.blockBoundingRect(block), block.layout()
            for number in range(laid.lineCount()):
                line = laid.lineAt(number)
                first = max(start - block.position(), line.textStart())
                last = min(end - block.position(), line.textStart() + line.textLength())
                if first < last:
                    left, right = (_x(line.cursorToX(at)) for at in (first, last))
                    top = place.top() + line.y() - down
                    yield QRectF(place.left() + left, top, right - left, line.height())
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is being written stays in sight when the room below gets less."""
        line = self.cursorRect()
        seen = line.top() >= 0 and line.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen:
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for mark in self.marks:
            for rect in self.rects(mark.start, mark.end):
                self._paint_mark(painter, mark, rect)
        painter.end()
        super().paintEvent(event)

    def _shift(self, at: int, gone: int, come: int) -> None:
        """Marks move with their words until the guard has read again; what was cut has none."""
        self.marks = tuple(_shifted(self.marks, at, gone, come))

    def _paint_mark(self, painter: QPainter, mark: Mark, rect: QRectF) -> None:
        line, ground, kind = LINE_OF[mark.level]
        tall = self.fontMetrics().height()
        base = rect.bottom() + px(2)
        text = QRectF(rect.left(), base - tall - px(2), rect.width(), tall + px(2))
        if ground is not None:
            painter.fillRect(text, ink(ground))
        if mark.number == self.active:
            box(painter, text.adjusted(-1, -1, 1, 1), 1, None, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(ink(line), px(2))
        pen.setStyle(kind)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(text.left(), base), QPointF(text.right(), base))


class DraftField(LongField):
    """The editor with the numbers of its marks in the margin, drawn, so that no word moves.

    `pressed` comes with the number of a mark when its number or its words are pressed.
    """

    pressed = Signal(int)
    edit: DraftEdit

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder, lines=4, line=_LINE, role="draft", grow=True)
        self.margin = _Margin(self)
        self.row.insertWidget(0, self.margin)
        self.edit.verticalScrollBar().valueChanged.connect(self.margin.update)
        self.edit.cursorPositionChanged.connect(self._moved)

    def editor(self, line: float, role: TextRole, longest: int) -> PlainEdit:
        return DraftEdit(line, role, longest)

    def show_marks(self, marks: Sequence[Mark], active: int = 0) -> None:
        """Draws other marks; `active` is the number of the one that is boxed."""
        self.edit.marks, self.edit.active = tuple(marks), active
        self.edit.viewport().update()
        self.margin.update()

    def go_to(self, mark: Mark, *, select: bool = False) -> None:
        """Brings a mark into sight, with the keyboard behind it; selected, typing replaces it."""
        last = self.edit.document().characterCount() - 1
        cursor = self.edit.textCursor()
        cursor.setPosition(min(mark.start if select else mark.end, last))
        cursor.setPosition(min(mark.end, last), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()

    def put(self, words: str, start: int, end: int) -> None:
        """Replaces a stretch (UTF-16 units); the person can undo it."""
        cursor = self.edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.edit.setTextCursor(cursor)

    def put_here(self, words: str) -> None:
        """Puts a sentence in where the keyboard is; the person can undo it."""
        cursor = self.edit.textCursor()
        cursor.insertText(words)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self) -> None:
        """Opens the mark that the keyboard came into; of several the innermost."""
        at = self.edit.textCursor().position()
        here = [mark for mark in self.edit.marks if mark.start <= at <= mark.end]
        if not here or any(mark.number == self.edit.active for mark in here):
            return
        if self.edit.hasFocus():
            self.pressed.emit(min(here, key=lambda mark: mark.end - mark.start).number)


class _Margin(QWidget):
    """The numbers: filled for what blocks, outlined for a warning, plain for a hint."""

    def __init__(self, field: DraftField) -> None:
        super().__init__()
        self._field = field
        self.setFixedWidth(px(_MARGIN))
        self._places: list[tuple[QRectF, int]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        edit = self._field.edit
        off = edit.viewport().mapTo(self._field, edit.viewport().rect().topLeft()).y() - self.y()
        side = px(_NUMBER)
        self._places = []
        painter.setClipRect(self.rect().adjusted(0, off, 0, 0))
        for top, marks in self._rows(off):
            left = self.width() - px(1) - len(marks) * (side + px(2))
            for mark in marks:
                place = QRectF(left, top, side, side)
                paint_number(painter, place, mark.number, mark.level)
                self._places.append((place, mark.number))
                left += side + px(2)
        painter.end()

    def _rows(self, off: int) -> list[tuple[float, list[Mark]]]:
        """The marks by the line in which they begin, as many as have room beside it."""
        edit, rows = self._field.edit, dict[float, list[Mark]]()
        tall = edit.fontMetrics().height()
        for mark in edit.marks:
            first = next(edit.rects(mark.start, mark.end), None)
            if first is not None:
                top = first.bottom() + px(2) - (tall + px(_NUMBER)) / 2 + off
                row = rows.setdefault(round(top), [])
                if len(row) < _BESIDE:
                    row.append(mark)
        return list(rows.items())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for place, number in self._places:
            if place.contains(at):
                self._field.pressed.emit(number)
                return
        super().mousePressEvent(event)


def paint_number(painter: QPainter, place: QRectF, number: int, level: Level) -> None:
    """Draws the number of a finding in the shape of its level."""
    words: str | QColor
    match level:
        case "block":
            box(painter, place, px(RADIUS.chip), "red_fill")
            words = "on_red"
        case "warn":
            box(painter, place, px(RADIUS.chip), "surface", "amber_fill", px(2))
            words = "text"
        case "hint":
            words = "text2"
    painter.setPen(ink(words))
    painter.setFont(font("note", bold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


def _shifted(marks: Sequence[Mark], at: int, gone: int, come: int) -> Iterator[Mark]:
    for mark in marks:
        if mark.end <= at:
            yield mark
        elif mark.start >= at + gone:
            moved = come - gone
            yield replace(mark, start=mark.start + moved, end=mark.end + moved)


def _x(found: object) -> float:
    """Qt for Python gives the place alone or with the letter that it found."""
    first = found[0] if isinstance(found, tuple) else found
    assert isinstance(first, (int, float))
    return float(first)
