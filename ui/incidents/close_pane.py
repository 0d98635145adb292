"""結案: what is still missing, the summary, open and unverified points; reopening."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinicguard.incidents.barriers import Act, before
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.facts import Status
from clinicguard.incidents.incident import State
from clinicguard.incidents.review import Closing
from clinicguard.incidents.spoken import needed
from clinicguard.incidents.steps import Step, StepState
from ui.incidents.bench import Bench
from ui.incidents.forms import Answers, Asked, Form, kept_narrow
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import apart, bracketed
from ui.incidents.said import When, glyph_of, here, word
from ui.incidents.shown import Shown
from ui.language import say, words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.glyphs import GlyphMark
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_FORM = "closing"


class ClosePane(StepPane):
    """Nothing is closed half done; what stays open is named."""

    step = Step.CLOSE

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._missing = Stack()
        self._closings = Stack()
        self.form = Form(_asked(shown), bench.seat.zone)
        self.form.fill(bench.draft(Step.CLOSE, _FORM))
        self.form.changed.connect(self._typed)
        self._card = Card()
        self._card.column.addLayout(kept_narrow(self.form))
        for widget in (
            SectionHead(say("What is still missing")),
            self._missing,
            SectionHead(say("Summary and what stays open")),
            self._card,
            self._closings,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        self._missing.fill(*self._barriers(shown))
        closed = shown.case.incident.state is State.CLOSED
        self._card.setVisible(not closed)
        when = When(self.bench.seat)
        self._closings.fill(
            *(_closing(shown, each, when) for each in reversed(shown.case.closings))
        )

    def foot(self) -> tuple[Button, ...]:
        match self.shown.case.incident.state:
            case State.STOOD_DOWN:
                self.button = Button(
                    say("Sign the closing"), "primary", key="Ctrl+Enter", on=self.close_case
                )
                return (self.bench.allow(self.button, "close"),)
            case State.CLOSED:
                again = Button(say("Reopen the case"), on=self._reopen)
                return (self.bench.allow(again, "reopen"),)
            case _:
                off = Button(say("Sign the closing"), "primary")
                off.forbid(say("Stand the alarm down first, under “Recovery”"))
                return (off,)

    def close_case(self) -> None:
        """Signs the closing with its open points."""
        if not self.form.whole():
            return
        found = self.form.answers()
        self.bench.do(
            lambda desk: self._close(desk, found),
            then=lambda: self.bench.saved(Step.CLOSE, _FORM),
            busy=self.button,
            in_need=lambda desk, why: self._close(desk, found, why),
        )

    def _close(self, desk: IncidentDesk, found: Answers, override: str = "") -> object:
        return desk.close(
            self.bench.number,
            found.text("summary"),
            open_points=found.lines("open"),
            unverified_points=found.lines("doubts"),
            override=override,
        )

    def _reopen(self) -> None:
        self.bench.ask_why(
            say("Reopen the case"),
            say("Reopen"),
            lambda desk, why: desk.reopen(self.bench.number, why),
            text=say("The earlier end stays as it was written."),
        )

    def _typed(self) -> None:
        self.bench.typed(Step.CLOSE, _FORM, self.form.kept())

    def _barriers(self, shown: Shown) -> list[QWidget]:
        found = before(Act.CLOSE, shown.case, shown.guide.rules, shown.at)
        if shown.case.incident.state is State.CLOSED:
            return [Notice(say("The case is closed."), "green")]
        if not found:
            return [Notice(say("Nothing. Every step is done or skipped with a reason."), "green")]
        made: list[QWidget] = []
        for barrier in found:
            if barrier.code == "step":
                made.append(self._open_steps(shown))
            else:
                made.append(
                    Notice(
                        _counted(needed(barrier.code, words()), barrier.count),
                        "amber",
                        actions=self._way(barrier.code),
                    )
                )
        return made

    def _way(self, code: str) -> tuple[Button, ...]:
        if code == "task":
            drop = Button(say("None of them will be done"), size="small", on=self._drop_tasks)
            return (self.bench.allow(drop, "drop_open_tasks"),)
        if code == "clock":
            return (
                Button(say("To the clocks"), size="small", on=partial(self.bench.go, "clocks")),
            )
        return ()

    def _drop_tasks(self) -> None:
        self.bench.ask_why(
            say("None of the open tasks will be done"),
            say("Drop them all"),
            lambda desk, why: desk.drop_open_tasks(self.bench.number, why),
            text=say("One reason stands beside each of them."),
        )

    def _open_steps(self, shown: Shown) -> QWidget:
        card = Card(0)
        views = [
            v for v in shown.now.steps if v.state is StepState.OPEN and v.step is not Step.CLOSE
        ]
        for number, view in enumerate(views):
            row = CardRow(first=number == 0)
            row.line.addWidget(GlyphMark(glyph_of(view), word(view.state)))
            name = here(shown.guide.playbooks.stage(view.step.value).name)
            row.line.addWidget(Label(name, bold=True))
            lacking = GAP.join(needed(missing.code, words()) for missing in view.missing)
            row.line.addWidget(Label(lacking, "note", "text2", wrap=True), 1)
            go = Button(
                say("Go there"),
                size="small",
                on=partial(self.bench.go, view.step.value),
                spoken=say("Go to {step}", step=name),
            )
            row.line.addWidget(go)
            card.add_row(row)
        return card


def _counted(told: str, number: int) -> str:
    return bracketed(told, number) if number > 1 else told


def _asked(shown: Shown) -> tuple[Asked, ...]:
    doubts = [
        fact.statement
        for fact in shown.case.facts
        if fact.status in (Status.REPORTED, Status.UNKNOWN)
    ]
    still = shown.case.stand_downs[-1].still_open if shown.case.stand_downs else ()
    return (
        Asked("summary", say("What happened, and how it ended"), "long", needed=True, lines=5),
        Asked(
            "open",
            say("What stays open"),
            "long",
            start="\n".join(still),
            note=say("one a line"),
            lines=3,
        ),
        Asked(
            "doubts",
            say("What was never verified"),
            "long",
            start="\n".join(doubts),
            note=say("one a line"),
            lines=3,
        ),
    )


def _closing(shown: Shown, closing: Closing, when: When) -> Card:
    card = Card()
    head = say("Closed {when} by {name}", when=when.full(closing.at), name=shown.who(closing.by))
    card.column.addWidget(Label(head, bold=True))
    card.column.addWidget(
        Particulars(
            (
                (say("Summary"), closing.summary),
                (say("Stays open"), apart(closing.open_points)),
                (say("Never verified"), apart(closing.unverified_points)),
            )
        )
    )
    return card
