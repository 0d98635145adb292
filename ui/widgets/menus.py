"""Choosing among more than ten things, or where the place is too narrow to show them open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.tokens import HEIGHT
from ui.widgets.choices import Option
from ui.widgets.frames import paint_frame
from ui.widgets.rows import AnyIndex
from ui.widgets.spans import Span, paint_line


class ComboField(QComboBox):
    """A menu for more than ten options, or where the place is too narrow to show them open."""

    changed = Signal()

    def __init__(self, options: Iterable[Option], chosen: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._wrong = False
        self._dropped = False
        self.setFont(font())
        for option in options:
            self.addItem(option.words, option.key)
        self.setPlaceholderText(placeholder)
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)
        self.setFixedHeight(px(HEIGHT.button))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.activated.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """The key that is chosen; empty while none is."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Chooses, as the program does: `changed` does not come."""
        self.setCurrentIndex(self.findData(key))

    def offered(self) -> tuple[str, ...]:
        """The keys of all options, in their order."""
        return tuple(str(self.itemData(at)) for at in range(self.count()))

    def enough(self) -> bool:
        """Whether one is chosen."""
        return bool(self.value())

    def set_wrong(self, wrong: bool) -> None:
        """Shows that a choice is missing or cannot be taken."""
        self._wrong = wrong
        self.update()

    def reach(self) -> QWidget:
        """The widget that gets the keyboard."""
        return self

    def name(self, words: str) -> None:
        """Gives the control the name that a screen reader says."""
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font())
        texts = [self.itemText(i) for i in range(self.count())] + [self.placeholderText()]
        wide = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(round(wide) + px(11) + px(36), px(HEIGHT.button))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(72), px(HEIGHT.button))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        """Opens the list. It is built at the first opening: most menus of a page stay shut."""
        if not self._dropped:
            self._dropped = True
            self.setView(QListView())
            self.setItemDelegate(_Items(self))
            self.view().setFont(font())
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen = self.currentIndex() >= 0
        text = self.currentText() if chosen else self.placeholderText()
        _paint(self, text, chosen=chosen, wrong=self._wrong)


class StillMenu(QWidget):
    """A menu that cannot be opened here: looks like one switched off, and costs a tenth of it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedHeight(px(HEIGHT.button))
        self.setEnabled(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)

    def text(self) -> str:
        """What is chosen."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self._text, chosen=True, wrong=False)


def _paint(field: QWidget, text: str, *, chosen: bool, wrong: bool) -> None:
    painter = QPainter(field)
    paint_frame(
        painter,
        QRectF(field.rect()),
        focus=field.hasFocus(),
        hover=field.underMouse(),
        wrong=wrong,
        still=not field.isEnabled(),
    )
    room = field.width() - px(11) - px(36)
    metrics = QFontMetricsF(font())
    painter.setFont(font())
    painter.setPen(ink("text" if chosen and field.isEnabled() else "mute"))
    base = field.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(px(11), base), short)
    side = px(16)
    place = QRectF(field.width() - px(11) - side, (field.height() - side) / 2, side, side)
    paint_icon(painter, "chevron-down", "text" if chosen else "mute", place)
    painter.end()


class _Items(QStyledItemDelegate):
    """The opened menu: roomy rows, a tick before what is chosen."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self._combo = combo

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        wide = QFontMetricsF(font()).horizontalAdvance(str(index.data()))
        return QSize(round(wide) + px(52), px(HEIGHT.button))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect = QRectF(option.rect)
        under = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, ink("selection" if under else "surface"))
        if index.row() == self._combo.currentIndex():
            side = px(16)
            place = QRectF(rect.left() + px(8), rect.center().y() - side / 2, side, side)
            paint_icon(painter, "check", "accent", place)
        words = [Span(str(index.data()), colour="on_selection" if under else "text")]
        paint_line(painter, rect.adjusted(px(32), 0, -px(12), 0), words)
