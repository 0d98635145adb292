"""What somebody has typed and not yet saved: one row per person and page, sealed to that person."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyrage
from sqlalchemy import text

from clinicguard.host.clock import Clock, to_text
from clinicguard.storage.canonical import canonical
from clinicguard.storage.database import Database

_OWN = "own/"


class Drafts:
    """The drafts of one person. The one thing that is saved without `act`: no entry in the log.

    How a person likes to see a page is kept in the same way, apart from the drafts.
    """

    def __init__(
        self,
        database: Database,
        key_id: str,
        own: pyrage.x25519.Identity,
        clock: Clock,
        also: Sequence[str] = (),
    ) -> None:
        """`also` are further keys (`age1…`) of the same person: their PIN's, or their own."""
        self._database = database
        self._key_id = key_id
        self._own = own
        self._clock = clock
        self._also = [pyrage.x25519.Recipient.from_str(key) for key in also]

    def keep(self, page: str, fields: Mapping[str, Any]) -> None:
        """Replaces the draft of a page. Raises DiskFull, DiskFault: the former one stays."""
        sealed = pyrage.encrypt(canonical(dict(fields)), [self._own.to_public(), *self._also])
        with self._database.writing() as session:
            session.execute(
                text(
                    "INSERT INTO draft (person, page, sealed, saved) "
                    "VALUES (:person, :page, :sealed, :saved) ON CONFLICT (person, page) "
                    "DO UPDATE SET sealed = excluded.sealed, saved = excluded.saved"
                ),
                {
                    "person": self._key_id,
                    "page": page,
                    "sealed": sealed,
                    "saved": to_text(self._clock.now()),
                },
            )

    def find(self, page: str) -> dict[str, Any] | None:
        """The draft of a page; None when there is none, or it was sealed to a key that is gone."""
        with self._database.reading() as session:
            sealed = session.execute(
                text("SELECT sealed FROM draft WHERE person = :person AND page = :page"),
                {"person": self._key_id, "page": page},
            ).scalar()
        return None if sealed is None else self._open(sealed)

    def drop(self, page: str) -> None:
        """The verb is done: the draft goes."""
        with self._database.writing() as session:
            session.execute(
                text("DELETE FROM draft WHERE person = :person AND page = :page"),
                {"person": self._key_id, "page": page},
            )

    def keep_own(self, name: str, fields: Mapping[str, Any]) -> None:
        """How this person wants something shown. Raises DiskFull, DiskFault."""
        self.keep(_OWN + name, fields)

    def own(self, name: str) -> dict[str, Any]:
        """What `keep_own` kept; empty when there is nothing, or nothing that can be read."""
        return self.find(_OWN + name) or {}

    def all(self) -> list[tuple[str, str]]:
        """(page, when saved) of each draft of this person, the newest first."""
        with self._database.reading() as session:
            rows = session.execute(
                text("SELECT page, saved FROM draft WHERE person = :person ORDER BY saved DESC"),
                {"person": self._key_id},
            )
            return [(str(page), str(saved)) for page, saved in rows if not page.startswith(_OWN)]

    def _open(self, sealed: bytes) -> dict[str, Any] | None:
        try:
            found = json.loads(pyrage.decrypt(sealed, [self._own]))
        except (pyrage.DecryptError, OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None
