"""What is kept about one person, for a request to see it: found, gathered, as plain JSON.

個資法 §3 and §10: to ask, to see, to get a copy; §13: decided within 15 days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.host.clock import to_text
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import Language
from clinicguard.incidents.guide import Guide
from clinicguard.people.identity import chart_key, name_key
from clinicguard.storage.reader import Reader
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.running import Basis, RunningClock

RULES: Mapping[str, str] = {"tw": "tw-dl-10"}
"""The rule that sets the time of such a request, by the jurisdiction's first two letters."""


class NobodyFound(Trouble):
    """No record holds this name or chart number."""


class NobodyNamed(Trouble):
    """A request needs a name or a chart number."""


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """A name, a chart number, or both: then both have to fit."""

    name: str = ""
    chart: str = ""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Everything that is kept about one person. The staff's own judgements are not theirs."""

    about: AboutPerson
    at: datetime
    complaints: tuple[Complaint, ...]

    def as_json(self) -> dict[str, Any]:
        """In plain JSON, by English names; times are UTC."""
        return {
            "about": {"name": self.about.name, "chart": self.about.chart},
            "made_at": to_text(self.at),
            "records": [_as_json(each) for each in self.complaints],
            "left_out": [
                "interpretation",
                "issues",
                "accounts of others",
                "findings",
                "learnings",
                "evidence",
            ],
        }


class PersonalDataDesk:
    """Finding shows numbers alone; gathering looks at the names, and each look is an entry."""

    def __init__(
        self,
        reader: Reader,
        complaints: ComplaintDesk,
        tasks: TaskDesk,
        guide: Callable[[], Guide],
    ) -> None:
        self._reader = reader
        self._complaints = complaints
        self._tasks = tasks
        self._guide = guide

    def numbers(self, about: AboutPerson) -> tuple[str, ...]:
        """The complaints of this person. Raises NobodyNamed."""
        query = select(ComplaintRow.number).order_by(ComplaintRow.id)
        if about.name.strip():
            key = name_key(about.name)
            query = query.where(
                or_(ComplaintRow.complainant_key == key, ComplaintRow.patient_key == key)
            )
        if about.chart.strip():
            query = query.where(ComplaintRow.chart_key == chart_key(about.chart))
        if not (about.name.strip() or about.chart.strip()):
            raise NobodyNamed
        return tuple(self._reader.values(query))

    def gather(self, about: AboutPerson, purpose: str) -> PersonalData:
        """Everything about them, with the names. Raises NobodyNamed, NobodyFound, NotAllowed."""
        numbers = self.numbers(about)
        if not numbers:
            raise NobodyFound
        found = tuple(self._complaints.unmask(number, purpose) for number in numbers)
        return PersonalData(about, self._reader.clock.now(), found)

    def start_clock(
        self, about: AboutPerson, received: datetime, language: Language, jurisdiction: str
    ) -> RunningClock | None:
        """The time of the request runs from its arrival; None where no rule here sets one.

        Raises:
            NobodyNamed, NobodyFound, NotAllowed.
        """
        numbers, rule = self.numbers(about), RULES.get(jurisdiction[:2])
        if not numbers:
            raise NobodyFound
        due = None if rule is None else self._guide().in_language(language).due(rule, received)
        if due is None:
            return None
        return self._tasks.clocks.start(
            due.rule,
            f"complaint/{numbers[-1]}",
            due.words,
            basis=due.basis,
            trigger=received,
            due_day=due.due_day,
            due_at=due.due_at,
            article="" if due.basis is Basis.PRACTICE else due.article,
            certain=True,
        )


def _as_json(complaint: Complaint) -> dict[str, Any]:
    return {
        "number": complaint.number,
        "kind": complaint.kind.value,
        "state": complaint.state.value,
        "channel": complaint.channel.value,
        "received_at": to_text(complaint.received_at),
        "complainant": {
            "name": complaint.complainant.name,
            "relation": complaint.complainant.relation.value,
            "reach": complaint.complainant.reach,
        },
        "patient": {
            "name": complaint.patient.name,
            "chart": complaint.patient.chart,
            "born": complaint.patient.born.isoformat() if complaint.patient.born else None,
        },
        "said": complaint.verbatim,
        "wanted": complaint.wanted,
        "contacts": [
            {
                "at": to_text(each.at),
                "means": each.means.value,
                "direction": each.direction.value,
                "reached": each.reached,
                "said": each.said,
            }
            for each in complaint.contacts
        ],
        "answers": [{"at": to_text(each.at), "words": each.words} for each in complaint.answers],
        "satisfaction": [
            {"at": to_text(each.at), "score": each.score, "note": each.note}
            for each in complaint.satisfactions
        ],
    }
