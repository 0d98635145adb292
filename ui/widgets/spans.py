"""Pieces of text with their looks, laid out and painted as plain text: no markup is ever read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.theme.chosen import font, ink, px
from ui.theme.tokens import TextRole

GAP = "\u3000"
"""What parts two facts in one line on screen: one full-width space."""
LINE_END = "\u2028"
"""What ends a line inside a phrase."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look. `colour` is a token; `hits` are words to mark as found."""

    text: str
    role: TextRole = "text"
    bold: bool = False
    colour: str = "text"
    strike: bool = False
    mono: bool = False
    hits: tuple[str, ...] = ()
    under: bool = False


def spoken(spans: Iterable[Span]) -> str:
    """The bare words, for a screen reader or a tooltip."""
    return "".join(span.text for span in spans)


def advance(spans: Iterable[Span]) -> float:
    """The width of the spans in one line, in logical pixels."""
    return sum(_metrics(span).horizontalAdvance(span.text) for span in spans)


def height(spans: Iterable[Span]) -> float:
    """The height of one line that holds the spans."""
    return max((_metrics(span).height() for span in spans), default=0.0)


def paint_line(
    painter: QPainter,
    rect: QRectF,
    spans: Sequence[Span],
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    colour: str | None = None,
) -> bool:
    """Draws the spans in one line, centred in height, on one base line; says whether all fitted.

    What does not fit ends in an ellipsis. `colour` replaces every span's own (a selected row).
    """
    wanted = advance(spans)
    left = rect.left()
    if align == Qt.AlignmentFlag.AlignRight:
        left = max(left, rect.right() - wanted)
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left = max(left, rect.left() + (rect.width() - wanted) / 2)
    ascent = max((_metrics(span).ascent() for span in spans), default=0.0)
    descent = max((_metrics(span).descent() for span in spans), default=0.0)
    base = rect.top() + (rect.height() + ascent - descent) / 2
    for piece, found in _pieces(spans):
        metrics = _metrics(piece)
        room = rect.right() - left
        text, width = piece.text, metrics.horizontalAdvance(piece.text)
        if width > room + 0.5:
            text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, max(0.0, room))
        if found:
            mark = QRectF(left, base - metrics.ascent(), min(width, room), metrics.height())
            painter.fillRect(mark.adjusted(0, px(1), 0, -px(1)), ink("search_hit"))
        painter.setFont(_font(piece))
        painter.setPen(ink("text" if found else colour or piece.colour))
        painter.drawText(QPointF(left, base), text)
        if width > room + 0.5:
            return False
        left += width
    return True


def lay_out(
    spans: Sequence[Span], width: float, line: float = 1.0, wrap: bool = True
) -> QTextLayout:
    """The spans broken into lines of at most `width`; `line` stretches each line's own height."""
    text = spoken(spans)
    first = spans[0] if spans else Span("")
    layout = QTextLayout(text, _font(first))
    option = QTextOption()
    mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(mode if wrap else QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(spans)))
    layout.beginLayout()
    top = 0.0
    while (laid := layout.createLine()).isValid():
        laid.setLineWidth(max(1.0, width))
        laid.setPosition(QPointF(0, top))
        top += laid.height() * line
    layout.endLayout()
    return layout


def laid_height(layout: QTextLayout, line: float = 1.0) -> float:
    """The height of what `lay_out` made."""
    if layout.lineCount() == 0:
        return 0.0
    last = layout.lineAt(layout.lineCount() - 1)
    return float(last.position().y() + last.height() * line)


def laid_width(layout: QTextLayout) -> float:
    """The width of the longest line of what `lay_out` made."""
    lines = (layout.lineAt(i) for i in range(layout.lineCount()))
    return float(max((line.naturalTextWidth() for line in lines), default=0.0))


def _formats(spans: Sequence[Span]) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for piece, found in _pieces(spans):
        made = QTextLayout.FormatRange()
        made.start = start
        made.length = _units(piece.text)
        look = QTextCharFormat()
        look.setFont(_font(piece))
        look.setForeground(QBrush(ink("text" if found else piece.colour)))
        if found:
            look.setBackground(QBrush(ink("search_hit")))
        made.format = look
        yield made
        start += _units(piece.text)


def _pieces(spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Each span cut at its hits: (piece, is a hit)."""
    for span in spans:
        if not span.hits:
            yield span, False
            continue
        for text, found in cut_at(span.text, span.hits):
            yield replace(span, text=text, hits=()), found


def cut_at(text: str, hits: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Cuts `text` at every place where one of `hits` stands (case ignored, longest first)."""
    wanted = sorted((hit.lower() for hit in hits if hit), key=len, reverse=True)
    low, start, at = text.lower(), 0, 0
    if len(low) != len(text) or not wanted:
        yield text, False
        return
    while at < len(text):
        found = next((hit for hit in wanted if low.startswith(hit, at)), None)
        if found is None:
            at += 1
            continue
        if start < at:
            yield text[start:at], False
        yield text[at : at + len(found)], True
        at = start = at + len(found)
    if start < len(text) or not text:
        yield text[start:], False


def _units(text: str) -> int:
    """Length as Qt counts it: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _font(span: Span) -> QFont:
    made = font(span.role, span.bold, span.mono)
    if span.strike or span.under:
        made = QFont(made)
        made.setStrikeOut(span.strike)
        made.setUnderline(span.under)
    return made


def _metrics(span: Span) -> QFontMetricsF:
    return QFontMetricsF(_font(span))
