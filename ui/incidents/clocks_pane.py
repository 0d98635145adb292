"""Every clock of the case, running and ended, and those that an event of their own sets going."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from clinicguard.host.clock import to_text
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.knowledge.law import Deadline
from clinicguard.tasks.calendar_file import Entry as CalendarEntry
from clinicguard.tasks.calendar_file import calendar_file
from clinicguard.tasks.running import in_order
from ui.incidents.bench import Bench
from ui.incidents.clock_rows import ClockRows
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.pane import Pane, Stack
from ui.incidents.said import When, here
from ui.incidents.shown import Shown
from ui.language import language, say
from ui.widgets.cards import SectionHead, link
from ui.widgets.choices import Option

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


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
        self.wall = link(
            say("Print for the wall"),
            partial(bench.seat.go, f"report/{bench.address}/clocks"),
            icon="printer",
        )
        self.calendar = link(say("Save for the calendar"), self.save, icon="calendar")
        head = SectionHead(say("Clocks"), "", self.wall, self.calendar, about="hold_clock")
        for widget in (head, self._clocks, self.entry):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._clocks.fill(ClockRows(self.bench, shown, when, in_order(shown.case.clocks)))

    def tick(self) -> None:
        self.show_case(self.shown)

    def save(self) -> None:
        """Asks where to, and writes the running clocks as a calendar file."""
        start = str(Path.home() / f"{self.bench.number}.ics")
        found, _ = QFileDialog.getSaveFileName(
            self, say("Save for the calendar"), start, "iCalendar (*.ics)"
        )
        if found:
            self.save_to(Path(found))

    def save_to(self, path: Path) -> None:
        """Number and kind only: who sees the calendar learns neither name nor matter."""
        data = calendar_file(self._entries(), self.bench.seat.now())
        purpose, subject = say("Clocks for the calendar"), self.bench.address

        def write(clinic: Clinic) -> None:
            clinic.hand_out("clocks:calendar", data, path, subject=subject, purpose=purpose)

        self.bench.work(write)

    def _entries(self) -> list[CalendarEntry]:
        rules = self.shown.guide.pack.deadlines
        return [
            CalendarEntry(
                f"{self.bench.number}-{clock.id}",
                f"{self.bench.number} {_kind(rules.get(clock.rule))}",
                clock.due_day,
                clock.due_at,
            )
            for clock in in_order(self.shown.case.clocks)
            if clock.running
        ]

    def _start(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.start_clock(
            self.bench.number, found.text("rule"), found.moment("at"), language=language()
        )


def _kind(rule: Deadline | None) -> str:
    """The rule's own title; of what the clinic promised only that it is a promise."""
    return here(rule.title) if rule is not None else say("A promised time")


def _rules(shown: Shown) -> tuple[Option, ...]:
    """The limits that have a number; those that wait behind an answered yes stand first."""
    pack = shown.guide.pack
    yes = {answer.gate for answer in shown.case.answers if answer.answer.value == "yes"}
    near = {rule for gate in pack.gates.values() if gate.id in yes for rule in gate.later}
    rules = [rule for rule in pack.deadlines.values() if rule.limits]
    ordered = sorted(rules, key=lambda rule: rule.id not in near)
    return tuple(Option(rule.id, here(rule.title)) for rule in ordered)
