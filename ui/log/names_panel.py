"""Why somebody looks at the names in an entry's words; the look is an entry itself."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.overview.log_lists import WholeEntry
from ui.language import say, say_in
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.text import Label


class NamesPanel(Panel):
    """Shows the entry as it was written once the reason stands in the log."""

    def __init__(
        self, seat: Seat, whole: WholeEntry, shown: Callable[[WholeEntry], object]
    ) -> None:
        super().__init__(say("Show the names"), width=WIDTH.form)
        self._seat = seat
        self._seq = whole.entry.seq
        self._shown = shown
        self.reason = LineField()
        self.first = self.reason.reach()
        self.button = Button(say("Show the names"), "primary", key="Ctrl+Return", on=self.show_it)
        inside = ScrollColumn()
        inside.column.addWidget(
            Label(say("Entry {number}", number=f"{self._seq:,}"), "section", bold=True)
        )
        inside.column.addWidget(
            Label(say("Whose names they are may ask later who looked, and why."), wrap=True)
        )
        inside.column.addWidget(Field(say_in("retention", "Reason"), self.reason, number=1))
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.button), 1)
        self.reason.changed.connect(self._look)
        self._look()

    def show_it(self) -> None:
        """One entry with the reason; then the words."""
        if self.button.is_busy() or self.button.reason():
            return
        seq, why = self._seq, self.reason.text()
        self.button.set_busy(say("Reading the records"))
        job = self._seat.jobs.database(lambda clinic: clinic.log_export.read_words(seq, why))
        job.then(self._done).ended(self.button.set_ready)

    def _done(self, whole: WholeEntry) -> None:
        self.close_panel()
        self._shown(whole)

    def _look(self) -> None:
        if self.reason.enough():
            self.button.allow()
        else:
            self.button.forbid(say("Still missing: the reason"))
