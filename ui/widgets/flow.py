"""A layout that fills a line and goes on in the next, for chips and choices."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from ui.theme.chosen import px
from ui.theme.tokens import SPACE


class Flow(QLayout):
    """Puts widgets side by side and breaks the line where the next one does not fit.

    `gap` stands between two of them, `lines` between two lines (else the same), px at 100 %.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = SPACE.inside, lines: int | None = None
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = px(gap)
        self._lines = self._gap if lines is None else px(lines)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        wide = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        tall = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(wide, tall)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        left, top, tall = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left + size.width() > rect.right() + 1 and left > rect.left():
                left, top, tall = rect.left(), top + tall + self._lines, 0
            if move:
                room = QSize(min(size.width(), rect.width()), size.height())
                item.setGeometry(QRect(QPoint(left, top), room))
            left += size.width() + self._gap
            tall = max(tall, size.height())
        return top + tall - rect.top()


def put(layout: QBoxLayout, widget: QWidget) -> None:
    """Adds a widget that counts at once when the layout is asked how much room it needs."""
    layout.addWidget(widget)
    widget.show()


def clear(layout: QLayout) -> None:
    """Deletes all that stands in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
