"""Everything that the page of a statement shows, read in one go and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.platforms import Platforms
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.incidents.barriers import Act, Barrier, before
from clinicguard.incidents.case import Case
from clinicguard.incidents.facts import Fact, Status
from clinicguard.incidents.releases import OUTSIDE
from clinicguard.knowledge.platforms import Platform
from clinicguard.people.permissions import may
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.finding import circle_of
from clinicguard.statements.statement import Statement
from ui.statements.copied import Copied, copied_by_reader
from ui.statements.panel_drafts import Kept, kept_of, page_of

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class About:
    """The complaint that a text is about, names masked, and where its review stands, if it is
    one."""

    complaint: Complaint
    review: Review | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement with what stands around it. Built on the database lane."""

    statement: Statement
    siblings: tuple[Statement, ...]
    cases: tuple[Case, ...]
    """The incidents that it is about or took something up from, the one it rests on first."""
    names: Mapping[int, str]
    exhibits: tuple[Exhibit, ...]
    draft: Mapping[str, Any] | None
    has_counsel: bool
    approvers: frozenset[int]
    """Who works here and may approve a text."""
    asked: Kept = field(default_factory=dict)
    """What was typed into the panels of this statement and not yet recorded."""
    copied: Copied | None = None
    """What the reader copied of it and has not said to be published, or not."""
    missing: tuple[Barrier, ...] = ()
    """What the case lacks before words of it go outside: then recording them needs a reason."""
    about: About | None = None
    platforms: Platforms = field(default_factory=Platforms)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The fact tables of its cases."""
        return tuple(fact for case in self.cases for fact in case.facts)

    @property
    def platform(self) -> Platform | None:
        """Where a text will stand: as somebody said, or where its review stands."""
        if self.statement.platform or self.statement.audience != "review_reply":
            return self.platforms.find(self.statement.platform)
        review = None if self.about is None else self.about.review
        return None if review is None else self.platforms.find(review.platform)

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
                return each.mark_in(self.statement.case) or exhibit
        return exhibit


def read(clinic: Clinic, number: str) -> Shown:
    """Reads a statement and what stands around it. Raises NotFound. On the database lane."""
    statement = clinic.statement_lists.one(number)
    address = statement.case
    cases = clinic.statement_lists.cases_about(statement)
    people = clinic.staff_lists.everybody()
    return Shown(
        statement=statement,
        siblings=tuple(clinic.statement_lists.of_case(address)) if address else (statement,),
        cases=cases,
        names={person.id: person.name for person in people},
        exhibits=tuple(clinic.evidence_lists.of_case(address)) if address else (),
        draft=clinic.drafts.find(f"statement/{number}"),
        has_counsel=clinic.statement_lists.has_counsel(),
        approvers=frozenset(
            each.id for each in people if each.active and may("statement.approve", each.role)
        ),
        asked=kept_of(clinic.drafts.find(page_of(number))),
        copied=_copied(clinic, statement),
        missing=_missing(clinic, statement, cases),
        about=about(clinic, address, statement.audience),
        platforms=clinic.complaint_lists.platforms.known(),
    )


def about(clinic: Clinic, case: str, audience: Audience | None) -> About | None:
    """The complaint that a text of a case is about. On the database lane.

    A text of an incident that hangs on several is about none of them in particular; the reply to a
    review is about the first that came from one.
    """
    numbers = clinic.statement_lists.complaints_of(case)
    lists = clinic.complaint_lists
    reviews = {number: lists.beside.review(number) for number in numbers}
    if audience == "review_reply":
        numbers = tuple(number for number in numbers if reviews[number]) or numbers
    elif len(numbers) > 1:
        return None
    return next((About(lists.whole(n), reviews[n]) for n in numbers), None)


def _copied(clinic: Clinic, statement: Statement) -> Copied | None:
    found = copied_by_reader(clinic).get(statement.number)
    return found if found is not None and found.is_open(statement) else None


def _missing(clinic: Clinic, statement: Statement, cases: tuple[Case, ...]) -> tuple[Barrier, ...]:
    if not cases or statement.audience not in {each.value for each in OUTSIDE}:
        return ()
    if not clinic.statement_lists.incident_told_of(statement.case):
        return ()
    return before(Act.RELEASE, cases[0], clinic.incident_lists.guide.rules, clinic.clock.now())
