"""How the rows of a list are spread over its columns, and painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.theme.chosen import ink, px
from ui.theme.icons import paint_icon
from ui.theme.shapes import box, hairline
from ui.theme.tokens import HEIGHT, RADIUS
from ui.widgets.glyphs import paint_glyph
from ui.widgets.meters import paint_meter
from ui.widgets.rows import ROW, AnyIndex, Cell, Column, Row
from ui.widgets.spans import Span, advance, height, paint_line
from ui.widgets.text import tip

_GAP = 16
_SIGN = 26
_TILE, _AFTER_TILE = 40, 12
_SAMPLE = 200


class Spread:
    """How wide each column is: as its cells need, what is left over by share."""

    def __init__(self, columns: tuple[Column, ...], side: int) -> None:
        self.columns = columns
        self.side = side
        self._needed = [px(column.least) for column in columns]

    def take(self, columns: tuple[Column, ...]) -> None:
        """Spreads over other columns from now on; they are measured with the next rows."""
        self.columns = columns
        self._needed = [px(column.least) for column in columns]

    def measure(self, rows: Sequence[Row]) -> None:
        """Looks at the first rows; a longer one further down ends in an ellipsis."""
        for i, column in enumerate(self.columns):
            heads = advance([Span(column.head, "note")])
            cells = (_cell_width(row.cells[i]) for row in rows[:_SAMPLE] if i < len(row.cells))
            widest = max((heads, *cells))
            self._needed[i] = min(px(column.most), max(px(column.least), round(widest) + 1))

    def places(self, left: int, width: int) -> list[tuple[int, int]]:
        """(left edge, width) of each column; the width is 0 where there is no room for it."""
        gap = px(_GAP)
        kept = self._kept(width - 2 * self.side, gap)
        room = width - 2 * self.side - gap * (len(kept) - 1)
        widths = dict(zip(kept, self._widths(room, kept), strict=True))
        made, at = [], left + self.side
        for number in range(len(self.columns)):
            wide = widths.get(number, 0)
            made.append((at, wide))
            at += wide + gap if wide else 0
        return made

    def _kept(self, room: int, gap: int) -> list[int]:
        """The columns that there is room for, each at its least."""
        kept = list(range(len(self.columns)))
        going = sorted(
            (i for i in kept[1:] if not self.columns[i].share),
            key=lambda i: (self.columns[i].goes, i),
        )
        while going and sum(px(self.columns[i].least) + gap for i in kept) - gap > room:
            kept.remove(going.pop())
        return kept

    def _widths(self, room: int, kept: Sequence[int]) -> list[int]:
        """As needed; where there is too little, what is above its least gives way."""
        columns = [self.columns[i] for i in kept]
        both = [(self._needed[i], self.columns[i]) for i in kept]
        widths = [px(column.least) if column.share else need for need, column in both]
        spare = room - sum(widths)
        shares = sum(column.share for column in columns)
        if spare < 0:
            above = [wide - px(column.least) for wide, column in zip(widths, columns, strict=True)]
            whole = sum(above) or 1
            return [wide + spare * over // whole for wide, over in zip(widths, above, strict=True)]
        if shares:
            return [
                wide + spare * column.share // shares
                for wide, column in zip(widths, columns, strict=True)
            ]
        return widths


class RowHead(QWidget):
    def __init__(self, spread: Spread, round_top: bool) -> None:
        super().__init__()
        self._spread = spread
        self._round = round_top
        self._wide = 0
        self.setFixedHeight(px(HEIGHT.table_head))

    def stand_over(self, wide: int) -> None:
        """Is spread as the rows are, which a scroll bar makes narrower."""
        self._wide = wide
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.setClipRect(rect)
        radius = px(RADIUS.card) - 1 if self._round else 0
        box(painter, rect.adjusted(0, 0, 0, radius), radius, "sunken")
        hairline(painter, QRectF(0, rect.height() - 1, rect.width(), 1))
        places = self._spread.places(0, self._wide or self.width())
        for column, (left, wide) in zip(self._spread.columns, places, strict=True):
            place = QRectF(left, 0, wide, self.height() - 1)
            if not wide:
                continue
            paint_line(painter, place, [Span(column.head, "note", colour="mute")])
        painter.end()


class RowPainter(QStyledItemDelegate):
    def __init__(self, spread: Spread, tall: int) -> None:
        super().__init__()
        self._spread = spread
        self.tall = tall
        self.pictures: dict[str, QImage] = {}
        """What stands in the tiles, by the keys of the rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(px(200), self.tall)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paper(painter, rect, option, row, chosen)
        places = self._spread.places(option.rect.left(), option.rect.width())
        for cell, (left, wide) in zip(row.cells, places, strict=False):
            if wide:
                place = QRectF(left, rect.top(), wide, rect.height() - 1)
                _paint_cell(painter, place, cell, self.pictures.get(row.key))
        view = option.widget
        if chosen and view.hasFocus() and _by_key(view):
            box(painter, rect.adjusted(0, 0, 0, -1), 0, None, "accent", px(2))
        painter.restore()

    def _paper(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        row: Row,
        chosen: bool,
    ) -> None:
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paper = "selection" if chosen else "red_weak" if row.burning else "hover" if over else None
        if paper:
            painter.fillRect(rect, ink(paper))
        hairline(painter, QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Where a cell is cut, the whole of it is told."""
        row = index.data(ROW)
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, Row):
            return False
        places = self._spread.places(option.rect.left(), option.rect.width())
        for cell, (left, wide) in zip(row.cells, places, strict=False):
            if left <= event.pos().x() < left + wide and _cell_width(cell) > wide:
                words = "\n".join(
                    "".join(span.text for span in (*line.left, *line.right)) for line in cell.lines
                )
                QToolTip.showText(event.globalPos(), tip(words), view)
                return True
        return False


def _by_key(view: QWidget) -> bool:
    return view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def _cell_width(cell: Cell) -> float:
    signed = _sign_width(cell)
    lines = (
        advance(line.left) + (advance(line.right) + px(12) if line.right else 0)
        for line in cell.lines
    )
    return signed + max(lines, default=0.0)


def _sign_width(cell: Cell) -> int:
    if cell.tile:
        return px(_TILE + _AFTER_TILE)
    return px(_SIGN) if cell.glyph or cell.icon else 0


def _paint_tile(painter: QPainter, place: QRectF, cell: Cell, picture: QImage | None) -> None:
    """The middle of the picture, as much of it as fills the tile; else the icon."""
    side = min(float(px(_TILE)), place.height() - px(6))
    tile = QRectF(place.left(), place.center().y() - side / 2, side, side)
    if picture is None:
        box(painter, tile, px(RADIUS.chip), "sunken")
        glyph = px(HEIGHT.glyph)
        sign = QRectF(0, 0, glyph, glyph)
        sign.moveCenter(tile.center())
        paint_icon(painter, cell.icon or "file", cell.icon_colour, sign)
        return
    least = min(picture.width(), picture.height())
    seen = QRectF((picture.width() - least) / 2, (picture.height() - least) / 2, least, least)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(tile, picture, seen)
    box(painter, tile, 0, None, "line")


def _paint_cell(
    painter: QPainter, place: QRectF, cell: Cell, picture: QImage | None = None
) -> None:
    side = px(HEIGHT.glyph)
    sign = QRectF(place.left(), place.center().y() - side / 2, side, side)
    if cell.tile:
        _paint_tile(painter, place, cell, picture)
    elif cell.glyph:
        paint_glyph(painter, sign, cell.glyph)
    elif cell.icon:
        paint_icon(painter, cell.icon, cell.icon_colour, sign)
    inner = place.adjusted(_sign_width(cell), 0, 0, 0)
    tall = sum(height(line.left) for line in cell.lines)
    if cell.gone:
        tall += px(HEIGHT.meter) + px(1)
    top = inner.center().y() - tall / 2
    for line in cell.lines:
        deep = height(line.left)
        right = advance(line.right)
        band = QRectF(inner.left(), top, inner.width(), deep)
        if line.right:
            at_end = QRectF(band.right() - right, top, right, deep)
            paint_line(painter, at_end, line.right)
            band.setWidth(max(0.0, band.width() - right - px(12)))
        paint_line(painter, band, line.left)
        top += deep
    if cell.gone:
        bar = QRectF(inner.left(), top + px(1), inner.width(), px(HEIGHT.meter))
        paint_meter(painter, bar, cell.gone.part, cell.gone.colour)
