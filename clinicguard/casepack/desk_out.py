"""Handing a whole case to another clinic: one entry, and a line in the custody of each exhibit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinicguard.casepack import case_record
from clinicguard.casepack.case_record import MOST_BYTES, MOST_ROWS, CaseRecord, Sender, Worker
from clinicguard.casepack.gathering import Gathering
from clinicguard.casepack.outgoing import Enclosed, Noted, Outgoing, Poured, place_of
from clinicguard.casepack.troubles import CaseMovedOn, CaseTooLarge
from clinicguard.evidence.custody import check_touch
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.evidence.pack import PackExists
from clinicguard.incidents.acts import Hand, find
from clinicguard.incidents.incident import MergedAway, must_be_whole
from clinicguard.overview.packing import log_extract
from clinicguard.overview.time_desk import TimeLists
from clinicguard.people.lists import StaffLists
from clinicguard.people.tables import PersonRow
from clinicguard.storage.book import Book, Change
from clinicguard.storage.canonical import digest
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.reader import Reader
from clinicguard.storage.tombstones import Disposed
from clinicguard.storage.troubles import NotAllowed, NotFound

HAND_OVER = "incident.hand_over"
RECORD = "case-record"
"""Under this name the record that went out stands in the rows of the entry."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Which case goes to whom, and what for."""

    number: str
    recipient: str
    purpose: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """What would go: counted, before anything is done."""

    records: int
    exhibits: int
    size: int
    complaints: int
    cards: int
    people: int
    damaged: tuple[str, ...]
    """Exhibits that were found damaged: with them the case does not go out whole."""


class OutDesk:
    """For who leads: the whole case goes, every name and every compartment in it."""

    def __init__(
        self, book: Book, evidence: EvidenceDesk, reader: Reader, keys: Callable[[], KeyFile]
    ) -> None:
        self._book = book
        self._evidence = evidence
        self._exhibits = EvidenceLists(reader)
        self._staff = StaffLists(reader)
        self._times = TimeLists(book)
        self._keys = keys

    def inside(self, number: str) -> Inside:
        """What belongs to the case. Raises NotFound, MergedAway, NotAllowed."""
        self._may()
        with self._book.database.reading() as session:
            found = self._gather(session, number)
        exhibits = [self._exhibits.one(row["number"]) for row in found.tables.get("exhibit", ())]
        return Inside(
            records=sum(map(len, found.tables.values())),
            exhibits=len(exhibits),
            size=sum(each.size for each in exhibits),
            complaints=len(found.tables.get("complaint", ())),
            cards=len(found.tables.get("patient", ())),
            people=len(found.people()),
            damaged=tuple(each.number for each in exhibits if each.sound is False),
        )

    def begin(self, asked: HandOver, target: Path) -> Outgoing:
        """What another thread needs to begin the pack. No entry yet.

        Raises:
            NotAllowed, RecipientNeeded, PurposeNeeded, NotFound, MergedAway, CaseTooLarge.
            PackExists: something lies there already.
        """
        check_touch("handed_over", asked.purpose, asked.recipient)
        self._may()
        if target.exists():
            raise PackExists(target)
        with self._book.database.reading() as session:
            rows = self._gather(session, asked.number).tables.get("exhibit", ())
        return Outgoing(
            target,
            asked.number,
            tuple(
                Enclosed(
                    self._evidence.sealed_copy(row["number"], "evidence.export"),
                    row["size"],
                    place_of(row["number"], row["original_name"]),
                )
                for row in rows
            ),
        )

    def note(self, asked: HandOver, poured: Poured) -> Noted:
        """The entries; they are bound to the record, which is made as they leave it.

        Raises:
            CaseMovedOn: exhibits came or went while the others were poured; nothing was written.
            CaseTooLarge, NotAllowed, NotFound, MergedAway.
        """
        subject = f"incident/{asked.number}"
        with self._book.act(HAND_OVER, subject, reason=asked.purpose) as change:
            change.says("recipient", asked.recipient)
            hand = Hand(change, find(change, asked.number))
            must_be_whole(hand.incident)
            hand.tell("handed_over", recipient=asked.recipient)
            for each in poured.outgoing.exhibits:
                self._evidence.note_export(
                    each.copy.number,
                    purpose=asked.purpose,
                    recipient=asked.recipient,
                    authority=asked.authority,
                    event="handed_over",
                )
            change.flush()
            with change.reading() as session:
                found = self._gather(session, asked.number)
            poured_ones = {each.copy.number for each in poured.outgoing.exhibits}
            if {row["number"] for row in found.tables.get("exhibit", ())} != poured_ones:
                raise CaseMovedOn(asked.number)
            record = self._record(change, asked, found)
            data = record.as_bytes()
            if len(data) > MOST_BYTES:
                raise CaseTooLarge(asked.number, record.count())
            change.mentions(RECORD, asked.number, case_record.FORMAT, digest(data))
        about = {*found.addresses()}
        return Noted(
            record,
            data,
            log_extract(self._book, self._keys(), about),
            self._times.files(),
            self._staff.profile().zone,
        )

    def take_back(self, asked: HandOver, poured: Poured, why: str) -> None:
        """The pack could not be written after all: each exhibit's custody says so."""
        for each in poured.outgoing.exhibits:
            with suppress(Disposed):
                self._evidence.note_touch(
                    each.copy.number, "returned", purpose=why, recipient=asked.recipient
                )

    def _gather(self, session: Session, number: str) -> Gathering:
        """The rows as they stand, as long as they are no more than a pack holds."""
        found = Gathering(session, number)
        own = [row for row in found.tables.get("incident", ()) if row["number"] == number]
        if not own:
            raise NotFound(f"incident/{number}")
        if into := own[0]["merged_into"]:
            raise MergedAway(number, into)
        if (rows := sum(map(len, found.tables.values()))) > MOST_ROWS:
            raise CaseTooLarge(number, rows)
        return found

    def _record(self, change: Change, asked: HandOver, found: Gathering) -> CaseRecord:
        profile, actor = self._staff.profile(), self._book.actor
        workers = change.all(select(PersonRow).where(PersonRow.id.in_(found.people())))
        return CaseRecord(
            Sender(
                clinic=self._book.clinic,
                clinic_name=profile.name,
                number=asked.number,
                made_at=change.now,
                made_by=actor.name,
                recipient=asked.recipient,
                purpose=asked.purpose,
                jurisdiction=profile.jurisdiction,
            ),
            tuple(Worker(each.id, each.name, each.title, each.role) for each in workers),
            found.tables,
        )

    def _may(self) -> None:
        if not self._book.may(HAND_OVER):
            raise NotAllowed(HAND_OVER, self._book.actor.role)
        if (barred := self._book.barred(HAND_OVER)) is not None:
            raise barred
