"""The foot of a statement's page: the stamp on exactly this text, its hash, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.language import say
from ui.theme.chosen import px
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.buttons import Button, Reason
from ui.widgets.cards import Hairline, Sheet, link
from ui.widgets.columns import measure
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.squeeze import SqueezingRow
from ui.widgets.text import Label, set_tip

Ink = tuple[str | None, str, bool]
_LOOKS: dict[str, Ink] = {
    "green": ("green_weak", "green_line", False),
    "amber": ("amber_weak", "amber_line", False),
    "blue": ("blue_weak", "blue_line", False),
    "grey": (None, "control", True),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the stamp says: green for exactly this text, grey and dashed for what is void."""

    glyph: Glyph
    title: str
    note: str
    look: str = "grey"


class Stamp(QWidget):
    """A box with a glyph and two lines; its line is dashed where nothing holds for this text."""

    def __init__(self) -> None:
        super().__init__()
        self.standing = Standing("todo", "", "")
        self._brief = False
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE.between), px(4), px(SPACE.between), px(4))
        row.setSpacing(px(SPACE.between))
        self._glyph = GlyphMark("todo", "", 20)
        self._title = Label("", "text", bold=True, elide=True)
        self._note = Label("", "note", "text2", elide=True)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.setSpacing(0)
        self._words.addWidget(self._title)
        self._words.addWidget(self._note, 1)
        row.addWidget(self._glyph)
        row.addLayout(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(px(180))

    def brief_width(self) -> int:
        """How much room the title alone takes."""
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        return title + px(20 + 4 * SPACE.between)

    def flatten(self, flat: bool, *, brief: bool = False) -> None:
        """One line instead of two, where there is little height; `brief` is the title alone."""
        ways = QBoxLayout.Direction
        self._words.setDirection(ways.LeftToRight if flat else ways.TopToBottom)
        self._words.setSpacing(px(SPACE.between) if flat else 0)
        self._brief = brief
        self._show_note()

    def show_standing(self, standing: Standing) -> None:
        """Shows another standing."""
        self.standing = standing
        self._glyph.set_glyph(standing.glyph, standing.title)
        self._title.setText(standing.title)
        self._title.paint_in("green" if standing.look == "green" else "text")
        self._note.setText(standing.note)
        self._show_note()
        self.setAccessibleName(f"{standing.title} {standing.note}")
        self.updateGeometry()
        self.update()

    def _show_note(self) -> None:
        self._note.setVisible(bool(self.standing.note) and not self._brief)
        set_tip(self, self.standing.note if self._brief else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line, dashed = _LOOKS[self.standing.look]
        box(painter, QRectF(self.rect()), px(RADIUS.card), fill, line, dashed=dashed)
        painter.end()


class Foot(Sheet):
    """Stamp and hash at the left, the reason and the buttons at the right; the last is primary."""

    def __init__(self, compare: Callable[[], object]) -> None:
        super().__init__("surface")
        self.stamp = Stamp()
        self.compare_button = link(say("Compare versions"), compare)
        self._hash = Label("", "small", "text2", mono=True, select=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Hairline())
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(px(SPACE.section), px(10), px(SPACE.section), px(10))
        self._box.setSpacing(px(SPACE.wide))
        whole.addLayout(self._box)
        first = QHBoxLayout()
        first.setSpacing(px(SPACE.wide))
        first.addWidget(self.stamp, 1)
        self._beside = QWidget()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(2))
        beside.addWidget(self.compare_button)
        beside.addWidget(self._hash)
        first.addWidget(self._beside)
        self._box.addLayout(first)
        self._strip = SqueezingRow()
        # long words give up keys and notes first; they never push the page wider
        self._strip.setMinimumWidth(1)
        self._ways = QHBoxLayout(self._strip)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(px(SPACE.inside))
        self._box.addWidget(self._strip, 1)

    def show_standing(self, standing: Standing, sha256: str) -> None:
        """The stamp, and the hash of the text as it stands in the editor."""
        self.stamp.show_standing(standing)
        self._arrange()
        self._hash.setText(f"{sha256[:8]} … {sha256[-8:]}")
        self._hash.setAccessibleName(say("SHA-256 of this text: {hash}", hash=sha256))

    def show_ways(self, buttons: Sequence[Button]) -> None:
        """What can be done now, in order; the last one is what the page is for."""
        clear(self._ways)
        put(self._ways, Reason(*buttons))
        self._ways.setStretch(0, 1)
        for button in buttons:
            put(self._ways, button)
        self._arrange()
        self._strip.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """In a narrow window the buttons below the stamp; in a low one beside it, if they fit."""
        ways, given = QBoxLayout.Direction, measure(self)
        below = given.narrow and not (given.short and self._fits_one_row())
        self._box.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        low = below and given.short
        self._box.setSpacing(px(SPACE.hair if low else SPACE.inside if below else SPACE.wide))
        edge = px(SPACE.hair if low else 10)
        self._box.setContentsMargins(px(SPACE.section), edge, px(SPACE.section), edge)
        self._beside.setVisible(not given.narrow)
        self.stamp.flatten(given.narrow, brief=given.narrow and not below)

    def _fits_one_row(self) -> bool:
        """Whether the stamp's title, the reason and all buttons with their words fit side by side;
        the reason may take two lines, keys need not stand there."""
        buttons = [each for each in self._strip.findChildren(Button) if not each.isHidden()]
        for button in buttons:
            button.squeeze(1)
        needed = sum(button.sizeHint().width() + px(SPACE.inside) for button in buttons)
        reason = next(iter(self._strip.findChildren(Reason)), None)
        if reason is not None:
            needed += reason.fontMetrics().horizontalAdvance(reason.text()) * 2 // 3
        self._strip.fit()
        return needed + self.stamp.brief_width() + px(4 * SPACE.section) <= self.width()
