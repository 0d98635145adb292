"""Facts, draft and reading beside each other; one below the other in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.theme.chosen import px
from ui.theme.tokens import WIDTH
from ui.widgets.cards import Hairline
from ui.widgets.columns import measure

_FACTS, _READING, _LEAST = 276, 352, 300
_ANY = 16_777_215


class Workplace(QScrollArea):
    """The draft takes what the side columns leave; a wide window widens these first."""

    def __init__(self, facts: QWidget, draft: QWidget, reading: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._facts, self._draft, self._reading = facts, draft, reading
        self._lines = (Hairline(down=True), Hairline(down=True))
        self._narrow: bool | None = None
        inside = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for widget in (facts, self._lines[0], draft, self._lines[1], reading):
            self._box.addWidget(widget, 1 if widget is draft else 0)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        given = measure(self)
        if given.narrow != self._narrow:
            self._narrow = given.narrow
            self._order()
        for pane, least in ((self._facts, _FACTS), (self._reading, _READING)):
            wide = WIDTH.wide_side if given.wide else least
            pane.setMinimumWidth(0 if given.narrow else px(wide))
            pane.setMaximumWidth(_ANY if given.narrow else px(wide))

    def _order(self) -> None:
        """The draft first where everything stands in one column."""
        narrow, ways = bool(self._narrow), QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        before, after = self._lines
        sides = (self._facts, before, self._draft, after, self._reading)
        for widget in (self._draft, self._reading, self._facts) if narrow else sides:
            self._box.removeWidget(widget)
            self._box.addWidget(widget, 1 if widget is self._draft else 0)
        for line in self._lines:
            line.setVisible(not narrow)
        for pane in (self._facts, self._reading):
            pane.setMinimumHeight(px(_LEAST) if narrow else 0)
