"""Answers a request for one's own data: found, the clock started, everything gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.evidence.exhibit import still_there
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.host.words import Language
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.guide import Guide
from clinicguard.incidents.lists import IncidentLists
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.tables import IncidentRow, TieRow
from clinicguard.overview.blacking import Blacking, blacking
from clinicguard.overview.log_lists import LogEntry, LogLists
from clinicguard.overview.personal_data import (
    AboutPerson,
    CardData,
    CaseData,
    Disclosure,
    ListedExhibit,
    NobodyFound,
    NobodyNamed,
    PersonalData,
    Said,
)
from clinicguard.people.identity import chart_key, name_key
from clinicguard.people.patients.desk import PatientDesk
from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.tables import PersonRow
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotAllowed
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.running import Basis, RunningClock

RULES: Mapping[str, str] = {"tw": "tw-dl-10"}
"""The rule that sets the time of such a request, by the jurisdiction's first two letters."""

NEEDED = "retention.hold"
"""Whoever answers for what is kept answers such a request: owner and manager."""

_OUTWARD = frozenset(
    {
        "complaint.unmask",
        "patient.unmask",
        "evidence.view",
        "evidence.read",
        "evidence.export",
        "evidence.pack",
        "incident.hand_over",
        "statement.release",
        "incident.note_release",
        "paper.save",
        "paper.print",
    }
)
_TO_THEM = frozenset({Audience.PATIENT, Audience.CARE})


@dataclass(frozen=True, slots=True)
class Rooms:
    """What is looked through."""

    complaints: ComplaintDesk
    patients: PatientDesk
    incidents: IncidentLists
    evidence: EvidenceLists
    log: LogLists
    tasks: TaskDesk


