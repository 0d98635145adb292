"""The twelve steps at the left: glyph, number, name, a short word on each; 「現在」 above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box, hairline
from ui.theme.tokens import HEIGHT, RADIUS
from ui.widgets.cards import Hairline, ScrollColumn, Sheet
from ui.widgets.columns import measure
from ui.widgets.glyphs import Glyph, paint_glyph
from ui.widgets.spans import GAP
from ui.widgets.text import set_tip

_WIDE = 176
_NARROW = 64
_FIGURES = re.compile(r"[0-9][0-9／/:-]*")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail. Steps have a number and a glyph, the others an icon."""

    key: str
    name: str
    note: str = ""
    number: int = 0
    glyph: Glyph | None = None
    icon: str = ""


class StageRail(Sheet):
    """`go` gets the key of what was pressed."""

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__("surface")
        self._go = go
        self._whole = QVBoxLayout(self)
        self._scroll = ScrollColumn(0, 0)
        self._whole.addWidget(self._scroll)
        self._column = self._scroll.column
        self.buttons: dict[str, _Entry] = {}
        self.setFixedWidth(px(_WIDE))

    def show_places(self, groups: Sequence[Sequence[Place]], here: str) -> None:
        """Shows the entries, group by group; those that stand already only change."""
        places = [place for group in groups for place in group]
        if list(self.buttons) != [place.key for place in places]:
            self._build(groups)
        for place in places:
            self.buttons[place.key].show_place(place, place.key == here)
        if here in self.buttons:
            self._scroll.ensureWidgetVisible(self.buttons[here], 0, px(HEIGHT.stage_row))

    def _build(self, groups: Sequence[Sequence[Place]]) -> None:
        for number, group in enumerate(groups):
            if number:
                self._column.addSpacing(px(6))
                self._column.addWidget(Hairline())
                self._column.addSpacing(px(6))
            for place in group:
                entry = _Entry(place)
                entry.clicked.connect(lambda _=False, key=place.key: self._go(key))
                self.buttons[place.key] = entry
                self._column.addWidget(entry)
        self._column.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A low window has lower rows, a narrow one numbers and glyphs without their names."""
        room = measure(self)
        self.setFixedWidth(px(_NARROW if room.narrow else _WIDE))
        side = 4 if room.narrow else 8
        self._whole.setContentsMargins(px(side), px(10), px(side), px(8))
        for entry in self.buttons.values():
            entry.setFixedHeight(px(HEIGHT.stage_row - (3 if room.short else 0)))
            entry.set_narrow(room.narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, QRectF(self.width() - 1, 0, 1, self.height()))
        painter.end()


class _Entry(QPushButton):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._here = False
        self._narrow = False
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HEIGHT.stage_row))
        ringed(self)

    def show_place(self, place: Place, here: bool) -> None:
        self._place, self._here = place, here
        number = f"{place.number} " if place.number else ""
        self.setAccessibleName(f"{number}{place.name}")
        self.setAccessibleDescription(place.note)
        self._tell()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is room for the glyph and the number alone."""
        self._narrow = narrow
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        """What has no room on the entry is said when one points at it."""
        set_tip(self, f"{self._place.name}{GAP}{self._place.note}" if self._narrow else "")

    def sizeHint(self) -> QSize:
        return QSize(px(_NARROW - 8 if self._narrow else _WIDE - 16), px(HEIGHT.stage_row))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(44 if self._narrow else 120), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self._place
        if self._here or self.underMouse():
            box(
                painter,
                QRectF(self.rect()),
                px(RADIUS.control),
                "selection" if self._here else "hover",
            )
        middle, left = self.height() / 2, float(px(6 if self._narrow else 10))
        side = px(18)
        spot = QRectF(left, middle - side / 2, side, side)
        ink_name = "on_selection" if self._here else "text" if place.glyph != "todo" else "text2"
        if place.glyph is not None:
            paint_glyph(painter, spot, place.glyph)
        else:
            paint_icon(painter, place.icon, ink_name, spot, self._here)
        used = font("text", self._here)
        metrics = QFontMetricsF(used)
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(used)
        painter.setPen(ink(ink_name))
        left += side + px(8)
        if place.number:
            painter.drawText(QPointF(left, base), str(place.number))
            left += px(22)
        if self._narrow:
            painter.end()
            return
        painter.drawText(QPointF(left, base), place.name)
        left += metrics.horizontalAdvance(place.name) + px(8)
        self._note(painter, left, base)
        painter.end()

    def _note(self, painter: QPainter, left: float, base: float) -> None:
        used = font("note")
        metrics = QFontMetricsF(used)
        room = self.width() - px(8) - left
        short = next((n for n in notes_of(self._place) if metrics.horizontalAdvance(n) <= room), "")
        painter.setFont(used)
        painter.setPen(ink("on_selection" if self._here else "mute"))
        painter.drawText(
            QPointF(self.width() - px(8) - metrics.horizontalAdvance(short), base), short
        )


def notes_of(place: Place) -> tuple[str, ...]:
    """The note, and where that has no room the number or the day that it begins with."""
    begins = _FIGURES.match(place.note)
    return (place.note, begins.group()) if begins else (place.note,)


def steps_between(keys: Sequence[str], here: str, way: int) -> str:
    """The key before or behind; the same at an end."""
    at = keys.index(here) + way if here in keys else 0
    return keys[max(0, min(at, len(keys) - 1))]
