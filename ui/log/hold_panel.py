"""A legal hold, laid or lifted, with its reason."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.overview.retention import Keeping
from ui.language import say, say_in
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.text import Label


class HoldPanel(Panel):
    """Lays a hold where there is none, lifts the one that lies there."""

    def __init__(self, seat: Seat, keeping: Keeping) -> None:
        title = say("Lift the hold") if lifts(keeping) else say("Lay a legal hold")
        super().__init__(title, width=WIDTH.form)
        self._seat = seat
        self._keeping = keeping
        self.reason = LineField()
        self.first = self.reason.reach()
        told = (
            say("From now on the record's own time counts again.")
            if lifts(keeping)
            else say("While it lies there nobody disposes of the record, whatever its time.")
        )
        self.button = Button(title, "primary", key="Ctrl+Return", on=self.save)
        inside = ScrollColumn()
        inside.column.addWidget(Label(keeping.number, "section", bold=True))
        inside.column.addWidget(Label(told, wrap=True))
        inside.column.addWidget(
            Field(say_in("retention", "Reason"), self.reason, number=1, about="legal_hold")
        )
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.button), 1)
        self.reason.changed.connect(self._look)
        self._look()

    def save(self) -> None:
        """One entry with the reason."""
        if self.button.is_busy() or self.button.reason():
            return
        address, reason = self._keeping.address, self.reason.text()
        lifting = lifts(self._keeping)

        def work(clinic: Clinic) -> None:
            if lifting:
                clinic.retention.lift(address, reason)
            else:
                clinic.retention.hold(address, reason)

        self.button.set_busy(say("Saving"))
        job = self._seat.jobs.database(work)
        job.then(lambda _: self._done()).ended(self.button.set_ready)

    def _done(self) -> None:
        self.close_panel()
        self._seat.changed()

    def _look(self) -> None:
        if self.reason.enough():
            self.button.allow()
        else:
            self.button.forbid(say("Still missing: the reason"))


def lifts(keeping: Keeping) -> bool:
    """Whether a hold lies on the record itself; one on a case that lists it is lifted there."""
    return keeping.hold is not None and not keeping.held