class PersonalDataDesk:
    """Finding shows numbers alone; gathering looks at the names, and each look is an entry."""

    def __init__(self, reader: Reader, rooms: Rooms, guide: Callable[[], Guide]) -> None:
        self._reader = reader
        self._rooms = rooms
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

    def cards(self, about: AboutPerson) -> int:
        """How many cards are theirs."""
        return len(self._card_ids(about))

    def gather(self, about: AboutPerson, purpose: str) -> PersonalData:
        """Everything about them, with the names. Raises NobodyNamed, NobodyFound, NotAllowed."""
        if not self._reader.may(NEEDED):
            raise NotAllowed(NEEDED, self._reader.role)
        numbers, cards = self.numbers(about), self._card_ids(about)
        if not (numbers or cards):
            raise NobodyFound
        found = tuple(self._rooms.complaints.unmask(number, purpose) for number in numbers)
        on_cards = tuple(self._card(card, purpose) for card in cards)
        black = _black(about, found, on_cards)
        subjects = [each.address for each in found]
        cases = self._cases(subjects)
        addresses = [*subjects, *(f"incident/{number}" for number in cases)]
        exhibits = self._exhibits(addresses, black)
        touched = [
            *addresses,
            *(f"patient/{card}" for card in cards),
            *(f"evidence/{each.number}" for each in exhibits),
        ]
        return PersonalData(
            about,
            self._reader.clock.now(),
            found,
            black,
            on_cards,
            tuple(self._case(number, black) for number in cases),
            exhibits,
            self._disclosures(touched, black),
        )

    def start_clock(
        self, about: AboutPerson, received: datetime, language: Language, jurisdiction: str
    ) -> RunningClock | None:
        """The time of the request runs from its arrival; None where no rule here sets one.

        Raises:
            NobodyNamed, NobodyFound, NotAllowed.
        """
        numbers, cards = self.numbers(about), self._card_ids(about)
        if not (numbers or cards):
            raise NobodyFound
        rule = RULES.get(jurisdiction[:2])
        due = None if rule is None else self._guide().in_language(language).due(rule, received)
        if due is None:
            return None
        return self._rooms.tasks.clocks.start(
            due.rule,
            f"complaint/{numbers[-1]}" if numbers else f"patient/{cards[-1]}",
            due.words,
            basis=due.basis,
            trigger=received,
            due_day=due.due_day,
            due_at=due.due_at,
            article="" if due.basis is Basis.PRACTICE else due.article,
            certain=True,
        )

    def _card_ids(self, about: AboutPerson) -> list[int]:
        query = select(PatientRow.id).where(PatientRow.merged_into.is_(None))
        if about.name.strip():
            query = query.where(PatientRow.name_key == name_key(about.name))
        if about.chart.strip():
            query = query.where(PatientRow.chart_key == chart_key(about.chart))
        return list(self._reader.values(query.order_by(PatientRow.id)))

    def _card(self, card: int, purpose: str) -> CardData:
        whole = self._rooms.patients.unmask(card, purpose)
        talks = [(talk.said, talk.noted_at) for talk in whole.talks]
        return CardData(
            whole.about.name,
            whole.about.chart,
            whole.about.born,
            whole.about.phone,
            whole.about.note,
            tuple(tag.words for tag in whole.tags),
            tuple((said.at, said.about, said.risks, said.answer.value) for said, _ in talks),
        )

    def _cases(self, complaints: list[str]) -> list[str]:
        query = (
            select(IncidentRow.number)
            .join(TieRow, TieRow.incident_id == IncidentRow.id)
            .where(TieRow.undone_at.is_(None), TieRow.target.in_(complaints))
            .order_by(IncidentRow.id)
            .distinct()
        )
        return list(self._reader.values(query))

    def _case(self, number: str, black: Blacking) -> CaseData:
        case = self._rooms.incidents.case(number, with_events=False)
        contacts = [
            Said(each.at, each.means, black.text(each.said), black.text(each.promised))
            for each in case.contacts
            if each.party is Party.PATIENT_SIDE
        ]
        sent = [
            Said(each.at, each.channel, black.text(each.text))
            for each in case.releases
            if each.audience in _TO_THEM
        ]
        return CaseData(
            number,
            case.incident.noticed_at,
            case.incident.state.value,
            tuple(contacts),
            tuple(sent),
        )

    def _exhibits(self, addresses: Iterable[str], black: Blacking) -> tuple[ListedExhibit, ...]:
        found = {
            each.number: each
            for address in addresses
            for each in still_there(self._rooms.evidence.of_case(address))
        }
        return tuple(
            ListedExhibit(
                each.number,
                black.text(each.title),
                each.kind,
                each.size,
                each.acquired_at,
            )
            for _, each in sorted(found.items())
        )

    def _disclosures(self, subjects: list[str], black: Blacking) -> tuple[Disclosure, ...]:
        people = dict(self._reader.rows(select(PersonRow.id, PersonRow.name)))
        return tuple(
            _disclosure(entry, people, black)
            for entry in self._rooms.log.of(*subjects)
            if entry.verb in _OUTWARD
        )


def _disclosure(entry: LogEntry, people: Mapping[int, str], black: Blacking) -> Disclosure:
    return Disclosure(
        entry.seq,
        entry.at,
        entry.verb,
        people.get(entry.person or 0, ""),
        entry.subject.partition("/")[2],
        black.text(entry.word("reason")),
        black.text(entry.word("recipient")),
    )


def _black(about: AboutPerson, found: Iterable[Complaint], cards: Iterable[CardData]) -> Blacking:
    """Who else is named in these records: another patient, another complainant."""
    own, others = {about.name, about.chart}, set[str]()
    for card in cards:
        own |= {card.name, card.chart, card.phone}
    for each in found:
        sides = (
            (each.complainant.name, (each.complainant.reach,), ""),
            (each.patient.name, (), each.patient.chart),
        )
        for name, reach, chart in sides:
            theirs = _is_them(about, name, chart)
            (own if theirs else others).update({name, *reach, chart})
    return blacking(others - own, own)


def _is_them(about: AboutPerson, name: str, chart: str) -> bool:
    by_name = bool(about.name) and name_key(name) == name_key(about.name)
    by_chart = bool(about.chart and chart) and chart_key(chart) == chart_key(about.chart)
    return by_name or by_chart
