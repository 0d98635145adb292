"""Approved words that somebody copied: until they say what became of them, they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clinicguard.statements.statement import Statement

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_OWN = "copied"


@dataclass(frozen=True, slots=True)
class Copied:
    """Which words, by their hash, and when."""

    sha256: str
    at: datetime

    def is_open(self, statement: Statement) -> bool:
        """Whether exactly these words may go out and nobody recorded since that they did."""
        minute = self.at.replace(second=0, microsecond=0)
        out = (each.at >= minute for each in statement.releases if each.sha256 == self.sha256)
        return may_go_out(statement, self.sha256) and not any(out)


def may_go_out(statement: Statement, sha256: str) -> bool:
    """Whether exactly these words stand, approved and not taken back."""
    stands = statement.ending is None and statement.now.sha256 == sha256
    return stands and statement.approval() is not None


def copied_by_reader(clinic: Clinic) -> Mapping[str, Copied]:
    """What whoever unlocked copied, by statement. On the database lane."""
    found = clinic.drafts.own(_OWN)
    return {number: _copied(told) for number, told in found.items()}


def note_copied(clinic: Clinic, number: str, sha256: str) -> None:
    """The words of a statement were copied now. On the database lane."""
    told = {"sha256": sha256, "at": clinic.clock.now().isoformat()}
    clinic.drafts.keep_own(_OWN, {**clinic.drafts.own(_OWN), number: told})


def settle_copied(clinic: Clinic, number: str) -> None:
    """Somebody said what became of them. On the database lane."""
    found = clinic.drafts.own(_OWN)
    if found.pop(number, None) is not None:
        clinic.drafts.keep_own(_OWN, found)


def _copied(told: Mapping[str, Any]) -> Copied:
    return Copied(str(told["sha256"]), datetime.fromisoformat(told["at"]))
