"""Keyboard shortcuts: pressed, and shown beside what they do."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS

_PAD = 5
_TALL = 18


ALWAYS = "always"


def on_key(
    widget: QWidget, keys: str, call: Callable[[], object], *, always: bool = False
) -> QShortcut:
    """Calls `call` when `keys` ("Ctrl+N") are pressed in the widget's window.

    Enter means both the main one and the one of the number block. A key that works `always` also
    works while a panel lies over the widget.
    """
    shortcut = QShortcut(widget)
    shortcut.setKeys(_variants(keys))
    shortcut.setProperty(ALWAYS, always)
    shortcut.activated.connect(call)
    return shortcut


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is the Enter key alone, the main one or the one of the number block."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held


_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def key_words(keys: str) -> str:
    """How the keys are called on this system; arrow keys as they are drawn on the keyboard."""
    held, plus, last = keys.rpartition("+")
    if last in _ARROWS:
        return f"{held}{plus}{_ARROWS[last]}"
    if sys.platform != "darwin":
        # as it is printed on the keys, also where Qt would translate it
        return keys.replace("Return", "Enter")
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter") or keys


class KeyBadge(QWidget):
    """A key cap, as in `Ctrl+N`."""

    def __init__(self, keys: str, colour: str = "mute") -> None:
        super().__init__()
        self._words = key_words(keys)
        self._colour = colour
        self.setFixedSize(badge_size(self._words))
        self.setAccessibleName(self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._words)
        painter.end()


def badge_size(words: str) -> QSize:
    """How much room a key cap needs."""
    width = QFontMetricsF(font("small")).horizontalAdvance(words) + 2 * px(_PAD) + 2
    return QSize(round(width), px(_TALL))


def paint_badge(painter: QPainter, rect: QRectF, words: str, on: str | None = None) -> None:
    """Draws a key cap; `on` is the text colour of the filled button that it lies on."""
    if on is None:
        box(painter, rect, px(RADIUS.chip), "sunken", "line")
        painter.setPen(ink("mute"))
    else:
        line = ink(on)
        line.setAlphaF(0.55)
        box(painter, rect, px(RADIUS.chip), None, line)
        painter.setPen(ink(on))
    painter.setFont(font("small", bold=on is not None))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _variants(keys: str) -> list[QKeySequence]:
    if keys.endswith("Enter"):
        return [QKeySequence(keys), QKeySequence(keys.replace("Enter", "Return"))]
    return [QKeySequence(keys)]
