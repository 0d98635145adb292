"""What changes after the case: action, owner, date, and whether it helped."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.review import RECHECKS, Action, Effect
from clinicguard.incidents.steps import Step
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.hat_rows import people_options
from ui.incidents.pane import Stack
from ui.incidents.said import When, options, word
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_FORTNIGHT = timedelta(days=14)


class Actions(QWidget):
    """The actions so far, and a new one."""

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__()
        self._bench = bench
        self._past = Stack()
        due = shown.today + _FORTNIGHT
        self.entry = Entry(
            bench,
            Step.REVIEW,
            "action",
            say("Plan an action"),
            (
                Asked("words", say("What changes"), "long", needed=True),
                Asked("owner", say("Who sees to it"), "menu", people_options(shown), needed=True),
                Asked("due", say("By when"), "day", start=due.isoformat(), needed=True),
                Asked("measure", say("How we shall see that it helps")),
            ),
            say("Plan it"),
            self._plan,
            verb="plan_action",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._past)
        column.addWidget(self.entry)

    def show_case(self, shown: Shown) -> None:
        """Shows the actions."""
        when = When(self._bench.seat)
        card = Card(0)
        for number, action in enumerate(shown.case.review.actions):
            card.add_row(self._row(shown, action, when, number == 0))
        self._past.fill(card if shown.case.review.actions else None)

    def _row(self, shown: Shown, action: Action, when: When, first: bool) -> QWidget:
        row = CardRow(first=first, height=54)
        row.line.addWidget(GlyphMark(_glyph(action, when)))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(action.words, bold=action.open, wrap=True))
        words.addWidget(Label(_told(shown, action, when), "note", "text2", wrap=True))
        for check in action.rechecks:
            days = count("after {n} day", "after {n} days", check.days)
            told = GAP.join((days, word(check.effect), check.words))
            words.addWidget(Label(told, "note", "text2", wrap=True))
        row.line.addLayout(words, 1)
        for button in self._buttons(action):
            row.line.addWidget(button)
        return row

    def _buttons(self, action: Action) -> tuple[Button, ...]:
        bench, number, name = self._bench, self._bench.number, action.words[:30]
        if action.open:
            done = Button(
                say("Done"),
                size="small",
                on=lambda: bench.do(lambda desk: desk.finish_action(number, action.id)),
                spoken=say("Done: {what}", what=name),
            )
            drop = Button(
                say("Drop"),
                size="small",
                on=partial(self._drop, action),
                spoken=say("Drop: {what}", what=name),
            )
            return bench.allow(done, "finish_action"), bench.allow(drop, "drop_action")
        if action.done_at is None:
            return ()
        again = Button(
            say("Did it help?"),
            size="small",
            on=partial(self._recheck, action),
            spoken=say("Did it help: {what}", what=name),
        )
        return (bench.allow(again, "recheck"),)

    def _drop(self, action: Action) -> None:
        self._bench.ask_why(
            say("Drop an action"),
            say("Drop it"),
            lambda desk, why: desk.drop_action(self._bench.number, action.id, why),
            text=action.words,
            about=action.id,
        )

    def _recheck(self, action: Action) -> None:
        days = tuple(Option(str(n), count("after {n} day", "after {n} days", n)) for n in RECHECKS)
        self._bench.ask(
            say("Did it help?"),
            (
                Asked("days", say("Looked at"), "one", days, days[0].key, needed=True),
                Asked("effect", say("Compared with before"), "one", options(Effect), needed=True),
                Asked("words", say("What shows it"), "long", needed=True),
            ),
            say("Keep it"),
            lambda desk, found: desk.recheck(
                self._bench.number,
                action.id,
                int(found.text("days")),
                Effect(found.text("effect")),
                found.text("words"),
            ),
            text=action.words,
            about=action.id,
        )

    def _plan(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.plan_action(
            self._bench.number,
            found.text("words"),
            int(found.text("owner")),
            found.day("due"),
            measure=found.text("measure"),
        )


def _glyph(action: Action, when: When) -> Glyph:
    if action.dropped_because:
        return "slashed"
    if action.done_at is not None:
        return "fine"
    return "burns" if action.due < when.today else "todo"


def _told(shown: Shown, action: Action, when: When) -> str:
    done = say("done {when}", when=when.full(action.done_at)) if action.done_at else ""
    told = (
        shown.who(action.owner),
        when.day(action.due),
        action.measure,
        done,
        action.dropped_because,
    )
    return GAP.join(part for part in told if part)
