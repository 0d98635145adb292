"""Who works in a child: opens the records, tries an act until the disk lets it, and tells of it."""

from __future__ import annotations

import json
import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import OpenKeys, PersonalKeys, unlock_as

TRIES = 2_000
"""How often an act is tried while the disk refuses; more than it has calls."""

Asked = dict[str, Any]


class Gone(Exception):
    """An act ended otherwise than saved or refused with a trouble."""


class Worker:
    """Works in a child, and says of each act how it ended."""

    def __init__(self, asked: Asked, line: socket.socket) -> None:
        self.asked = asked
        self.folder = Path(asked["folder"])
        self.beside = self.folder.parent
        self.settings = SettingsFile(Path(asked["settings"]))
        self.source = Path(asked["source"])
        self._line = line

    def tell(self, **said: object) -> None:
        self._line.sendall(json.dumps(said).encode() + b"\n")

    @contextmanager
    def struck(self) -> Iterator[None]:
        """What is done meanwhile may be struck."""
        self.tell(struck=True)
        yield
        self.tell(struck=False)

    def keys(self) -> OpenKeys:
        personal = PersonalKeys(
            pyrage.x25519.Identity.from_str(self.asked["open"]),
            Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.asked["sign"])),
        )
        return unlock_as(read_keys(self.folder), self.asked["person"], personal)

    def attempt(self, name: str, act: Callable[[], Any]) -> Any:
        """Tries until it is saved; each refusal is told, and must be a trouble."""
        self.tell(trying=name)
        for _ in range(TRIES):
            try:
                found = act()
            except Trouble as trouble:
                self.tell(trouble=type(trouble).__name__, act=name)
            except Exception:
                self.tell(bug=traceback.format_exc(), act=name)
                raise Gone from None
            else:
                return found
        self.tell(bug="refused to the end", act=name)
        raise Gone

    def saves(self, name: str, act: Callable[[], Any]) -> Any:
        """Tries until it is saved, and then says so."""
        found = self.attempt(name, act)
        self.tell(saved=name, what=found)
        return found

    def opened(self) -> Clinic:
        clinic: Clinic = self.attempt(
            "open", lambda: open_clinic(self.folder, self.keys(), settings=self.settings)
        )
        self.tell(alarm=type(clinic.alarm).__name__ if clinic.alarm else None)
        return clinic

    @contextmanager
    def at_work(self) -> Iterator[Clinic]:
        """The records are open; what follows, and locking them, may be struck."""
        clinic = self.opened()
        with self.struck():
            yield clinic
            self.lock(clinic)

    def lock(self, clinic: Clinic) -> None:
        """A lock that fails has closed all the same; it is not to be closed a second time."""
        left = [clinic.close]

        def once() -> None:
            if left:
                left.pop()()

        self.attempt("lock", once)
