"""The head of the log carried out to a time-stamp service on a stick, and its answer taken in."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinicguard.evidence.pack import PackExists
from clinicguard.host.clock import to_text
from clinicguard.host.files import as_trouble, write_whole
from clinicguard.host.trouble import Trouble
from clinicguard.overview.tables import LogTimeRow
from clinicguard.overview.trusted_time import (
    LARGEST,
    Algorithm,
    OtherHash,
    OtherNonce,
    Stamp,
    TimeRefused,
    as_pem,
    certificates,
    judged,
    request_for,
    stamped_bytes,
)
from clinicguard.storage import log
from clinicguard.storage.book import Book
from clinicguard.storage.log import Head


class NothingAsked(Trouble):
    """No request is out that this answer could belong to."""


class AnswerUnreadable(Trouble):
    """The file with the answer cannot be read from its place."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


@dataclass(frozen=True, slots=True)
class LogTime:
    """One head that was carried out; `stamp` once its answer was checked and taken in."""

    id: int
    head: Head
    asked_at: datetime
    asked_by: int
    stamp: Stamp | None
    agrees: bool
    """Whether the log still holds this very entry."""


class TimeDesk:
    """Ask, and take in; `lists` is what came of it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.lists = TimeLists(book)

    def ask(self, target: Path, algorithm: Algorithm = "sha512") -> LogTime:
        """Writes the request for the newest head to a stick.

        Raises:
            NotAllowed; PackExists, DiskFull, ReadOnlyPlace: no file and no entry.
        """
        if target.exists():
            raise PackExists(target)
        try:
            return self._ask(target, algorithm)
        except BaseException:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise

    def _ask(self, target: Path, algorithm: Algorithm) -> LogTime:
        with self._book.act("log.ask_time", "log") as change:
            with change.reading() as session:
                head = _newest(session, self._book.clinic)
            asked = request_for(head, algorithm)
            row = change.add(
                LogTimeRow(
                    seq=head.seq,
                    hash=head.hash,
                    wall=head.wall,
                    algorithm=algorithm,
                    nonce=str(asked.nonce),
                    query=_text(asked.der),
                    asked_at=change.now,
                    asked_by=change.person.id,
                    answer="",
                    stamped_at=None,
                    authority="",
                    roots="",
                    taken_at=None,
                    taken_by=None,
                    anchored=None,
                )
            )
            change.about(f"log/{head.seq}")
            change.says("head", f"{head.seq}:{head.hash}")
            try:
                write_whole(target, asked.der, mode=0o644)
            except OSError as error:
                raise as_trouble(error, target) from error
            return _noun(row, head, agrees=True)

    def take(self, answer: Path, given: Sequence[Path] = ()) -> LogTime:
        """Takes the answer in, for whichever request that is out it belongs to.

        `given` are the service's certificates, PEM or DER, as published by the service itself.

        Raises:
            NothingAsked, AnswerUnreadable, NotACertificate, NotAllowed;
            TimeRefused: it does not prove what was asked. Nothing of it is kept.
        """
        data = _read(answer)
        roots = [one for path in given for one in certificates(_read(path), path.name)]
        with self._book.act("log.take_time", "log") as change:
            waiting = change.all(
                select(LogTimeRow).where(LogTimeRow.answer == "").order_by(LogTimeRow.id.desc())
            )
            if not waiting:
                raise NothingAsked
            heads = {row.id: _head_of(row, self._book.clinic) for row in waiting}
            row, stamp = _fitting(data, waiting, heads, roots)
            row.answer, row.roots = _text(data), as_pem(roots)
            row.stamped_at, row.authority = stamp.at, stamp.authority
            row.anchored = int(stamp.anchored)
            row.taken_at, row.taken_by = change.now, change.person.id
            change.about(f"log/{row.seq}")
            change.says("stamped", to_text(stamp.at))
            change.says("authority", stamp.authority)
            return _noun(row, heads[row.id], agrees=True)


class TimeLists:
    """What was carried out and came back; for screens, papers and packs."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> list[LogTime]:
        """The newest first. A head that the log no longer holds does not agree."""
        with self._book.database.reading() as session:
            rows = session.scalars(select(LogTimeRow).order_by(LogTimeRow.id.desc()))
            return [
                _noun(
                    row,
                    _head_of(row, self._book.clinic),
                    agrees=log.hash_at(session, row.seq) == row.hash,
                )
                for row in rows
            ]

    def files(self) -> Mapping[str, bytes]:
        """For a pack: each stamped head with request, answer and certificates, by file name."""
        found: dict[str, bytes] = {}
        with self._book.database.reading() as session:
            rows = session.scalars(
                select(LogTimeRow).where(LogTimeRow.answer != "").order_by(LogTimeRow.id)
            )
            for row in rows:
                name = f"head-{row.seq}-{row.id}"
                found[f"{name}.json"] = stamped_bytes(_head_of(row, self._book.clinic))
                found[f"{name}.tsq"] = base64.b64decode(row.query)
                found[f"{name}.tsr"] = base64.b64decode(row.answer)
                if row.roots:
                    found[f"{name}.pem"] = row.roots.encode("ascii")
        return found


def _fitting(
    data: bytes,
    waiting: Sequence[LogTimeRow],
    heads: Mapping[int, Head],
    roots: Sequence[Certificate],
) -> tuple[LogTimeRow, Stamp]:
    """The request that the answer belongs to: of several that are out, its hash and nonce tell."""
    first: TimeRefused | None = None
    for row in waiting:
        algorithm: Algorithm = "sha256" if row.algorithm == "sha256" else "sha512"
        try:
            stamp = judged(data, heads[row.id], algorithm, int(row.nonce), roots)
        except (OtherHash, OtherNonce) as other:
            first = first or other
            continue
        return row, stamp
    assert first is not None
    raise first


def _noun(row: LogTimeRow, head: Head, *, agrees: bool) -> LogTime:
    stamp = None
    if row.stamped_at is not None:
        stamp = Stamp(row.stamped_at, row.authority, bool(row.anchored))
    return LogTime(row.id, head, row.asked_at, row.asked_by, stamp, agrees)


def _head_of(row: LogTimeRow, clinic: str) -> Head:
    return Head(clinic, row.seq, row.hash, row.wall)


def _newest(session: Session, clinic: str) -> Head:
    last = log.last_entry(session)[0]
    entry = next(log.entries(session, last - 1))
    return Head(clinic, entry.seq, entry.hash, str(entry.body["wall"]))


def _read(path: Path) -> bytes:
    """Raises AnswerUnreadable; a file too large for what it should be is none either."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise AnswerUnreadable(path) from error
    if not data or len(data) > LARGEST:
        raise AnswerUnreadable(path)
    return data


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
