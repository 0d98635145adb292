"""What the small question marks say: a few words on the spot, and the page that says more."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.host.words import Language


@dataclass(frozen=True, slots=True)
class About:
    """What a mark says by language, and the page of the manual behind it."""

    page: str
    said: Mapping[str, str]

    def in_language(self, language: Language) -> str:
        """The words."""
        return self.said[language]


@cache
def marks() -> Mapping[str, About]:
    """Every mark by its key, from `resources/help/marks.tsv`."""
    path = resources() / "help" / "marks.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", strict=True))
    return {row["key"]: About(row["page"], row) for row in rows}
