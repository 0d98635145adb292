"""The book: the one way for a change. One act, one transaction, one signed entry in the log."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar, TypeVarTuple
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Row as ResultRow
from sqlalchemy import Select, event, select
from sqlalchemy.orm import Session

from clinicguard.host.clock import Clock
from clinicguard.host.trouble import Trouble
from clinicguard.storage import erasing, index, log, many
from clinicguard.storage.database import Database
from clinicguard.storage.erasing import Erased, Place
from clinicguard.storage.log import Author, Head, WrittenRow
from clinicguard.storage.many import ReadyRows
from clinicguard.storage.rows import Kept, NumberRow, Row
from clinicguard.storage.text import kept
from clinicguard.storage.troubles import NotAllowed, NotFound

AnyRow = TypeVar("AnyRow", bound=Row)
T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_LETTERS = {"complaint": "C", "incident": "I", "evidence": "E", "statement": "S"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who unlocked: the id of the person's row, and the key that signs for them."""

    id: int
    name: str
    author: Author

    @property
    def role(self) -> str:
        """The program role: owner, manager, clinician, reception, counsel."""
        return self.author.role


@dataclass(slots=True)
class _Frame:
    verb: str
    subject: str
    says: dict[str, str]
    written: dict[tuple[str, str], WrittenRow] = field(default_factory=dict)


class Change:
    """What a desk verb may do while its act is open."""

    def __init__(self, book: Book, session: Session, frame: _Frame, now: datetime) -> None:
        self._book = book
        self._session = session
        self._frame = frame
        self.now = now

    @property
    def person(self) -> Actor:
        """Who acts."""
        return self._book.actor

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's zone: in which day a moment lies."""
        return self._book.zone

    @property
    def role(self) -> str:
        """The program role of who acts."""
        return self._book.actor.role

    @property
    def witness(self) -> Author | None:
        """Who stands by and signs the same entry, if anybody does."""
        return self._book.witness

    @property
    def roles(self) -> frozenset[str]:
        """The program roles of all who sign this entry: one, or two."""
        beside = self._book.witness
        return frozenset({self.role} if beside is None else {self.role, beside.role})

    def add(self, row: AnyRow) -> AnyRow:
        """A new row; its id is there after `flush`, which `add` does at once."""
        self._session.add(row)
        self._session.flush()
        return row

    def add_all(self, rows: Sequence[Row]) -> None:
        """Many new rows at once, in their order; their ids are there afterwards."""
        self._session.add_all(rows)
        self._session.flush()

    def next_id(self, kind: type[Row]) -> int:
        """The first id that is free, for rows that are made ready with their ids."""
        return many.next_id(self._session, kind)

    def add_ready(self, ready: ReadyRows) -> None:
        """Very many new rows, made ready before; they are not loaded, so that nothing can be
        changed in them within this act."""
        self._session.flush()
        many.write(self._session, ready)
        for row in ready.written:
            self._frame.written[row[0], row[1]] = row

    def flush(self) -> None:
        """Writes what has changed so far, still inside the transaction."""
        self._session.flush()

    def get(self, kind: type[AnyRow], row_id: int) -> AnyRow:
        """Raises NotFound."""
        row = self._session.get(kind, row_id)
        if row is None:
            raise NotFound(f"{kind.__tablename__}/{row_id}")
        return row

    def one(self, query: Select[T]) -> T | None:
        """The one row that the query names, or None."""
        return self._session.scalars(query).one_or_none()

    def row(self, query: Select[*Ts]) -> ResultRow[*Ts]:
        """The one row of several columns that the query gives."""
        return self._session.execute(query).one()

    def all(self, query: Select[T]) -> Sequence[T]:
        """Every row of the query."""
        return self._session.scalars(query).all()

    def says(self, name: str, words: str) -> None:
        """Clear words for the entry: kept beside it, erasable, bound to it by a salted hash."""
        self._frame.says[name] = kept(words)

    def about(self, subject: str) -> None:
        """The entry's subject, where it is known only once the number is given."""
        self._frame.subject = subject

    def mentions(self, table: str, row_id: str, version: int, value: str | None) -> None:
        """Binds something outside the database (a sealed file, keys.json) to the entry."""
        self._frame.written[table, row_id] = (table, row_id, version, value)

    def reading(self) -> AbstractContextManager[Session]:
        """The database as it stands for this act; after its end, as it was saved."""
        return self._book.database.reading()

    @property
    def laid(self) -> dict[str, object]:
        """What this transaction has made ready outside the database, by name."""
        return self._book.laid

    def afterwards(self, name: str, step: Callable[[], None]) -> None:
        """Runs once when the transaction has ended, saved or given up: the step finds out which."""
        self._book.afterwards.setdefault(name, step)

    def index(self, kind: str, ref: int, *, title: str = "", body: str = "") -> None:
        """Makes the record findable by these words."""
        index.put(self._session, kind, ref, title, body)

    def index_all(self, kind: str, words: Sequence[tuple[int, str, str]]) -> None:
        """Makes many records of a kind findable: (row id, title, body) of each."""
        self._session.flush()
        index.put_all(self._session, kind, words)

    def unindex(self, kind: str, ref: int) -> None:
        """Takes the record out of the text index."""
        index.forget(self._session, kind, ref)

    def rows_naming(self, table: str, column: str, values: Sequence[str]) -> list[Place]:
        """Rows that hold one of the values in a text column."""
        return erasing.referring(self._session, table, column, values)

    def with_all_below(self, roots: Sequence[Place]) -> list[Place]:
        """The rows, and every row that refers to one of them."""
        return erasing.with_all_below(self._session, roots)

    def addresses(self, places: Sequence[Place], kind: str) -> list[str]:
        """The page addresses of numbered rows."""
        return erasing.addresses(self._session, places, kind)

    def erase(self, places: Sequence[Place], subjects: Sequence[str], page: str) -> Erased:
        """Takes rows away for good, the log's words about the subjects, and drafts of the page."""
        return erasing.erase(self._session, self.mentions, places, subjects, page)

    def next_number(self, kind: str, year: int = 0) -> str:
        """`C-2026-0001`: per kind and year of the clinic's zone, never given twice.

        `year` 0 is this year; what is taken over from an older log has the year in which it came.
        """
        row = self._numbers(kind, year or self.now.astimezone(self._book.zone).year)
        row.last += 1
        self._session.flush()
        return numbered(kind, row.year, row.last)

    def number_up_to(self, kind: str, year: int, last: int) -> None:
        """The numbers up to `last` are given out, to rows that were made ready with them."""
        self._numbers(kind, year).last = last

    def _numbers(self, kind: str, year: int) -> NumberRow:
        row = self.one(select(NumberRow).where(NumberRow.kind == kind, NumberRow.year == year))
        return row or self.add(NumberRow(kind=kind, year=year, last=0))


