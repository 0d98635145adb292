"""The panel in which one thing is done to a statement: what it shows, a few fields, one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QWidget

from ui.language import say
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.fields import AnyControl, Field
from ui.widgets.keys import on_key
from ui.widgets.panels import Panel
from ui.widgets.text import Label

NARROW = 560
WIDE = 872


class FormPanel(Panel):
    """Fill it with `show_widget` and `ask`; `done` is called when all that is needed is there."""

    def __init__(
        self,
        title: str,
        words: str,
        *,
        note: str = "",
        wide: bool = False,
        kind: Literal["primary", "danger"] = "primary",
    ) -> None:
        super().__init__(title, width=WIDE if wide else NARROW)
        self.done: Callable[[], object] = self.close_panel
        self._needed: list[Field] = []
        self._inside = ScrollColumn(SPACE.page, SPACE.wide)
        self._inside.column.addStretch(1)
        self.body.addWidget(self._inside)
        if note:
            self.show_widget(Label(note, colour="text2", wrap=True))
        self.button = Button(words, kind, badge="Ctrl+Enter", on=self.go)
        self.button_leave = Button(say("Leave it"), badge="Esc", on=lambda: self.leave())
        self.foot.addWidget(ButtonRow(self.button_leave, self.button), 1)
        on_key(self, "Ctrl+Enter", self.go)

    def show_widget(self, widget: QWidget) -> None:
        """Something between the fields: a notice, a text, a tick."""
        self._inside.column.insertWidget(self._inside.column.count() - 1, widget)

    def say_kept(self, kept: bool) -> None:
        self.button_leave.set_words(say("Keep it for later") if kept else say("Leave it"))

    def ask(self, label: str, control: AnyControl, *, needed: bool = True, note: str = "") -> Field:
        """A field; the first one gets the keyboard."""
        number = len(self._needed) + 1 if needed else None
        field = Field(label, control, number=number, note=note)
        self.show_widget(field)
        if needed:
            self._needed.append(field)
        if self.first is None:
            self.first = control.reach()
        return field

    def need(self, field: Field, needed: bool) -> None:
        """A field that has to be filled only at times."""
        if needed and field not in self._needed:
            self._needed.append(field)
        elif not needed and field in self._needed:
            self._needed.remove(field)
            field.say_wrong("")

    def go(self) -> None:
        """Does it, if it may be done and all that is needed is there."""
        if self.button.is_busy() or self.button.reason():
            return
        empty = [field for field in self._needed if not field.is_enough()]
        for field in empty:
            field.say_wrong(field.lacks() or say("Still empty. The record needs it."))
        if empty:
            empty[0].go()
        else:
            self.done()
