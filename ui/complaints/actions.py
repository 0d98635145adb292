"""What we set ourselves after a complaint: who does it and by when, and what became of it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.inquiry import Action
from clinicguard.complaints.sheet import Sheet
from clinicguard.people.permissions import may
from clinicguard.tasks.task import State, Task
from ui.complaints.choices import people_options
from ui.complaints.form import Form, Work, asked_page
from ui.complaints.times import when_here
from ui.language import say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.fields import Field
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Phrase
from ui.widgets.ticks import Check

_DAYS = 7
_SHOWN = 200
"""Characters of an action in a line."""


class ActionFields(QWidget):
    """Ticked, somebody has it as a task with a time; in a week, unless somebody says otherwise."""

    def __init__(self, seat: Seat, sheet: Sheet) -> None:
        super().__init__()
        self.wanted = Check(say("Somebody does it by a day: it becomes a task of theirs"))
        self.owner = ComboField(people_options(sheet.staff), str(seat.person.id))
        self.due = MomentField(_in_a_week(seat), seat.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addWidget(self.wanted)
        self.who = Field(say("Who does it"), self.owner)
        self._below = (self.who, Field(say_in("action", "By when"), self.due))
        for field in self._below:
            column.addWidget(field)
        self.wanted.toggled.connect(self._show)
        self._show(False)

    def stand_in(self, form: Form) -> None:
        """Stands in a form, whose draft keeps it; once it is ticked, somebody has to be named."""
        form.add_widget(self, (self.wanted, self.owner, self.due))
        self.wanted.toggled.connect(lambda on: form.need(self.who, on))

    def value(self) -> Action | None:
        """Who, and by when; None when nobody was named."""
        if not self.wanted.isChecked():
            return None
        return Action(int(self.owner.value()), self.due.value())

    def _show(self, on: bool) -> None:
        for field in self._below:
            field.setVisible(on)


def action_rows(sheet: Sheet, seat: Seat) -> Card:
    """Each action with whose it is and its time; an ended one says how it ended."""
    card = Card(0)
    ordered = sorted(sheet.complaint.actions, key=lambda each: (not each.open, each.id))
    for number, action in enumerate(ordered):
        card.add_row(_row(action, sheet, seat, first=number == 0))
    return card


def _row(action: Task, sheet: Sheet, seat: Seat, *, first: bool) -> CardRow:
    late = action.overdue(seat.now())
    row = CardRow(burning=late, first=first)
    ended: Glyph = "fine" if action.state is State.DONE else "slashed"
    row.line.addWidget(GlyphMark("burns" if late else "todo" if action.open else ended))
    who = sheet.people.get(action.owner or 0, "")
    due = when_here(action.due, seat) if action.due else ""
    told = f"{GAP}{due}{GAP}{who}" if action.open else f"{GAP}{who}{GAP}{action.reason}"
    colour = "red" if late else "text2"
    words = Phrase(Span(action.words[:_SHOWN]), Span(told.rstrip(), "note", colour=colour),
                   wrap=True)  # fmt: skip
    row.line.addWidget(words, 1)
    mine = action.owner == seat.person.id or may("task.others", seat.person.role)
    if action.open and mine and may("task.done", seat.person.role):
        end = Button(
            say_in("action", "Done"),
            size="small",
            on=lambda: seat.over(_end_form(seat, action, done=True)),
        )
        drop = Button(
            say_in("action", "Not doing it"),
            "text",
            size="small",
            on=lambda: seat.over(_end_form(seat, action, done=False)),
        )
        row.line.addWidget(end)
        row.line.addWidget(drop)
    return row


def _end_form(seat: Seat, action: Task, *, done: bool) -> Form:
    title = say_in("action", "Done") if done else say_in("action", "Not doing it")
    form = Form(seat, title, title, "", note=action.words[:_SHOWN])
    words = LineField(least=0 if done else 1)
    label = say("What came of it") if done else say_in("complaint", "Reason")
    form.add(label, words, needed=not done)

    def work() -> Work:
        told: str = words.text()
        if done:
            return lambda clinic: clinic.tasks.done(action.id, told)
        return lambda clinic: clinic.tasks.not_doing(action.id, told)

    name = f"{'done' if done else 'not_doing'} {action.id}"
    return form.does(work).keeps(asked_page(action.subject), name)


def _in_a_week(seat: Seat) -> datetime:
    day = seat.now().astimezone(seat.zone).date() + timedelta(days=_DAYS)
    return datetime.combine(day, time.fromisoformat(seat.profile.closes_at), seat.zone)
