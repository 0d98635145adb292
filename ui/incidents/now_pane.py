"""「現在」: the first hour on one page."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents import checklist
from clinicguard.incidents.incident import State
from clinicguard.incidents.kinds import scripts_of
from ui.incidents.bench import Bench
from ui.incidents.caught import notices
from ui.incidents.clock_rows import ClockRows
from ui.incidents.event_rows import EventRows
from ui.incidents.hour import Hour
from ui.incidents.pane import Pane, Stack
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.incidents.team_cards import TeamCards
from ui.incidents.things import Things
from ui.incidents.vanishing import Vanishing
from ui.language import count, say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import SectionHead, link
from ui.widgets.columns import Columns, measure
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_SIDE = 348
_CLOCKS = 4
_EVENTS = 4


class NowPane(Pane):
    """The drawn hour, my three things, clocks, the team, the last lines, what vanishes."""

    name = "now"

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self.things: Things | None = None
        self._whole = Stack(SPACE.between)
        self.column.addWidget(self._whole)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        bench, when = self.bench, When(self.bench.seat)
        self.things = Things(bench, shown, when)
        going = shown.case.incident.state in (State.NOTICED, State.ACTIVE)
        self._whole.fill(
            Hour(shown.now.hour, when) if going else None,
            *notices(shown),
            Columns(self._my_things(shown), self._clocks(shown, when), _SIDE, SPACE.section),
            self._team(shown, when),
            Columns(self._events(shown, when), self._vanishing(shown, when), _SIDE, SPACE.section),
        )

    def tick(self) -> None:
        self.show_case(self.shown)

    def _my_things(self, shown: Shown) -> QWidget:
        assert self.things is not None
        note = GAP.join((self.bench.seat.person.name, say("when one is done, the next comes up")))
        papers = link(
            say("Papers of this case"),
            partial(self.bench.seat.go, f"reports/{self.bench.address}"),
            icon="printer",
        )
        return section(SectionHead(say("My three things now"), note, papers), self.things)

    def _clocks(self, shown: Shown, when: When) -> QWidget:
        running = shown.now.clocks
        head = SectionHead(
            say("Clocks"),
            "",
            link(
                count(
                    "All {n}, and how they are counted",
                    "All {n}, and how they are counted",
                    len(shown.case.clocks),
                ),
                partial(self.bench.go, "clocks"),
            ),
        )
        return section(head, ClockRows(self.bench, shown, when, running[:_CLOCKS]))

    def _team(self, shown: Shown, when: When) -> QWidget:
        tasks = shown.case.tasks
        done = sum(not task.open for task in tasks)
        note = GAP.join(
            (
                count("{n} person", "{n} people", len(shown.now.cards)),
                say("{done} of {all} tasks settled", done=done, all=len(tasks)),
            )
        )
        told = shown.now.told
        staff: list[QWidget] = []
        if told.staff_told:
            read = told.staff_told - len(told.staff_unread)
            words = say("Staff notice read by {read} of {all}", read=read, all=told.staff_told)
            staff.append(Label(words, "note", "amber" if told.staff_unread else "text2"))
        scripts = scripts_of(shown.guide.playbooks, shown.case.incident.kinds)
        if scripts:
            desk = partial(self.bench.seat.go, f"desk/{scripts[0]}")
            staff.append(link(say("Words for the desk"), desk))
        ends = (*staff, link(say("All tasks"), partial(self.bench.go, "tasks")))
        return section(SectionHead(say("Team and tasks"), note, *ends), TeamCards(shown, when))

    def _events(self, shown: Shown, when: When) -> QWidget:
        events = shown.case.events
        most = _EVENTS - measure(self).short
        head = SectionHead(
            say("Timeline"),
            "",
            link(
                count("The only line", "All {n} lines", len(events)),
                partial(self.bench.go, "timeline"),
            ),
        )
        return section(head, EventRows(shown, when, tuple(reversed(events))[:most]))

    def _vanishing(self, shown: Shown, when: When) -> QWidget:
        settled, lines = checklist.settled_count(shown.case.checks)
        words = say("List {settled} of {all}", settled=settled, all=lines)
        head = SectionHead(
            say("Secure before it vanishes"), "", link(words, partial(self.bench.go, "evidence"))
        )
        return section(head, Vanishing(self.bench, shown, when))


def section(head: SectionHead, *below: QWidget) -> QWidget:
    """A head with what stands below it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.inside))
    column.addWidget(head)
    for widget in below:
        column.addWidget(widget)
    column.addStretch(1)
    return made
