"""A case that comes from another clinic: everything about the file is checked before it is read.

First the list of contents, then every byte against the manifests, then the log with its signatures,
then the record against the log. Only then is the record a record.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from clinicguard.casepack.case_record import (
    MOST_BYTES,
    CaseRecord,
    Sender,
    StoredRow,
    read_record,
)
from clinicguard.casepack.case_record import NAME as RECORD_NAME
from clinicguard.casepack.desk_out import HAND_OVER, RECORD
from clinicguard.casepack.outgoing import place_of
from clinicguard.casepack.pack_file import PackReader, Sums
from clinicguard.casepack.troubles import PackAbsurd, PackChanged, PackUnsigned
from clinicguard.evidence.bag import ALGORITHMS, DECLARATION
from clinicguard.evidence.opening import Intake, Waiting
from clinicguard.evidence.pack_check import check_log
from clinicguard.storage.canonical import digest
from clinicguard.storage.log import row_hash

MOST_PAPERS = 512 << 20
"""Bytes of everything but the exhibits: it is kept as it came, in one exhibit."""
_MOST_MANIFEST = 16 << 20
_MOST_WORDS = 256 << 20
_EXHIBITS = "data/exhibits/"
_LOG = "data/log/"

Step = Callable[[int, int], None]
"""Told the bytes done and the bytes in all; raises to stop."""


@dataclass(frozen=True, slots=True)
class Received:
    """A pack that agrees with itself. `log_seq` and `log_hash` are the head of the log in it."""

    path: Path
    record: CaseRecord
    digest: str
    log_seq: int
    log_hash: str
    sums: Mapping[str, Sums] = field(repr=False)
    _passphrase: str = field(repr=False)

    @property
    def sender(self) -> Sender:
        """Who handed it over."""
        return self.record.sender

    @property
    def size(self) -> int:
        """Bytes of the exhibits."""
        return sum(row["size"] for row in self.record.rows("exhibit"))

    @property
    def title(self) -> str:
        """What the case is called there."""
        return str(self._own["title"])

    @property
    def drill(self) -> bool:
        """Whether it is an exercise."""
        return bool(self._own["drill"])

    @property
    def _own(self) -> StoredRow:
        number = self.sender.number
        return next(row for row in self.record.rows("incident") if row["number"] == number)

    def seal(self, intake: Intake, step: Step = lambda done, whole: None) -> SealedAll:
        """Each exhibit out of the pack under our own seal, and one with everything else in it.

        Raises:
            PackChanged: the file is not the one that was checked; DiskFull, ReadOnlyPlace, and what
            `step` raises: nothing is left behind.
        """
        sealed: dict[str, Waiting] = {}
        papers: Waiting | None = None
        whole, before = self.size, 0
        try:
            with PackReader(self.path, self._passphrase) as reader:
                for row in self.record.rows("exhibit"):
                    number, name = str(row["number"]), str(row["original_name"])
                    place = place_of(number, name)

                    def told(done: int, before: int = before) -> None:
                        step(before + done, whole)

                    with reader.stream(place) as inside:
                        waiting = intake.seal_from(cast(BinaryIO, inside), name, told)
                    sealed[number] = waiting
                    if waiting.sealed.sha256 != row["sha256"]:
                        raise PackChanged(place, "changed")
                    before += int(row["size"])
                papers = intake.seal_from(self._papers(reader), f"{self.sender.number}.zip")
            return SealedAll(intake, sealed, papers)
        except BaseException:
            for waiting in (*sealed.values(), *((papers,) if papers else ())):
                intake.drop(waiting)
            raise

    def _papers(self, reader: PackReader) -> io.BytesIO:
        """Everything but the exhibits, as it came, in a plain ZIP."""
        from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            for name in sorted(reader.files):
                if name.startswith(_EXHIBITS):
                    continue
                data = reader.read(name, MOST_PAPERS)
                if digest(data) != self.sums[name].sha256:
                    raise PackChanged(name, "changed")
                archive.writestr(ZipInfo(f"{reader.root}/{name}"), data, ZIP_DEFLATED)
        made.seek(0)
        return made


@dataclass(frozen=True, slots=True)
class SealedAll:
    """What lies sealed and waits for its entry: exhibits by their number there, and the papers."""

    intake: Intake
    exhibits: Mapping[str, Waiting]
    papers: Waiting

    def drop(self) -> None:
        """Takes it all away: the case is not taken in after all."""
        for waiting in (*self.exhibits.values(), self.papers):
            self.intake.drop(waiting)


def inspect(path: Path, passphrase: str, step: Step = lambda done, whole: None) -> Received:
    """Reads a pack to its end and holds it against itself. Writes nothing.

    Raises:
        NotAPack, WrongPackPassphrase: it was not opened.
        PackChanged, PackUnsigned, PackAbsurd: the first place where it does not agree.
        NewerPack: it is sound, and of a form that this program does not know.
    """
    with PackReader(path, passphrase) as reader:
        _check_shape(reader)
        sums = _sums(reader, step)
        _check_manifests(reader, sums)
        latest, head = _check_log(reader)
        data = reader.read(RECORD_NAME, MOST_BYTES)
        record = read_record(data)
    _check_record(record, data, latest, head)
    _check_exhibits(record, sums)
    return Received(path, record, digest(data), head.seq, head.hash, sums, passphrase)


@dataclass(frozen=True, slots=True)
class _Head:
    seq: int
    hash: str
    body: Mapping[str, Any]
    clinic: str


Latest = Mapping[tuple[str, str], str | None]
"""Of each row that the log names: the hash that its newest entry gives it."""


def _check_shape(reader: PackReader) -> None:
    """Nothing is there that no pack has, and what is read whole is not too long for that."""
    papers = [each for name, each in reader.files.items() if not name.startswith(_EXHIBITS)]
    if sum(each.size for each in papers) > MOST_PAPERS:
        raise PackAbsurd("data", "too_large")
    if reader.read("bagit.txt", _MOST_MANIFEST) != DECLARATION.encode("utf-8"):
        raise PackChanged("bagit.txt", "declaration")


def _sums(reader: PackReader, step: Step) -> dict[str, Sums]:
    whole, before = sum(each.size for each in reader.files.values()), 0
    found: dict[str, Sums] = {}
    for name in sorted(reader.files):
        found[name] = reader.pass_through(name)
        before += found[name].size
        step(before, whole)
    return found


def _check_manifests(reader: PackReader, sums: Mapping[str, Sums]) -> None:
    """Both manifests of both kinds name exactly what is there, and each file is what they say."""
    payload = {name for name in sums if name.startswith("data/")}
    tagmanifests = {f"tagmanifest-{algorithm}.txt" for algorithm in ALGORITHMS}
    for algorithm in ALGORITHMS:
        _check_manifest(reader, f"tagmanifest-{algorithm}.txt", sums.keys() - payload - tagmanifests
                        , sums)  # fmt: skip
        _check_manifest(reader, f"manifest-{algorithm}.txt", payload, sums)
    size = sum(sums[name].size for name in payload)
    info = reader.read("bag-info.txt", _MOST_MANIFEST).decode("utf-8", "replace")
    if f"\nPayload-Oxum: {size}.{len(payload)}\n" not in f"\n{info}":
        raise PackChanged("bag-info.txt", "oxum")


def _check_manifest(
    reader: PackReader, manifest: str, there: Iterable[str], sums: Mapping[str, Sums]
) -> None:
    algorithm = manifest.rpartition("-")[2].removesuffix(".txt")
    listed: set[str] = set()
    try:
        lines = reader.read(manifest, _MOST_MANIFEST).decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise PackChanged(manifest, "unreadable") from error
    for line in filter(None, lines):
        value, _, name = line.partition("  ")
        if name not in sums:
            raise PackChanged(name[:200] or manifest, "missing")
        if name in listed:
            raise PackChanged(name, "twice")
        if getattr(sums[name], algorithm) != value:
            raise PackChanged(name, "changed")
        listed.add(name)
    wanted = set(there) - {manifest if manifest.startswith("tag") else ""}
    if unlisted := sorted(wanted - listed):
        raise PackChanged(unlisted[0], "unlisted")


def _check_log(reader: PackReader) -> tuple[Latest, _Head]:
    """The chain from its first entry, every signature, every word; what it says of each row."""
    latest: dict[tuple[str, str], str | None] = {}
    newest: dict[tuple[str, str], int] = {}
    last: list[_Head] = []

    def learn(body: Mapping[str, Any], value: str) -> None:
        for table, row, version, found in body["rows"]:
            key = (str(table), str(row))
            # an act inside an act has its entry first, and may have written the newer version;
            # the number of a row that was removed may be given again
            if latest.get(key) is None or version >= newest[key]:
                newest[key], latest[key] = version, found
        last[:] = [_Head(int(body["seq"]), value, body, str(body["clinic"]))]

    times = {
        name.removeprefix(f"{_LOG}time/"): reader.read(name, _MOST_MANIFEST)
        for name in reader.files
        if name.startswith(f"{_LOG}time/") and name.endswith(".json")
    }
    with reader.stream(f"{_LOG}log.jsonl") as lines:
        found = check_log(
            lines.lines(),
            reader.read(f"{_LOG}keys.json", _MOST_MANIFEST),
            reader.read(f"{_LOG}words.jsonl", _MOST_WORDS),
            times,
            learn=learn,
        )
    if found:
        raise PackUnsigned(found[0].path, found[0].what)
    if not last:
        raise PackUnsigned("data/log", "missing")
    return latest, last[0]


def _check_record(record: CaseRecord, data: bytes, latest: Latest, head: _Head) -> None:
    """The last entry of the log is the handing over of this very record, row by row as it says."""
    sender = record.sender
    subject = f"incident/{sender.number}"
    of_this = (head.body["verb"], head.body["subject"], head.clinic)
    if of_this != (HAND_OVER, subject, sender.clinic):
        raise PackUnsigned(f"data/log entry {head.seq}", "other_case")
    if latest.get((RECORD, sender.number)) != digest(data):
        raise PackUnsigned(RECORD_NAME, "not_signed")
    if all(row["number"] != sender.number for row in record.rows("incident")):
        raise PackAbsurd(RECORD_NAME, "record")
    for table, rows in record.tables.items():
        for row in rows:
            if latest.get((table, str(row["id"]))) != _hash_of(table, row):
                raise PackUnsigned(f"{RECORD_NAME} {table}/{row['id']}", "row_changed")


def _hash_of(table: str, row: StoredRow) -> str:
    try:
        return row_hash(table, row)
    except ValueError as error:
        raise PackAbsurd(f"{RECORD_NAME} {table}/{row['id']}", "record") from error


def _check_exhibits(record: CaseRecord, sums: Mapping[str, Sums]) -> None:
    """One file for each exhibit, with the hash and length that its row gives."""
    wanted: set[str] = set()
    for row in record.rows("exhibit"):
        place = place_of(row["number"], row["original_name"])
        found = sums.get(place)
        if found is None:
            raise PackChanged(place, "missing")
        if (found.sha256, found.size) != (row["sha256"], row["size"]):
            raise PackChanged(place, "changed")
        wanted.add(place)
    others = {name for name in sums if name.startswith(_EXHIBITS)} - wanted
    if others:
        raise PackChanged(min(others), "unlisted")
