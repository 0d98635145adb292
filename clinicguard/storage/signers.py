"""Which signing key counts for whom at each place of the log.

The entry of an act that gives somebody a key names it: `["signer", "<key id>", generation, "<public
key, hex>"]`. From the next entry on, that key alone signs for this person; where no entry has named
one yet, any key that the key file lists for them. Whose access was taken signs nothing until they
are given it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.storage.keyfile import KeyFile

SIGNER = "signer"
"""The name under which signing keys stand in the rows of entries; no table has it."""


class Signers:
    """What the entries read so far say about who signs with which key."""

    def __init__(self) -> None:
        self._named: dict[str, list[str]] = {}
        self._gone: set[str] = set()
        self._entries: dict[str, int] = {}

    @classmethod
    def before(cls, session: Session, seq: int | None = None) -> Signers:
        """After every entry below the number `seq`; after all of them for None."""
        found = session.execute(
            text(
                "SELECT entry FROM log_entry WHERE (:seq IS NULL OR seq < :seq) AND ("
                'instr(entry, :named) OR instr(entry, \'"verb":"person.disable"\') '
                'OR instr(entry, \'"verb":"person.give_access"\')) ORDER BY seq'
            ),
            {"seq": seq, "named": f'["{SIGNER}",'},
        )
        signers = cls()
        for entry in found.scalars():
            signers._learn_from(str(entry))
        return signers

    def key_of(self, person: str) -> str | None:
        """The public key that counts; None where no entry names one."""
        return self._named[person][-1] if person in self._named else None

    def named_in(self, person: str) -> int | None:
        """The number of the entry that named the key that counts."""
        return self._entries.get(person)

    def with_named(self, listed: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        """Every key of a key file's `signers`, and every one that an entry named."""
        return {
            person: tuple(dict.fromkeys((*listed.get(person, ()), *self._named.get(person, ()))))
            for person in {**listed, **self._named}
        }

    def usable(self, person: str, listed: Sequence[str]) -> tuple[str, ...]:
        """Those of a person's listed keys that sign at this place of the log."""
        if person in self._gone:
            return ()
        counts = self.key_of(person)
        return tuple(key for key in listed if counts is None or key == counts)

    def verify(self, keys: KeyFile, person: str, signature: str, message: bytes) -> bool:
        """Whether this signature is the person's, at this place of the log."""
        if person in self._gone:
            return False
        return keys.verifies(person, signature, message, only=self.key_of(person))

    def learn(self, body: Mapping[str, Any]) -> None:
        """Takes in an entry that has the form of one, after it was checked."""
        _, _, person = str(body["subject"]).partition("person/")
        match body["verb"]:
            case "person.disable":
                self._gone.add(person)
            case "person.give_access":
                self._gone.discard(person)
        self._name(int(body["seq"]), body["rows"])

    def _learn_from(self, entry: str) -> None:
        try:
            self.learn(json.loads(entry))
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            return

    def _name(self, seq: int, rows: Iterable[Any]) -> None:
        for table, person, _generation, key in rows:
            if table == SIGNER and isinstance(key, str):
                self._named.setdefault(person, []).append(key)
                self._entries[person] = seq
