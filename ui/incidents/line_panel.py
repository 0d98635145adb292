"""A line of the timeline in somebody's own words, asked over the page."""

from __future__ import annotations

from clinicguard.host.clock import to_text
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.timeline import Manner
from ui.incidents.ask_panel import AskPanel
from ui.incidents.bench import Bench
from ui.incidents.forms import Answers, Asked
from ui.incidents.said import options
from ui.language import say


def line_asked(bench: Bench) -> tuple[Asked, ...]:
    """What a line needs: the words, when, and how one knows."""
    return (
        Asked("words", say("What happened, one thing"), "long", needed=True),
        Asked("at", say("When it happened"), "moment", start=to_text(bench.seat.now())),
        Asked(
            "manner",
            say("How you know"),
            "one",
            options((Manner.SEEN, Manner.TOLD)),
            Manner.SEEN.value,
        ),
        Asked("source", say("From whom, or from what"), note=say("needed where it was told")),
    )


def line_act(bench: Bench, desk: IncidentDesk, found: Answers) -> object:
    """Writes the line."""
    return desk.note_event(
        bench.number,
        found.text("words"),
        found.moment("at"),
        manner=Manner(found.text("manner")),
        source=found.text("source"),
    )


def line_panel(bench: Bench) -> AskPanel:
    """Opens the question."""
    return bench.ask(
        say("Add a line to the timeline"),
        line_asked(bench),
        say("Write it down"),
        lambda desk, found: line_act(bench, desk, found),
        text=say("Write what was seen or heard, not what it means."),
    )
