"""At the right of the draft: what the guard says of it, its parts, or its course so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.language import say, say_in
from ui.statements.findings_pane import FindingsPane, level_chips
from ui.statements.listed import Listed
from ui.statements.parts_pane import PartsPane
from ui.theme.chosen import px
from ui.theme.tokens import HEIGHT, SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Hairline, ScrollColumn, Sheet
from ui.widgets.choices import Option
from ui.widgets.flow import clear, put
from ui.widgets.keys import KeyBadge
from ui.widgets.marks import Chip
from ui.widgets.progress import Event, Timeline
from ui.widgets.segments import Segments

View = Literal["guard", "parts", "course"]
_VIEWS: tuple[View, ...] = get_args(View)
_EDGE = 14


class ReadingPane(Sheet):
    """`findings`, `parts` and the course, one at a time; without drafts the course alone."""

    def __init__(
        self, findings: FindingsPane, go_on: Callable[[], object], reads_drafts: bool = True
    ) -> None:
        super().__init__("window")
        self.findings = findings
        self.parts = PartsPane()
        self._open: list[Chip] = []
        self.switch = _switch(reads_drafts)
        self.switch.chosen.connect(lambda key: self.show_view(key))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(px(6))
        self.next_button = IconButton(
            "chevron-down", say("Next finding"), on=go_on, key="F8", size="small"
        )
        self._found = Sheet("window")
        self._timeline = Timeline()
        self._stack = QStackedLayout()
        self._lay_out()
        self.show_view(self.switch.value())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Hairline())
        column.addWidget(self._found)
        counts = QHBoxLayout(self._found)
        counts.setContentsMargins(px(_EDGE), px(SPACE.hair), px(_EDGE), px(SPACE.hair))
        counts.addLayout(self._chips)
        counts.addStretch(1)
        counts.addWidget(KeyBadge("F8"))
        counts.addWidget(self.next_button)
        course = ScrollColumn(_EDGE, SPACE.between)
        course.column.addWidget(self._timeline)
        course.column.addStretch(1)
        place = QWidget(self)
        place.setLayout(self._stack)
        for view in (self.findings, self.parts, course):
            self._stack.addWidget(view)
        column.addWidget(place, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(px(HEIGHT.row + 4))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        row.setSpacing(px(SPACE.inside))
        row.addWidget(self.switch)
        row.addStretch(1)
        return head

    def show_view(self, view: str) -> None:
        """The guard, the parts, or the course."""
        self.switch.set_value(view)
        self._stack.setCurrentIndex(next(n for n, each in enumerate(_VIEWS) if each == view))
        self._count()

    def show_counts(self, listed: Sequence[Listed]) -> None:
        """How many findings are open, by level."""
        clear(self._chips)
        self._open = level_chips(listed)
        for chip in self._open:
            put(self._chips, chip)
        self._count()

    def _count(self) -> None:
        self._found.setVisible(bool(self._open) and self.switch.value() == "guard")

    def show_course(self, events: Sequence[Event]) -> None:
        """What happened so far."""
        self._timeline.show_events(events)


def _switch(reads_drafts: bool) -> Segments:
    views = [
        Option("guard", say_in("statement", "Guard")),
        Option("parts", say_in("statement", "Parts")),
        Option("course", say_in("statement", "Course")),
    ]
    return Segments(
        views if reads_drafts else views[-1:],
        "guard" if reads_drafts else "course",
        spoken=say("What is shown beside the text"),
    )
