"""Small marks beside words: chips (facts), counts, levels, initials, numbers that turn to ticks."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.shapes import box, smooth
from ui.theme.tokens import RADIUS
from ui.widgets.glyphs import LEVEL_COLOUR, Glyph, Level, paint_glyph, paint_level

Tone = Literal[
    "plain", "grey", "accent", "red", "amber", "green", "blue", "care", "cause", "mediation"
]
"""plain: outlined; grey: a quiet fact; care/cause/mediation and blue (public): compartments."""

_CHIP_TALL = 22


class Chip(QWidget):
    """A fact in a box. It takes no press: what can be pressed is a button."""

    def __init__(
        self,
        text: str,
        tone: Tone = "plain",
        *,
        icon: str | None = None,
        glyph: Glyph | None = None,
        level: Level | None = None,
        bold: bool = False,
    ) -> None:
        super().__init__()
        self._text = text
        self._tone: Tone = tone
        self._icon = icon
        self._glyph: Glyph | None = glyph
        self._level: Level | None = level
        self._bold = bold
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())

    def text(self) -> str:
        """The fact."""
        return self._text

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font("note", self._bold)).horizontalAdvance(self._text)
        return QSize(round(wide + self._sign() + 2 * px(7)) + 1, px(_CHIP_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line, words = _chip_colours(self._tone)
        box(painter, QRectF(self.rect()), px(RADIUS.chip), fill, line)
        left, middle = float(px(7)), self.height() / 2
        side = px(14)
        if self._level is not None:
            place = QRectF(left, middle - px(6), px(13), px(11))
            paint_level(painter, place, self._level, ink(words))
        elif self._glyph is not None:
            paint_glyph(painter, QRectF(left, middle - side / 2, side, side), self._glyph)
        elif self._icon is not None:
            paint_icon(painter, self._icon, words, QRectF(left, middle - side / 2, side, side))
        painter.setFont(font("note", self._bold))
        painter.setPen(ink(words))
        metrics = QFontMetricsF(painter.font())
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left + self._sign(), base), self._text)
        painter.end()

    def _sign(self) -> int:
        return px(18) if self._icon or self._glyph or self._level else 0


def level_chip(level: Level, word: str) -> Chip:
    """The level as bars and a word on its own ground."""
    tone: Tone = "grey" if level == "unrated" else LEVEL_COLOUR[level]  # type: ignore[assignment]
    return Chip(word, tone, level=level, bold=True)


class Count(QWidget):
    """A number of things, as on the rail."""

    def __init__(self, number: int, red: bool = False, grey: bool = False) -> None:
        super().__init__()
        self._text = count_words(number)
        self._red = red
        self._grey = grey
        self.setAccessibleName(str(number))
        self.setFixedSize(count_size(self._text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = "sunken" if self._grey else "surface"
        paint_count(painter, QRectF(self.rect()), self._text, paper, "red" if self._red else "text")
        painter.end()


def count_words(number: int) -> str:
    """A number that fits a badge."""
    return "999+" if number > 999 else str(number)


def count_size(text: str) -> QSize:
    """How much room a count needs."""
    wide = QFontMetricsF(font("small", True)).horizontalAdvance(text)
    return QSize(max(px(16), round(wide) + px(10)), px(16))


def paint_count(painter: QPainter, rect: QRectF, text: str, paper: str, words: str) -> None:
    """Draws a count with round ends."""
    box(painter, rect, rect.height() / 2, paper)
    painter.setFont(font("small", True))
    painter.setPen(ink(words))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Initial(QWidget):
    """The first character of a person's name in a disc."""

    def __init__(self, name: str, size: int = 24, quiet: bool = False) -> None:
        super().__init__()
        self._letter = name.strip()[:1].upper()
        self._quiet = quiet
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_disc(
            painter,
            QRectF(self.rect()),
            self._letter,
            "sunken" if self._quiet else "accent_weak",
            "text2" if self._quiet else "accent",
        )
        painter.end()


class StepMark(QWidget):
    """The number of a required field, until it is filled well enough: then a green tick.

    0 is an empty ring: where the label itself has a number.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._ticked = False
        self.setFixedSize(px(18), px(18))

    def tick(self, enough: bool) -> None:
        """Turns the number into a tick, or back."""
        self._ticked = enough
        self.update()

    def is_ticked(self) -> bool:
        """Whether the tick is shown."""
        return self._ticked

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ticked:
            paint_glyph(painter, QRectF(self.rect()), "fine")
        elif not self._number:
            paint_glyph(painter, QRectF(self.rect()), "todo")
        else:
            paint_disc(painter, QRectF(self.rect()), str(self._number), "accent_weak", "accent")
        painter.end()


def paint_disc(painter: QPainter, rect: QRectF, text: str, paper: str, words: str) -> None:
    """Draws a disc with one or two characters in it."""
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(paper))
    painter.drawEllipse(rect)
    painter.setFont(font("note", True))
    painter.setPen(ink(words))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _chip_colours(tone: Tone) -> tuple[str, str | None, str]:
    match tone:
        case "plain":
            return "surface", "line", "text2"
        case "grey":
            return "sunken", None, "text2"
        case _:
            return f"{tone}_weak", None, tone
