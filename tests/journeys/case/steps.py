"""The steps of the case in their order: what is done, and what is written after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clinicguard.people.staff import Role
from tests.journeys.case import ending, handing, judging, opening, planning, speaking, working
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
    Step("manager", speaking.begin_holding, speaking.holding_begun),
    Step("manager", speaking.send_holding, speaking.holding_sent),
    Step("counsel", speaking.object_to_holding, speaking.holding_objected),
    Step("manager", speaking.mend_holding, speaking.holding_mended),
    Step("counsel", speaking.clear_holding, speaking.holding_cleared),
    Step("owner", speaking.release_holding, speaking.holding_released),
    Step("manager", speaking.begin_reply, speaking.reply_begun),
    Step("manager", speaking.mend_reply, speaking.reply_mended),
    Step("counsel", speaking.clear_reply, speaking.reply_cleared),
    Step("owner", speaking.release_reply, speaking.reply_released),
    Step("reception", ending.watch, ending.watched),
    Step("owner", ending.care, ending.cared),
    Step("owner", judging.lower, judging.lowered),
    Step("owner", ending.stand_down, ending.stood_down),
    Step("owner", ending.review, ending.reviewed),
    Step("owner", ending.clocks, ending.met),
    Step("owner", ending.close, ending.closed),
    Step("owner", ending.reopen, ending.reopened),
    Step("owner", handing.report, handing.reported),
    Step("owner", handing.pack, handing.packed),
)
