"""Reads the script of the case (`resources/demo/<language>/case.yaml`) piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from clinicguard.host.paths import resources
from clinicguard.host.words import Language


class Told:
    """A mapping of the script. Asking for what is not there, or of another kind, is a bug."""

    def __init__(self, found: dict[str, Any], place: str) -> None:
        self._found = found
        self.place = place

    def __contains__(self, name: str) -> bool:
        return self._found.get(name) is not None

    def text(self, name: str) -> str:
        """A text; empty where the script says `null`."""
        value = self._found[name]
        if value is None:
            return ""
        if not isinstance(value, str):
            raise TypeError(f"{self.place}.{name} is not a text")
        return value

    def number(self, name: str) -> int:
        """A whole number."""
        value = self._found[name]
        if not isinstance(value, int):
            raise TypeError(f"{self.place}.{name} is not a number")
        return value

    def yes(self, name: str) -> bool:
        """True, where the script says true."""
        return self._found.get(name) is True

    def maybe(self, name: str) -> bool | None:
        """True, false, or not known."""
        value = self._found.get(name)
        return value if isinstance(value, bool) else None

    def when(self, name: str) -> datetime:
        """A moment with its zone."""
        return datetime.fromisoformat(self.text(name))

    def perhaps_when(self, name: str) -> datetime | None:
        """A moment, or None where the script says `null`."""
        return self.when(name) if name in self else None

    def day(self, name: str) -> date | None:
        """A calendar day, or None."""
        return date.fromisoformat(self.text(name)) if name in self else None

    def inside(self, name: str) -> Told:
        """A mapping within."""
        return Told(self._found[name], f"{self.place}.{name}")

    def each(self, name: str) -> list[Told]:
        """A list of mappings."""
        return [Told(item, f"{self.place}.{name}[{n}]") for n, item in enumerate(self._found[name])]

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        return [str(item) for item in self._found[name]]

    def items(self, name: str) -> Iterator[tuple[str, Any]]:
        """The pairs of a mapping within."""
        yield from self._found[name].items()


def folder_of(language: Language) -> Path:
    """Where the script and its files lie."""
    return resources() / "demo" / language


def read_case(language: Language) -> Told:
    """The whole script."""
    from ruamel.yaml import YAML

    with (folder_of(language) / "case.yaml").open(encoding="utf-8") as file:
        return Told(YAML(typ="safe").load(file), "case")
