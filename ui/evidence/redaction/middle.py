"""A card in the middle of the desk, before a seal is opened; it scrolls where it does not fit."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from ui.theme.chosen import px
from ui.widgets.cards import Card, ScrollColumn


class Middle(ScrollColumn):
    """Empty until a card is laid in."""

    def lay_in(self, card: Card, width: int = 480) -> None:
        """Puts the card in the middle."""
        row = QHBoxLayout()
        row.addStretch(1)
        card.setMaximumWidth(px(width))
        row.addWidget(card, 40)
        row.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(2)
