"""When more is to be said: what a text says of it, and what its case has promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from clinicguard.complaints.promised import promised_by
from clinicguard.statements.checklist import announced_in, kind_of
from clinicguard.statements.statement import Statement
from clinicguard.statements.when_said import moment_said

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class NextWord:
    """`said` is the sentence that promises more, empty where none does; `read` is the moment that
    it names, `due` the one that the case has promised. Both lie ahead."""

    said: str = ""
    read: datetime | None = None
    due: datetime | None = None


def next_word_of(clinic: Clinic, statement: Statement) -> NextWord:
    """Read as the text stands. On the database lane."""
    began = statement.begun_from
    kind = kind_of(statement.audience, began.key if began is not None else "")
    now, cases = clinic.clock.now(), clinic.statement_lists.cases_about(statement)
    promised = (each.incident.next_update for each in cases)
    due = min((at for at in promised if at is not None and at > now), default=None)
    announced = announced_in(statement.now.text, kind)
    if announced is None:
        return NextWord(due=due)
    calendar, place = promised_by(clinic.profile).calendar, clinic.profile.jurisdiction
    read = moment_said(announced.said, now, calendar, announced.at, place)
    return NextWord(announced.said, read, due)
