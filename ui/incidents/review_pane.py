"""檢討: what went well and badly, five whys, causes by group, and actions with owner and date."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.review import LineKind, ReviewLine
from clinicguard.incidents.steps import Step
from ui.incidents.actions import Actions
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.hat_rows import people_options
from ui.incidents.notes import Notes
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import together
from ui.incidents.said import When, here, options, word
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, SectionHead
from ui.widgets.choices import Option
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_PLAIN = (LineKind.WENT_WELL, LineKind.WENT_BADLY, LineKind.ROOT_CAUSE, LineKind.LESSON)


class ReviewPane(StepPane):
    """It asks about conditions, not about persons."""

    step = Step.REVIEW

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        causes = shown.guide.playbooks.causes
        self._plan = Stack()
        self._lines = Stack()
        self._whys = Stack()
        self._bones = Stack()
        self.line = Entry(
            bench, Step.REVIEW, "line", say("A line of the review"),
            (
                Asked("kind", say("What kind"), "one", options(_PLAIN), _PLAIN[0], needed=True),
                Asked("words", say("Line"), "long", needed=True),
            ),
            say("Add the line"), self._add_line, verb="note_review",
        )  # fmt: skip
        whys = tuple(Option(str(n), f"{n}　{here(why)}") for n, why in enumerate(causes.whys, 1))
        self.why = Entry(
            bench, Step.REVIEW, "why", say("One why further"),
            (
                Asked("question", say("Question"), "menu", whys, needed=True),
                Asked("words", say("Answer"), "long", needed=True),
            ),
            say("Add the answer"), self._add_why, verb="note_review",
        )  # fmt: skip
        groups = tuple(Option(group.id, here(group.name)) for group in causes.groups)
        self.cause = Entry(
            bench, Step.REVIEW, "cause", say("A cause"),
            (
                Asked("bone", say("Group"), "one", groups, needed=True),
                Asked("words", say("Cause"), "long", needed=True),
            ),
            say("Add the cause"), self._add_cause, verb="note_review",
        )  # fmt: skip
        self.changes = Actions(bench, shown)
        self.notes = Notes(bench, Step.REVIEW, Compartment.ROOT_CAUSE)
        for widget in (
            self._plan,
            SectionHead(say("What went well, what did not"), about="review"),
            self._lines,
            self.line,
            SectionHead(say("Five whys")),
            self._whys,
            self.why,
            SectionHead(say("Causes by group")),
            self._bones,
            self.cause,
            SectionHead(
                say("What changes"), say("looked at again 30 and 90 days after it was done")
            ),
            self.changes,
            SectionHead(say("Root cause notes")),
            self.notes,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        review = shown.case.review
        self._plan.fill(self._plan_card(shown))
        self._lines.fill(self._cards(shown, [line for line in review.lines if line.kind in _PLAIN]))
        self._whys.fill(
            self._cards(shown, [line for line in review.lines if line.kind is LineKind.WHY])
        )
        self._bones.fill(*self._fishbone(shown))
        self.changes.show_case(shown)
        self.notes.show_case(shown)

    def _plan_card(self, shown: Shown) -> QWidget:
        review, when = shown.case.review, When(self.bench.seat)
        card = Card()
        card.column.addWidget(
            Particulars(
                (
                    (
                        say("Review on"),
                        when.day(review.planned_for) if review.planned_for else say("no date yet"),
                    ),
                    (say("Led by"), shown.who(review.facilitator)),
                    (say("With"), together(shown.who(person) for person in review.attendees)),
                )
            )
        )
        plan = Button(say("Set the date"), size="small", icon="calendar", on=self._set_date)
        card.column.addWidget(ButtonRow(self.bench.allow(plan, "plan_review")))
        return card

    def _set_date(self) -> None:
        review, people = self.shown.case.review, people_options(self.shown)
        day = review.planned_for or self.shown.today
        self.bench.ask(
            say("When is the review?"),
            (
                Asked("day", say("Day"), "day", start=day.isoformat(), needed=True),
                Asked("lead", say("Led by"), "menu", people, str(review.facilitator or "")),
                Asked("who", say("With"), "many", people, " ".join(map(str, review.attendees))),
            ),
            say("Set the date"),
            lambda desk, found: desk.plan_review(
                self.bench.number,
                found.day("day"),
                facilitator=found.person("lead"),
                attendees=[int(key) for key in found.keys("who")],
            ),
        )

    def _fishbone(self, shown: Shown) -> list[QWidget]:
        made: list[QWidget] = []
        for group in shown.guide.playbooks.causes.groups:
            lines = [each for each in shown.case.review.lines if each.bone == group.id]
            card = Card()
            card.column.addWidget(Label(here(group.name), bold=True))
            if lines:
                for each in lines:
                    card.column.addWidget(self._row(shown, each, first=True))
            else:
                asks = GAP.join(here(question) for question in group.questions)
                card.column.addWidget(Label(asks, "note", "mute", wrap=True))
            made.append(card)
        return made

    def _cards(self, shown: Shown, lines: list[ReviewLine]) -> QWidget | None:
        if not lines:
            return None
        card = Card(0)
        for number, line in enumerate(lines):
            card.add_row(self._row(shown, line, number == 0))
        return card

    def _row(self, shown: Shown, line: ReviewLine, first: bool) -> QWidget:
        row = CardRow(first=first)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        struck = bool(line.struck_because)
        words.addWidget(
            Label(line.words, colour="mute" if struck else "text", wrap=True, select=True)
        )
        because = say("struck: {why}", why=line.struck_because) if struck else ""
        kind = word(line.kind) if line.kind in _PLAIN else ""
        told = (kind, line.question, shown.who(line.by), because)
        words.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True))
        row.line.addLayout(words, 1)
        if not struck:
            strike = Button(
                say("Strike"),
                "link",
                on=partial(self._strike, line),
                spoken=say("Strike “{words}”", words=line.words[:30]),
            )
            row.line.addWidget(self.bench.allow(strike, "strike_review"))
        return row

    def _strike(self, line: ReviewLine) -> None:
        self.bench.ask_why(
            say("Strike a line"),
            say("Strike it"),
            lambda desk, why: desk.strike_review(self.bench.number, line.id, why),
            text=line.words,
            about=line.id,
        )

    def _add_line(self, desk: IncidentDesk, found: Answers) -> object:
        kind = LineKind(found.text("kind"))
        return desk.note_review(self.bench.number, kind, found.text("words"))

    def _add_why(self, desk: IncidentDesk, found: Answers) -> object:
        asked = here(self.shown.guide.playbooks.causes.whys[int(found.text("question")) - 1])
        return desk.note_review(
            self.bench.number, LineKind.WHY, found.text("words"), question=asked
        )

    def _add_cause(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.note_review(
            self.bench.number, LineKind.CAUSE, found.text("words"), bone=found.text("bone")
        )