def numbered(kind: str, year: int, last: int) -> str:
    """How a record is called: `C-2026-0001`."""
    return f"{_LETTERS[kind]}-{year}-{last:04d}"


def _nobodys_ok(_verb: str, _role: str) -> bool:
    return False


class Book:
    """Opened for one person. `may(verb, role)` is the permission function that the clinic gives.

    `ok(verb, role)` says whether a witness of this role, standing by, lets somebody do what their
    own role does not have.
    """

    def __init__(
        self,
        database: Database,
        clinic: str,
        actor: Actor,
        may: Callable[[str, str], bool],
        clock: Clock,
        zone: ZoneInfo,
        after_commit: Callable[[Head], None],
        ok: Callable[[str, str], bool] = _nobodys_ok,
    ) -> None:
        self.database = database
        self.clinic = clinic
        self.actor = actor
        self.clock = clock
        self.zone = zone
        self._may = may
        self._ok = ok
        self.witness: Author | None = None
        self._after_commit = after_commit
        self._frames: list[_Frame] = []
        self._session: Session | None = None
        self._now: datetime | None = None
        self._head: Head | None = None
        self.laid: dict[str, object] = {}
        self.afterwards: dict[str, Callable[[], None]] = {}
        self._spoiled = False
        self.barred: Callable[[str], Trouble | None] = lambda verb: None
        """Why a verb is out of reach in this session, though the role has it."""

    def sign_with(self, sign: Ed25519PrivateKey) -> None:
        """The person who unlocked has a new signing key; the entry before this one named it."""
        self.actor = replace(self.actor, author=replace(self.actor.author, sign=sign))

    def may(self, verb: str) -> bool:
        """Whether this person's role has the verb, by itself or with the witness who stands by."""
        if self._may(verb, self.actor.role):
            return True
        return self.witness is not None and self._ok(verb, self.witness.role)

    @contextmanager
    def witnessed(self, witness: Author) -> Iterator[None]:
        """Every act in here is signed by this second person too, in the same entry.

        Raises:
            RuntimeError: inside an act, or where a witness stands by already.
        """
        if self._session is not None or self.witness is not None:
            raise RuntimeError("a witness stands by before an act begins, and only one")
        self.witness = witness
        try:
            yield
        finally:
            self.witness = None

    @contextmanager
    def act(
        self,
        verb: str,
        subject: str,
        *,
        reason: str | None = None,
        says: Mapping[str, str] | None = None,
    ) -> Iterator[Change]:
        """One change with its entry. Inside another act it joins that transaction.

        Raises:
            NotAllowed: before anything is read.
            DiskFull, DiskFault, ReadOnlyPlace, DatabaseDamaged: nothing was written.
            RuntimeError: an inner act failed and its error was kept quiet; nothing was written.
        """
        if not self.may(verb):
            raise NotAllowed(verb, self.actor.role)
        if (barred := self.barred(verb)) is not None:
            raise barred
        words = {name: kept(text) for name, text in (says or {}).items()}
        if reason:
            words["reason"] = kept(reason)
        frame = _Frame(verb, subject, words)
        with self.together(), self._framed(frame) as change:
            yield change

    @contextmanager
    def together(self) -> Iterator[None]:
        """Every act in here, each with its own entry, is in one transaction: all or none.

        Raises:
            DiskFull, DiskFault, ReadOnlyPlace, DatabaseDamaged: nothing was written.
            RuntimeError: an act failed and its error was kept quiet; nothing was written.
        """
        if self._session is not None:
            yield
            return
        try:
            with self.database.writing() as session:
                self._session, self._now = session, self.clock.now()
                event.listen(session, "before_flush", _stamp)
                event.listen(session, "after_flush", self._collect)
                yield
                if self._spoiled:
                    raise RuntimeError("an inner act failed: the whole act is given up")
        finally:
            self._session = self._now = None
            self._spoiled = False
            self._frames.clear()
            self.laid.clear()
            steps, self.afterwards = self.afterwards, {}
            for step in steps.values():
                step()
        if self._head is not None:
            self._after_commit(self._head)

    @contextmanager
    def _framed(self, frame: _Frame) -> Iterator[Change]:
        session, now = self._session, self._now
        assert session is not None
        assert now is not None
        session.flush()
        self._frames.append(frame)
        try:
            yield Change(self, session, frame, now)
            session.flush()
        except BaseException:
            self._spoiled = True
            raise
        self._frames.pop()
        self._head = log.append(
            session,
            clinic=self.clinic,
            author=self.actor.author,
            clock=self.clock,
            now=now,
            verb=frame.verb,
            subject=frame.subject,
            rows=list(frame.written.values()),
            says=frame.says,
            witness=self.witness,
        )
        self.database.has_written(session, self._head.seq)

    def _collect(self, session: Session, _context: object) -> None:
        written = self._frames[-1].written
        for row in [*session.new, *session.dirty]:
            if isinstance(row, Kept) and isinstance(row, Row):
                table = str(row.__tablename__)
                stored = log.stored_row_hash(session, table, row.id)
                assert stored is not None
                written[table, str(row.id)] = (table, str(row.id), *stored)
        for row in session.deleted:
            if isinstance(row, Kept) and isinstance(row, Row):
                table = str(row.__tablename__)
                written[table, str(row.id)] = (table, str(row.id), row.version, None)


def _stamp(session: Session, _context: object, _instances: Any) -> None:
    """Each written row gets its next version and a new salt; text is made fit to be kept."""
    for row in session.new:
        if isinstance(row, Kept):
            row.version, row.salt = 1, secrets.token_hex(16)
            _clean(row)
    for row in session.dirty:
        if isinstance(row, Kept) and session.is_modified(row):
            row.version, row.salt = row.version + 1, secrets.token_hex(16)
            _clean(row)


def _clean(row: Kept) -> None:
    for name, value in list(vars(row).items()):
        if isinstance(value, str) and not name.startswith("_") and (clean := kept(value)) != value:
            setattr(row, name, clean)
