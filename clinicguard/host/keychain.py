"""This PC's keychain, asked in a thread of its own: one that hangs or fails stops nobody.

Windows Credential Manager, macOS Keychain, Secret Service or KWallet, by the library `keyring`.
What would write a secret in clear is not taken for a keychain.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Protocol

from clinicguard.host.trouble import Trouble

_PATIENCE = 8.0
"""Seconds; a desktop may first ask its user to open the keychain."""

_REAL = {
    "win32": ("keyring.backends.Windows",),
    "darwin": ("keyring.backends.macOS",),
    "linux": (
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
    ),
}
"""By system: another system's backend, once loaded, looks for its libraries with the compilers and
linkers that it finds on the PATH."""


class NoKeychain(Trouble):
    """There is no keychain here, it is shut, or it does not answer. `why` is for an expert."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class Keychain(Protocol):
    """Keeps small secrets for the user of this PC. Every call may raise NoKeychain."""

    def put(self, name: str, secret: str) -> None: ...
    def get(self, name: str) -> str | None: ...
    def drop(self, name: str) -> None: ...


class Backend(Protocol):
    """What `keyring` offers of a keychain."""

    def set_password(self, service: str, username: str, password: str) -> None: ...
    def get_password(self, service: str, username: str) -> str | None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class SystemKeychain:
    """The keychain of whoever is logged on to this PC."""

    def __init__(
        self, find: Callable[[], Backend] | None = None, patience: float = _PATIENCE
    ) -> None:
        self._find = find or find_backend
        self._patience = patience

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret and reads it back. Raises NoKeychain: it is not kept."""

        def work() -> str | None:
            backend = self._find()
            backend.set_password(_SERVICE, name, secret)
            return backend.get_password(_SERVICE, name)

        if self._asked(work) != secret:
            raise NoKeychain("not kept")

    def get(self, name: str) -> str | None:
        """The secret, or None where there is none. Raises NoKeychain."""
        return self._asked(lambda: self._find().get_password(_SERVICE, name))

    def drop(self, name: str) -> None:
        """Forgets a secret, if there is one. Raises NoKeychain."""

        def work() -> None:
            backend = self._find()
            if backend.get_password(_SERVICE, name) is not None:
                backend.delete_password(_SERVICE, name)

        self._asked(work)

    def _asked(self, work: Callable[[], str | None]) -> str | None:
        answers: queue.SimpleQueue[tuple[str | None, BaseException | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((work(), None))
            except BaseException as error:  # a backend may raise anything
                answers.put((None, error))

        threading.Thread(target=run, daemon=True, name="keychain").start()
        try:
            answer, error = answers.get(timeout=self._patience)
        except queue.Empty:
            raise NoKeychain("no answer") from None
        if isinstance(error, Trouble):
            raise error
        if error is not None:
            raise NoKeychain(type(error).__name__) from error
        return answer


def find_backend() -> Backend:
    """The best real keychain of this system. Raises NoKeychain.

    `keyring` knows a backend only once its module is loaded, and would load whatever else calls
    itself one.
    """
    import keyring.backend

    real = _REAL.get(sys.platform, ())
    for name in real:
        with suppress(Exception):
            import_module(name)
    usable = [
        kind()
        for kind in keyring.backend.KeyringBackend.get_viable_backends()
        if kind.__module__ in real
    ]
    if not usable:
        raise NoKeychain("none")
    return max(usable, key=lambda backend: float(backend.priority))


_SERVICE = "ClinicGuard"
