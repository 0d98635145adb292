"""The steps of the case in their order: what is done, and what is written after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clinicguard.people.staff import Role
from tests.journeys.case import ending, judging, opening, planning, working
from tests.journeys.case.play import Play


@dataclass(frozen=True, slots=True)
class Step:
    """`do` works through the windows as `role`; `written` looks into the records."""

    role: Role
    do: Callable[[Play], None]
    written: Callable[[Play], None]

    @property
    def name(self) -> str:
        return f"{self.do.__module__.rpartition('.')[2]}.{self.do.__name__}"


STEPS: tuple[Step, ...] = (
    Step("reception", opening.log, opening.logged),
    Step("reception", opening.acknowledge, opening.acknowledged),
    Step("reception", opening.grow, opening.grown),
    Step("reception", opening.signals, opening.signalled),
    Step("owner", judging.facts, judging.stated),
    Step("owner", judging.let_out, judging.out),
    Step("owner", judging.confirm, judging.confirmed),
    Step("owner", judging.name_it, judging.named),
    Step("owner", judging.rate, judging.rated),
    Step("owner", working.team, working.teamed),
    Step("owner", working.staff, working.informed),
    Step("owner", working.tasks, working.worked),
    Step("reception", working.read, working.was_read),
    Step("reception", working.secure, working.secured),
    Step("reception", working.hand_in, working.handed_in),
    Step("manager", working.look, working.looked),
    Step("owner", working.prove, working.proved),
    Step("owner", planning.weigh, planning.weighed),
    Step("owner", planning.message, planning.messaged),
    Step("owner", planning.decide, planning.decided),
    Step("owner", planning.call, planning.called),
    Step("reception", ending.watch, ending.watched),
    Step("owner", ending.care, ending.cared),
    Step("owner", judging.lower, judging.lowered),
    Step("owner", ending.stand_down, ending.stood_down),
    Step("owner", ending.review, ending.reviewed),
    Step("owner", ending.clocks, ending.met),
    Step("owner", ending.close, ending.closed),
    Step("owner", ending.reopen, ending.reopened),
)
