"""A case on its way out: exhibits go from under their seals straight into the pack, then the rest.

Nothing of it lies open on the disk at any time.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from zoneinfo import ZoneInfo

from clinicguard.casepack import case_record
from clinicguard.casepack.case_record import CaseRecord
from clinicguard.casepack.ending import ENDING
from clinicguard.casepack.pack_file import PackWriter
from clinicguard.casepack.readme import readme
from clinicguard.evidence.bag import safe_name
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.pack import LogExtract, PackExists
from clinicguard.host.clock import to_text
from clinicguard.host.files import as_trouble
from clinicguard.host.paths import resources

_BESIDE = {
    "verifier/verify.py": "verify.py",
    "verifier/VERIFY.txt": "VERIFY.txt",
    "help/format/en.md": "FORMAT.md",
}

Step = Callable[[int, int], None]
"""Told the bytes done and the bytes in all; raises to stop."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An exhibit that goes along: its sealed file, its bytes, and its name in the pack."""

    copy: SealedCopy
    size: int
    place: str


def place_of(number: str, original_name: str) -> str:
    """`data/exhibits/E-2026-0042.png`: the list of contents of a ZIP can be read by anybody."""
    ending = Path(safe_name(original_name)).suffix
    plain = ending if ending.isascii() and len(ending) <= 8 and " " not in ending else ""
    return f"data/exhibits/{number}{plain.lower()}"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What was asked for and may go. Pouring needs neither the records nor their thread."""

    target: Path
    number: str
    exhibits: tuple[Enclosed, ...]

    def pour(self, passphrase: str, step: Step = lambda done, whole: None) -> Poured:
        """Each exhibit, checked against its hash, into the pack that is begun beside the target.

        Raises:
            NoKeyForEvidence, ExhibitDamaged, PackExists, DiskFull, ReadOnlyPlace, and what `step`
            raises: nothing is left behind.
        """
        if self.target.exists():
            raise PackExists(self.target)
        whole, before = sum(each.size for each in self.exhibits), 0
        try:
            writer = PackWriter(self.target, self.number, passphrase)
            try:
                for each in self.exhibits:
                    with writer.file(each.place, partial(_counted, step, before, whole)) as inside:
                        each.copy.pour(cast(BinaryIO, inside))
                    before += each.size
            except BaseException:
                writer.drop()
                raise
        except OSError as error:
            raise as_trouble(error, self.target) from error
        return Poured(self, writer)


@dataclass(frozen=True, slots=True)
class Noted:
    """What the entries say goes out: the record as bytes, and the log that proves it."""

    record: CaseRecord
    data: bytes
    log: LogExtract
    times: Mapping[str, bytes]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Poured:
    """A pack with its exhibits in it, not yet in its place: closed, or dropped."""

    outgoing: Outgoing
    writer: PackWriter

    def close(self, noted: Noted, papers: Mapping[str, bytes]) -> Path:
        """Record, log, papers and manifests; then the pack stands in its place.

        Raises:
            PackExists, DiskFull, ReadOnlyPlace: no file is left.
        """
        writer, sender = self.writer, noted.record.sender
        try:
            writer.put(case_record.NAME, noted.data)
            for name, content in papers.items():
                writer.put(f"data/{safe_name(name)}", content)
            for name, content in _log_files(noted):
                writer.put(f"data/log/{name}", content)
            for source, name in _BESIDE.items():
                writer.put(name, (resources() / source).read_bytes())
            writer.put("README.txt", readme(noted.record))
            info = {
                "Source-Organization": f"{sender.clinic_name} ({sender.clinic})",
                "External-Identifier": sender.number,
                "External-Description": sender.purpose,
                "Contact-Name": sender.made_by,
                "ClinicGuard-Recipient": sender.recipient,
                "ClinicGuard-Made-At": to_text(sender.made_at),
            }
            writer.finish(info, sender.made_at.astimezone(noted.zone).date())
        except OSError as error:
            raise as_trouble(error, self.outgoing.target) from error
        finally:
            self.drop()
        return self.outgoing.target

    def drop(self) -> None:
        """Takes away what was begun; a pack that stands in its place stays."""
        self.writer.drop()


def suggested_name(number: str) -> str:
    """`I-2026-0007.clinicpack`."""
    return f"{safe_name(number)}{ENDING}"


def _log_files(noted: Noted) -> Iterable[tuple[str, bytes]]:
    """The same files as in a pack for counsel (`evidence.pack.write_log`)."""
    log = noted.log
    lines = io.StringIO()
    for entry in log.entries:
        told = {"entry": dict(entry.body), "hash": entry.hash, "signature": entry.signature}
        if entry.cosigned is not None:
            told["cosigned"] = entry.cosigned
        lines.write(_line(told))
    yield "log.jsonl", lines.getvalue().encode("utf-8")
    words = (
        {"seq": seq, "field": name, "salt": salt, "text": clear}
        for seq, found in sorted(log.words.items())
        for name, (salt, clear) in sorted(found.items())
    )
    yield "words.jsonl", "".join(map(_line, words)).encode("utf-8")
    keys = {
        "clinic": log.clinic,
        "name": log.clinic_name,
        "signers": {person: list(publics) for person, publics in log.signers.items()},
    }
    yield "keys.json", json.dumps(keys, ensure_ascii=False, indent=1).encode("utf-8")
    yield from ((f"time/{safe_name(name)}", data) for name, data in noted.times.items())


def _line(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"


def _counted(step: Step, before: int, whole: int, done: int) -> None:
    step(before + done, whole)
