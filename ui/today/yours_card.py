"""What whoever sits here has to do: each task with its time, and the way to where it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.tasks.task import Task
from ui.language import say
from ui.seat import Seat
from ui.today.spoken import Now, number_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.spans import GAP
from ui.widgets.text import Label

AT_FIRST = 5


class YoursCard(Card):
    """The first few, by their time. `done` is told of one that belongs to no case."""

    def __init__(
        self,
        seat: Seat,
        tasks: tuple[Task, ...],
        now: Now,
        done: Callable[[int], object],
        ways: Mapping[int, str],
        *,
        all_of_them: bool = False,
    ) -> None:
        super().__init__(0)
        for task in tasks if all_of_them else tasks[:AT_FIRST]:
            self.add_row(_row(seat, task, now, done, ways.get(task.id, task.subject)))


def _row(seat: Seat, task: Task, now: Now, done: Callable[[int], object], way: str) -> CardRow:
    row = CardRow(height=54)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(task.words, elide=True))
    due = say("by {when}", when=now.due(task.due)) if task.due is not None else ""
    told = GAP.join(filter(None, (due, number_of(task.subject), task.why)))
    if told:
        words.addWidget(Label(told, "note", "text2", elide=True))
    row.line.addLayout(words, 1)
    row.line.addWidget(_button(seat, task, done, way), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _button(seat: Seat, task: Task, done: Callable[[int], object], way: str) -> Button:
    if way:
        go, spoken = partial(seat.go, way), say("Go to: {what}", what=task.words)
        return Button(say("Go there"), size="small", on=go, spoken=spoken)
    ended, spoken = partial(done, task.id), say("Done: {what}", what=task.words)
    return Button(say("Done"), size="small", on=ended, spoken=spoken)
