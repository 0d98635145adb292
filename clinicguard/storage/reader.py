"""The door for reading: lists are built for the person who unlocked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar, TypeVarTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Row as ResultRow
from sqlalchemy import Select, TextualSelect
from sqlalchemy.orm import Session

from clinicguard.host.clock import Clock
from clinicguard.storage import index
from clinicguard.storage.book import Actor
from clinicguard.storage.database import Database
from clinicguard.storage.index import Hit

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Reader:
    """Reads for one person; compartments and masks are part of the lists' queries, by `role`."""

    def __init__(
        self,
        database: Database,
        actor: Actor,
        may: Callable[[str, str], bool],
        clock: Clock,
        zone: ZoneInfo,
    ) -> None:
        self._database = database
        self.person = actor
        self.clock = clock
        self.zone = zone
        self._may = may
        self._known: dict[Hashable, Any] = {}
        self._known_at: object = None

    @property
    def role(self) -> str:
        """The program role of who reads."""
        return self.person.role

    def may(self, verb: str) -> bool:
        """Whether this person's role has the verb."""
        return self._may(verb, self.person.role)

    def rows(self, query: Select[*Ts]) -> Sequence[ResultRow[*Ts]]:
        """Every row of a query."""
        with self._database.reading() as session:
            return session.execute(query).all()

    def values(self, query: Select[T]) -> Sequence[T]:
        """The single column (or row object) of a query."""
        with self._database.reading() as session:
            return session.scalars(query).all()

    def value(self, query: Select[T]) -> T | None:
        """The first value of a query, or None."""
        with self._database.reading() as session:
            return session.scalars(query).first()

    def session(self) -> AbstractContextManager[Session]:
        """The database for several questions that belong together."""
        return self._database.reading()

    def once(self, name: Hashable, read: Callable[[], T]) -> T:
        """What `read` gives of the rows; it is asked again when anything has been written since.

        `name` tells one reading from another. What is given is shared: a value, never changed.
        """
        state = self._database.state()
        if state is None or state != self._known_at:
            self._known.clear()
            self._known_at = state
        if state is None:
            return read()
        if name not in self._known:
            with self.session():
                self._known[name] = read()
        found: T = self._known[name]
        return found

    def found(self, kind: str, typed: str) -> TextualSelect | None:
        """Row ids of one kind that hold the typed words, for `.in_()`; None for no filter."""
        return index.found(kind, typed)

    def search(self, kinds: Sequence[str], typed: str, most: int = 50) -> list[Hit]:
        """The newest records of several kinds that hold the words."""
        with self._database.reading() as session:
            return index.search(session, kinds, typed, most)
