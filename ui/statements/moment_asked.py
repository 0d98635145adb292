"""When a text went out; and why, where that was before it was approved."""

from __future__ import annotations

from datetime import datetime, timedelta

from clinicguard.statements.statement import Statement
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Asked
from ui.widgets.fields import Field
from ui.widgets.moments import MomentField
from ui.widgets.writing import LongField


class MomentAsked:
    """What a panel asks about the time."""

    def __init__(self, panel: FormPanel, seat: Seat, statement: Statement) -> None:
        self._panel, self._statement = panel, statement
        self._since = statement.approved_at or statement.written_at
        self.at = MomentField(seat.now(), seat.zone)
        panel.ask(say("When"), self.at)
        self.early = LongField(lines=2)
        self.early_field = Field(say("Why it went out before it was approved"), self.early)
        panel.show_widget(self.early_field)
        self.at.changed.connect(self._look)
        self._look()

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {"at": self.at, "early": self.early}

    def moment(self) -> datetime:
        """When it went out: in the minute of its approval not before that."""
        at, since = self.at.value(), self._since
        return since if timedelta(0) < since - at < timedelta(minutes=1) else at

    def why_early(self) -> str:
        """Why it went out before it was approved, where that is asked."""
        return self.early.text().strip()

    def _look(self) -> None:
        early = self._statement.is_early(self.moment())
        self.early_field.setVisible(early)
        self._panel.need(self.early_field, early)
