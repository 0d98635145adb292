"""The strip above a page that is redacted: pages, zoom, drawing or preview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.evidence.redaction.box_canvas import BoxCanvas
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.choices import Option
from ui.widgets.segments import Segments
from ui.widgets.text import Label


class PageTools(Sheet):
    """Turning the page asks for it; zoom and preview act on the canvas at once."""

    def __init__(
        self,
        canvas: BoxCanvas,
        turn: Callable[[int], object],
        preview: Callable[[bool], object],
    ) -> None:
        super().__init__("surface")
        self._canvas, self._turn, self._preview = canvas, turn, preview
        self._page = self._pages = 1
        self._told = Label("", "note", "text2")
        self._percent = Label("", "note", "text2")
        self.way = Segments(
            [Option("draw", say("Draw")), Option("burned", say("Preview"))],
            "draw",
            spoken=say("Draw boxes, or see how the copy will look"),
        )
        self.way.chosen.connect(lambda key: self._preview(key == "burned"))
        self.before = IconButton(
            "chevron-left", say("Page before"), key="Alt+Left",
            on=lambda: self._turn(self._page - 1),
        )  # fmt: skip
        self.after = IconButton(
            "chevron-right", say("Next page"), key="Alt+Right",
            on=lambda: self._turn(self._page + 1),
        )  # fmt: skip
        self.smaller = IconButton("zoom-out", say("Smaller"), on=lambda: self._zoom(-1))
        self.larger = IconButton("zoom-in", say("Larger"), on=lambda: self._zoom(1))
        self.fit = IconButton("maximize-2", say("Fit the width"), on=lambda: self._zoom(0))
        self._lay_out()

    def previews(self) -> bool:
        """Whether the copy is shown as it will look."""
        return self.way.value() == "burned"

    def show_page(self, page: int, pages: int) -> None:
        """Which page is shown, of how many."""
        self._page, self._pages = page, pages
        for widget in (self.before, self._told, self.after):
            widget.setVisible(pages > 1)
        self._told.setText(f"{page}／{pages}")
        self._percent.setText(f"{self._canvas.percent()} %")

    def _zoom(self, turn: int) -> None:
        if turn:
            self._canvas.zoom_by(turn)
        else:
            self._canvas.fit_width()
        self._percent.setText(f"{self._canvas.percent()} %")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(px(SPACE.between), px(SPACE.hair), px(SPACE.between), px(4))
        row.setSpacing(px(SPACE.hair))
        row.addWidget(self.way)
        row.addSpacing(px(SPACE.inside))
        for widget in (self.before, self._told, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self._percent, self.larger, self.fit):
            row.addWidget(widget)
        column.addLayout(row)
        column.addWidget(Hairline())
