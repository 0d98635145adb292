"""Lists of rows with columns: hover, selection, focus, search hits, meters; by mouse and by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.chosen import ink, px
from ui.theme.shapes import box
from ui.theme.tokens import HEIGHT, RADIUS
from ui.widgets.columns import measure, tight
from ui.widgets.row_painter import RowHead, RowPainter, Spread
from ui.widgets.rows import ROW, Column, Row, RowsModel

_SIDE = 16


class RowList(QWidget):
    """A list with an optional head.

    `opened` comes with a row's key on Enter, double click, or on a single click with
    `open_on_click`; `picked` whenever another row is selected; `moved` when other rows have come
    into sight. `whole` makes the list as high as
    its rows (inside a scrolling page); else it scrolls itself.
    """

    opened = Signal(str)
    picked = Signal(str)
    moved = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        two_lines: bool = False,
        card: bool = False,
        whole: bool = False,
        open_on_click: bool = False,
        side: int = _SIDE,
    ) -> None:
        super().__init__()
        self.model = RowsModel(self)
        self._spread = Spread(tuple(columns), px(side))
        self._card = card
        self._whole = whole
        self.view = _View(self._spread, two_lines)
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        edge = 1 if card else 0
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        self._head = RowHead(self._spread, round_top=card)
        self.view.widened.connect(self._head.stand_over)
        column.addWidget(self._head)
        self._head.setVisible(any(c.head for c in columns))
        column.addWidget(self.view)
        self.view.activated.connect(self._open)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        if open_on_click:
            self.view.clicked.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._pick)
        if whole:
            self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row], keep: str | None = None) -> None:
        """Shows rows; the row with the key `keep`, or the one selected before, stays selected."""
        wanted = keep if keep is not None else self.selected()
        self._spread.measure(rows)
        self.model.replace(rows)
        if wanted:
            self.select(wanted)
        if self._whole:
            self._take_height()
        self._head.update()

    def in_sight(self) -> tuple[str, ...]:
        """The keys of the rows that can be seen now."""
        tall = max(self.view.row_height(), 1)
        first = self.view.verticalScrollBar().value() // tall
        many = self.view.viewport().height() // tall + 2
        return tuple(row.key for row in self.model.rows()[first : first + many])

    def show_picture(self, key: str, picture: QImage) -> None:
        """Puts a picture into the tile of a row."""
        self.view.take_picture(key, picture)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Other columns from now on; the rows that fit them come with `show_rows`."""
        self.model.replace(())
        self._spread.take(tuple(columns))
        self._head.setVisible(any(each.head for each in columns))
        self._head.update()

    def fit_room(self, short: bool) -> None:
        """Takes lower rows in a low window."""
        if self.view.fit_room(short) and self._whole:
            self._take_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_room(measure(self).short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_room(measure(self).short)

    def _take_height(self) -> None:
        self.view.setFixedHeight(self.view.row_height() * self.model.rowCount())
        self.updateGeometry()

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self.model.rows()

    def selected(self) -> str:
        """The key of the selected row; empty while none is."""
        row = self.view.currentIndex().data(ROW)
        return row.key if isinstance(row, Row) else ""

    def select(self, key: str) -> None:
        """Selects the row with that key and brings it into sight."""
        place = self.model.place(key)
        if place.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(place, flags.ClearAndSelect)
            self.view.scrollTo(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._card:
            box(painter, QRectF(self.rect()), px(RADIUS.card), "surface", "line")
        else:
            painter.fillRect(self.rect(), ink("surface"))
        painter.end()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row):
            self.opened.emit(row.key)

    def _pick(self, now: QModelIndex, before: QModelIndex) -> None:
        row = now.data(ROW)
        if isinstance(row, Row):
            self.picked.emit(row.key)


class _View(QListView):
    widened = Signal(int)

    def __init__(self, spread: Spread, two_lines: bool) -> None:
        super().__init__()
        self._tall = HEIGHT.two_line_row if two_lines else HEIGHT.row
        self._painter = RowPainter(spread, px(self._tall))
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit(self.viewport().width())

    def row_height(self) -> int:
        return self._painter.tall

    def take_picture(self, key: str, picture: QImage) -> None:
        self._painter.pictures[key] = picture
        self.viewport().update()

    def fit_room(self, short: bool) -> bool:
        """Lower rows in a low window; says whether that changed anything."""
        tall = px(tight(self._tall, short))
        if tall == self._painter.tall:
            return False
        self._painter.tall = tall
        self.scheduleDelayedItemsLayout()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only reaching the list picks nothing: the first arrow key does."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QFrame.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
