"""Tasks of the case, what is due first: begun, waiting, done, not done, handed on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.clock import to_text
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.task import State, Task, in_order, light
from ui.incidents.bench import Bench
from ui.incidents.forms import Answers, Asked
from ui.incidents.hat_rows import people_options
from ui.incidents.pane import Pane, Stack
from ui.incidents.said import When, here
from ui.incidents.shown import Shown
from ui.incidents.team_cards import task_glyph
from ui.language import say, say_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead, link
from ui.widgets.choices import Option
from ui.widgets.glyphs import GlyphMark
from ui.widgets.lights import light_colour
from ui.widgets.segments import View, Views
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class TasksPane(Pane):
    """Mine, everybody's open ones, or all."""

    name = "tasks"

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._view = "open"
        self._tabs = Stack()
        self._list = Stack()
        add = Button(say("Add a task"), "link", icon="plus", on=self._add)
        print_all = link(
            say("Print the task sheet"),
            partial(bench.seat.go, f"report/{bench.address}/tasks"),
            icon="printer",
        )
        for widget in (SectionHead(say("Tasks"), "", print_all, add), self._tabs, self._list):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        tasks = {key: self._of(shown, key) for key in ("open", "mine", "all")}
        tabs = Views(
            (
                View("open", say("Still to do"), len(tasks["open"])),
                View("mine", say("Mine"), len(tasks["mine"])),
                View("all", say("All"), len(tasks["all"])),
            ),
            self._view,
            spoken=say("Which tasks"),
        )
        tabs.chosen.connect(self._show_view)
        self._tabs.fill(tabs)
        when, card = When(self.bench.seat), Card(0)
        for number, task in enumerate(tasks[self._view]):
            card.add_row(self._row(shown, task, when, number == 0))
        nothing = Notice(say("No task here. Calling the team gives out those of the playbook."))
        self._list.fill(card if tasks[self._view] else nothing)

    def _show_view(self, key: str) -> None:
        self._view = key
        self.show_case(self.shown)

    def _of(self, shown: Shown, view: str) -> list[Task]:
        me = self.bench.seat.person.id
        tasks = in_order(shown.case.tasks)
        if view == "all":
            return [*(t for t in tasks if t.open), *(t for t in tasks if not t.open)]
        return [t for t in tasks if t.open and (view == "open" or t.owner == me)]

    def _row(self, shown: Shown, task: Task, when: When, first: bool) -> QWidget:
        row = CardRow(first=first, height=54)
        row.line.addWidget(GlyphMark(task_glyph(task, when), state_word(task.state)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(task.words, bold=task.open, wrap=True))
        step = here(shown.guide.playbooks.stage(task.step).name) if task.step else ""
        told = (shown.who(task.owner) or say("nobody's yet"), step, task.why, task.reason)
        words.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True))
        row.line.addLayout(words, 1)
        if task.open and task.due is not None:
            lit = light(task.due, when.now)
            colour = light_colour(lit)
            told_left = when.left(task.due) if colour != "text" else when.short(task.due)
            row.line.addWidget(Label(told_left, "note", colour, bold=colour != "text"))
        else:
            row.line.addWidget(Label(state_word(task.state), "note", "text2"))
        for button in self._buttons(task):
            row.line.addWidget(button)
        return row

    def _buttons(self, task: Task) -> tuple[Button, ...]:
        bench, name = self.bench, task.words[:30]
        if not task.open:
            return ()
        done = Button(
            say("Done"),
            size="small",
            icon="check",
            on=lambda: bench.work(lambda clinic: clinic.tasks.done(task.id)),
            spoken=say("Done: {what}", what=name),
        )
        more = Button(
            say("Change"),
            size="small",
            on=partial(self._change, task),
            spoken=say("Change “{words}”", words=name),
        )
        return done, more

    def _change(self, task: Task) -> None:
        states = tuple(
            Option(state.value, state_word(state)) for state in State if state is not State.DONE
        )
        due = task.due or self.bench.seat.now()
        asked = (
            Asked("state", say("State"), "one", states, task.state.value, needed=True),
            Asked("owner", say("Who"), "menu", people_options(self.shown), str(task.owner or "")),
            Asked("due", say("By when"), "moment", start=to_text(due)),
            Asked("why", say("Reason"), "long", note=say("needed for waiting and not doing")),
        )
        self.bench.ask_clinic(
            say("Change a task"),
            asked,
            say("Keep the change"),
            lambda clinic, found: _changed(clinic.tasks, task, found),
            text=task.words,
            about=task.id,
        )

    def _add(self) -> None:
        me = str(self.bench.seat.person.id)
        asked = (
            Asked("words", say("What is to be done"), needed=True),
            Asked("owner", say("Who"), "menu", people_options(self.shown), me),
            Asked("due", say("By when"), "moment", start=to_text(self.bench.seat.now())),
        )
        address = self.bench.address
        self.bench.ask_clinic(
            say("Add a task"),
            asked,
            say("Add the task"),
            lambda clinic, found: clinic.tasks.add(
                found.text("words"),
                owner=found.person("owner"),
                due=found.moment("due"),
                subject=address,
            ),
        )


def state_word(state: State) -> str:
    """The state of a task."""
    match state:
        case State.TO_DO:
            return say_in("task", "to do")
        case State.DOING:
            return say_in("task", "doing")
        case State.WAITING:
            return say_in("task", "waiting")
        case State.DONE:
            return say_in("task", "done")
        case State.NOT_DOING:
            return say_in("task", "not doing")


def _changed(desk: TaskDesk, task: Task, found: Answers) -> None:
    """Only what is different is written."""
    due, owner, state = found.moment("due"), found.person("owner"), State(found.text("state"))
    before = (task.due or due).replace(second=0, microsecond=0)
    if owner is not None and owner != task.owner:
        desk.hand(task.id, owner)
    if due != before:
        desk.move(task.id, due, found.text("why"))
    if state is task.state:
        return
    match state:
        case State.DOING:
            desk.begin(task.id)
        case State.WAITING:
            desk.wait(task.id, found.text("why"))
        case State.NOT_DOING:
            desk.not_doing(task.id, found.text("why"))
        case _:
            desk.put_back(task.id, found.text("why"))
