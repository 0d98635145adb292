"""What each table and column is, in three languages; and which are left out, with the reason."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.host.words import Language

HIDDEN = frozenset(
    {
        "salt",
        "name_key",
        "chart_key",
        "phone_key",
        "words_key",
        "complainant_key",
        "patient_key",
    }
)
"""Columns that say nothing outside: salts of the log, and forms of names for the search."""

Said = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Described:
    """By table, by left-out table, and by column (`*_at` stands for every column that ends so)."""

    tables: Mapping[str, Said]
    left_out: Mapping[str, Said]
    columns: Mapping[str, Said]

    def table(self, name: str, language: Language) -> str:
        """Raises KeyError: nobody has described the table."""
        return self.tables[name][language]

    def column(self, name: str, language: Language) -> str:
        """Raises KeyError: nobody has described the column."""
        if name in self.columns:
            return self.columns[name][language]
        return self.columns[f"*_{name.rpartition('_')[2]}"][language]


@cache
def described() -> Described:
    """From `resources/export`."""
    return Described(_read("tables"), _read("left_out"), _read("columns"))


def _read(name: str) -> Mapping[str, Said]:
    path = resources() / "export" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop("name"): row for row in csv.DictReader(file, delimiter="\t", strict=True)}
