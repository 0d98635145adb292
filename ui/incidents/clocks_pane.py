"""Every clock of the case, running and ended, and those that an event of their own sets going."""

from __future__ import annotations

from clinicguard.host.clock import to_text
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.tasks.running import in_order
from ui.incidents.bench import Bench
from ui.incidents.clock_rows import ClockRows
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.pane import Pane, Stack
from ui.incidents.said import When, here
from ui.incidents.shown import Shown
from ui.language import language, say
from ui.widgets.cards import SectionHead
from ui.widgets.choices import Option


class ClocksPane(Pane):
    """The question mark in a row tells how it was reckoned, day by day."""

    name = "clocks"

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._clocks = Stack()
        self.entry = Entry(
            bench,
            "clocks",
            "clock",
            say("Something came in that starts a clock"),
            (
                Asked("rule", say("Which time limit"), "menu", _rules(shown), needed=True),
                Asked(
                    "at",
                    say("When it came, or happened"),
                    "moment",
                    start=to_text(bench.seat.now()),
                ),
            ),
            say("Start the clock"),
            self._start,
            verb="start_clock",
            note=say("A letter, a request for copies, an invitation to mediation."),
        )
        for widget in (SectionHead(say("Clocks")), self._clocks, self.entry):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._clocks.fill(ClockRows(self.bench, shown, when, in_order(shown.case.clocks)))

    def tick(self) -> None:
        self.show_case(self.shown)

    def _start(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.start_clock(
            self.bench.number, found.text("rule"), found.moment("at"), language=language()
        )


def _rules(shown: Shown) -> tuple[Option, ...]:
    """The limits that have a number; those that wait behind an answered yes stand first."""
    pack = shown.guide.pack
    yes = {answer.gate for answer in shown.case.answers if answer.answer.value == "yes"}
    near = {rule for gate in pack.gates.values() if gate.id in yes for rule in gate.later}
    rules = [rule for rule in pack.deadlines.values() if rule.limits]
    ordered = sorted(rules, key=lambda rule: rule.id not in near)
    return tuple(Option(rule.id, here(rule.title)) for rule in ordered)
