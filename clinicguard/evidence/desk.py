"""What can be done with evidence: take in, list in a case, look, verify, hand on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from clinicguard.evidence import sealing
from clinicguard.evidence.amending import amend
from clinicguard.evidence.custody import Event, check_touch
from clinicguard.evidence.derivative_desk import DerivativeDesk
from clinicguard.evidence.disposed import refuse_disposed, still_here
from clinicguard.evidence.exhibit import Exhibit, Origin
from clinicguard.evidence.listing import list_exhibit, standing
from clinicguard.evidence.opening import Pasted, SealedCopy, Waiting
from clinicguard.evidence.orphans import disposed_files, orphans, unlink_all
from clinicguard.evidence.sealing import Progress
from clinicguard.evidence.small_pictures import name_of_small, new_small
from clinicguard.evidence.tables import (
    AmendmentRow,
    CustodyRow,
    ExhibitRow,
    MarkRow,
    to_exhibit,
)
from clinicguard.evidence.taking_in import HandIn, find, new_row, touch
from clinicguard.host.files import as_trouble
from clinicguard.host.trouble import Trouble
from clinicguard.storage.book import Change
from clinicguard.storage.troubles import NotAllowed, NotFound


class AlreadyTakenIn(Trouble):
    """The same bytes are an exhibit already."""

    def __init__(self, number: str, name: str) -> None:
        super().__init__()
        self.number = number
        self.name = name


class EvidenceDesk(DerivativeDesk):
    """Acts on exhibits; those on what is made of them for reading are inherited."""

    def take_in(
        self,
        source: Path,
        said: HandIn,
        *,
        subject: str | None = None,
        progress: Progress | None = None,
        again: bool = False,
    ) -> Exhibit:
        """Seals a file and records it, in one go. Raises what `Intake.seal` and `record` raise."""
        waiting = self.intake.seal(source, progress)
        return self.record(waiting, said, subject=subject, again=again)

    def record(
        self, waiting: Waiting, said: HandIn, *, subject: str | None = None, again: bool = False
    ) -> Exhibit:
        """Numbers a sealed file for ever; lists it in a case when `subject` names one.

        Raises:
            AlreadyTakenIn: the same bytes are an exhibit; `again` takes them in all the same. One
                that was found damaged is no hindrance: they are taken in again because of it.
            NotAllowed, DiskFull: no number is used. In each case the sealed file is taken away.
        """
        sealed, small = waiting.sealed, self._small_of(waiting, said)
        try:
            with self._book.act("evidence.take_in", "evidence") as change:
                twin = change.one(
                    still_here(select(ExhibitRow))
                    .where(ExhibitRow.sha256 == sealed.sha256)
                    .where(ExhibitRow.sound.is_distinct_from(0))
                    .limit(1)
                )
                if twin is not None and not again:
                    raise AlreadyTakenIn(twin.number, waiting.name)
                row = new_row(change, waiting, said)
                change.says("title", said.title)
                touch(change, row, "acquired", said.purpose, detail=said.origin.method)
                if small is not None:
                    new_small(change, row, small)
                if subject is not None:
                    list_exhibit(change, row.id, subject)
                return self._whole(change, row)
        except BaseException:
            for each in (waiting, *((small,) if small is not None else ())):
                self.take_away(each)
            raise

    def list_in(self, number: str, subject: str, brought_by: str = "") -> Exhibit:
        """Lists an exhibit in a case under the case's next mark; once.

        `brought_by` is the number of the part of the case that brings it.
        """
        with self._book.act("evidence.list", f"evidence/{number}") as change:
            row = find(change, number)
            list_exhibit(change, row.id, subject, brought_by)
            return self._whole(change, row)

    def sealed_copy(self, number: str, verb: str) -> SealedCopy:
        """The sealed file for work on another thread. Raises NotFound, Disposed; NotAllowed
        without `verb`.

        Reading alone is no entry: `begin_look`, `note_export` and `note_verified` write it.
        """
        if not self._book.may(verb):
            raise NotAllowed(verb, self._book.actor.role)
        if (barred := self._book.barred(verb)) is not None:
            raise barred
        with self._book.database.reading() as session:
            row = session.scalars(select(ExhibitRow).where(ExhibitRow.number == number)).first()
            if row is None:
                raise NotFound(f"evidence/{number}")
            refuse_disposed(session.scalar, number, self._book.zone)
            return self._copy(row)

    def begin_look(self, number: str, purpose: str) -> SealedCopy:
        """The entry of a look, before anything is seen. Raises PurposeNeeded, NotAllowed."""
        check_touch("viewed", purpose, "")
        with self._book.act("evidence.view", f"evidence/{number}", reason=purpose) as change:
            row = find(change, number)
            sealing.identity_for(self._case, row.epoch)
            touch(change, row, "viewed", purpose)
            return self._copy(row)

    def look(self, number: str, purpose: str) -> bytes:
        """The content, in memory, for a look; the look is an entry.

        Raises:
            NoKeyForEvidence, PurposeNeeded, NotAllowed, ExhibitDamaged, FileTooLarge.
        """
        check_touch("viewed", purpose, "")
        with self._book.act("evidence.view", f"evidence/{number}", reason=purpose) as change:
            row = find(change, number)
            content = self._copy(row).content()
            touch(change, row, "viewed", purpose)
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
        self.sealed_copy(number, "evidence.export").write(target, progress)
        try:
            return self.note_export(
                number, purpose=purpose, recipient=recipient, authority=authority, event=event
            )
        except BaseException:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise

    def note_export(
        self,
        number: str,
        *,
        purpose: str,
        recipient: str,
        authority: str = "",
        event: Event = "exported",
    ) -> Exhibit:
        """The entry of an export that was written. Raises PurposeNeeded, RecipientNeeded."""
        check_touch(event, purpose, recipient)
        with self._book.act("evidence.export", f"evidence/{number}", reason=purpose) as change:
            row = find(change, number)
            change.says("recipient", recipient)
            touch(change, row, event, purpose, recipient=recipient, authority=authority)
            return self._whole(change, row)

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
        """A touch outside the program, such as a return.

        Raises:
            PurposeNeeded, RecipientNeeded, NotAllowed, NotFound, Disposed.
            ValueError: a disposal is an act of two people, and never noted alone.
        """
        if event == "disposed":
            raise ValueError(event)
        check_touch(event, purpose, recipient)
        with self._book.act("evidence.note_touch", f"evidence/{number}", reason=purpose) as change:
            row = find(change, number)
            touch(
                change, row, event, purpose, recipient=recipient, authority=authority, detail=detail
            )
            return self._whole(change, row)

    def verify(self, number: str, purpose: str, progress: Progress | None = None) -> Exhibit:
        """Reads the sealed file again. Who holds the key checks the content too.

        The finding is kept: `sound` is False when the file is not what was taken in.
        """
        check_touch("verified", purpose, "")
        why = self.sealed_copy(number, "evidence.verify").damage(progress)
        return self.note_verified(number, purpose, why)

    def note_verified(self, number: str, purpose: str, why: str | None) -> Exhibit:
        """The entry of a verification; `why` is what `SealedCopy.damage` found.

        Who holds no key has compared the sealed form alone: that can tell of a damage, and never
        that the exhibit is whole.
        """
        check_touch("verified", purpose, "")
        with self._book.act("evidence.verify", f"evidence/{number}", reason=purpose) as change:
            row = find(change, number)
            opened = row.epoch in self._case
            row.last_verified = change.now
            if opened or why is not None:
                row.sound = int(why is None)
            found = why or ("sound" if opened else "sealed_form")
            touch(change, row, "verified", purpose, detail=found)
            change.says("result", found)
            return self._whole(change, row)

    def note_damage(self, found: Mapping[str, str], purpose: str) -> None:
        """What a check of all sealed files found, by name of file: "missing" or "seal".

        Exhibits that are known to be damaged already get no second entry.
        """
        with self._book.database.reading() as session:
            query = select(ExhibitRow.number, ExhibitRow.sealed_name).where(
                ExhibitRow.sealed_name.in_(found), ExhibitRow.sound.is_distinct_from(0)
            )
            named = session.execute(still_here(query)).all()
            hurt = [(number, found[name]) for number, name in named]
        for number, why in hurt:
            self.note_verified(number, purpose, why)

    def unread(self) -> tuple[SealedCopy, ...]:
        """What was sealed and not read back since, the oldest first, as far as this person can.

        Who holds no key compares the sealed form once; then it waits for somebody who does.
        """
        with self._book.database.reading() as session:
            waiting = still_here(select(ExhibitRow)).where(ExhibitRow.sound.is_(None))
            rows = session.scalars(waiting.order_by(ExhibitRow.id))
            return tuple(
                self._copy(row)
                for row in rows
                if row.epoch in self._case or row.last_verified is None
            )

    def retitle(self, number: str, title: str, reason: str) -> Exhibit:
        """The former title stays in the log."""
        with self._book.act("evidence.retitle", f"evidence/{number}", reason=reason) as change:
            row = find(change, number)
            change.says("title_before", row.title)
            change.says("title", title)
            row.title = title
            change.index("evidence", row.id, title=f"{row.number} {title}")
            return self._whole(change, row)

    def amend(self, number: str, origin: Origin, reason: str) -> Exhibit:
        """Answers put right: each former wording stays, struck through, with who, when and why.

        Raises:
            NothingAmended, ReasonNeeded, NotAllowed, NotFound.
        """
        with self._book.act("evidence.amend", f"evidence/{number}", reason=reason) as change:
            row = find(change, number)
            amend(change, row, origin, reason)
            return self._whole(change, row)

    def sweep(self) -> list[str]:
        """Removes sealed files that no entry knows, or that an entry says are gone: what a kill
        left during an intake or a disposal. At a start, while nothing is taken in. Their names.

        Raises:
            ReadOnlyPlace, DiskFault: what could not be removed stays for the next time.
        """
        try:
            self._folder.mkdir(exist_ok=True)
            with self._book.database.reading() as session:
                found = orphans(session, self._folder)
            unlink_all(self._folder, found)
            return [path.name for path in found]
        except OSError as error:
            raise as_trouble(error, self._folder) from error

    def let_go(self, names: Collection[str]) -> None:
        """Removes those of these sealed files that an entry says are gone, and no other.

        Raises:
            ReadOnlyPlace, DiskFault: what stayed goes at the next start.
        """
        try:
            with self._book.database.reading() as session:
                found = disposed_files(session, self._folder, names)
            unlink_all(self._folder, found)
        except OSError as error:
            raise as_trouble(error, self._folder) from error

    def _small_of(self, waiting: Waiting, said: HandIn) -> Waiting | None:
        """Its small picture under a seal of its own; none of what is sensitive."""
        if not waiting.small or said.sensitive:
            return None
        try:
            return self.intake.seal(Pasted(name_of_small(waiting.name), waiting.small))
        except BaseException:
            self.take_away(waiting)
            raise

    def _whole(self, change: Change, row: ExhibitRow) -> Exhibit:
        listed = standing(select(MarkRow).where(MarkRow.exhibit == row.id))
        marks = change.all(listed.order_by(MarkRow.id))
        custody = change.all(
            select(CustodyRow).where(CustodyRow.exhibit == row.id).order_by(CustodyRow.id)
        )
        amended = change.all(
            select(AmendmentRow).where(AmendmentRow.exhibit == row.id).order_by(AmendmentRow.id)
        )
        return to_exhibit(row, list(marks), list(custody), list(amended))


__all__ = ["AlreadyTakenIn", "EvidenceDesk", "HandIn"]
