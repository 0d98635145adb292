"""The playbook of one kind of matter: who read it, its tasks in order, and what can be added."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinicguard.incidents.playbooks.lists import NatureView, Shelf
from clinicguard.incidents.playbooks.own import OwnTask
from clinicguard.knowledge.natures import Task
from clinicguard.knowledge.ratings import Level
from clinicguard.people.permissions import may
from ui.incidents.playbooks.forms import (
    After,
    due_words,
    end_nature_form,
    end_task_form,
    reading_form,
    task_form,
)
from ui.incidents.punctuation import together
from ui.incidents.said import here, word
from ui.language import say
from ui.seat import Seat
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, ScrollColumn, SectionHead
from ui.widgets.glyphs import GlyphMark
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP, LINE_END, Span
from ui.widgets.text import Label, Phrase

_WIDE = 720


class NaturePanel(Panel):
    """Our wording cannot be changed here: the clinic adds to it."""

    def __init__(self, seat: Seat, view: NatureView, shelf: Shelf, after: After) -> None:
        super().__init__(here(view.nature.name), width=_WIDE)
        self._seat, self._view, self._shelf, self._after = seat, view, shelf, after
        self.take_out: dict[int, Button] = {}
        inside = ScrollColumn(gap=SPACE.wide)
        inside.column.addWidget(Label(here(view.nature.meaning), wrap=True))
        inside.column.addWidget(self._read())
        inside.column.addWidget(SectionHead(say("Tasks"), say("in the order of their time")))
        inside.column.addWidget(self._tasks())
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        whole = partial(seat.go, f"report/clinic/nature/{view.nature.id}")
        self.whole_button = Button(say("The whole as a chart"), icon="printer", on=whole)
        ends: list[Button] = [self.whole_button]
        if view.own is not None and self._may("end_nature"):
            end = partial(end_nature_form, seat, view, after)
            self.end_button = Button(say("Take this kind out"), "text", on=end)
            ends.insert(0, self.end_button)
        if self._may("add_task"):
            add = partial(task_form, seat, view, shelf, after)
            self.add_button = Button(say("Add a task"), "primary", icon="plus", on=add)
            ends.append(self.add_button)
        self.foot.addWidget(ButtonRow(*ends), 1)

    def _may(self, verb: str) -> bool:
        return may(f"playbook.{verb}", self._seat.person.role)

    def _read(self) -> QWidget:
        read = self._view.read
        if read is None:
            glyph, told = "todo", say("Nobody has read this wording for your clinic yet.")
        else:
            named = {"who": read.reading.who, "day": read.reading.on.isoformat()}
            glyph = "fine" if read.current else "soon"
            told = (
                say("{who} read this wording on {day}.", **named)
                if read.current
                else say("{who} read it on {day}; the wording has changed since.", **named)
            )
        row = CardRow(first=True)
        row.line.addWidget(GlyphMark(glyph))  # type: ignore[arg-type]
        row.line.addWidget(Phrase(Span(told), wrap=True), 1)
        if self._may("note_reading"):
            note = partial(reading_form, self._seat, self._view, self._after)
            self.read_button = Button(say("Note who read it"), size="small", on=note)
            row.line.addWidget(self.read_button)
        card = Card(0)
        card.add_row(row)
        return card

    def _tasks(self) -> QWidget:
        own = {task.key: task for task in self._view.own_tasks}
        hats = {hat.id: here(hat.name) for hat in self._shelf.playbooks.hats.hats}
        card = Card(0)
        for task in self._shelf.playbooks.tasks_for(self._view.nature.id, Level.HIGH):
            card.add_row(self._task(task, hats.get(task.hat, task.hat), own.get(task.id)))
        return card

    def _task(self, task: Task, hat: str, own: OwnTask | None) -> QWidget:
        row = CardRow()
        spans = [
            Span(here(task.do)),
            Span(f"{LINE_END}{hat}", "note", colour="text2"),
            Span(f"{GAP}{_times(task)}", "note", colour="text2"),
        ]
        if own is not None:
            spans.append(Span(f"{GAP}{say('Your own')}", "note", colour="blue"))
        row.line.addWidget(Phrase(*spans, wrap=True), 1)
        if own is not None and self._may("end_task"):
            end = partial(end_task_form, self._seat, self._view, own, self._after)
            self.take_out[own.id] = Button(say("Take out"), "text", size="small", on=end)
            row.line.addWidget(self.take_out[own.id])
        return row


def _times(task: Task) -> str:
    """「低 4 小時，高 30 分鐘」: each level at which the time is another one."""
    said: list[str] = []
    last = None
    for level in Level:
        if task.applies_at(level) and task.due_at(level) != last:
            last = task.due_at(level)
            said.append(f"{word(level)} {due_words(last)}")
    return together(said)
