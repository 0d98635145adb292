"""A decision: question, options, choice, reason, and the facts as they stood at that moment."""

from __future__ import annotations

from functools import partial

from clinicguard.incidents.decisions import Decision
from clinicguard.incidents.desk import IncidentDesk
from ui.incidents.ask_panel import AskPanel
from ui.incidents.bench import Bench
from ui.incidents.confirm_pane import GLYPHS
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.punctuation import apart, bracketed
from ui.incidents.said import When, word
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.widgets.cards import Card
from ui.widgets.particulars import Particulars, Stated
from ui.widgets.spans import GAP
from ui.widgets.text import Label


def decision_card(shown: Shown, decision: Decision, when: When) -> Card:
    """One decision, whole."""
    card = Card()
    title = decision.question or _kind_words(decision.kind)
    card.column.addWidget(Label(title, bold=True, wrap=True))
    others = [option for option in decision.options if option != decision.choice]
    card.column.addWidget(
        Particulars(
            (
                (say("Chosen"), decision.choice if decision.question else ""),
                (say("Also weighed"), apart(others) if decision.question else ""),
                (say("Reason"), decision.why),
                (say("By"), f"{shown.who(decision.by)}{GAP}{when.full(decision.at)}"),
                (say("Known besides"), decision.known_words),
            )
        )
    )
    if decision.known:
        known = count(
            "{n} fact stood on the table", "{n} facts stood on the table", len(decision.known)
        )
        card.column.addWidget(Label(known, "note", "mute", bold=True))
        for fact in decision.known:
            told = bracketed(fact.statement, word(fact.status))
            card.column.addWidget(Stated(GLYPHS[fact.status], told, size=14))
    return card


def decision_entry(bench: Bench, pane: str) -> Entry:
    """A form for a decision; every fact of the moment is kept with it."""
    return Entry(
        bench,
        pane,
        "decision",
        say("Write down a decision"),
        _asked(),
        say("Keep the decision"),
        partial(_decide, bench.number),
        verb="decide",
        note=say("The fact table of this moment is kept with it."),
    )


def decision_panel(bench: Bench) -> AskPanel:
    """The same, asked over the page."""
    return bench.ask(
        say("Write down a decision"),
        _asked(),
        say("Keep the decision"),
        lambda desk, found: _decide(bench.number, desk, found),
        text=say("The fact table of this moment is kept with it."),
    )


def _asked() -> tuple[Asked, ...]:
    return (
        Asked("question", say("What had to be decided?"), needed=True),
        Asked("options", say("What could be done"), "long", note=say("one a line")),
        Asked("choice", say("What was chosen"), needed=True),
        Asked("why", say("Why"), "long", needed=True),
    )


def _decide(number: str, desk: IncidentDesk, found: Answers) -> object:
    return desk.decide(
        number,
        found.text("question"),
        found.lines("options"),
        found.text("choice"),
        found.text("why"),
    )


def _kind_words(kind: str) -> str:
    match kind:
        case "rated":
            return say("The level was set")
        case "lowered":
            return say("The level was lowered")
        case "confirm":
            return say("It is an incident")
        case "dismiss":
            return say("It is not an incident")
        case "stand_down":
            return say("Stood down")
        case "close":
            return say("The case was closed")
        case "reopen":
            return say("The case was reopened")
        case _:
            return kind
