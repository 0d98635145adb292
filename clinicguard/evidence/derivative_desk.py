"""What is made of exhibits for reading: transcripts and small pictures, each sealed and tied."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pyrage
from sqlalchemy import select

from clinicguard.evidence.custody import check_touch
from clinicguard.evidence.derivative import Transcript
from clinicguard.evidence.derivative_tables import to_transcript
from clinicguard.evidence.disposed import still_here
from clinicguard.evidence.opening import Intake, Pasted, SealedCopy, Waiting
from clinicguard.evidence.sight import NotShown
from clinicguard.evidence.small_pictures import (
    name_of_small,
    new_small,
    small_of,
    small_pictures,
)
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.evidence.taking_in import find, touch
from clinicguard.evidence.transcribing import new_transcript, newest_transcript, without_transcript
from clinicguard.evidence.transcript import Transcribed, Transcribing
from clinicguard.host.trouble import Trouble
from clinicguard.storage import log
from clinicguard.storage.book import Book
from clinicguard.storage.row_check import SEALED_FILES
from clinicguard.storage.troubles import NotAllowed


class DerivativeDesk:
    """`recipient` is the CASE identity of today's epoch; `case` what this person can read back."""

    def __init__(
        self,
        book: Book,
        folder: Path,
        epoch: int,
        recipient: str,
        case: Mapping[int, pyrage.x25519.Identity],
    ) -> None:
        self._book = book
        self._folder = folder
        self.use(epoch, recipient, case)

    def use(self, epoch: int, recipient: str, case: Mapping[int, pyrage.x25519.Identity]) -> None:
        """Seals to this epoch from now on, and reads back with these keys."""
        self._epoch = epoch
        self._recipient = recipient
        self._case = case

    @property
    def intake(self) -> Intake:
        """What another thread needs to seal files; `record` then makes exhibits of them."""
        return Intake(self._folder, self._epoch, self._recipient)

    @property
    def key_of_today(self) -> pyrage.x25519.Identity | None:
        """Opens what is sealed from now on, for who holds it: to read back what was just sealed."""
        return self._case.get(self._epoch)

    def take_away(self, waiting: Waiting) -> None:
        """What will not become an exhibit goes; a file that an entry names stays.

        A disk can refuse after all was saved.
        """
        with suppress(Trouble, OSError), self._book.database.reading() as session:
            if not log.mentions(session, SEALED_FILES, waiting.sealed.name):
                self.intake.drop(waiting)

    def untranscribed(self) -> tuple[Transcribing, ...]:
        """The texts that this person can read and that have no transcript, the oldest first."""
        if not self._book.may("evidence.transcribe"):
            return ()
        with self._book.database.reading() as session:
            return tuple(
                Transcribing(self._copy(row), row.media_type, row.original_name, 1, self.intake)
                for row in without_transcript(session, self._case)
            )

    def record_transcript(self, made: Transcribed, purpose: str) -> Transcript:
        """Ties a transcript to its original, by number and hash. Raises PurposeNeeded, NotAllowed.

        In each case, and where there is one already, the sealed file is taken away.
        """
        number = made.original
        try:
            check_touch("copied", purpose, "")
            about = f"evidence/{number}"
            with self._book.act("evidence.transcribe", about, reason=purpose) as change:
                original = find(change, number)
                row = new_transcript(change, original, made)
                told = to_transcript(row, number)
                change.says("transcript", f"{told.number} {told.sha256}")
                touch(change, original, "copied", purpose, detail=told.number)
                return told
        except BaseException:
            self.take_away(made.waiting)
            raise

    def transcript(self, number: str) -> tuple[Transcript, SealedCopy] | None:
        """The newest transcript of an exhibit, with its sealed file. Raises NotAllowed."""
        if not self._book.may("evidence.view"):
            raise NotAllowed("evidence.view", self._book.actor.role)
        with self._book.database.reading() as session:
            row = newest_transcript(session, number)
            if row is None:
                return None
            told, path = to_transcript(row, number), self._folder / row.sealed_name
            key = self._case.get(row.epoch)
            return told, SealedCopy(told.number, path, row.sha256, row.sealed_sha256, key)

    def small_pictures(self) -> dict[str, SealedCopy]:
        """The small pictures that this person can open, by the numbers of their exhibits."""
        if not self._book.may("evidence.view"):
            return {}
        with self._book.database.reading() as session:
            return {
                number: SealedCopy(
                    number,
                    self._folder / row.sealed_name,
                    row.sha256,
                    row.sealed_sha256,
                    self._case.get(row.epoch),
                )
                for number, row in small_pictures(session, self._case)
            }

    def wants_small(self, number: str) -> bool:
        """Whether a small picture is to be made at the first look. Of sensitive ones none is."""
        if not self._book.may("evidence.thumbnail"):
            return False
        with self._book.database.reading() as session:
            asked = still_here(select(ExhibitRow)).where(ExhibitRow.number == number)
            row = session.scalars(asked).first()
            if row is None or row.sensitive:
                return False
            return session.scalars(small_of(row)).first() is None

    def keep_small(self, number: str, png: bytes, purpose: str) -> None:
        """Seals the small picture that a first look brought, and ties it to its original.

        Raises:
            PurposeNeeded, NotAllowed; NotShown: it is sensitive, or has one already. In each case
            the sealed picture is taken away.
        """
        check_touch("copied", purpose, "")
        waiting = self.intake.seal(Pasted(name_of_small(number), png))
        try:
            about = f"evidence/{number}"
            with self._book.act("evidence.thumbnail", about, reason=purpose) as change:
                original = find(change, number)
                if original.sensitive or change.all(small_of(original)):
                    raise NotShown("sensitive")
                made = new_small(change, original, waiting)
                touch(change, original, "copied", purpose, detail=made)
        except BaseException:
            self.take_away(waiting)
            raise

    def _copy(self, row: ExhibitRow) -> SealedCopy:
        return SealedCopy(
            row.number,
            self._folder / row.sealed_name,
            row.sha256,
            row.sealed_sha256,
            self._case.get(row.epoch),
        )
