"""Handing a case over: its exhibits opened and checked, its papers, the log, in one sealed pack."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import text

from clinicguard.evidence.custody import check_touch
from clinicguard.evidence.derivative import Transcript
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.pack import (
    LogExtract,
    Pack,
    PackExists,
    receiver,
    seal_as_zip,
    seal_to_key,
    write_pack,
)
from clinicguard.evidence.redaction import mark_of
from clinicguard.evidence.redaction_desk import RedactionLists
from clinicguard.evidence.sealing import ExhibitDamaged
from clinicguard.host.files import as_trouble
from clinicguard.overview.time_desk import TimeLists
from clinicguard.people.lists import StaffLists
from clinicguard.storage.book import Book
from clinicguard.storage.folder import ASIDE_OF_PACK
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import entries
from clinicguard.storage.reader import Reader
from clinicguard.storage.tombstones import Disposed
from clinicguard.storage.troubles import NotAllowed

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Handover:
    """What is handed over to whom. `case` is an address; `papers` are PDFs by file name."""

    case: str
    numbers: Sequence[str]
    papers: Mapping[str, bytes]
    recipient: str
    purpose: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """How a pack is closed: with a passphrase (AES-256 ZIP), or to a public key of age."""

    passphrase: str = field(default="", repr=False)
    public: str = ""


@dataclass(frozen=True, slots=True)
class Handing:
    """The sealed exhibits of a pack. Opening them needs neither the records nor their thread."""

    target: Path
    aside: Path
    """Where the opened copies lie until they are sealed: the clinic's folder."""
    copies: tuple[tuple[SealedCopy, int], ...]
    transcripts: Mapping[str, tuple[Transcript, SealedCopy]] = field(default_factory=dict)
    """By number of the exhibit that they were made of; one that is damaged stays out."""

    def open(self, step: Step = lambda done, whole: None) -> Opened:
        """Opens each in the clinic's own folder, checked against its hash. `step` counts bytes.

        Only what is sealed comes to lie beside the target: a kill leaves nothing in the clear on
        a stick that is carried away, and the next start sweeps the folder.

        Raises:
            NoKeyForEvidence, ExhibitDamaged, DiskFull, ReadOnlyPlace, and what `step` raises:
            nothing is left behind.
        """
        whole, before = sum(size for _, size in self.copies), 0
        try:
            folder = Path(tempfile.mkdtemp(prefix=ASIDE_OF_PACK, dir=self.aside))
        except OSError as error:
            raise as_trouble(error, self.aside / ASIDE_OF_PACK) from error
        try:
            for copy, size in self.copies:
                copy.write(folder / copy.number, partial(_counted, step, before, whole))
                before += size
            written = {
                number: (told, folder / told.number)
                for number, (told, copy) in self.transcripts.items()
                if _written(copy, folder / told.number)
            }
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Opened(self.target, folder, written)


