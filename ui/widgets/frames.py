"""The box around anything that is typed into, and the one thing all controls of a form share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.chosen import px
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.pasting import pastes_no_words


class Control(QWidget):
    """What stands in a field. `changed` comes with each change that a person makes."""

    changed = Signal()

    def enough(self) -> bool:
        """Whether it holds enough to count as filled in."""
        raise NotImplementedError

    def lacks(self) -> str:
        """What is wrong with what stands in it, where the control knows; or nothing."""
        return ""

    def set_wrong(self, wrong: bool) -> None:
        """Shows that what stands here cannot be taken as it is; nothing typed is lost."""
        raise NotImplementedError

    def reach(self) -> QWidget:
        """The widget that gets the keyboard; it carries the accessible name."""
        return self

    def name(self, words: str) -> None:
        """Gives the control the name that a screen reader says."""
        self.reach().setAccessibleName(words)


class Framed(Control):
    """A control in a box: rest, hover, focus (2 px), wrong (2 px red), read-only."""

    def __init__(self) -> None:
        super().__init__()
        self._wrong = False
        self._still = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(px(11), px(2), px(SPACE.inside), px(2))
        self.row.setSpacing(px(SPACE.inside))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def watch(self, editor: QWidget) -> None:
        """Tells the box whose focus it shows."""
        self.setFocusProxy(editor)
        editor.installEventFilter(self)

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def set_still(self, still: bool) -> None:
        """Read only: shown, reachable and copyable, not to be changed."""
        self._still = still
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if pastes_no_words(event):
            # then the key is the page's: a picture goes where pictures go
            event.ignore()
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.reach().setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(
            painter,
            QRectF(self.rect()),
            focus=self.reach().hasFocus(),
            hover=self.underMouse(),
            wrong=self._wrong,
            still=self._still or not self.isEnabled(),
        )
        painter.end()


def paint_frame(
    painter: QPainter,
    rect: QRectF,
    *,
    focus: bool = False,
    hover: bool = False,
    wrong: bool = False,
    still: bool = False,
) -> None:
    """Draws the box of a control in its state."""
    radius = px(RADIUS.control)
    if wrong:
        box(painter, rect, radius, "surface", "red_fill", px(2))
    elif focus:
        box(painter, rect, radius, "sunken" if still else "surface", "accent", px(2))
    elif still:
        box(painter, rect, radius, "sunken", "line")
    else:
        box(painter, rect, radius, "surface", "text" if hover else "control")
