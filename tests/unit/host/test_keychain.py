"""A keychain that hangs, fails, forgets or is none: each is told, none stops the program."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from clinicguard.host.keychain import NoKeychain, SystemKeychain


class Memory:
    """A keychain that works."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Forgetful(Memory):
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password[:8]


class Broken(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the collection is locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise SystemExit("a backend may do anything")


class Hanging(Memory):
    def __init__(self, until: threading.Event) -> None:
        super().__init__()
        self._until = until

    def get_password(self, service: str, username: str) -> str | None:
        self._until.wait(20)
        return None


def test_a_secret_is_kept_read_back_and_forgotten() -> None:
    backend = Memory()
    chain = SystemKeychain(lambda: backend)
    chain.put("clinic person", "secret")
    assert chain.get("clinic person") == "secret"
    chain.drop("clinic person")
    chain.drop("clinic person")
    assert chain.get("clinic person") is None


def test_a_secret_that_was_cut_is_not_kept() -> None:
    with pytest.raises(NoKeychain):
        SystemKeychain(Forgetful).put("name", "a long secret that does not fit")


@pytest.mark.parametrize(
    "call",
    [lambda c: c.get("x"), lambda c: c.put("x", "y"), lambda c: c.drop("x")],
    ids=["get", "put", "drop"],
)
def test_whatever_a_backend_raises_is_no_keychain(
    call: Callable[[SystemKeychain], object],
) -> None:
    with pytest.raises(NoKeychain):
        call(SystemKeychain(Broken))


def test_one_that_does_not_answer_is_not_waited_for() -> None:
    until = threading.Event()
    try:
        with pytest.raises(NoKeychain) as caught:
            SystemKeychain(lambda: Hanging(until), patience=0.05).get("x")
        assert caught.value.why == "no answer"
    finally:
        until.set()


def test_what_writes_in_clear_is_no_keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.backend

    class PlainText(keyring.backend.KeyringBackend):
        priority = 99

        def get_password(self, service: str, username: str) -> str | None:
            return "in clear"

        def set_password(self, service: str, username: str, password: str) -> None:
            return

        def delete_password(self, service: str, username: str) -> None:
            return

    monkeypatch.setattr(
        keyring.backend.KeyringBackend, "get_viable_backends", lambda: iter([PlainText])
    )
    with pytest.raises(NoKeychain):
        SystemKeychain().get("x")


FIND = """
from contextlib import suppress
from keyring.backend import KeyringBackend
from clinicguard.host.keychain import NoKeychain, find_backend
with suppress(NoKeychain):
    find_backend()
print({kind.__module__ for kind in KeyringBackend._classes})
"""
KEEP = """
from clinicguard.host.keychain import SystemKeychain
chain = SystemKeychain()
chain.put("clinic person", "secret")
print(chain.get("clinic person"))
chain.drop("clinic person")
print(chain.get("clinic person"))
"""


def test_a_program_that_has_just_started_knows_this_systems_keychains() -> None:
    found = subprocess.run([sys.executable, "-c", FIND], capture_output=True, text=True, check=True)
    assert "keyring.backends.SecretService" in found.stdout


@pytest.mark.prove
@pytest.mark.skipif(which("gnome-keyring-daemon") is None, reason="no keychain on this system")
def test_the_keychain_of_a_real_desktop_keeps_a_secret(tmp_path: Path) -> None:
    unlock = "printf word | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    keep = f"{shlex.quote(sys.executable)} -c {shlex.quote(KEEP)}"
    own = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    kept = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f"{unlock}; {keep}"],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert kept.stdout.splitlines()[-2:] == ["secret", "None"]
