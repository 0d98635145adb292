"""When more is to be said: what a text says of it, and what its case has promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from clinicguard.statements.checklist import announced_in, kind_of
from clinicguard.statements.statement import Statement

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class NextWord:
    """`said` is the sentence that promises more, empty where none does; `due` lies ahead."""

    said: str = ""
    due: datetime | None = None


def next_word_of(clinic: Clinic, statement: Statement) -> NextWord:
    """Read as the text stands. On the database lane."""
    began = statement.begun_from
    kind = kind_of(statement.audience, began.key if began is not None else "")
    now, cases = clinic.clock.now(), clinic.statement_lists.cases_about(statement)
    promised = (each.incident.next_update for each in cases)
    ahead = min((at for at in promised if at is not None and at > now), default=None)
    return NextWord(announced_in(statement.now.text, kind), ahead)
