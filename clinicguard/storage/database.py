"""The encrypted database: one file, one connection, and its errors sorted into facts and bugs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.pool import StaticPool

from clinicguard.host.files import DiskFault, DiskFull, ReadOnlyPlace, write_whole
from clinicguard.host.trouble import Trouble
from clinicguard.storage.text import grams
from clinicguard.storage.troubles import DatabaseDamaged, FolderInUse

_PAGE = 4096
_SETTINGS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-65536",
    "cell_size_check=ON",
    "busy_timeout=5000",
)


class Database:
    """The clinic's database, open with its key. Used from one thread.

    Raises:
        DatabaseDamaged: the file is not what this key wrote, or nothing is left of it.
    """

    def __init__(self, path: Path, key: bytes, *, new: bool = False) -> None:
        self.path = path
        if not new and path.exists() and _is_cut(path):
            raise DatabaseDamaged(path)
        self._key: bytes | None = key
        self._connection: Any = None
        self._engine = self._make_engine()
        self._writing: Session | None = None
        self._reading: Session | None = None
        with self._sorted():
            self._engine.connect().close()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, begun at once (BEGIN IMMEDIATE); rolled back if anything is raised."""
        if self._writing is not None or self._reading is not None:
            raise RuntimeError("a transaction is open; join it")
        engine = self._engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        with self._sorted(), Session(engine, expire_on_commit=False) as session:
            self._writing = session
            try:
                with session.begin():
                    yield session
            finally:
                self._writing = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """The rows as they stand; inside a transaction it sees that transaction's rows.

        A reading inside another joins it.
        """
        if self._writing is not None:
            yield self._writing
            return
        if self._reading is not None:
            with self._sorted():
                yield self._reading
            return
        with (
            self._sorted(),
            Session(self._engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            self._reading = session
            try:
                yield session
            finally:
                self._reading = None

    def state(self) -> tuple[Any, int] | None:
        """What is equal for as long as no row is written; None where rows are being written."""
        if self._writing is not None or self._connection is None:
            return None
        return self._connection, self._connection.total_changes

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A bare connection, for migrations and checks."""
        with self._sorted(), self._engine.begin() as connection:
            yield connection

    def has_written(self, session: Session, entry: int) -> None:
        """Says which entry of the log stands for the transaction: there is both or neither."""
        connection = session.connection().connection.driver_connection
        assert isinstance(connection, _Connection)
        connection.entry = entry

    def damaged_pages(self) -> tuple[int, ...]:
        """Every page whose code does not match (cipher_integrity_check); reads the whole file."""
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
        return tuple(
            sorted({int(n) for line in found for n in re.findall(r"page (\d+)", str(line))})
        )

    def loose_tables(self) -> tuple[str, ...]:
        """Tables whose pages and indexes do not belong together: an older page was put back.

        The search index is left out: it is made anew from the records.

        Raises:
            DatabaseDamaged: a page is no page of its table at all.
        """
        with self._sorted(), self._engine.connect() as connection:
            names = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND upper(sql) NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'search_gram%'"
            ).scalars()
            return tuple(
                name
                for name in list(names)
                if connection.exec_driver_sql(f"PRAGMA integrity_check('{name}')").scalar() != "ok"
            )

    def copy_to(self, target: Path) -> None:
        """A consistent copy under the same key, by the database's own backup."""
        with self._sorted():
            source = self._engine.raw_connection()
            try:
                copy = connect(target, self._need_key())
                try:
                    source.driver_connection.backup(copy)  # type: ignore[union-attr]
                finally:
                    copy.close()
            finally:
                source.close()

    def hurry(self) -> None:
        """Waits for the disk no more, for as long as it is open with this key.

        For a clinic that can be made anew at any time: of one that was hurried, a power cut may
        leave nothing that can be read.
        """
        with self._sorted():
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA synchronous=OFF")
            finally:
                connection.close()

    @property
    def key(self) -> bytes:
        """The key that is in place. Raises RuntimeError once it is closed."""
        return self._need_key()

    def rekey(self, key: bytes) -> None:
        """Writes every page anew under another key, in one transaction; nothing if it has it.

        Killed in between, or refused by the disk, the file opens with the former key or with the
        new one, never with neither: the journal holds the former pages.

        Raises:
            DiskFull, DiskFault, ReadOnlyPlace: it is as it was.
        """
        if self._writing is not None:
            raise RuntimeError("a transaction is open: its pages would be lost")
        if key == self._need_key():
            return
        self._let_go()
        with self._sorted():
            connection = connect(self.path, self._need_key())
            try:
                connection.execute(f"PRAGMA rekey=\"x'{key.hex()}'\"").fetchall()
            except sqlcipher.Error as error:
                raise sort_error(error, self.path) or self._why_not_rekeyed() from error
            finally:
                connection.close()
            try:
                connect(self.path, key).close()
            except sqlcipher.Error as error:
                # of a refused fsync SQLCipher says nothing: the former pages are back in place
                connect(self.path, self._need_key()).close()
                raise self._why_not_rekeyed() from error
        self._key = key

    def _why_not_rekeyed(self) -> Trouble:
        """SQLCipher says of every refusal that it was an error: pages and journal need room."""
        needed = 2 * self.path.stat().st_size
        if shutil.disk_usage(self.path.parent).free < needed:
            return DiskFull(self.path.parent)
        return DiskFault(self.path, "EIO")

    def close(self) -> None:
        """Closes the file and forgets the key."""
        self._let_go()
        self._key = None

    def _let_go(self) -> None:
        """Closes the connection; the next that reads or writes opens another."""
        self._connection = None
        self._engine.dispose()

    def _need_key(self) -> bytes:
        if self._key is None:
            raise RuntimeError("the database is closed")
        return self._key

    def _make_engine(self) -> Engine:
        engine = create_engine(
            URL.create("sqlite+pysqlite", database=str(self.path)),
            module=sqlcipher,
            creator=self._connect,
            poolclass=StaticPool,
            hide_parameters=True,
        )

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql(
                connection.get_execution_options().get("sqlite_begin", "BEGIN")
            )

        return engine

    def _connect(self) -> Any:
        self._connection = connect(self.path, self._need_key())
        return self._connection

    @contextmanager
    def _sorted(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlcipher.Error) as error:
            trouble = sort_error(error, self.path)
            if trouble is None:
                raise
            if isinstance(trouble, ReadOnlyPlace):
                # SQLite opens for reading what it may not open for writing, and stays with that
                self._let_go()
            raise trouble from error


class _Connection(sqlcipher.Connection):  # type: ignore[misc]
    """Refuses to end a transaction only where the disk has nothing of it.

    The last step, when the journal is gone and every reader sees the new rows, is to bring the
    folder onto the disk. Where that is refused SQLite says the same as of any other refusal. But
    told "not saved" a person saves again, and then there are two.
    """

    entry: int | None = None
    """The number of the log's entry that the transaction has written."""

    def commit(self) -> None:
        entry, self.entry = self.entry, None
        try:
            super().commit()
        except sqlcipher.OperationalError:
            if entry is None or not self._has(entry):
                raise

    def rollback(self) -> None:
        self.entry = None
        super().rollback()

    def _has(self, entry: int) -> bool:
        asked = "SELECT count(*) FROM log_entry WHERE seq = ?"
        try:
            return bool(self.execute(asked, (entry,)).fetchone() == (1,))
        except sqlcipher.Error:
            return False


def _is_cut(path: Path) -> bool:
    """Whether the file ends within a page, or has none, though no transaction stopped half-way.

    A page that nobody asks for would else be missed by nobody.
    """
    size = path.stat().st_size
    journal = path.with_name(f"{path.name}-journal")
    stopped = journal.exists() and journal.stat().st_size > 0
    return size < _PAGE or (size % _PAGE > 0 and not stopped)


def connect(path: Path, key: bytes) -> Any:
    """Opens the file with its raw 256-bit key and the settings that every reader must have."""
    connection = sqlcipher.connect(
        str(path),
        timeout=5.0,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError:
        connection.close()
        raise
    if connection.execute("PRAGMA cipher_status").fetchone()[0] != "1":
        connection.close()
        raise RuntimeError("this SQLite cannot encrypt")
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    if connection.execute("PRAGMA temp_store").fetchone()[0] != 2:
        connection.close()
        raise RuntimeError("temporary tables would be written in clear")
    connection.create_function("grams", 1, grams, deterministic=True)
    return connection


def sort_error(error: Exception, path: Path) -> Trouble | None:
    """The fact behind a database error; None when it is a bug of ours."""
    message = str(getattr(error, "orig", error)).lower()
    if "disk is full" in message:
        return DiskFull(path.parent)
    if "unable to open database file" in message:
        return _why_not_opened(path)
    if "readonly database" in message:
        return ReadOnlyPlace(path.parent)
    if "database is locked" in message:
        return FolderInUse(path.parent, "", "")
    if "disk i/o error" in message:
        return DiskFault(path, "EIO")
    if isinstance(error, DatabaseError | sqlcipher.DatabaseError) and (
        "not a database" in message
        or "malformed" in message
        or "corrupt" in message
        or "no such table" in message
        or "hmac" in message
    ):
        return DatabaseDamaged(path)
    return None


def _why_not_opened(path: Path) -> Trouble | None:
    """SQLite does not say why it could make no journal: a file of our own is tried beside it."""
    try:
        write_whole(path.with_name("tried"), b"")
        path.with_name("tried").unlink()
    except Trouble as trouble:
        return trouble
    except OSError:
        return None
    return ReadOnlyPlace(path.parent)


@event.listens_for(Session, "do_orm_execute")
def _no_bulk_changes(state: ORMExecuteState) -> None:
    """A bulk UPDATE or DELETE would pass by the book unseen."""
    if state.is_update or state.is_delete:
        raise RuntimeError("change rows one by one, inside an act")
