"""What a check of the log finds, and where: an entry by number, a row by table and id, a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clinicguard.storage.log import Head

Kind = Literal[
    "gap",
    "entry",
    "chain",
    "hash",
    "signature",
    "words",
    "words_missing",
    "row_changed",
    "row_missing",
    "row_unknown",
    "row_older",
    "file_missing",
    "file_changed",
    "head",
    "head_missing",
    "keys",
    "page",
]

Written = Mapping[tuple[str, str], tuple[int, int, str | None]]
"""By table and row: the newest (entry, version, hash) that the log knows; None for a removed row.

The highest version counts; of two entries with the same version, the later one.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not agree, and where."""

    kind: Kind
    seq: int | None = None
    table: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check saw."""

    entries: int
    rows: int
    head: Head | None
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
