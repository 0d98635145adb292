"""Beside the page: the list of boxes, each with what it covers and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.documents.from_redaction import COVERED_WORDS
from clinicguard.evidence.covering import Covering
from clinicguard.evidence.redaction import COVERED, Covered
from ui.language import count, say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, ScrollColumn, SectionHead, Sheet
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.flow import Flow
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell as ListCell
from ui.widgets.rows import Column, Row, line
from ui.widgets.spans import Span
from ui.widgets.text import Label

_ROW = "box/"


class BoxPane(Sheet):
    """`chosen` comes with a box's number, `kind` and `reason` with what was said of it."""

    chosen = Signal(int)
    kind = Signal(str)
    reason = Signal(str)

    def __init__(self, ask: Callable[[str], object], save: Callable[[], object]) -> None:
        super().__init__("surface")
        self._quiet = False
        self.new_button = Button(say("New box"), icon="plus", badge="N", on=lambda: ask("new"))
        self.off_button = Button(
            say("Take it off"), icon="trash-2", badge="Del", on=lambda: ask("off")
        )
        self.undo_button = Button(say("Undo"), icon="undo-2", key="Ctrl+Z", on=lambda: ask("undo"))
        self.save_button = Button(
            say("Make the copy"), "primary", icon="square-dashed", key="Ctrl+S", on=save
        )
        self.list = RowList(
            [Column(least=40, share=1)], name=say("Boxes"), two_lines=True, whole=True
        )
        self.kinds = Choices([Option(key, say(COVERED_WORDS[key])) for key in COVERED], ("name",))
        self.why = LineField(say("For example: not part of this case"))
        self._head = SectionHead(say("Covered places"))
        self._none = Label(
            say("Draw with the mouse over what must not be seen, or press N for a box."),
            "note", "text2", wrap=True,
        )  # fmt: skip
        self._about = QWidget()
        self._lay_out()
        self.list.picked.connect(self._picked)
        self.kinds.changed.connect(self._said)
        self.why.changed.connect(self._typed)

    def show_covering(self, covering: Covering) -> None:
        """The list and the chosen box, as they are now."""
        self._quiet = True
        boxes, box = covering.boxes, covering.box()
        self._head.set_note(count("{n} box", "{n} boxes", len(boxes)) if boxes else "")
        self._none.setVisible(not boxes)
        self.list.setVisible(bool(boxes))
        rows = [
            Row(f"{_ROW}{number}", (_row(number, say(COVERED_WORDS[each.kind]), each.page,
                                         each.reason),))
            for number, each in enumerate(boxes)
        ]  # fmt: skip
        keep = "" if covering.chosen is None else f"{_ROW}{covering.chosen}"
        self.list.show_rows(rows, keep=keep)
        self._about.setVisible(box is not None)
        if box is not None:
            self.kinds.set_chosen(box.kind)
            if self.why.text() != box.reason:
                self.why.set_text(box.reason)
        self._allow(self.off_button, box is not None, say("No box is chosen"))
        self._allow(self.undo_button, bool(covering.before), say("There is nothing to undo"))
        self._allow(self.save_button, bool(boxes), say("Still missing: a box"))
        self._quiet = False

    @staticmethod
    def _allow(button: Button, can: bool, why_not: str) -> None:
        if can:
            button.allow()
        else:
            button.forbid(why_not)

    def _picked(self, key: str) -> None:
        if not self._quiet and key.startswith(_ROW):
            self.chosen.emit(int(key.removeprefix(_ROW)))

    def _said(self) -> None:
        if not self._quiet:
            self.kind.emit(self.kinds.value())

    def _typed(self) -> None:
        if not self._quiet:
            self.reason.emit(self.why.text().strip())

    def _lay_out(self) -> None:
        inside = ScrollColumn(SPACE.wide, SPACE.between)
        column = inside.column
        column.addWidget(self._head)
        tools = QWidget()
        flow = Flow(tools, gap=SPACE.inside)
        for button in (self.new_button, self.undo_button, self.off_button):
            flow.addWidget(button)
        column.addWidget(tools)
        column.addWidget(self._none)
        column.addWidget(self.list)
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(px(SPACE.between))
        about.addWidget(Hairline())
        about.addWidget(Field(say("What the box covers"), self.kinds))
        about.addWidget(Field(say("Why"), self.why, note=say("may stay empty")))
        column.addWidget(self._about)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(inside, 1)
        whole.addWidget(Hairline())
        foot = QVBoxLayout()
        edge = px(SPACE.wide)
        foot.setContentsMargins(edge, px(SPACE.inside), edge, px(SPACE.inside))
        foot.addWidget(self.save_button)
        whole.addLayout(foot)


def _row(number: int, kind: str, page: int, reason: str) -> ListCell:
    first = line(
        Span(f"{number + 1}\u3000{kind}", bold=True),
        right=(Span(say("Page {n}", n=page), "note", colour="text2"),),
    )
    if not reason:
        return ListCell((first,))
    return ListCell((first, line(Span(reason, "note", colour="text2"))))


def kind_of(key: str) -> Covered:
    """The kind with that key."""
    return next(each for each in COVERED if each == key)
