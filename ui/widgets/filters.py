"""Conditions above a list: what each is about, what is chosen, and a menu to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box
from ui.theme.tokens import HEIGHT, RADIUS
from ui.widgets.buttons import Button
from ui.widgets.choices import Option
from ui.widgets.keys import is_enter
from ui.widgets.spans import GAP
from ui.widgets.text import in_button


class FilterButton(QPushButton):
    """「狀態 **全部** ⌄」: the first option is the one that leaves nothing out.

    `chosen` comes with the key when a person picks another one.
    """

    chosen = Signal(str)

    def __init__(self, label: str, options: Iterable[Option], now: str = "") -> None:
        super().__init__()
        self._label = label
        self._options = {option.key: option for option in options}
        self._first = next(iter(self._options))
        self._now = now or self._first
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _=False: self._open())
        ringed(self)
        self._name()

    def value(self) -> str:
        """The key of what is chosen."""
        return self._now

    def set_value(self, key: str) -> None:
        """Chooses, as the program does: `chosen` does not come. No such option is the first."""
        self._now = key if key in self._options else self._first
        self._name()
        self.updateGeometry()
        self.update()

    def offer(self, options: Iterable[Option]) -> None:
        """Adds options that had to be read from the records first."""
        self._options |= {option.key: option for option in options}

    def fill(self, options: Iterable[Option]) -> None:
        """Adds what there is to choose from, behind what is there: for options read later."""
        self._options |= {option.key: option for option in options}

    def has_all(self) -> bool:
        """Whether there is anything to choose beside the first."""
        return len(self._options) > 1

    def is_narrowing(self) -> bool:
        """Whether something is left out."""
        return self._now != self._first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font("note")).horizontalAdvance(self._label)
        value = QFontMetricsF(font("note", True)).horizontalAdvance(self._options[self._now].words)
        return QSize(round(words + value) + px(52), px(HEIGHT.button))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.is_narrowing()
        fill = "accent_weak" if on else "hover" if self.underMouse() else "surface"
        box(painter, QRectF(self.rect()), px(RADIUS.control), fill, "accent_line" if on else "line")
        left, middle = float(px(11)), self.height() / 2
        for text, bold in ((self._label, False), (self._options[self._now].words, True)):
            used = font("note", bold)
            metrics = QFontMetricsF(used)
            painter.setFont(used)
            painter.setPen(ink("accent" if on else "text" if bold else "text2"))
            painter.drawText(
                QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), text
            )
            left += metrics.horizontalAdvance(text) + px(6)
        side = px(16)
        place = QRectF(self.width() - px(9) - side, middle - side / 2, side, side)
        paint_icon(painter, "chevron-down", "accent" if on else "text2", place)
        painter.end()

    def _name(self) -> None:
        words = self._options[self._now].words
        self.setText(in_button(f"{self._label} {words}"))
        self.setAccessibleName(f"{self._label} {words}")

    def add_to(self, menu: QMenu) -> None:
        """Adds itself as a menu of its own, called what it is about and what is chosen."""
        now = self._options[self._now].words
        self._list(menu.addMenu(in_button(f"{self._label}{GAP}{now}")))

    def _open(self) -> None:
        menu = QMenu(self)
        self._list(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(2))))

    def _list(self, menu: QMenu) -> None:
        for option in self._options.values():
            action = menu.addAction(in_button(option.words))
            action.setCheckable(True)
            action.setChecked(option.key == self._now)
            action.triggered.connect(partial(self._pick, option.key))

    def _pick(self, key: str, on: bool = True) -> None:
        self.set_value(key)
        self.chosen.emit(key)


class FilterMenu(Button):
    """All conditions behind one button, for a window that has no room for them side by side.

    The button says how many of them leave something out.
    """

    def __init__(self, words: str, filters: Sequence[FilterButton]) -> None:
        super().__init__(words, icon="list-filter", on=self._open)
        self._all = words
        self._filters = tuple(filters)
        for each in self._filters:
            each.chosen.connect(lambda _: self.say_how_many())

    def fold(self, folded: bool) -> None:
        """Takes the place of the conditions, or gives it back to them."""
        self.setVisible(folded)
        for each in self._filters:
            each.setVisible(not folded)
        self.say_how_many()

    def say_how_many(self) -> None:
        """Says anew how many conditions are set."""
        many = sum(each.is_narrowing() for each in self._filters)
        self.set_words(f"{self._all}{GAP}{many}" if many else self._all)

    def _open(self) -> None:
        menu = QMenu(self)
        for each in self._filters:
            each.add_to(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(2))))
