"""確認: the fact table, and whether it is an incident at all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.evidence.exhibit import still_there
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.facts import Fact, Source, SourceKind, Status
from clinicguard.incidents.incident import State
from clinicguard.incidents.steps import Step
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import headed
from ui.incidents.said import When, options, word
from ui.incidents.shown import Shown
from ui.language import say, say_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.marks import Chip
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase

GLYPHS: dict[Status, Glyph] = {
    Status.CONFIRMED: "fine",
    Status.REPORTED: "doing",
    Status.UNKNOWN: "unknown",
    Status.REFUTED: "slashed",
}


class ConfirmPane(StepPane):
    """Facts with status and source; may they be said in public; real, and about us, or not."""

    step = Step.CONFIRM

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._verdict = Stack()
        self._facts = Stack()
        self.entry = Entry(
            bench,
            Step.CONFIRM,
            "fact",
            say("State a fact"),
            fact_asked(shown),
            say("Add the fact"),
            self._state,
            verb="state_fact",
            note=say(
                "One sentence that could turn out true or false. "
                "What nobody knows yet is worth a line too."
            ),
        )
        for widget in (
            self._verdict,
            SectionHead(say("Fact table"), about="fact_table"),
            self._facts,
            self.entry,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._verdict.fill(_verdict(shown, when))
        self._facts.fill(self._table(shown, when))

    def foot(self) -> tuple[Button, ...]:
        bench, state = self.bench, self.shown.case.incident.state
        match state:
            case State.NOTICED:
                no = Button(say("Not an incident"), on=self._dismiss)
                yes = Button(say("It is real: start the plan"), "primary", key="Ctrl+Enter")
                yes.clicked.connect(lambda _=False: self._confirm(yes))
                return bench.allow(no, "not_an_incident"), bench.allow(yes, "confirm")
            case State.NOT_AN_INCIDENT:
                return (bench.allow(Button(say("Look at it again"), on=self._reopen), "reopen"),)
            case _:
                return ()

    def _confirm(self, button: Button) -> None:
        number = self.bench.number
        self.bench.do(
            lambda desk: desk.confirm(number),
            then=partial(self.bench.go, "nature"),
            busy=button,
            in_need=lambda desk, why: desk.confirm(number, override=why),
        )

    def _dismiss(self) -> None:
        self.bench.ask_why(
            say("Not an incident"),
            say("Dismiss it"),
            lambda desk, why: desk.not_an_incident(self.bench.number, why),
            text=say("It is kept with its reason, for when the signal comes back."),
        )

    def _reopen(self) -> None:
        self.bench.ask_why(
            say("Look at it again"),
            say("Reopen"),
            lambda desk, why: desk.reopen(self.bench.number, why),
        )

    def _table(self, shown: Shown, when: When) -> QWidget:
        if not shown.case.facts:
            return Notice(say("The table is empty. Without one fact nothing can be confirmed."))
        card = Card(0)
        for number, fact in enumerate(shown.case.facts):
            card.add_row(self._fact(shown, when, fact, number == 0))
        return card

    def _fact(self, shown: Shown, when: When, fact: Fact, first: bool) -> QWidget:
        row = CardRow(first=first, height=54)
        top = Qt.AlignmentFlag.AlignTop
        row.line.addWidget(GlyphMark(GLYPHS[fact.status], word(fact.status)), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(fact.statement, wrap=True, select=True))
        words.addWidget(Label(_told(shown, when, fact), "note", "text2", wrap=True))
        for turn in fact.turns:
            if turn.former:
                struck = (
                    Span(turn.former, "note", colour="mute", strike=True),
                    Span(f"{GAP}{turn.reason}", "note", colour="mute"),
                )
                words.addWidget(Phrase(*struck, wrap=True))
        row.line.addLayout(words, 1)
        if fact.may_be_public:
            row.line.addWidget(Chip(say("may be said"), "blue", icon="megaphone"), 0, top)
        change = Button(
            say("Change"),
            size="small",
            on=partial(self.change, fact),
            spoken=say("Change “{words}”", words=fact.statement[:40]),
        )
        row.line.addWidget(self.bench.allow(change, "change_fact"), 0, top)
        if fact.status is Status.CONFIRMED:
            out = say("Keep private") if fact.may_be_public else say("Allow in public")
            let = Button(
                out,
                size="small",
                on=partial(self._let_out, fact),
                spoken=f"{out}: {fact.statement[:40]}",
            )
            row.line.addWidget(self.bench.allow(let, "let_out"), 0, top)
        return row

    def _let_out(self, fact: Fact) -> None:
        number, may = self.bench.number, not fact.may_be_public
        self.bench.do(lambda desk: desk.let_out(number, fact.id, may))

    def change(self, fact: Fact) -> None:
        """Asks for other words, another status or source."""

        def act(desk: IncidentDesk, found: Answers) -> object:
            return desk.change_fact(
                self.bench.number,
                fact.id,
                Status(found.text("status")),
                found.text("why"),
                statement=found.text("statement"),
                source=_source(found),
            )

        self.bench.ask(
            say("Change a fact"),
            (
                *fact_asked(self.shown, fact),
                Asked(
                    "why",
                    say("Reason"),
                    "long",
                    note=say("needed where the words change, or what was settled turns"),
                ),
            ),
            say("Keep the change"),
            act,
            text=say("The former words and status stay, struck through."),
            about=fact.id,
        )

    def _state(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.state_fact(
            self.bench.number,
            found.text("statement"),
            Status(found.text("status")),
            _source(found),
        )


def fact_asked(shown: Shown, fact: Fact | None = None) -> tuple[Asked, ...]:
    """What a fact needs."""
    exhibits = tuple(
        Option(each.number, f"{each.mark_in(shown.address) or each.number} {each.title}")
        for each in still_there(shown.exhibits)
    )
    source = fact.source if fact else Source(SourceKind.PERSON)
    ref = source.ref.removeprefix("evidence/")
    asked = [
        Asked(
            "statement",
            say_in("fact", "Statement"),
            "long",
            start=fact.statement if fact else "",
            needed=True,
        ),
        Asked(
            "status",
            say("How sure are we?"),
            "one",
            options(Status),
            (fact.status if fact else Status.REPORTED).value,
            needed=True,
        ),
        Asked("kind", say("What it rests on"), "one", options(SourceKind), source.kind.value),
        Asked(
            "source",
            say("Source in words"),
            start=source.words,
            hint=say("who said it, which record, which post"),
        ),
    ]
    if exhibits:
        none = Option("", say("none"))
        asked.append(Asked("exhibit", say("Exhibit"), "menu", (none, *exhibits), ref))
    return tuple(asked)


def _source(found: Answers) -> Source:
    kind = SourceKind(found.text("kind") or SourceKind.OTHER)
    exhibit = found.text("exhibit")
    return Source(SourceKind.EXHIBIT if exhibit else kind, found.text("source"), exhibit)


def _told(shown: Shown, when: When, fact: Fact) -> str:
    source = fact.source
    ref = shown.mark(source.ref) if source.ref else ""
    named = " ".join(part for part in (source.words, ref) if part)
    by = ""
    if fact.confirmed_at is not None:
        by = say(
            "confirmed by {name} {when}",
            name=shown.who(fact.confirmed_by),
            when=when.short(fact.confirmed_at),
        )
    ground = headed(word(source.kind), named) if named else word(source.kind)
    return GAP.join(part for part in (word(fact.status), ground, by, fact.note) if part)


def _verdict(shown: Shown, when: When) -> QWidget | None:
    incident = shown.case.incident
    if incident.state is State.NOT_AN_INCIDENT:
        why = incident.turns[-1].reason if incident.turns else ""
        return Notice(why, lead=say("Dismissed as not an incident.") + GAP)
    if incident.confirmed_at is not None:
        told = say(
            "Confirmed {when}: real, about us, the plan has started.",
            when=when.full(incident.confirmed_at),
        )
        return Notice(told, "green")
    return None
