"""Ending something of the clinic's own, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.language import say
from ui.seat import Seat
from ui.statements.bench import Bench
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import PanelDrafts
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class ReasonPanel(FormPanel):
    """Asks why; `ends` says what is ended with the reason."""

    def __init__(self, title: str, words: str, note: str) -> None:
        super().__init__(title, words, note=note)
        self.why = LongField(lines=2)
        self.ask(say("Reason"), self.why)

    def ends(
        self, seat: Seat, drafts: PanelDrafts, name: str, end: Callable[[Clinic, str], object]
    ) -> None:
        """Ends it with the reason; one half typed is kept under `name`."""
        drafts.follow(self, name, {"why": self.why})

        def go() -> None:
            why = self.why.text().strip()
            Bench(seat).do_in(self, lambda clinic: end(clinic, why), lambda _: drafts.done(name))

        self.done = go
