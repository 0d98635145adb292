"""A question over the page whose answer, typed and not yet saved, outlives a kill."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.incidents.ask_panel import AskPanel
from ui.incidents.forms import Answers, Asked
from ui.language import say
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_DRAFT_MS = 1000


class KeptQuestion(AskPanel):
    """`act` runs on the records and gives the kind of matter that `after` shows again."""

    def __init__(
        self,
        seat: Seat,
        title: str,
        asked: tuple[Asked, ...],
        words: str,
        page: str,
        act: Callable[[Clinic, Answers], str],
        after: Callable[[str], object],
        *,
        text: str = "",
    ) -> None:
        super().__init__(title, asked, words, seat.zone, text=text)
        self._seat, self._page, self._act, self._after = seat, page, act, after
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.form.changed.connect(self._typed)
        self.keep = self.keep_draft
        self.answered = self._go
        seat.jobs.database(lambda clinic: clinic.drafts.find(page)).then(self._fill)

    def keep_draft(self) -> None:
        """Writes what was typed since the last time."""
        self._timer.stop()
        page, kept = self._page, self.form.kept()
        if kept:
            self._seat.jobs.database(lambda clinic: clinic.drafts.keep(page, kept))
        else:
            self._seat.jobs.database(lambda clinic: clinic.drafts.drop(page))

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _fill(self, kept: dict[str, object] | None) -> None:
        if kept and not self.form.kept():
            self.form.fill(kept)

    def _go(self, found: Answers) -> None:
        act, page = self._act, self._page

        def work(clinic: Clinic) -> str:
            shown = act(clinic, found)
            clinic.drafts.drop(page)
            return shown

        self.button.set_busy(say("Saving"))
        self._seat.jobs.database(work).then(self._done).ended(self.button.set_ready)

    def _done(self, nature: str) -> None:
        self._timer.stop()
        self.close_panel()
        self._after(nature)
