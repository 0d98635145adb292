"""A row that has too little room gives up keys first, then notes, then words that an icon says."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.text import Label


def squeeze(row: QLayout, around: QWidget, *, notes: bool = False) -> None:
    """Makes what stands in `row` fit the width of `around`; with `notes` its labels may go too.

    Words go one button after the other; the last keeps its own longest: the row is for it. Labels
    go from the end: the first is the name of what stands there.
    """
    buttons = [b for b in around.findChildren(Button) if b.parentWidget() is around]
    labels = [w for w in around.findChildren(Label) if w.parentWidget() is around and w.text()]
    for label in labels if notes else []:
        label.show()

    def fits() -> bool:
        return row.minimumSize().width() <= around.width()

    for level in range(2):
        for button in buttons:
            button.squeeze(level)
        if fits():
            return
    for label in reversed(labels) if notes else []:
        if fits():
            return
        label.hide()
    for button in buttons:
        if fits():
            return
        button.squeeze(2)


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
