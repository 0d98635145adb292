"""The bar above a page: where we are, its name, its context, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.page import Heading
from ui.shell.pages import Quick
from ui.shell.search import Find, SearchBox
from ui.theme.chosen import px
from ui.theme.icons import paint_icon
from ui.theme.shapes import hairline
from ui.theme.tokens import HEIGHT, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Sheet
from ui.widgets.flow import clear, put
from ui.widgets.keys import key_words, on_key
from ui.widgets.spans import GAP
from ui.widgets.squeeze import squeeze
from ui.widgets.text import Label

_SHORT = 14
"""Letters of a name that is never cut: a room's, a number."""


class Bar(Sheet):
    """Rebuilt for each heading; `go` leads along the trail and to the quick actions."""

    def __init__(self, quick: Sequence[Quick], go: Callable[[str], object], find: Find) -> None:
        super().__init__("surface")
        self._find = find
        self._quick = tuple(quick)
        self._go = go
        self._keys: list[QShortcut] = []
        self._marks: tuple[QWidget, ...] = ()
        self._trail: list[tuple[QWidget, QWidget]] = []
        self._facts: tuple[str, ...] = ()
        self._context: Label | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), 0)
        self._row.setSpacing(px(SPACE.inside))
        self.setFixedHeight(px(HEIGHT.bar))

    def show_heading(self, heading: Heading) -> None:
        """Shows another page's heading."""
        clear(self._row)
        self._trail = []
        for words, address in heading.trail:
            step = Button(words, "link", on=partial(self._go, address))
            step.dye("surface", "text2")
            after = _Chevron()
            put(self._row, step)
            put(self._row, after)
            self._trail.append((step, after))
        role = "section" if heading.trail else "page"
        name = Label(heading.name, role, bold=True, elide=len(heading.name) > _SHORT)  # type: ignore[arg-type]
        put(self._row, name)
        self._facts = tuple(heading.context.split(GAP)) if heading.context else ()
        self._context = None
        if self._facts:
            self._row.addSpacing(px(SPACE.inside))
            self._context = Label(heading.context, "note", "text2")
            put(self._row, self._context)
        self._marks = heading.marks
        for mark in heading.marks:
            put(self._row, mark)
        self._row.addStretch(1)
        for widget in heading.ends or (self._search(), *self._quick_buttons()):
            put(self._row, widget)
        self._listen(heading)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _listen(self, heading: Heading) -> None:
        """Where a page has put its own buttons, the quick keys work all the same."""
        for key in self._keys:
            key.setParent(None)
            key.deleteLater()
        taken = {end.key() for end in heading.ends if isinstance(end, Button)}
        self._keys = [
            on_key(self, quick.key, partial(self._go, quick.address))
            for quick in (self._quick if heading.ends else ())
            if not quick.always and key_words(quick.key) not in taken
        ]

    def _fit(self) -> None:
        """Marks go last, the later ones first: the page itself says the same. Then the way here."""
        for mark in self._marks:
            mark.show()
        for place in self._trail:
            for part in place:
                part.show()
        for button in self.findChildren(Button):
            button.squeeze(0)
        self._fit_context()
        squeeze(self._row, self)
        for mark in reversed(self._marks):
            if self._row.minimumSize().width() <= self.width():
                break
            mark.hide()
        for place in self._trail:
            if self._row.minimumSize().width() <= self.width():
                break
            for part in place:
                part.hide()

    def _fit_context(self) -> None:
        """As many facts as there is room for, each whole or not at all."""
        if self._context is None:
            return
        for many in range(len(self._facts), -1, -1):
            self._context.setText(GAP.join(self._facts[:many]))
            if self._row.minimumSize().width() <= self.width():
                return

    def _search(self) -> SearchBox:
        return SearchBox(self._find, self._go)

    def _quick_buttons(self) -> list[QWidget]:
        last = len(self._quick) - 1
        made: list[QWidget] = []
        for number, quick in enumerate(self._quick):
            made.append(
                Button(
                    quick.name(),
                    "primary" if number == last else "plain",
                    icon=quick.icon,
                    key="" if quick.always else quick.key,
                    badge=quick.key,
                    on=partial(self._go, quick.address),
                )
            )
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, QRectF(0, self.height() - 1, self.width(), 1))
        painter.end()


class _Chevron(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(16), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "chevron-right", "mute", QRectF(self.rect()))
        painter.end()
