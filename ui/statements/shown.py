"""Everything that the page of a statement shows, read in one go and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.incidents.barriers import Act, Barrier, before
from clinicguard.incidents.case import Case
from clinicguard.incidents.facts import Fact, Status
from clinicguard.incidents.messages import CoreMessage
from clinicguard.incidents.releases import OUTSIDE
from clinicguard.statements.guard.finding import circle_of
from clinicguard.statements.statement import Statement
from ui.statements.panel_drafts import Kept, kept_of, page_of

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement with what stands around it. Built on the database lane."""

    statement: Statement
    siblings: tuple[Statement, ...]
    case: Case | None
    names: Mapping[int, str]
    exhibits: tuple[Exhibit, ...]
    draft: Mapping[str, Any] | None
    has_counsel: bool
    asked: Kept = field(default_factory=dict)
    """What was typed into the panels of this statement and not yet recorded."""
    missing: tuple[Barrier, ...] = ()
    """What the case lacks before words of it go outside: then recording them needs a reason."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The fact table of the case."""
        return self.case.facts if self.case is not None else ()

    @property
    def messages(self) -> tuple[CoreMessage, ...]:
        """The core messages that stand."""
        if self.case is None:
            return ()
        return tuple(message for message in self.case.messages if message.stands)

    def with_statement(self, statement: Statement) -> Shown:
        """The same around a statement that was written on in the meantime."""
        return replace(self, statement=statement)

    def sayable(self, fact: Fact) -> bool:
        """Whether this audience may hear a fact: many people only what was let out."""
        if circle_of(self.statement.audience) in ("public", "staff"):
            return fact.sayable
        return fact.status is Status.CONFIRMED

    def who(self, person: int) -> str:
        """Somebody's name."""
        return self.names.get(person, str(person))

    def mark(self, exhibit: str) -> str:
        """An exhibit by its mark in this case, or by its number."""
        for each in self.exhibits:
            if each.number == exhibit:
                return each.mark_in(self.statement.incident) or exhibit
        return exhibit


def read(clinic: Clinic, number: str) -> Shown:
    """Reads a statement and what stands around it. Raises NotFound. On the database lane."""
    statement = clinic.statement_lists.one(number)
    address = statement.incident
    kind, _, case = address.partition("/")
    found = clinic.incident_lists.case(case) if kind == "incident" else None
    people = clinic.staff_lists.everybody()
    return Shown(
        statement=statement,
        siblings=tuple(clinic.statement_lists.of_incident(address)) if address else (statement,),
        case=found,
        names={person.id: person.name for person in people},
        exhibits=tuple(clinic.evidence_lists.of_case(address)) if address else (),
        draft=clinic.drafts.find(f"statement/{number}"),
        has_counsel=clinic.statement_lists.has_counsel(),
        asked=kept_of(clinic.drafts.find(page_of(number))),
        missing=_missing(clinic, statement, found),
    )


def _missing(clinic: Clinic, statement: Statement, case: Case | None) -> tuple[Barrier, ...]:
    if case is None or statement.audience not in {each.value for each in OUTSIDE}:
        return ()
    return before(Act.RELEASE, case, clinic.incident_lists.guide.rules, clinic.clock.now())
