"""What went out: by which channel, where, when, with which screenshot, and when the next word is.

What is known of the text stands above the questions, or below them where it was just seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from clinicguard.incidents.barriers import Barrier
from clinicguard.statements.statement import Statement
from ui.language import say, say_in
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.gate_card import GateCard, hindrance
from ui.statements.moment_asked import MomentAsked
from ui.statements.next_word import NextWord
from ui.statements.panel_drafts import Asked
from ui.statements.proof_field import ProofField
from ui.statements.shown import Shown
from ui.statements.spoken import missing_words
from ui.statements.standing import when
from ui.statements.staying_here import staying_here
from ui.statements.way_asked import WayAsked
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.moments import MomentField
from ui.widgets.spans import GAP
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.statements.gate import ReleaseGate

_NEXT_HOURS = 4
_UNSAID = NextWord()


class ReleasePanel(FormPanel):
    """`way`, `time`, `shot` and `next_update()` are what was filled in.

    What text and case say of the next word stands there already. Where the case lacks something,
    `why_now()` is why it did not wait for that.
    """

    def __init__(
        self,
        seat: Seat,
        shown: Shown,
        gate: ReleaseGate,
        missing: Sequence[Barrier] = (),
        coming: NextWord = _UNSAID,
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
        self.way = WayAsked(self, statement, shown.platform, lambda: self.shot.reach().setFocus())
        self.time = MomentAsked(self, seat, statement)
        asks = say("Screenshot, as evidence")
        self.shot = ProofField(seat, self, shown.exhibits, statement.case, asks)
        note = say("take it at once: what is online can be changed")
        self.ask(asks, self.shot, needed=False, note=note)
        promised = promised_by(statement)
        if promised is not None and promised > seat.now():
            told = say(
                "It promised the next word by {when}. Recording another place leaves that "
                "as it is.",
                when=when(seat, promised),
            )
            self.show_widget(Notice(told))
        self.promise = Check(say("The text promises an update"))
        self.show_widget(self.promise)
        due = coming.read or coming.due or seat.now() + timedelta(hours=_NEXT_HOURS)
        self.next_at = MomentField(due, seat.zone)
        self.next_field = Field(say("Next update due"), self.next_at)
        self.next_field.say_below(_whence(seat, coming))
        self.show_widget(self.next_field)
        self.promise.setChecked(bool(coming.said) and promised is None)
        self._promises()
        self.promise.changed.connect(self._promises)
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
            "promise": self.promise,
            "next": self.next_at,
            **self._fields,
        }

    def _promises(self) -> None:
        self.next_field.setVisible(self.promise.isChecked())
        self.need(self.next_field, self.promise.isChecked())

    def _look(self) -> None:
        """What stands against the text, or else against the way that is chosen."""
        why = self._bar or self.way.hindrance()
        if why:
            self.button.forbid(why)
        else:
            self.button.allow()

    def next_update(self) -> datetime | None:
        """When the next word is due, if the text promises one."""
        return self.next_at.value() if self.promise.isChecked() else None

    def why_now(self) -> str:
        """Why it went out before what the case lacks; empty where it lacks nothing."""
        return self.why.text().strip()


def _whence(seat: Seat, coming: NextWord) -> str:
    """From where the time that is proposed for the next word was taken."""
    said = say_in("quote", "“{words}”", words=coming.said) if coming.said else ""
    if coming.read is not None:
        told = say("Read in the text: {words} Please check the time.", words=said)
    elif coming.due is not None:
        return GAP.join(filter(None, (say("The time that the case has promised."), said)))
    elif said:
        told = say("The text names no time that could be read: {words} Please set it.", words=said)
    else:
        return say("Nothing names a time: it stands at four hours from now.")
    if coming.due is not None and coming.due != coming.read:
        other = say("The case has promised {when}.", when=when(seat, coming.due))
        told = GAP.join((told, other))
    return told


def promised_by(statement: Statement) -> datetime | None:
    """When the next word is due by what was recorded of this wording last, if it promised one."""
    here = (each for each in reversed(statement.releases) if each.sha256 == statement.now.sha256)
    return next((each.next_update for each in here if each.next_update is not None), None)
