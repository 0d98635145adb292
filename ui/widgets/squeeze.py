"""A row that has too little room gives up keys first, then notes, then words that an icon says."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.text import Label


def squeeze(row: QLayout, around: QWidget, *, notes: bool = False) -> None:
    """Makes what stands in `row` fit the width of `around`; with `notes` its labels may go too.

    The last button keeps its words to the end: it is the one that the row is for.
    """
    buttons = [b for b in around.findChildren(Button) if b.parentWidget() is around]
    labels = [w for w in around.findChildren(Label) if w.parentWidget() is around and w.text()]
    for label in labels if notes else []:
        label.show()
    for level in range(3):
        for button in buttons:
            button.squeeze(min(level, 1) if button is buttons[-1] else level)
        if level == 1 and notes and row.minimumSize().width() > around.width():
            for label in labels:
                label.hide()
        if row.minimumSize().width() <= around.width():
            return
    if buttons:
        buttons[-1].squeeze(2)


class SqueezingRow(QWidget):
    """A strip around a row layout that keeps fitting its width."""

    def fit(self) -> None:
        """Fits again, after something was added."""
        layout = self.layout()
        if layout is not None:
            squeeze(layout, self, notes=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
