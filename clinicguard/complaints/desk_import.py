"""The desk's verb of taking an old log over: whole, as one act, without promised times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clinicguard.complaints.acts import Acts
from clinicguard.complaints.old_log import OldComplaint
from clinicguard.complaints.taking_over import Begun, ReadyLog, begun, made_ready, write
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.spreadsheet.sheet import Sheet
from clinicguard.people.patients.desk import file_row
from clinicguard.people.patients.taking_over import Step

IMPORT = "complaint.import"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What an old log brought: how many complaints, of those tied to a card, rows left out."""

    complaints: int
    on_cards: int
    left_out: int


class TakingOver(Acts):
    """An old log, with the dates that it had; each complaint knows its file and its line."""

    def take_over(
        self,
        sheet: Sheet,
        rows: Iterable[OldComplaint],
        known: Taxonomy,
        left_out: int = 0,
        step: Step = lambda done, whole: None,
    ) -> TakenOver:
        """An old log, made ready and written in one go: see `take_over_ready`."""
        ready = made_ready(self.begin_log(), rows, known)
        return self.take_over_ready(sheet, ready, left_out, step)

    def begin_log(self) -> Begun:
        """How the records stand: what `made_ready` needs to make a log ready away from them."""
        book = self._book
        with book.database.reading() as session:
            return begun(session, book.actor.id, book.zone, book.clock.now())

    def take_over_ready(
        self,
        sheet: Sheet,
        ready: ReadyLog,
        left_out: int = 0,
        step: Step = lambda done, whole: None,
    ) -> TakenOver:
        """The whole log as one act. Where something it meets was written since it was made ready,
        it is made ready anew.

        No clock runs for them, nobody is phoned afterwards, and none was ever promised.

        Raises:
            NotAllowed, DiskFull: nothing was taken over. What `step` raises does the same.
        """
        with self._book.act(IMPORT, "complaints") as change:
            if (now := self.begin_log()) != ready.begun:
                ready = made_ready(now, ready.olds, ready.known, step)
            file = change.add(file_row("complaints", sheet, len(ready.olds), left_out, change))
            assert file.id == ready.begun.import_id
            write(ready, change, step)
            change.says("file", sheet.name)
            change.says("sha256", sheet.sha256)
            change.says("rows", str(len(ready.olds)))
        return TakenOver(len(ready.olds), ready.tied, left_out)
