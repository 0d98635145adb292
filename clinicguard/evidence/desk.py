"""What can be done with evidence: take in, list in a case, look, verify, hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from sqlalchemy import select

from clinicguard.evidence import sealing
from clinicguard.evidence.content import content_of
from clinicguard.evidence.custody import Event, check_touch
from clinicguard.evidence.exhibit import Compartment, Exhibit, Kind, Origin, next_mark
from clinicguard.evidence.sealing import ExhibitDamaged, Progress
from clinicguard.evidence.tables import (
    CustodyRow,
    ExhibitRow,
    MarkRow,
    origin_as_json,
    to_exhibit,
)
from clinicguard.host.files import as_trouble
from clinicguard.host.trouble import Trouble
from clinicguard.storage import log
from clinicguard.storage.book import Book, Change
from clinicguard.storage.row_check import SEALED_FILES
from clinicguard.storage.troubles import NotFound

LOOK_AT_MOST = 256 << 20
"""Bytes of an exhibit that may be opened in memory for a look."""


class AlreadyTakenIn(Trouble):
    """The same bytes are an exhibit already."""

    def __init__(self, number: str, name: str) -> None:
        super().__init__()
        self.number = number
        self.name = name


@dataclass(frozen=True, slots=True)
class HandIn:
    """What is said of a file when it is taken in."""

    title: str
    origin: Origin = field(default_factory=Origin)
    kind: Kind | None = None
    compartment: Compartment = "case"
    sensitive: bool = True
    purpose: str = ""


class EvidenceDesk:
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
        self._epoch = epoch
        self._recipient = recipient
        self._case = case

    def take_in(
        self,
        source: Path,
        said: HandIn,
        *,
        subject: str | None = None,
        progress: Progress | None = None,
        again: bool = False,
    ) -> Exhibit:
        """Seals a file and numbers it for ever; lists it in a case when `subject` names one.

        Raises:
            AlreadyTakenIn: the same bytes are an exhibit; `again` takes them in all the same.
            FileTooLarge, FileUnreadable, Stopped, DiskFull: no half exhibit, no number used.
        """
        sealed = sealing.seal(source, self._folder, self._recipient, progress)
        try:
            with self._book.act("evidence.take_in", "evidence") as change:
                twin = change.one(
                    select(ExhibitRow).where(ExhibitRow.sha256 == sealed.sha256).limit(1)
                )
                if twin is not None and not again:
                    raise AlreadyTakenIn(twin.number, source.name)
                row = self._row(change, sealed, source.name, said)
                change.mentions(SEALED_FILES, sealed.name, 1, sealed.sealed_sha256)
                change.says("title", said.title)
                change.index("evidence", row.id, title=f"{row.number} {row.title}")
                _touch(change, row, "acquired", said.purpose, detail=said.origin.method)
                if subject is not None:
                    self._list(change, row, subject)
                return self._whole(change, row)
        except BaseException:
            (self._folder / sealed.name).unlink(missing_ok=True)
            raise

    def list_in(self, number: str, subject: str) -> Exhibit:
        """Lists an exhibit in a case under the case's next mark; once."""
        with self._book.act("evidence.list", f"evidence/{number}") as change:
            row = _find(change, number)
            self._list(change, row, subject)
            return self._whole(change, row)

    def look(self, number: str, purpose: str) -> bytes:
        """The content, in memory, for a look; the look is an entry.

        Raises:
            NoKeyForEvidence, PurposeNeeded, NotAllowed, ExhibitDamaged, FileTooLarge.
        """
        check_touch("viewed", purpose, "")
        with self._book.act("evidence.view", f"evidence/{number}", reason=purpose) as change:
            row = _find(change, number)
            identity = sealing.identity_for(self._case, row.epoch)
            content = sealing.read_sealed(
                self._folder / row.sealed_name, identity, row.sha256, number, LOOK_AT_MOST
            )
            _touch(change, row, "viewed", purpose)
        return content

    def export(
        self,
        number: str,
        target: Path,
        *,
        purpose: str,
        recipient: str,
        authority: str = "",
        event: Event = "exported",
        progress: Progress | None = None,
    ) -> Exhibit:
        """Writes the original, checked against its hash, to a place outside the vault.

        Raises:
            NoKeyForEvidence, PurposeNeeded, RecipientNeeded, ExhibitDamaged, DiskFull: no file.
        """
        check_touch(event, purpose, recipient)
        written = False
        try:
            with self._book.act("evidence.export", f"evidence/{number}", reason=purpose) as change:
                row = _find(change, number)
                change.says("recipient", recipient)
                identity = sealing.identity_for(self._case, row.epoch)
                _touch(change, row, event, purpose, recipient=recipient, authority=authority)
                sealing.unseal(
                    self._folder / row.sealed_name, target, identity, row.sha256, number, progress
                )
                written = True
                return self._whole(change, row)
        except BaseException:
            if written:
                target.unlink(missing_ok=True)
            raise

    def note_touch(
        self,
        number: str,
        event: Event,
        *,
        purpose: str,
        recipient: str = "",
        authority: str = "",
        detail: str = "",
    ) -> Exhibit:
        """A touch outside the program, such as a return. Raises PurposeNeeded, RecipientNeeded."""
        check_touch(event, purpose, recipient)
        with self._book.act("evidence.note_touch", f"evidence/{number}", reason=purpose) as change:
            row = _find(change, number)
            _touch(
                change, row, event, purpose, recipient=recipient, authority=authority, detail=detail
            )
            return self._whole(change, row)

    def verify(self, number: str, purpose: str, progress: Progress | None = None) -> Exhibit:
        """Reads the sealed file again. Who holds the key checks the content too.

        The finding is kept: `sound` is False when the file is not what was taken in.
        """
        check_touch("verified", purpose, "")
        with self._book.act("evidence.verify", f"evidence/{number}", reason=purpose) as change:
            row = _find(change, number)
            why = self._damage(row, progress)
            row.last_verified, row.sound = change.now, int(why is None)
            _touch(change, row, "verified", purpose, detail=why or "sound")
            change.says("result", why or "sound")
            return self._whole(change, row)

    def retitle(self, number: str, title: str, reason: str) -> Exhibit:
        """The former title stays in the log."""
        with self._book.act("evidence.retitle", f"evidence/{number}", reason=reason) as change:
            row = _find(change, number)
            change.says("title_before", row.title)
            change.says("title", title)
            row.title = title
            change.index("evidence", row.id, title=f"{row.number} {title}")
            return self._whole(change, row)

    def sweep(self) -> list[str]:
        """Removes sealed files that no entry knows: what a kill during intake left. Their names.

        A file that an entry names stays even where its row is gone: that is for a check to tell.

        Raises:
            ReadOnlyPlace, DiskFault: what could not be removed stays for the next time.
        """
        try:
            self._folder.mkdir(exist_ok=True)
            return self._swept()
        except OSError as error:
            raise as_trouble(error, self._folder) from error

    def _swept(self) -> list[str]:
        with self._book.database.reading() as session:
            known = set(session.scalars(select(ExhibitRow.sealed_name)))
            found = [path for path in self._folder.iterdir() if path.name not in known]
            orphans = [
                path
                for path in found
                if path.name.endswith((".age", ".new"))
                and not log.mentions(session, SEALED_FILES, path.name)
            ]
        for path in orphans:
            path.unlink(missing_ok=True)
        return [path.name for path in orphans]

    def _row(self, change: Change, sealed: sealing.Sealed, name: str, said: HandIn) -> ExhibitRow:
        content = content_of(sealed.head, name)
        row = change.add(
            ExhibitRow(
                number=change.next_number("evidence"),
                title=said.title.strip() or name,
                kind=said.kind or content.kind,
                media_type=content.media_type,
                original_name=name,
                size=sealed.size,
                sha256=sealed.sha256,
                sealed_sha256=sealed.sealed_sha256,
                sealed_name=sealed.name,
                epoch=self._epoch,
                compartment=said.compartment,
                sensitive=int(said.sensitive),
                origin=origin_as_json(said.origin),
                acquired_at=change.now,
                acquired_by=change.person.id,
                derived_from=None,
                last_verified=None,
                sound=None,
            )
        )
        change.about(f"evidence/{row.number}")
        return row

    def _list(self, change: Change, row: ExhibitRow, subject: str) -> None:
        taken = change.all(select(MarkRow).where(MarkRow.subject == subject))
        if not any(mark.exhibit == row.id for mark in taken):
            mark = next_mark([mark.mark for mark in taken])
            change.add(MarkRow(exhibit=row.id, subject=subject, mark=mark))

    def _damage(self, row: ExhibitRow, progress: Progress | None) -> str | None:
        path = self._folder / row.sealed_name
        if not path.is_file():
            return "missing"
        if sealing.hash_file(path) != row.sealed_sha256:
            return "seal"
        if row.epoch not in self._case:
            return None
        try:
            found = sealing.content_hash(path, self._case[row.epoch], row.number, progress)
        except ExhibitDamaged as damaged:
            return damaged.why
        return None if found == row.sha256 else "content"

    def _whole(self, change: Change, row: ExhibitRow) -> Exhibit:
        marks = change.all(select(MarkRow).where(MarkRow.exhibit == row.id).order_by(MarkRow.id))
        custody = change.all(
            select(CustodyRow).where(CustodyRow.exhibit == row.id).order_by(CustodyRow.id)
        )
        return to_exhibit(row, list(marks), list(custody))


def _find(change: Change, number: str) -> ExhibitRow:
    row = change.one(select(ExhibitRow).where(ExhibitRow.number == number))
    if row is None:
        raise NotFound(f"evidence/{number}")
    return row


def _touch(
    change: Change,
    row: ExhibitRow,
    event: Event,
    purpose: str,
    *,
    recipient: str = "",
    authority: str = "",
    detail: str = "",
) -> None:
    change.add(
        CustodyRow(
            exhibit=row.id,
            event=event,
            at=change.now,
            person=change.person.id,
            purpose=purpose,
            recipient=recipient,
            authority=authority,
            detail=detail,
        )
    )
