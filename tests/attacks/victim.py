"""The clinic that is attacked: a worked history, an older copy of it, and hands that know the key.

Every attack has what a technically able insider has: the folder, the database key, the keys of one
manager, and a copy of the folder from some weeks ago.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clinicguard.clinic import Clinic
from clinicguard.complaints.moves import State
from clinicguard.evidence.desk import HandIn
from clinicguard.storage.canonical import canonical, digest
from clinicguard.storage.keys import OpenKeys
from clinicguard.storage.log import SIGNED
from clinicguard.storage.text import grams
from tests.integration.complaints.given import worked_to
from tests.made import MadeClinic

T = TypeVar("T")
Attack = Callable[["Victim", float], str]
"""Does its harm at a place between 0 (the first) and 1 (the last); returns where it is to be found,
alternatives parted by `|`."""


def pick(choices: Sequence[T], at: float) -> T:
    """The choice at a place between 0 (the first) and 1 (the last)."""
    return choices[min(int(at * len(choices)), len(choices) - 1)]


@dataclass
class Victim:
    """A closed clinic, ready to be attacked."""

    made: MadeClinic
    older: Path
    """The same folder as it stood earlier."""
    log: list[dict[str, Any]] = field(default_factory=list)
    """The entries as they were before the attack."""

    @property
    def numbers(self) -> list[int]:
        return [entry["seq"] for entry in self.log]

    @property
    def head(self) -> tuple[int, str]:
        """What a printed paper tells: the number and hash of the last entry."""
        return len(self.log), digest(canonical(self.log[-1]))

    @property
    def folder(self) -> Path:
        return self.made.folder

    @property
    def key(self) -> bytes:
        return self.made.keys["owner"].clinic.database

    @property
    def insider(self) -> OpenKeys:
        return self.made.keys["manager"]

    @property
    def database(self) -> Path:
        return self.folder / "clinic.db"

    def copied(self, to: Path) -> Victim:
        return Victim(self.made.copied(to), self.older, self.log)

    @contextmanager
    def sql(self) -> Iterator[Any]:
        """The database with the key and without its refusals, which are put back afterwards."""
        connection = sqlcipher.connect(str(self.database), isolation_level=None)
        connection.execute(f"PRAGMA key=\"x'{self.key.hex()}'\"")
        connection.create_function("grams", 1, grams, deterministic=True)
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log_%'"
        ).fetchall()
        connection.execute("BEGIN")
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.close()

    def keys_json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "keys.json").read_text("utf-8"))
        return found

    def put_keys(self, keys: dict[str, Any], copies: int = 2) -> None:
        text = json.dumps(keys, ensure_ascii=False)
        for name in ("keys.json", "keys.copy.json")[:copies]:
            (self.folder / name).write_text(text, "utf-8")

    def sealed(self) -> list[Path]:
        return sorted((self.folder / "evidence").iterdir())


def sign_keys(keys: dict[str, Any], by: str, sign: Ed25519PrivateKey) -> dict[str, Any]:
    """A key file as its writer would sign it."""
    body = {name: value for name, value in keys.items() if name != "signature"} | {"signed_by": by}
    return body | {"signature": sign.sign(b"ClinicGuard keys v1\n" + canonical(body)).hex()}


def sign_entry(value: str, sign: Ed25519PrivateKey) -> str:
    return sign.sign(SIGNED + bytes.fromhex(value)).hex()


def chained_from(connection: Any, seq: int, sign: Ed25519PrivateKey | None = None) -> None:
    """Hashes the entries from `seq` on anew, so that the chain fits again; signs them, if able."""
    stored = connection.execute("SELECT seq, entry, hash FROM log_entry ORDER BY seq").fetchall()
    previous = {number: value for number, _entry, value in stored}.get(seq - 1, "0" * 64)
    for number, text, _value in stored:
        if number < seq:
            continue
        entry = json.loads(text) | {"prev": previous, "seq": number}
        previous = digest(canonical(entry))
        connection.execute(
            "UPDATE log_entry SET entry = ?, hash = ? WHERE seq = ?",
            (canonical(entry).decode(), previous, number),
        )
        if sign is not None:
            connection.execute(
                "UPDATE log_entry SET signature = ? WHERE seq = ?",
                (sign_entry(previous, sign), number),
            )


def make_victim(made: MadeClinic, at: Path) -> Victim:
    """Some weeks of a clinic: people, complaints, evidence, a passphrase changed, a new card."""
    clinic = made.open("owner")
    worked_to(clinic.complaints, State.CLOSED)
    take_in(clinic, at, "一星評論")
    take_in(clinic, at, "通話錄音")
    clinic.staff.add("蔡佩珊", "clinician", title="醫師", phone="0900-111-222")
    clinic.access.change_own_passphrase("harbor lantern quilt eighteen")
    made.close()
    shutil.copytree(made.folder, at / "older", ignore=shutil.ignore_patterns("clinic.lock"))
    made.clock.forward(days=20)
    clinic = made.open("manager")
    worked_to(clinic.complaints, State.ACKNOWLEDGED)
    clinic.staff.change(6, name="蔡佩珊", role="clinician", title="主任", phone="0900-111-222")
    take_in(clinic, at, "後來的截圖")
    made.close()
    clinic = made.open("owner")
    clinic.access.new_kit()
    clinic.drafts.keep("complaint/new", {"verbatim": "打到一半"})
    clinic.evidence.verify("E-2026-0001", "每月查驗")
    made.close()
    victim = Victim(made, at / "older")
    with victim.sql() as connection:
        found = connection.execute("SELECT entry FROM log_entry ORDER BY seq").fetchall()
    victim.log = [json.loads(entry) for (entry,) in found]
    return victim


def take_in(clinic: Clinic, at: Path, title: str) -> None:
    source = at / f"{title}.txt"
    source.write_text(title * 40, "utf-8")
    clinic.evidence.take_in(source, HandIn(title))
