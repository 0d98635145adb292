"""Everything that the page of an incident shows, read in one go and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from clinicguard.casepack.lists import Origin
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.seals import CaseSeal
from clinicguard.incidents import now as now_page
from clinicguard.incidents import proposals
from clinicguard.incidents.case import Case
from clinicguard.incidents.guide import Guide
from clinicguard.incidents.now import Now
from clinicguard.incidents.stand_down import Proposal
from clinicguard.incidents.steps import Step, StepView
from clinicguard.incidents.watch import Relapse
from clinicguard.people.staff import Person
from clinicguard.statements.statement import Statement
from ui.evidence.case_seal import read_case_seal
from ui.language import language

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with what stands around it. Built on the database lane, drawn by the panes."""

    case: Case
    now: Now
    guide: Guide
    people: tuple[Person, ...]
    standing: Mapping[str, tuple[int | None, int | None]]
    names: Mapping[int, str]
    exhibits: tuple[Exhibit, ...]
    seal: CaseSeal | None
    """The weakest seal among them; None where there is no exhibit."""
    statements: tuple[Statement, ...]
    proposal: Proposal
    relapse: Relapse | None
    at: datetime
    today: date
    origins: tuple[Origin, ...] = ()
    """The clinics that it came through, where it is not our own."""

    @property
    def number(self) -> str:
        return self.case.incident.number

    @property
    def address(self) -> str:
        return self.case.incident.address

    def step(self, step: Step) -> StepView:
        """Where one of the twelve steps stands."""
        return next(view for view in self.now.steps if view.step is step)

    def who(self, person: int | None) -> str:
        """Somebody's name; empty for nobody."""
        return "" if person is None else self.names.get(person, str(person))

    def mark(self, exhibit: str) -> str:
        """An exhibit by its mark in this case, 「A-01」, or by its number."""
        for each in self.exhibits:
            if each.number == exhibit:
                return each.mark_in(self.address) or exhibit
        return exhibit

    def nature_name(self, nature: str) -> str:
        """The name of a kind of matter."""
        found = self.guide.playbooks.natures.get(nature)
        return found.name.in_language(language()) if found else nature

    def kinds_words(self) -> str:
        """The main kind of matter, and how many more there are: 「醫療糾紛 +1」."""
        kinds = self.case.incident.kinds
        if not kinds:
            return ""
        more = f" +{len(kinds) - 1}" if kinds[1:] else ""
        return f"{self.nature_name(kinds[0])}{more}"

    def hat_name(self, hat: str) -> str:
        """The name of a hat."""
        found = (each for each in self.guide.playbooks.hats.hats if each.id == hat)
        named = next(found, None)
        return named.name.in_language(language()) if named else hat


def read(clinic: Clinic, number: str) -> Shown:
    """Reads the case and what stands around it. Raises NotFound. On the database lane."""
    lists = clinic.incident_lists
    case, guide = lists.case(number), lists.guide
    at, today = clinic.clock.now(), lists.today
    people = tuple(clinic.staff_lists.everybody())
    exhibits = tuple(clinic.evidence_lists.of_case(case.incident.address))
    return Shown(
        case=case,
        now=now_page.page(case, guide.rules, clinic.person.id, at),
        guide=guide,
        people=people,
        standing={each.hat: (each.holder, each.deputy) for each in clinic.staff_lists.team()},
        names={person.id: person.name for person in people},
        exhibits=exhibits,
        seal=read_case_seal(clinic, exhibits),
        statements=tuple(clinic.statement_lists.of_incident(number)),
        proposal=proposals.stand_down_of(case, guide.rules, today, at),
        relapse=proposals.relapse_of(case, guide.rules),
        at=at,
        today=today,
        origins=clinic.cases.origins.of(number),
    )
