"""Handing a case over: its exhibits opened and checked, its papers, the log, in one sealed pack."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.evidence.pack import LogExtract, Pack, seal_as_zip, seal_to_key, write_pack
from clinicguard.people.lists import StaffLists
from clinicguard.storage.book import Book
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import entries


@dataclass(frozen=True, slots=True)
class Handover:
    """What is handed over to whom. `case` is an address; `papers` are PDFs by file name."""

    case: str
    numbers: Sequence[str]
    papers: Mapping[str, bytes]
    recipient: str
    purpose: str
    authority: str = ""


class PackDesk:
    """Making packs; every exhibit in one gets its custody entry, and the pack one of its own."""

    def __init__(
        self,
        book: Book,
        evidence: EvidenceDesk,
        exhibits: EvidenceLists,
        staff: StaffLists,
        keys: Callable[[], KeyFile],
    ) -> None:
        self._book = book
        self._evidence = evidence
        self._exhibits = exhibits
        self._staff = staff
        self._keys = keys

    def as_folder(self, handover: Handover, folder: Path) -> Path:
        """The pack as a plain folder (BagIt 1.0).

        Raises:
            NoKeyForEvidence, ExhibitDamaged, RecipientNeeded, PurposeNeeded, PackExists, DiskFull:
            nothing is left behind, and no custody entry says otherwise.
        """
        opened = Path(tempfile.mkdtemp(prefix=".pack-", dir=folder.parent))
        try:
            with self._book.act("evidence.pack", handover.case, reason=handover.purpose) as change:
                change.says("recipient", handover.recipient)
                files = [self._open(handover, number, opened) for number in handover.numbers]
            write_pack(folder, self._pack(handover, files))
        finally:
            shutil.rmtree(opened, ignore_errors=True)
        return folder

    def as_zip(self, handover: Handover, target: Path, passphrase: str) -> Path:
        """The pack as an AES-256 ZIP; the passphrase goes another way than the file."""
        return self._sealed(
            handover, target, lambda folder: seal_as_zip(folder, target, passphrase)
        )

    def to_key(self, handover: Handover, target: Path, public: str) -> Path:
        """The pack sealed with age to the receiver's own key. Raises NotAnAgeKey."""
        return self._sealed(handover, target, lambda folder: seal_to_key(folder, target, public))

    def _sealed(self, handover: Handover, target: Path, seal: Callable[[Path], None]) -> Path:
        around = Path(tempfile.mkdtemp(prefix=".pack-", dir=target.parent))
        try:
            seal(self.as_folder(handover, around / target.name.split(".")[0]))
        finally:
            shutil.rmtree(around, ignore_errors=True)
        return target

    def _open(self, handover: Handover, number: str, folder: Path) -> tuple[str, Exhibit, Path]:
        path = folder / number
        exhibit = self._evidence.export(
            number,
            path,
            purpose=handover.purpose,
            recipient=handover.recipient,
            authority=handover.authority,
            event="handed_over",
        )
        return exhibit.mark_in(handover.case) or number, exhibit, path

    def _pack(self, handover: Handover, files: list[tuple[str, Exhibit, Path]]) -> Pack:
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
        )

    def _extract(self, handover: Handover) -> LogExtract:
        """The whole chain without clear words; the words of the entries about this case."""
        about = {handover.case, *(f"evidence/{number}" for number in handover.numbers)}
        keys = self._keys()
        with self._book.database.reading() as session:
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
