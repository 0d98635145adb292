"""A section of the settings: its head, and what stands below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import SectionHead


class Section(QWidget):
    """Fill `column` below the head."""

    def __init__(self, name: str, note: str = "", *ends: QWidget, about: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.section_head = SectionHead(name, note, *ends, about=about)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(SPACE.inside))
        self.column.addWidget(self.section_head)
