"""When the next word is due, as the text or its case has promised it."""

from __future__ import annotations

from datetime import datetime, timedelta

from clinicguard.statements.statement import Statement
from ui.language import say, say_in
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.next_word import NextWord
from ui.statements.panel_drafts import Asked
from ui.statements.standing import when
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.moments import MomentField
from ui.widgets.spans import GAP
from ui.widgets.ticks import Check

_HOURS = 4


class NextAsked:
    """What a panel asks about it; what text and case say of it stands there already."""

    def __init__(
        self, panel: FormPanel, seat: Seat, statement: Statement, coming: NextWord
    ) -> None:
        self._panel = panel
        before = _promised_by(statement)
        if before is not None and before > seat.now():
            told = say(
                "It promised the next word by {when}. Recording another place leaves that "
                "as it is.",
                when=when(seat, before),
            )
            panel.show_widget(Notice(told))
        self.promise = Check(say("The text promises an update"))
        panel.show_widget(self.promise)
        due = coming.read or coming.due or seat.now() + timedelta(hours=_HOURS)
        self.at = MomentField(due, seat.zone)
        self.field = Field(say("Next update due"), self.at)
        self.field.say_below(_whence(seat, coming))
        panel.show_widget(self.field)
        self.promise.setChecked(bool(coming.said) and before is None)
        self.promise.changed.connect(self._look)
        self._look()

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {"promise": self.promise, "next": self.at}

    def due(self) -> datetime | None:
        """When the next word is due, if the text promises one."""
        return self.at.value() if self.promise.isChecked() else None

    def _look(self) -> None:
        self.field.setVisible(self.promise.isChecked())
        self._panel.need(self.field, self.promise.isChecked())


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


def _promised_by(statement: Statement) -> datetime | None:
    """When the next word is due by what was recorded of this wording last, if it promised one."""
    here = (each for each in reversed(statement.releases) if each.sha256 == statement.now.sha256)
    return next((each.next_update for each in here if each.next_update is not None), None)
