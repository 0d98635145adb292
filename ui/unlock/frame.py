"""How a door page is laid out: the dark side, what is asked beside it; never cut off."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.unlock.brand import DoorSide
from ui.widgets.cards import ScrollColumn

_NARROW = 960
"""Below this many px at 100 % the side becomes a strip: a text size of 150 % on a small screen."""


class DoorFrame(QWidget):
    """The side and what is asked, beside each other or one below the other."""

    def __init__(self, side: DoorSide, inside: QWidget) -> None:
        super().__init__()
        self.side = side
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(side)
        self._row.addWidget(inside, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        ways, narrow = QBoxLayout.Direction, self.width() < px(_NARROW)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.side.be_strip(narrow)
        super().resizeEvent(event)


def beside(side: DoorSide, inside: QWidget, page: QWidget) -> None:
    """Lays a door page out that is not yet laid out."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(DoorFrame(side, inside))


class DoorScroll(ScrollColumn):
    """Scrolls down to whatever the keyboard has reached."""

    def __init__(self, margin: int, gap: int = 0) -> None:
        super().__init__(margin, gap)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self.ensureWidgetVisible(now, 0, px(64)))


def centred(inside: QWidget, width: int) -> QWidget:
    """What is asked, in the middle of the page, at most `width` px wide; scrolls down."""
    around = DoorScroll(SPACE.page)
    inside.setMaximumWidth(px(width))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inside, 1_000, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    around.column.addStretch(3)
    around.column.addLayout(row)
    around.column.addStretch(4)
    return around
