"""The panel in which one verb is done: a few fields, what it does, and one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import ScrollColumn
from ui.widgets.fields import AnyControl, Field
from ui.widgets.panels import Panel
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Work = Callable[["Clinic"], object]
_WIDTH = 560


class Form(Panel):
    """Add fields in their order, then say with `does` what the button shall do.

    Fields added with `needed` have to be filled; the others may stay empty.
    """

    def __init__(self, seat: Seat, title: str, do: str, about: str, *, note: str = "") -> None:
        super().__init__(title, width=_WIDTH)
        self._seat = seat
        self._needed: list[Field] = []
        self._fields: list[Field] = []
        self._work: Callable[[], Work] | None = None
        self._then: Callable[[Any], object] | None = None
        if about:
            self.add_head(Label(about, "note", "text2"))
        self._column = ScrollColumn(SPACE.page, SPACE.wide)
        self.body.addWidget(self._column)
        if note:
            self._column.column.addWidget(Label(note, "note", "text2", wrap=True))
        self._column.column.addStretch(1)
        self.submit = Button(do, "primary", key="Ctrl+Enter", on=self._submit)
        self.foot.addStretch(1)
        self.without = Button(say("Leave it"), key="Esc", on=self._go)
        self.foot.addWidget(self.without)
        self.foot.addWidget(self.submit)

    def add(
        self,
        label: str,
        control: AnyControl,
        *,
        needed: bool = True,
        note: str = "",
        about: str = "",
    ) -> Field:
        """A field; the first that is added gets the keyboard."""
        number = len(self._needed) + 1 if needed else None
        field = Field(label, control, number=number, note=note, about=about)
        at = self._column.column.count() - 1
        self._column.column.insertWidget(at, field)
        if needed:
            self._needed.append(field)
        if not self._fields:
            self.first = control.reach()
        self._fields.append(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Something between the fields: a tick, a notice."""
        self._column.column.insertWidget(self._column.column.count() - 1, widget)

    def add_row(self, label: str, widget: QWidget) -> None:
        """A choice that always has an answer, with its name above it."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.hair))
        column.addWidget(Label(label, "note", bold=True))
        column.addWidget(widget)
        self.add_widget(made)

    def swap(self, old: Field, new: Field) -> None:
        """Puts another field in the place of one."""
        at = self._column.column.indexOf(old)
        self._column.column.insertWidget(at, new)
        for group in (self._fields, self._needed):
            if old in group:
                group[group.index(old)] = new
        old.hide()
        old.deleteLater()

    def does(self, work: Callable[[], Work], then: Callable[[Any], object] | None = None) -> Form:
        """`work` reads the fields and gives what runs on the records; `then` gets its result."""
        self._work, self._then = work, then
        return self

    def need(self, field: Field, needed: bool) -> None:
        """A field that has to be filled only at times (a reason for a changed rating)."""
        if needed and field not in self._needed:
            self._needed.append(field)
        elif not needed and field in self._needed:
            self._needed.remove(field)
            field.say_wrong("")

    def wrong(self) -> list[tuple[Field, str]]:
        """What cannot be saved as it stands, with what to do about it."""
        told = say("Fill this in, then save again.")
        return [(field, told) for field in self._needed if not field.is_enough()]

    def _go(self) -> None:
        self.leave()

    def _submit(self) -> None:
        assert self._work is not None
        wrong = self.wrong()
        for field, words in wrong:
            field.say_wrong(words)
        if wrong:
            wrong[0][0].go()
            return
        self.submit.set_busy(say("Saving"))
        job = self._seat.jobs.database(self._work())
        job.then(self._done).ended(self.submit.set_ready)

    def _done(self, result: object) -> None:
        self._seat.close_over()
        if self._then is not None:
            self._then(result)
        self._seat.changed()
