"""What went out: by which channel, where, when, with which screenshot, and when the next word is.

What is known of the text stands above the questions, or below them where it was just seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clinicguard.incidents.barriers import Barrier
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.gate_card import GateCard, hindrance
from ui.statements.moment_asked import MomentAsked
from ui.statements.next_asked import NextAsked
from ui.statements.next_word import NextWord
from ui.statements.panel_drafts import Asked
from ui.statements.proof_field import ProofField
from ui.statements.shown import Shown
from ui.statements.spoken import missing_words
from ui.statements.staying_here import staying_here
from ui.statements.way_asked import WayAsked
from ui.widgets.cards import Notice
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.statements.gate import ReleaseGate


class ReleasePanel(FormPanel):
    """`way`, `time`, `shot` and `next` ask a part each.

    Where the case lacks something, `why_now()` is why it did not wait for that.
    """

    def __init__(
        self,
        seat: Seat,
        shown: Shown,
        gate: ReleaseGate,
        missing: Sequence[Barrier],
        coming: NextWord,
    ) -> None:
        statement = gate.statement
        super().__init__(
            say("Record what went out"),
            say("Record it as gone out"),
            note=say("The approved wording is recorded: version {n}.", n=statement.now.number),
        )
        self._bar = hindrance(gate)
        if self._bar:
            self.show_widget(Notice(self._bar, "red"))
        for widget in staying_here(statement):
            self.show_widget(widget)
        card, seen = GateCard(seat, shown, gate), gate.was_shown_to(seat.person.id)
        if not seen:
            self.show_widget(card)
        self.way = WayAsked(
            self, seat, statement, shown.platform, lambda: self.shot.reach().setFocus()
        )
        self.time = MomentAsked(self, seat, statement)
        asks = say("Screenshot, as evidence")
        self.shot = ProofField(seat, self, shown.exhibits, statement.case, asks)
        note = say("take it at once: what is online can be changed")
        self.ask(asks, self.shot, needed=False, note=note)
        self.next = NextAsked(self, seat, statement, coming)
        self.why = LongField(lines=2)
        if missing:
            self.show_widget(Notice(missing_words(missing), "amber"))
            self.ask(say("Why it goes out first"), self.why)
        self._fields = {"why": self.why} if missing else {}
        if seen:
            self.show_widget(card)
        self.first = self.button_leave if self._bar else self.way.where.reach()
        self.way.channels.changed.connect(self._look)
        self.way.nobody_else.changed.connect(self._look)
        self._look()

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {
            **self.way.fields(),
            **self.time.fields(),
            "exhibit": self.shot.exhibit,
            **self.next.fields(),
            **self._fields,
        }

    def _look(self) -> None:
        """What stands against the text, or else against the way that is chosen."""
        why = self._bar or self.way.hindrance()
        if why:
            self.button.forbid(why)
        else:
            self.button.allow()

    def why_now(self) -> str:
        """Why it went out before what the case lacks; empty where it lacks nothing."""
        return self.why.text().strip()
