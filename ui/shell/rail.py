"""The rail at the left: the mark, the rooms with their counts, the lock, and who sits here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.language import say
from ui.shell.facts import Tally
from ui.shell.pages import Room
from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box, hairline
from ui.theme.tokens import RADIUS, WIDTH
from ui.widgets.cards import Sheet
from ui.widgets.keys import is_enter, key_words, on_key
from ui.widgets.marks import count_size, count_words, paint_count
from ui.widgets.text import Label, in_button, set_tip

_TALL = 56


class Rail(Sheet):
    """The rooms. Wider where a label needs it; icons only where the window is narrow."""

    def __init__(
        self,
        rooms: Sequence[Room],
        go: Callable[[str], object],
        lock: Callable[[], object],
        who: tuple[str, str],
    ) -> None:
        super().__init__("rail")
        self._items: dict[str, RailItem] = {}
        self._narrow = False
        group = QButtonGroup(self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(12), px(8), px(8))
        column.setSpacing(px(4))
        self._mark = _Mark()
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for number, room in enumerate(rooms, start=1):
            key = f"Ctrl+{number}" if number < 10 else ""
            item = RailItem(room.name(), room.icon, key)
            item.setCheckable(True)
            item.clicked.connect(lambda _=False, to=room.key: go(to))
            group.addButton(item)
            self._items[room.key] = item
            column.addWidget(item)
        column.addStretch(1)
        self.lock = RailItem(say("Lock"), "lock", "Ctrl+L", always=True)
        self.lock.clicked.connect(lambda _=False: lock())
        column.addWidget(self.lock)
        self._line = _RailLine()
        column.addWidget(self._line)
        self._who = [_who_label(words) for words in who if words]
        for label in self._who:
            column.addWidget(label)
        self.fit(narrow=False)

    def item(self, key: str) -> RailItem:
        """The button of a room."""
        return self._items[key]

    def mark(self, key: str) -> None:
        """Shows in which room we are; a keyboard that stands on the rail stands there too.

        A page that goes leaves the keyboard to the first room, whichever that is.
        """
        for room, item in self._items.items():
            item.setChecked(room == key)
        here = self._items.get(key)
        if here is not None and any(item.hasFocus() for item in self._items.values()):
            here.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def show_tallies(self, tallies: dict[str, Tally]) -> None:
        """Shows the numbers on the rooms."""
        for room, item in self._items.items():
            item.show_tally(tallies.get(room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.fit(self._narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        here = next((item for item in self._items.values() if item.isChecked()), None)
        if here is not None:
            painter = QPainter(self)
            tall = px(28)
            top = here.geometry().center().y() - tall / 2
            box(painter, QRectF(-px(3), top, px(6), tall), px(3), "on_rail_selected")
            painter.end()

    def fit(self, narrow: bool) -> int:
        """Takes the width that the longest label needs, or just the icons'; returns it."""
        self._narrow = narrow
        everything = [*self._items.values(), self.lock]
        short = narrow and self.height() < px(48) * (len(everything) + 1)
        self._mark.setVisible(not short)
        self._line.setVisible(not short)
        edge = px(4 if short else 12)
        self._column.setContentsMargins(px(8), edge, px(8), px(4 if short else 8))
        self._column.setSpacing(px(2 if short else 4))
        for item in everything:
            item.set_narrow(narrow, tight=short)
        for label in self._who:
            label.setVisible(not narrow)
        longest = max(item.needed() for item in everything)
        wide = px(WIDTH.narrow_rail) if narrow else max(px(WIDTH.rail), longest + px(16))
        self.setFixedWidth(wide)
        return wide


class RailItem(QPushButton):
    """A room: icon over label, a count at its corner, white mark at the edge where we are."""

    def __init__(self, words: str, icon: str, key: str, *, always: bool = False) -> None:
        super().__init__(in_button(words))
        self._words = words
        self._icon = icon
        self._tally: Tally | None = None
        self._narrow = False
        self._tip = f"{words}（{key_words(key)}）" if key else words
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tip(self, self._tip)
        ringed(self, RADIUS.card, "on_rail_selected")
        if key:
            on_key(self, key, self.click, always=always)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def show_tally(self, tally: Tally | None) -> None:
        """Shows a number, or none."""
        self._tally = tally
        self.setAccessibleDescription(str(tally.number) if tally else "")
        self.update()

    def tally(self) -> Tally | None:
        """The number that is shown."""
        return self._tally

    def set_narrow(self, narrow: bool, tight: bool = False) -> None:
        """Icon only; `tight` where the window is low as well."""
        self._narrow = narrow
        self.setFixedHeight(px((34 if tight else 40) if narrow else _TALL))
        self.update()

    def needed(self) -> int:
        """The width of the label."""
        return round(QFontMetricsF(font("note", True)).horizontalAdvance(self._words)) + px(8)

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(40 if self._narrow else _TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        here = self.isChecked()
        rect = QRectF(self.rect())
        if here or self.underMouse() or self.isDown():
            ground = ink("rail_selected")
            ground.setAlphaF(1.0 if here else 0.5)
            box(painter, rect, px(RADIUS.card), ground)
        words = "on_rail_selected" if here or self.underMouse() else "on_rail"
        side = px(22)
        top = (rect.height() - side) / 2 if self._narrow else px(8)
        place = QRectF((rect.width() - side) / 2, top, side, side)
        paint_icon(painter, self._icon, words, place, strong=here)
        if not self._narrow:
            used = font("note", here)
            metrics = QFontMetricsF(used)
            painter.setFont(used)
            painter.setPen(ink(words))
            wide = metrics.horizontalAdvance(self._words)
            base = px(8) + side + px(2) + metrics.ascent()
            painter.drawText(QPointF((rect.width() - wide) / 2, base), self._words)
        if self._tally:
            self._paint_tally(painter, place, self._tally)
        painter.end()

    def _paint_tally(self, painter: QPainter, icon: QRectF, tally: Tally) -> None:
        text = count_words(tally.number)
        size = count_size(text)
        left = min(icon.right() - px(4), self.width() - size.width())
        place = QRectF(left, icon.top() - px(5), size.width(), size.height())
        painter.setClipRect(QRectF(self.rect()))
        paint_count(painter, place, text, "on_rail_selected", "band" if tally.red else "rail")


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(40), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(32)
        place = QRectF((self.width() - side) / 2, px(4), side, side)
        paint_icon(painter, "mark", "on_rail_selected", place)
        painter.end()


class _RailLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, QRectF(0, px(4), self.width(), 1), "rail_selected")
        painter.end()


def _who_label(words: str) -> Label:
    return Label(words, "note", "on_rail", elide=True, align=Qt.AlignmentFlag.AlignHCenter)
