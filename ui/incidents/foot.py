"""The foot of the page: the step before, that everything is saved, the step behind, the act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from ui.language import say
from ui.theme.chosen import px
from ui.theme.shapes import hairline
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, Reason
from ui.widgets.cards import Sheet
from ui.widgets.flow import clear, put
from ui.widgets.squeeze import squeeze
from ui.widgets.text import Label

_ROOMY = 640
"""Px at 100 %."""


class Foot(Sheet):
    """Shown under the steps; `go` gets -1 or 1."""

    def __init__(self, go: Callable[[int], object]) -> None:
        super().__init__("surface")
        self._go = go
        self._told: Label | None = None
        self._acts: tuple[Button, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(SPACE.page), px(12), px(SPACE.page), px(12))
        self._row.setSpacing(px(SPACE.between))
        self.hide()

    def show_way(self, before: str, after: str, acts: tuple[Button, ...]) -> None:
        """Shows the names of the steps beside this one, and what this one does."""
        self._told = None
        clear(self._row)
        self.setVisible(bool(before or after or acts))
        if before:
            back = Button(
                say("Back: {step}", step=before), icon="arrow-left", on=lambda: self._go(-1)
            )
            put(self._row, back)
        told = Label(
            say("Saved at every entry; leave whenever you like"), "note", "mute", elide=True
        )
        self._row.addWidget(told, 1)
        if acts:
            self._row.addWidget(Reason(*acts), 1)
        if after:
            kind = "plain" if acts else "primary"
            on = Button(
                say("Next: {step}", step=after),
                kind,  # type: ignore[arg-type]
                icon="arrow-right",
                icon_last=True,
                on=lambda: self._go(1),
            )
            put(self._row, on)
        for act in acts:
            put(self._row, act)
        self._told, self._acts = told, acts
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Why something cannot be done needs the room more than a comfort does."""
        if self._told is None:
            return
        why = any(act.reason() for act in self._acts)
        self._told.setVisible(not why or self.width() >= px(_ROOMY))
        squeeze(self._row, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, QRectF(0, 0, self.width(), 1))
        painter.end()
