"""Two columns of a page: side by side where there is room, one below the other where not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.chosen import px, theme
from ui.theme.tokens import SPACE, WIDTH


@dataclass(frozen=True, slots=True)
class Measure:
    """What the window gives, in logical pixels at a text size of 100 %."""

    narrow: bool
    wide: bool
    short: bool


def measure(widget: QWidget) -> Measure:
    """Measures the window of a widget."""
    window = widget.window()
    wide, tall = window.width() / theme().scale, window.height() / theme().scale
    return Measure(
        narrow=wide < WIDTH.narrow_window,
        wide=wide >= WIDTH.wide_window,
        short=tall < WIDTH.short_window,
    )


def tight(height: int, short: bool) -> int:
    """A row's height in px at 100 %, less in a low window (66 → 57, 54 → 50, 40 → 36)."""
    if not short:
        return height
    return height - (9 if height > 60 else 4)


class Columns(QWidget):
    """A main column and a side column; the side one goes below in a narrow window.

    `side` in px at 100 %; in a wide window it grows to `tokens.WIDTH.wide_side`.
    """

    def __init__(
        self, main: QWidget, beside: QWidget, side: int = WIDTH.side, gap: int = SPACE.page
    ) -> None:
        super().__init__()
        self._beside = beside
        self._side = side
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(gap))
        self._box.addWidget(main, 1)
        self._box.addWidget(beside, 0)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        given = measure(self)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if given.narrow else ways.LeftToRight)
        if given.narrow:
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(16_777_215)
        else:
            wide = max(self._side, WIDTH.wide_side) if given.wide else self._side
            self._beside.setFixedWidth(px(wide))
