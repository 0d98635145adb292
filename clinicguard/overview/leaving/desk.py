"""Leaving with everything: only an owner, with the passphrase again, to a place outside."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from clinicguard.evidence.custody import check_touch
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.disposed import still_here
from clinicguard.evidence.sealing import NoKeyForEvidence
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.host.files import as_trouble
from clinicguard.host.trouble import Trouble
from clinicguard.overview.leaving.taking import (
    Leaving,
    Original,
    Taken,
    clear_aside,
    free_name,
)
from clinicguard.overview.time_desk import TimeLists
from clinicguard.people import access
from clinicguard.people.staff import checked_reason
from clinicguard.storage.book import Book
from clinicguard.storage.database import Database
from clinicguard.storage.folder import ASIDE_OF_EXPORT
from clinicguard.storage.keyfile import read_keys


class LeavesInside(Trouble):
    """What is written in the clear must not lie in the clinic's own folder."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place


class LeavingDesk:
    """`begin` and `finish` on the records' thread, `Leaving.work` off it."""

    def __init__(self, book: Book, folder: Path, evidence: EvidenceDesk, person: str) -> None:
        """`person` is the id of the slot that the passphrase opens."""
        self._book = book
        self._folder = folder
        self._evidence = evidence
        self._person = person

    def begin(
        self, place: Path, passphrase: str, reason: str, recipient: str, *, name: str
    ) -> Leaving:
        """The entry that it begins, before anything is written in the clear.

        Raises:
            NotAllowed, ReasonNeeded, RecipientNeeded, WrongPassphrase, LeavesInside.
            NoKeyForEvidence: who came in with a PIN unlocks with the passphrase first.
            DiskFull: there is no room for the run's own copy.
        """
        place = place.expanduser().absolute()
        says = {"recipient": recipient, "place": place.name}
        subject = f"clinic/{self._book.clinic}"
        with self._book.act("clinic.export_all", subject, reason=reason, says=says):
            checked_reason(reason)
            check_touch("exported", reason, recipient)
            if self._folder.resolve() in (place.resolve(), *place.resolve().parents):
                raise LeavesInside(place)
            access.unlock(self._folder, self._person, passphrase, self._book.clock)
            originals = self._originals()
            if any(each.sealed.identity is None for each in originals):
                raise NoKeyForEvidence
        try:
            copy = self._lay_aside(self._book.database)
        except OSError as error:
            clear_aside(self._folder)
            raise as_trouble(error, self._folder / ASIDE_OF_EXPORT) from error
        keys = read_keys(self._folder)
        return Leaving(
            folder=free_name(place, name),
            copy=copy,
            clinic=keys.name,
            by=self._book.actor.name,
            purpose=reason,
            recipient=recipient,
            made=self._book.clock.now(),
            originals=originals,
            keys=keys,
            times=TimeLists(self._book).files(),
            key=self._book.database.key,
        )

    def finish(self, leaving: Leaving, taken: Taken) -> None:
        """The entry of what left, and one in the custody of each exhibit.

        Raises:
            NotAllowed, DiskFull.
        """
        says = {
            "recipient": leaving.recipient,
            "files": str(taken.files),
            "rows": str(taken.rows),
            "hash": taken.sums,
            "damaged": ", ".join(taken.damaged),
        }
        subject = f"clinic/{self._book.clinic}"
        reason = leaving.purpose
        with self._book.act("clinic.exported_all", subject, reason=reason, says=says) as change:
            # a run takes long: what was disposed of meanwhile has had its last line
            there = set(change.all(still_here(select(ExhibitRow.number))))
            for number in taken.evidence:
                if number not in there:
                    continue
                self._evidence.note_export(number, purpose=reason, recipient=leaving.recipient)

    def _originals(self) -> tuple[Original, ...]:
        with self._book.database.reading() as session:
            there = still_here(select(ExhibitRow))
            rows = session.scalars(there.order_by(ExhibitRow.id)).all()
        return tuple(
            Original(
                row.number,
                row.title,
                row.original_name,
                row.size,
                self._evidence.sealed_copy(row.number, "evidence.export"),
            )
            for row in rows
        )

    def _lay_aside(self, database: Database) -> Path:
        aside = self._folder / ASIDE_OF_EXPORT
        if aside.exists():
            shutil.rmtree(aside)
        aside.mkdir()
        database.copy_to(aside / "clinic.db")
        return aside / "clinic.db"
