"""Where a record stands in its data file, and what is said when it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clinicguard.host.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Place:
    """A file, a line counted from 1 (0: the file as a whole), and the keys that lead there."""

    file: Path
    line: int
    key: str

    def __str__(self) -> str:
        parts = (str(self.file), str(self.line) if self.line else "", self.key)
        return ":".join(part for part in parts if part)


NOWHERE = Place(Path(), 0, "")


class KnowledgeFault(Trouble):
    """A data file cannot be used: `file`, `line`, `key` say where, `problem` says why (English)."""

    def __init__(self, place: Place, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.file = place.file
        self.line = place.line
        self.key = place.key
        self.problem = problem
