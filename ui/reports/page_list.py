"""The pages of a paper in small, to go from one to another by mouse and by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.language import say
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box
from ui.widgets.rows import AnyIndex

THUMB = 96
"""Width of a small page in px at 100 %."""
_PICTURE = Qt.ItemDataRole.UserRole + 1


class PageList(QListView):
    """`picked` comes with a page (from 0) that a person chose."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Thumb(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("Page list"))
        self.setFixedWidth(px(THUMB + 44))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._pick)
        self._led = False

    def show_pictures(self, pictures: Sequence[QImage]) -> None:
        """Shows the pages of another paper."""
        self._model.replace(pictures)

    def lead_to(self, page: int) -> None:
        """Marks the page that is in sight; `picked` does not come."""
        index = self._model.index(page)
        if index.isValid():
            self._led = True
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self._led = False

    def _pick(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and not self._led:
            self.picked.emit(now.row())


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[QImage, ...] = ()

    def replace(self, pictures: Sequence[QImage]) -> None:
        self.beginResetModel()
        self._pictures = tuple(pictures)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pictures)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == _PICTURE:
            return self._pictures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return say("Page {n}", n=index.row() + 1)
        return None


class _Thumb(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(px(THUMB), px(8) + self._tall(index) + px(26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        wide = px(THUMB)
        left = rect.left() + (rect.width() - wide) / 2
        page = QRectF(left, rect.top() + px(8), wide, self._tall(index))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if chosen:
            box(painter, page.adjusted(-4, -4, 4, 4), 2, "selection", "accent", 2)
        painter.fillRect(page, QColor("#FFFFFF"))
        painter.drawImage(page, index.data(_PICTURE))
        box(painter, page, 0, None, "line")
        painter.setFont(font("note", chosen))
        painter.setPen(ink("accent" if chosen else "mute"))
        words = str(index.row() + 1)
        metrics = QFontMetricsF(painter.font())
        at = QPointF(
            rect.left() + (rect.width() - metrics.horizontalAdvance(words)) / 2,
            page.bottom() + px(6) + metrics.ascent(),
        )
        painter.drawText(at, words)
        painter.restore()

    def _tall(self, index: AnyIndex) -> int:
        picture: QImage = index.data(_PICTURE)
        return round(px(THUMB) * picture.height() / max(picture.width(), 1))
