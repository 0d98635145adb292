"""Buttons: primary, plain, text, danger and link; busy, forbidden with a reason, with their key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box
from ui.theme.tokens import HEIGHT, RADIUS, SPACE, TextRole
from ui.widgets.button_looks import Kind, Look, Mood, look_of
from ui.widgets.keys import badge_size, is_enter, key_words, on_key, paint_badge
from ui.widgets.text import Label, in_button, set_tip

Size = Literal["small", "normal", "door"]

_TALL: dict[Size, int] = {
    "small": HEIGHT.small_button,
    "normal": HEIGHT.button,
    "door": HEIGHT.door_button,
}


class Button(QPushButton):
    """A button that says what happens.

    `kind`: "primary" (one on a page, at the right end), "plain", "text", "danger" (red, at most one
    on a page) or "link" (a note-sized word inside a line). `key` is pressed anywhere in the window
    and shown on the button; `badge` is a key that is only shown. `on` is called without arguments
    when it is pressed.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        *,
        icon: str | None = None,
        key: str | None = None,
        on: Callable[[], object] | None = None,
        size: Size = "normal",
        icon_last: bool = False,
        spoken: str = "",
        badge: str = "",
    ) -> None:
        super().__init__(in_button(text))
        self._words = text
        self._kind: Kind = kind
        self._icon = icon
        self._icon_last = icon_last
        self._key = key_words(key or badge) if key or badge else ""
        self._size: Size = size
        self._busy = ""
        self._reason = ""
        self._told: list[Callable[[], None]] = []
        self._dyed: tuple[str, str] | None = None
        self._squeezed = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(spoken or text)
        ringed(self, RADIUS.chip if kind == "link" else RADIUS.control)
        if key:
            on_key(self, key, self.click)
        if on is not None:
            self.clicked.connect(lambda: on())

    def dye(self, ground: str, words: str) -> None:
        """Gives the button other colours, for one that stands on a coloured ground."""
        self._dyed = (ground, words)
        ringed(self, RADIUS.chip if self._kind == "link" else RADIUS.control, words)

    def squeeze(self, level: int) -> None:
        """Takes less room: 0 is whole, 1 leaves out the key, 2 also the words where an icon is."""
        self._squeezed = level
        set_tip(self, self._words if level == 2 and self._icon else self._reason)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The words on the button when it is at rest."""
        return self._words

    def set_kind(self, kind: Kind) -> None:
        """Makes it the one that the row is for, or no longer."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def key(self) -> str:
        """The key that presses it, as it is shown; empty without one."""
        return self._key

    def set_words(self, text: str) -> None:
        """Changes the words on the button."""
        self._words = text
        self.setText(in_button(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_busy(self, doing: str) -> None:
        """Shows that the work is under way ("Saving") and takes no press until `set_ready`."""
        at_rest = self.width() if self.isVisible() else self.sizeHint().width()
        self._busy = doing
        self.setFixedWidth(max(at_rest, self.sizeHint().width()))
        self.setAccessibleName(doing)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.update()

    def set_ready(self) -> None:
        """Ends `set_busy`."""
        self._busy = ""
        self.setAccessibleName(self._words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self.update()

    def is_busy(self) -> bool:
        """Whether the work is under way."""
        return bool(self._busy)

    def forbid(self, reason: str) -> None:
        """Switches the button off and says why; a `Reason` beside it shows the sentence."""
        self._reason = reason
        self.setEnabled(False)
        self.setAccessibleDescription(reason)
        set_tip(self, reason)
        self._tell()

    def allow(self) -> None:
        """Ends `forbid`."""
        self._reason = ""
        self.setEnabled(True)
        self.setAccessibleDescription("")
        set_tip(self, "")
        self._tell()

    def reason(self) -> str:
        """Why the button is off; empty while it is on."""
        return self._reason

    def tell(self, call: Callable[[], None]) -> None:
        """Calls `call` whenever the reason changes."""
        self._told.append(call)

    def _tell(self) -> None:
        for call in self._told:
            call()

    def click(self) -> None:
        """A press by key: nothing while the work is under way."""
        if not self._busy:
            super().click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like the space bar: outside of dialogs Qt leaves it out."""
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        words, key = self._shown()
        wide = QFontMetricsF(self._font()).horizontalAdvance(words)
        if self._icon or self._busy:
            wide += px(self._icon_side()) + (px(6 if self._small() else 8) if words else 0)
        if key:
            wide += px(SPACE.inside) + badge_size(key).width()
        if self._kind == "link":
            return QSize(round(wide + 1), round(QFontMetricsF(self._font()).height()))
        tall = px(_TALL[self._size])
        pad = px(11 if self._size == "small" else 13 if self._size == "normal" else 16)
        return QSize(max(round(wide) + 2 * pad, tall), tall)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        look = self._look(option)
        painter = QPainter(self)
        if look.fill or look.line:
            box(painter, QRectF(self.rect()), px(RADIUS.control), look.fill, look.line)
        self._paint_words(painter, look, underline=self._kind == "link" and self.underMouse())
        painter.end()

    def _look(self, option: QStyleOptionButton) -> Look:
        mood: Mood = "rest"
        if not self.isEnabled():
            mood = "off"
        elif self._busy:
            mood = "rest"
        elif option.state & QStyle.StateFlag.State_Sunken:
            mood = "pressed"
        elif option.state & QStyle.StateFlag.State_MouseOver:
            mood = "hover"
        look = look_of(self._kind, mood)
        if self._dyed is None or mood == "off":
            return look
        ground, words = self._dyed
        line = None if self._kind == "link" else words
        fill = None if mood == "rest" or self._kind == "link" else ground
        return Look(fill, line, words)

    def _paint_words(self, painter: QPainter, look: Look, underline: bool) -> None:
        used = self._font()
        used.setUnderline(underline)
        words, key = self._shown()
        icon = "refresh-cw" if self._busy else self._icon
        side = px(self._icon_side()) if icon else 0
        gap = px(6 if self._small() else 8) if icon and words else 0
        cap = badge_size(key) if key else QSize(0, 0)
        metrics = QFontMetricsF(used)
        wide = metrics.horizontalAdvance(words)
        whole = wide + side + gap + (px(SPACE.inside) + cap.width() if key else 0)
        left = 0.0 if self._kind == "link" else (self.width() - whole) / 2
        middle = self.height() / 2
        if icon and not self._icon_last:
            place = QRectF(left, middle - side / 2, side, side)
            paint_icon(painter, icon, look.words, place, used.bold())
            left += side + gap
        painter.setFont(used)
        painter.setPen(ink(look.words))
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), words)
        left += wide
        if icon and self._icon_last:
            place = QRectF(left + gap, middle - side / 2, side, side)
            paint_icon(painter, icon, look.words, place, used.bold())
            left += side + gap
        if key:
            place = QRectF(
                left + px(SPACE.inside), middle - cap.height() / 2, cap.width(), cap.height()
            )
            filled = self._kind in ("primary", "danger") and self.isEnabled()
            paint_badge(painter, place, key, look.words if filled else None)

    def _shown(self) -> tuple[str, str]:
        """The words and the key that there is room for."""
        if self._busy:
            return self._busy, ""
        words = "" if self._squeezed == 2 and self._icon else self._words
        return words, "" if self._squeezed else self._key

    def _small(self) -> bool:
        return self._size == "small" or self._kind == "link"

    def _icon_side(self) -> int:
        return 14 if self._small() else 16

    def _font(self) -> QFont:
        role: TextRole = "note" if self._small() else "text"
        made = font(role, bold=self._kind in ("primary", "danger") and self.isEnabled())
        return made


class IconButton(Button):
    """An icon alone, with its words in the tooltip and for a screen reader."""

    def __init__(
        self,
        icon: str,
        words: str,
        *,
        on: Callable[[], object] | None = None,
        key: str | None = None,
        kind: Kind = "text",
        size: Size = "normal",
    ) -> None:
        super().__init__("", kind, icon=icon, on=on, size=size, spoken=words)
        set_tip(self, f"{words}（{key_words(key)}）" if key else words)
        if key:
            on_key(self, key, self.click)
        self.setFixedSize(px(_TALL[size]), px(_TALL[size]))

    def sizeHint(self) -> QSize:
        return QSize(px(_TALL[self._size]), px(_TALL[self._size]))

    def show_as(self, icon: str, words: str) -> None:
        """Changes the icon and what it says."""
        self._icon = icon
        self.setAccessibleName(words)
        set_tip(self, words)
        self.update()

    def _look(self, option: QStyleOptionButton) -> Look:
        look = super()._look(option)
        return Look(look.fill, look.line, "text") if look.words == "accent" else look

    def _icon_side(self) -> int:
        return 16 if self._size == "small" else 18

    def _paint_words(self, painter: QPainter, look: Look, underline: bool) -> None:
        side = px(self._icon_side())
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon or "", look.words, place)


class Reason(Label):
    """Says beside the buttons why one of them is off; empty while all are on."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__("", "note", "text2", wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._buttons = buttons
        for button in buttons:
            button.tell(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the first reason there is."""
        self.setText(next((button.reason() for button in self._buttons if button.reason()), ""))


class ButtonRow(QWidget):
    """The foot of a page or panel: words at the left, buttons at the right, the reason between.

    The last button is the one that the row is for.
    """

    def __init__(self, *buttons: Button, left: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.between))
        for widget in left:
            row.addWidget(widget)
        row.addWidget(Reason(*buttons), 1)
        for button in buttons:
            row.addWidget(button)
