"""The middle of a statement's page: the text, and around it what it belongs to and how it reads."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.statements.draft_field import DraftField
from ui.statements.draft_strip import DraftStrip
from ui.statements.platform_row import PlatformRow
from ui.statements.sibling_switch import SiblingSwitch
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.cards import Sheet
from ui.widgets.columns import measure

_LINES, _LOW_LINES = 4, 9


class WritingPlace(Sheet):
    """`asked` stands above the text. In a small window the text comes first and keeps nine lines:
    what else belongs to it stands below and is scrolled to."""

    def __init__(
        self, switch: SiblingSwitch, platform: PlatformRow, field: DraftField, strip: DraftStrip
    ) -> None:
        super().__init__("surface")
        self.asked = QVBoxLayout()
        self._field = field
        self._around: tuple[QWidget, ...] = (switch, platform)
        self._low: bool | None = None
        field.setMaximumWidth(px(WIDTH.form))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(SPACE.wide), px(SPACE.inside), px(SPACE.wide), px(8))
        self._column.setSpacing(px(SPACE.inside))
        self._column.addLayout(self.asked)
        self._column.addWidget(field, 1)
        self._column.addWidget(strip)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        given = measure(self)
        low = given.narrow and given.short
        if low is self._low:
            return
        self._low = low
        self._field.keep_lines(_LOW_LINES if low else _LINES)
        for each in self._around:
            self._column.removeWidget(each)
        first, platform = self._around
        if low:
            self._column.addWidget(platform)
            self._column.addWidget(first)
        else:
            self._column.insertWidget(0, first)
            self._column.insertWidget(2, platform)
