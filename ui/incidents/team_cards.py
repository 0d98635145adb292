"""The team by person: hats, who steps in, what each has to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.dates import day_bare
from clinicguard.incidents.now import Card as PersonCard
from clinicguard.tasks.task import State, Task
from ui.incidents.punctuation import together
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.incidents.things import short_name
from ui.language import count, language, say
from ui.theme.chosen import px
from ui.widgets.cards import Card, Hairline
from ui.widgets.columns import measure
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.marks import Initial
from ui.widgets.text import Label

_MOST_PEOPLE = 6
_BESIDE = (_MOST_PEOPLE, 3, 2)
"""How many stand side by side: the most that fit."""
_MOST_TASKS = 3


class TeamCards(Card):
    """A column per person, side by side; where they do not fit, in two or three rows."""

    def __init__(self, shown: Shown, when: When) -> None:
        super().__init__(0)
        self._shown, self._when = shown, when
        self._beside = 0
        self._needs: list[int] = []
        # a page that is as wide as its widest row would be cut off at its right
        self.setMinimumWidth(1)
        self._arrange(_MOST_PEOPLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - px(2)
        fits = (beside for beside in _BESIDE if self._needed(beside) <= room)
        self._arrange(_BESIDE[-1] if measure(self).narrow else next(fits, _BESIDE[-1]))

    def _needed(self, beside: int) -> int:
        """The least width of the widest row, in pixels."""
        needs = self._needs
        return max((sum(needs[n : n + beside]) for n in range(0, len(needs), beside)), default=0)

    def _arrange(self, beside: int) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        clear(self.column)
        self._needs = []
        cards = self._shown.now.cards[:_MOST_PEOPLE]
        for first in range(0, len(cards), beside):
            if first:
                self.column.addWidget(Hairline())
            self.column.addWidget(self._row(cards[first : first + beside]))
        if not cards:
            told = say("Nobody has a role yet. The step “Team” suggests who could.")
            hint = Label(told, "note", "text2", wrap=True)
            hint.setContentsMargins(px(16), px(12), px(16), px(12))
            self.column.addWidget(hint)

    def _row(self, cards: Sequence[PersonCard]) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, card in enumerate(cards):
            if number:
                row.addWidget(Hairline(down=True))
            person = _person(self._shown, self._when, card)
            self._needs.append(person.minimumSizeHint().width() + px(1))
            row.addWidget(person, 1)
        return inside


def task_glyph(task: Task, when: When) -> Glyph:
    """The state glyph of a task."""
    match task.state:
        case State.DONE:
            return "fine"
        case State.NOT_DOING:
            return "slashed"
        case State.WAITING:
            return "held"
        case State.DOING:
            return "doing"
        case State.TO_DO:
            return "burns" if task.overdue(when.now) else "todo"


def _person(shown: Shown, when: When, card: PersonCard) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(px(10), px(10), px(10), px(8))
    column.setSpacing(px(4))
    head = QHBoxLayout()
    head.setSpacing(px(8))
    head.addWidget(
        Initial(shown.who(card.person), quiet=card.concerned), 0, Qt.AlignmentFlag.AlignTop
    )
    names = QVBoxLayout()
    names.setSpacing(0)
    top = QHBoxLayout()
    top.setSpacing(px(6))
    top.addWidget(Label(shown.who(card.person), bold=True, elide=True), 1)
    if card.deputies and not card.concerned:
        deputies = together(shown.who(person) for person in card.deputies)
        top.addWidget(Label(say("deputy {names}", names=deputies), "note", "mute", elide=True))
    names.addLayout(top)
    below = QHBoxLayout()
    below.setSpacing(px(6))
    below.addWidget(Label(_hats(shown, card), "note", "text2", elide=True), 1)
    rest = len(card.tasks) - _MOST_TASKS
    if rest > 0:
        below.addWidget(Label(count("and {n} more", "and {n} more", rest), "note", "mute"))
    names.addLayout(below)
    head.addLayout(names, 1)
    column.addLayout(head)
    column.addWidget(Hairline())
    for task in _first(card.tasks):
        column.addWidget(_task(task, when))
    column.addStretch(1)
    return made


def _hats(shown: Shown, card: PersonCard) -> str:
    hats = together(shown.hat_name(hat) for hat in card.hats)
    if card.concerned:
        told = say("Person concerned: neither speaks nor writes")
        return f"{hats}　{told}" if hats else told
    return hats


def _first(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """What is open first; what was done last fills up."""
    todo = [task for task in tasks if task.open]
    done = [task for task in tasks if not task.open]
    return tuple([*todo, *reversed(done)][:_MOST_TASKS])


def _task(task: Task, when: When) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    row.addWidget(GlyphMark(task_glyph(task, when), size=14))
    colour = "text" if task.open else "text2"
    told = Label(short_name(task.words), "note", colour, elide=True, whole=task.words)
    row.addWidget(told, 1)
    if task.due is not None and task.open:
        row.addWidget(Label(_bare(task.due, when), "note", "mute"))
    return made


def _bare(due: datetime, when: When) -> str:
    """「10:00」 today, 「11-21」 on another day."""
    there = due.astimezone(when.zone)
    return f"{there:%H:%M}" if there.date() == when.today else day_bare(there.date(), language())