@dataclass(frozen=True, slots=True)
class Opened:
    """Exhibits that lie open in the clinic's folder until they are sealed, or dropped."""

    target: Path
    folder: Path
    transcripts: Mapping[str, tuple[Transcript, Path]] = field(default_factory=dict)

    def seal(self, pack: Pack, how: Seal) -> Path:
        """Writes the pack and closes it; the open copies go, however it ends.

        Raises:
            PackExists, NotAnAgeKey, DiskFull, ReadOnlyPlace: no file is left.
        """
        try:
            around = self.folder / "bag"
            around.mkdir()
            bag = around / self.target.name.split(".")[0]
            write_pack(bag, pack)
            if how.public:
                seal_to_key(bag, self.target, how.public)
            else:
                seal_as_zip(bag, self.target, how.passphrase)
        except OSError as error:
            raise as_trouble(error, self.target) from error
        finally:
            self.drop()
        return self.target

    def drop(self) -> None:
        """Takes the open copies away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _counted(step: Step, before: int, whole: int, done: int) -> None:
    step(before + done, whole)


def _written(copy: SealedCopy, target: Path) -> bool:
    """The original is what counts: a damaged transcript does not keep a pack back."""
    with suppress(ExhibitDamaged):
        copy.write(target)
    return target.exists()


class PackDesk:
    """Making packs; every exhibit in one gets its custody entry, and the pack one of its own."""

    def __init__(
        self,
        book: Book,
        evidence: EvidenceDesk,
        reader: Reader,
        staff: StaffLists,
        keys: Callable[[], KeyFile],
    ) -> None:
        self._book = book
        self._evidence = evidence
        self._exhibits = EvidenceLists(reader)
        self._staff = staff
        self._keys = keys
        self._redactions = RedactionLists(reader)
        self._times = TimeLists(book)

    def as_folder(self, handover: Handover, folder: Path) -> Path:
        """The pack as a plain folder (BagIt 1.0).

        Raises:
            NoKeyForEvidence, ExhibitDamaged, RecipientNeeded, PurposeNeeded, PackExists, DiskFull:
            nothing is left behind, and no custody entry says otherwise.
        """
        opened = self.begin(handover, folder).open()
        try:
            write_pack(folder, self.note(handover, opened))
        finally:
            opened.drop()
        return folder

    def as_zip(self, handover: Handover, target: Path, passphrase: str) -> Path:
        """The pack as an AES-256 ZIP; the passphrase goes another way than the file."""
        opened = self.begin(handover, target).open()
        return opened.seal(self.note(handover, opened), Seal(passphrase=passphrase))

    def to_key(self, handover: Handover, target: Path, public: str) -> Path:
        """The pack sealed with age to the receiver's own key. Raises NotAnAgeKey."""
        receiver(public)
        opened = self.begin(handover, target).open()
        return opened.seal(self.note(handover, opened), Seal(public=public))

    def begin(self, handover: Handover, target: Path) -> Handing:
        """What another thread needs to open the exhibits beside `target`. No entry yet.

        Raises:
            NotAllowed, RecipientNeeded, PurposeNeeded, NotFound, Disposed.
            PackExists: something lies there already.
        """
        check_touch("handed_over", handover.purpose, handover.recipient)
        if target.exists():
            raise PackExists(target)
        if not self._book.may("evidence.pack"):
            raise NotAllowed("evidence.pack", self._book.actor.role)
        copies = tuple(
            (self._evidence.sealed_copy(number, "evidence.export"), self._exhibits.one(number).size)
            for number in handover.numbers
        )
        found = {number: self._evidence.transcript(number) for number in handover.numbers}
        aside = self._evidence.intake.folder.parent
        return Handing(target, aside, copies, {name: made for name, made in found.items() if made})

    def note(self, handover: Handover, opened: Opened) -> Pack:
        """The entries: of the pack, and in the custody of each exhibit; then what goes into it.

        Raises:
            Disposed: two people disposed of one of them meanwhile; there is no entry, and no pack.
        """
        with self._book.act("evidence.pack", handover.case, reason=handover.purpose) as change:
            change.says("recipient", handover.recipient)
            files = [self._handed(handover, number, opened) for number in handover.numbers]
        return self._pack(handover, files, opened.transcripts)

    def take_back(self, handover: Handover, why: str) -> None:
        """The pack could not be written after all: each exhibit's custody says so.

        What two people disposed of meanwhile has had its last line.
        """
        for number in handover.numbers:
            with suppress(Disposed):
                self._evidence.note_touch(
                    number, "returned", purpose=why, recipient=handover.recipient
                )

    def _handed(self, handover: Handover, number: str, opened: Opened) -> tuple[str, Exhibit, Path]:
        exhibit = self._evidence.note_export(
            number,
            purpose=handover.purpose,
            recipient=handover.recipient,
            authority=handover.authority,
            event="handed_over",
        )
        return self._mark(handover.case, exhibit), exhibit, opened.folder / number

    def _mark(self, case: str, exhibit: Exhibit) -> str:
        """Its mark in the case; a redacted copy bears its original's, with its sign."""
        if exhibit.derived_from is None:
            return exhibit.mark_in(case) or exhibit.number
        for each in self._redactions.of(exhibit.derived_from):
            if each.number == exhibit.number:
                return mark_of(each, self._exhibits.one(each.original).mark_in(case) or "")
        return exhibit.mark_in(case) or exhibit.number

    def _pack(
        self,
        handover: Handover,
        files: list[tuple[str, Exhibit, Path]],
        transcripts: Mapping[str, tuple[Transcript, Path]],
    ) -> Pack:
        profile, actor = self._staff.profile(), self._book.actor
        return Pack(
            case=handover.case.partition("/")[2],
            clinic_name=profile.name,
            clinic_id=self._book.clinic,
            made_at=self._book.clock.now(),
            zone=profile.zone,
            made_by=actor.name,
            recipient=handover.recipient,
            purpose=handover.purpose,
            files=files,
            papers=handover.papers,
            log=self._extract(handover),
            people={person.id: person.name for person in self._staff.everybody()},
            redactions={each.number: each for each in self._redactions.everything()},
            transcripts=transcripts,
            disposed=[
                (each.mark_in(handover.case) or each.number, each)
                for each in self._exhibits.of_case(handover.case)
                if each.disposed is not None
            ],
            times=self._times.files(),
        )

    def _extract(self, handover: Handover) -> LogExtract:
        about = {handover.case, *(f"evidence/{number}" for number in handover.numbers)}
        return log_extract(self._book, self._keys(), about)


def log_extract(book: Book, keys: KeyFile, about: Collection[str]) -> LogExtract:
    """The whole chain without clear words; the words of the entries about these records."""
    with book.database.reading() as session:
        chain = list(entries(session))
        words: dict[int, dict[str, tuple[str, str]]] = {}
        for entry in chain:
            if entry.body["subject"] in about:
                found = session.execute(
                    text("SELECT field, salt, text FROM log_text WHERE seq = :seq"),
                    {"seq": entry.seq},
                )
                words[entry.seq] = {name: (salt, clear) for name, salt, clear in found}
    return LogExtract(chain, words, keys.clinic, keys.name, keys.signers)
