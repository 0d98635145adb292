"""Choosing among up to ten things: they are shown open, as chips, not hidden in a menu."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS
from ui.widgets.flow import Flow
from ui.widgets.frames import Control
from ui.widgets.text import in_button


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `key` is what the program stores, `words` what a person reads."""

    key: str
    words: str
    icon: str | None = None


class Choices(Control):
    """Options shown open, as chips. One of them, or several with `many=True`."""

    def __init__(
        self, options: Iterable[Option], chosen: Sequence[str] = (), *, many: bool = False
    ) -> None:
        super().__init__()
        self._many = many
        self._chips: dict[str, _ChoiceChip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(not many)
        flow = Flow(self, gap=6)
        for option in options:
            chip = _ChoiceChip(option)
            chip.setChecked(option.key in chosen)
            chip.clicked.connect(lambda: self.changed.emit())
            self._group.addButton(chip)
            self._chips[option.key] = chip
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chosen(self) -> tuple[str, ...]:
        """The keys that are chosen, in the order shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def value(self) -> str:
        """The one key that is chosen; empty while none is."""
        return next(iter(self.chosen()), "")

    def set_chosen(self, *keys: str) -> None:
        """Chooses, as the program does: `changed` does not come."""
        self._group.setExclusive(False)
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self._group.setExclusive(not self._many)

    def offered(self) -> tuple[str, ...]:
        """The keys of all options, in the order shown."""
        return tuple(self._chips)

    def chip(self, key: str) -> QPushButton:
        """One of the chips."""
        return self._chips[key]

    def enough(self) -> bool:
        return bool(self.chosen())

    def set_wrong(self, wrong: bool) -> None:
        for chip in self._chips.values():
            chip.set_wrong(wrong)

    def reach(self) -> QWidget:
        picked = self.value()
        return self._chips[picked] if picked else next(iter(self._chips.values()), self)

    def name(self, words: str) -> None:
        self.setAccessibleName(words)
        for key, chip in self._chips.items():
            chip.setAccessibleName(chip.words())
            chip.setAccessibleDescription(words if key else "")


class _ChoiceChip(QPushButton):
    def __init__(self, option: Option) -> None:
        super().__init__(in_button(option.words))
        self._option = option
        self._wrong = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(option.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ringed(self)

    def words(self) -> str:
        return self._option.words

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("note", True))
        wide = metrics.horizontalAdvance(self._option.words)
        sign = px(16) + px(6) if self._option.icon else 0
        return QSize(round(wide) + sign + 2 * px(11), px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        fill = "accent_weak" if on else "hover" if self.underMouse() else "surface"
        line = "red_fill" if self._wrong else "accent" if on else "control"
        if not self.isEnabled():
            fill, line = "sunken", "line"
        box(painter, QRectF(self.rect()), px(RADIUS.control), fill, line)
        words = "text" if self.isEnabled() else "mute"
        used = font("note", on)
        metrics = QFontMetricsF(used)
        wide = metrics.horizontalAdvance(self._option.words)
        sign = px(16) + px(6) if self._option.icon else 0
        left = (self.width() - wide - sign) / 2
        if self._option.icon:
            place = QRectF(left, (self.height() - px(16)) / 2, px(16), px(16))
            paint_icon(painter, self._option.icon, "accent" if on else words, place, on)
        painter.setFont(used)
        painter.setPen(ink(words))
        base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left + sign, base), self._option.words)
        painter.end()
