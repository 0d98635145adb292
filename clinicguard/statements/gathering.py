"""Gathers from the clinic's own records what the guard is told before it reads a draft.

It sees with the eyes of the whole case: every name and chart number of complaints, contacts and
patient cards, every fact, core message and protected note, and the sentences for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from clinicguard.complaints.inquiry import Side
from clinicguard.complaints.tables import AccountRow, ComplaintRow
from clinicguard.host.words import Language
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gathered import Fetch
from clinicguard.incidents.recalled import talk
from clinicguard.incidents.tables import FactRow
from clinicguard.incidents.tables_work import ContactRow, MessageRow, NoteRow, TalkRow
from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.profile import Profile
from clinicguard.people.tables import PersonRow, ProfileRow, to_profile
from clinicguard.statements.audiences import Audience
from clinicguard.statements.belonging import cases_beside, complaints_of, members_of
from clinicguard.statements.in_fields import in_one_spelling, names_in, people_in
from clinicguard.statements.recorded_people import OnRecord, on_record
from clinicguard.statements.tables import StatementRow, StepRow, VersionRow

_ENDS = tuple("。.！!？?；;」』”")


@dataclass(frozen=True, slots=True)
class Subject:
    """Which draft is read: of which case, for whom, in which language; `besides` is its number."""

    case: str
    audience: Audience
    language: Language
    besides: str = ""
    addressee: str = ""
    shown_in: Language | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Whom the records name: patients and those who speak for them, not the clinic's staff."""

    patients: tuple[str, ...]
    charts: tuple[str, ...]
    ours: tuple[str, ...]
    """The names and titles of the clinic and its staff, the longest first."""
    records: tuple[OnRecord, ...] = ()
    """What cards and complaints hold of them besides."""


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The words of a case that a draft is held against, and to whom a letter goes."""

    confirmed: tuple[str, ...] = ()
    kept_in: tuple[str, ...] = ()
    """Those of the confirmed that are not for the public."""
    open_points: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    addressee: str = ""


def people_of(fetch: Fetch) -> People:
    """Every whole name, chart number and particular of the records, but no name of the staff."""
    complaints = fetch(select(ComplaintRow))
    in_free_words = [
        *fetch(
            select(ContactRow.who).where(ContactRow.party == Party.PATIENT_SIDE.value).distinct()
        ),
        *fetch(select(AccountRow.who).where(AccountRow.side == Side.PATIENT.value).distinct()),
        *(who for row in fetch(select(TalkRow)) for who in talk(row).present),
    ]
    team = fetch(select(PersonRow))
    staff = {in_one_spelling(person.name) for person in team}
    ours = {name for person in team for name in (person.name, person.title) if name}
    cards = fetch(select(PatientRow))
    named = [name for row in complaints for name in (row.complainant, row.patient)]
    named += [card.name for card in cards]
    charts = {row.chart.strip() for row in (*complaints, *cards)}
    found = {name for words in named for name in names_in(words)}
    found |= {name for words in in_free_words for name in people_in(words)}
    return People(
        tuple(sorted(name for name in found if in_one_spelling(name) not in staff)),
        tuple(sorted(filter(None, charts))),
        tuple(sorted(ours | {profile_of(fetch).name}, key=lambda name: (-len(name), name))),
        on_record(complaints, cards),
    )


def profile_of(fetch: Fetch) -> Profile:
    """The clinic itself."""
    (row,) = fetch(select(ProfileRow))
    return to_profile(row)


def words_of(fetch: Fetch, subject: Subject) -> CaseWords:
    """What the case of a draft holds, whoever reads; without a case, nothing."""
    complaints = complaints_of(fetch, subject.case)
    ids = [member.id for member in members_of(fetch, subject.case)]
    if not ids:
        return CaseWords(others=_others(fetch, subject), addressee=_writer(fetch, complaints))
    facts = fetch(select(FactRow).where(FactRow.incident_id.in_(ids)).order_by(FactRow.id))
    sure = [fact for fact in facts if fact.status == Status.CONFIRMED.value]
    messages = select(MessageRow.text).where(
        MessageRow.incident_id.in_(ids), MessageRow.withdrawn_because == ""
    )
    notes = fetch(
        select(NoteRow.text).where(NoteRow.incident_id.in_(ids), NoteRow.compartment != "public")
    )
    talks = fetch(select(TalkRow).where(TalkRow.incident_id.in_(ids)))
    return CaseWords(
        confirmed=tuple(f.statement for f in sure),
        kept_in=tuple(f.statement for f in sure if not f.may_be_public),
        open_points=tuple(f.statement for f in facts if f.status != Status.CONFIRMED.value),
        messages=tuple(fetch(messages)),
        others=_others(fetch, subject),
        protected=(*notes, *(talk(row).words for row in talks)),
        addressee=_writer(fetch, complaints),
    )


def _writer(fetch: Fetch, numbers: Sequence[str]) -> str:
    """Who complained, where that is one person: a letter is to them."""
    names = fetch(select(ComplaintRow.complainant).where(ComplaintRow.number.in_(numbers)))
    found = list(dict.fromkeys(name for words in names for name in names_in(words)))
    return found[0] if len(found) == 1 else ""


def _others(fetch: Fetch, subject: Subject) -> tuple[str, ...]:
    """The sentences that stand for other audiences of the same case, without signatures."""
    if not subject.case:
        return ()
    rows = fetch(
        select(StatementRow).where(
            StatementRow.case.in_(cases_beside(fetch, subject.case)),
            StatementRow.number != subject.besides,
        )
    )
    ended = set(fetch(select(StepRow.statement).where(StepRow.kind == "ended")))
    texts = {}
    for row in rows:
        if row.id not in ended:
            versions = select(VersionRow).where(VersionRow.statement == row.id)
            texts[row.id] = fetch(versions.order_by(VersionRow.number))[-1].text
    lines = (line.strip() for words in texts.values() for line in words.splitlines())
    return tuple(line for line in lines if line.endswith(_ENDS))
