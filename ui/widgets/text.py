"""Everything that shows words: labels, phrases, tooltips. Always plain text, never markup.

Nothing else in `ui` makes a label, and nothing at all a message box: a test holds that.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.chosen import font, ink
from ui.theme.tokens import TextRole
from ui.widgets.spans import (
    LINE_END,
    Span,
    height,
    laid_height,
    laid_width,
    lay_out,
    spoken,
)

_LONG_WORD = 6
"""Times a line's height: what is longer than that may be broken where there is no room."""


class Label(QLabel):
    """Words in one look.

    `wrap` breaks lines, `elide` ends in an ellipsis (the whole in the tooltip) where the place is
    too narrow, `select` lets a person mark and copy. `whole` is the tooltip of words that are
    shortened here.
    """

    def __init__(
        self,
        text: str = "",
        role: TextRole = "text",
        colour: str = "text",
        *,
        bold: bool = False,
        wrap: bool = False,
        elide: bool = False,
        select: bool = False,
        mono: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        whole: str = "",
    ) -> None:
        self._least: QSize | None = None
        self._wide: int | None = None
        self._heights: dict[int, int] = {}
        super().__init__()
        self._whole = whole if whole != text else ""
        set_tip(self, self._whole)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role, bold, mono))
        self.setWordWrap(wrap)
        upright = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(align | upright)
        self._elide = elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if select:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse)
        self.paint_in(colour)
        self.setText(text)

    def elides(self) -> bool:
        """Whether it ends in an ellipsis where the place is too narrow."""
        return self._elide

    def paint_in(self, colour: str) -> None:
        """Changes the colour, by token."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, ink(colour))
        palette.setColor(QPalette.ColorRole.Text, ink(colour))
        self.setPalette(palette)

    def setText(self, text: str) -> None:
        """Shows other words."""
        self._measure_anew()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        self._measure_anew()
        super().changeEvent(event)

    def _measure_anew(self) -> None:
        """A layout asks for the same sizes many times: they are kept until words or look change."""
        self._least = self._wide = None
        self._heights = {}

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            size = super().minimumSizeHint()
            if self._elide:
                size.setWidth(min(size.width(), QFontMetrics(self.font()).height() * 3))
            elif self.wordWrap():
                size.setWidth(min(size.width(), QFontMetrics(self.font()).height() * _LONG_WORD))
            self._least = size
        return QSize(self._least)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = (
                round(laid_height(self._laid(width)) + 0.5)
                if self._breaks_words(width)
                else super().heightForWidth(width)
            )
        return self._heights[width]

    def _breaks_words(self, width: int) -> bool:
        """Whether a word (the name of a file, an address) is longer than a line."""
        if not self.wordWrap() or width <= 0:
            return False
        if self._wide is None:
            self._wide = super().minimumSizeHint().width()
        return self._wide > width

    def _laid(self, width: int) -> QTextLayout:
        """The words in lines of this width; a word that is longer is broken."""
        made = QTextLayout(self.text().replace("\n", LINE_END), self.font())
        option = QTextOption(
            Qt.AlignmentFlag(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.beginLayout()
        top = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        made.endLayout()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._breaks_words(self.width()):
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            self._laid(self.width()).draw(painter, QPointF(0, 0))
            painter.end()
            return
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.contentsRect()
        short = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(self.alignment()), short)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
            set_tip(self, self._whole or (self.text() if cut else ""))


class Phrase(QWidget):
    """A sentence of several looks (a bold name inside, a word struck through, a search hit)."""

    def __init__(
        self,
        *spans: Span,
        wrap: bool = False,
        line: float = 1.0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = spans
        self._wrap = wrap
        self._line = line
        self._align = align
        self._hint: QSize | None = None
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken(spans))

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Replaces the sentence."""
        self._spans = tuple(spans)
        self._measure_anew()
        self.setAccessibleName(spoken(spans))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The bare words."""
        return spoken(self._spans)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._measure_anew()

    def _measure_anew(self) -> None:
        """A layout asks for the same sizes many times: they are kept until words or look change."""
        self._hint = None
        self._heights = {}

    def sizeHint(self) -> QSize:
        if self._hint is None:
            laid = lay_out(self._spans, 10_000.0, self._line, wrap=False)
            tall = round(laid_height(laid, self._line) + 0.5)
            self._hint = QSize(round(laid_width(laid) + 1.5), tall)
        return QSize(self._hint)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self._wrap:
            return hint
        return QSize(min(hint.width(), round(height(self._spans) * 6)), hint.height())

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            laid = lay_out(self._spans, width, self._line)
            self._heights[width] = round(laid_height(laid, self._line) + 0.5)
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        laid = lay_out(self._spans, float(self.width()), self._line, self._wrap)
        spare = self.width() - laid_width(laid)
        left = spare / 2 if self._align == Qt.AlignmentFlag.AlignHCenter else 0.0
        top = max(0.0, (self.height() - laid_height(laid, self._line)) / 2)
        laid.draw(painter, QPointF(max(0.0, left), top))
        painter.end()


def tip(text: str) -> str:
    """Words for a tooltip. Qt reads tooltips as markup when they look like it; these never do."""
    if "<" not in text:
        return text
    return f'<span style="white-space:pre-wrap">{escape(text)}</span>'


def set_tip(widget: QWidget, text: str) -> None:
    """Gives a widget a tooltip of plain words."""
    widget.setToolTip(tip(text))


def in_button(text: str) -> str:
    """Words for a button, a tab or a menu entry, where a lone `&` would mark a key."""
    return text.replace("&", "&&")
