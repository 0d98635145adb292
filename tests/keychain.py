"""A keychain for tests: held in memory, and broken at will."""

from __future__ import annotations

from clinicguard.host.keychain import NoKeychain


class Chain:
    """The keychain of a PC, held in memory; `broken` answers nothing."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.broken = False

    def put(self, name: str, secret: str) -> None:
        self._check()
        self.kept[name] = secret

    def get(self, name: str) -> str | None:
        self._check()
        return self.kept.get(name)

    def drop(self, name: str) -> None:
        self._check()
        self.kept.pop(name, None)

    def _check(self) -> None:
        if self.broken:
            raise NoKeychain("test")
