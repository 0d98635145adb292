"""The panel in which one verb is done: a few fields, what it does, and one button."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.language import say
from ui.seat import Seat
from ui.statements.panel_drafts import Asked, Kept, PanelDrafts, all_written, kept_of, put_back
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import ScrollColumn
from ui.widgets.fields import AnyControl, Field
from ui.widgets.menus import ComboField
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Work = Callable[["Clinic"], object]
_WIDTH = 560


def asked_page(address: str) -> str:
    """Where the drafts of a complaint's forms are kept, by its address."""
    return f"{address}/asked"


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
        self._typed_in: dict[str, Asked] = {}
        self._kept_in: PanelDrafts | None = None
        self._kept_as: tuple[str, ...] = ()
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
        kept: bool = True,
    ) -> Field:
        """A field; the first that is added gets the keyboard. Not `kept` is one that is swapped."""
        number = len(self._needed) + 1 if needed else None
        field = Field(label, control, number=number, note=note, about=about)
        at = self._column.column.count() - 1
        self._column.column.insertWidget(at, field)
        if kept:
            self._typed_in[str(len(self._typed_in))] = control
        if needed:
            self._needed.append(field)
        if not self._fields:
            self.first = control.reach()
        self._fields.append(field)
        return field

    def add_widget(self, widget: QWidget, kept: Sequence[Asked] = ()) -> None:
        """Something between the fields: a tick, a notice; `kept` is what can be filled in there."""
        for control in (widget,) if isinstance(widget, Check) else kept:
            self._typed_in[str(len(self._typed_in))] = control
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

    def keeps(self, page: str, name: str) -> Form:
        """What is typed is kept at a page under a name until it stands in the records, and is back
        when the form opens again."""
        fields = self._typed_in
        empty, drafts = all_written(fields), PanelDrafts(self, self._seat, page)
        self._kept_as = (name,)

        def fill(kept: Kept) -> None:
            if isValid(self):
                drafts.remember(kept)
                self._kept_in = drafts
                if drafts.follow(self, name, fields, empty):
                    self._fields[0].say_below(say("Going on with the draft"))
                    self._ask_anew(list(drafts.gone(name, fields)))
                for field in self._fields:
                    field.refresh()
                self.keep_swapped(drafts)

        self._seat.jobs.database(lambda clinic: kept_of(clinic.drafts.find(page))).then(fill)
        return self

    def _ask_anew(self, gone: Collection[Asked]) -> None:
        """What was typed was about something else than what the program would choose now."""
        for field in self.findChildren(Field):
            if field.control in gone:
                put_back(field.control, "")
                field.say_below(say("What you had chosen here is gone. Choose again."))
                if field in self._fields and isinstance(field.control, ComboField):
                    self.need(field, True)

    def keep_swapped(self, drafts: PanelDrafts) -> None:
        """Keeps what stands in a field that was swapped; for forms that have one."""

    def say_kept(self, kept: bool) -> None:
        self.without.set_words(say("Keep it for later") if kept else say("Leave it"))

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

    def close_panel(self) -> None:
        if self._kept_in is not None:
            self._kept_in.keep()
        super().close_panel()

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
        if self._kept_in is not None:
            self._kept_in.done(*self._kept_as)
        self._seat.close_over()
        if self._then is not None:
            self._then(result)
        self._seat.changed()
