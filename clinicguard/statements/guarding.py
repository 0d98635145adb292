"""What the guard is told of the clinic's own records before it reads a draft.

It sees with the eyes of the whole case: every name and chart number of complaints and contacts,
every fact, core message, protected note, and the wordings for others. What it finds names none of
these beyond the draft's own words, the fact table and other drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from clinicguard.complaints.tables import ComplaintRow
from clinicguard.host.words import Language, as_language
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gathered import Fetch, family
from clinicguard.incidents.recalled import talk
from clinicguard.incidents.tables import FactRow, IncidentRow, TieRow
from clinicguard.incidents.tables_work import ContactRow, MessageRow, NoteRow, TalkRow
from clinicguard.people.profile import Profile
from clinicguard.people.tables import PersonRow, ProfileRow, to_profile
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import (
    JURISDICTIONS,
    GuardContext,
    GuardFinding,
    Jurisdiction,
)
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.names import NameIndex, index_of, look_alike
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.statement import Audience, Statement
from clinicguard.statements.tables import StatementRow, StepRow, VersionRow

PROTECTED = "P1"
"""The group whose message would quote a record that the reader may not see."""

_AMONG = re.compile(r"[、,，;；/／()（）\n]+")


@dataclass(frozen=True, slots=True)
class Guard:
    """The guard with the records it was told of, ready to read one draft after the other."""

    context: GuardContext
    names: NameIndex

    def read(self, text: str) -> tuple[GuardFinding, ...]:
        """What it finds, in the order of the text; pure, on any thread."""
        found = check(text, self.context, names=self.names)
        return tuple(_discreet(each, self.context.language_shown) for each in found)


@dataclass(frozen=True, slots=True)
class Draft:
    """Which draft is read: of which case, for whom, in which language; `besides` is its number."""

    case: str
    audience: Audience
    language: Language
    besides: str = ""
    addressee: str = ""
    shown_in: Language | None = None


def guard_for(fetch: Fetch, draft: Draft) -> Guard:
    """The guard for one draft, told of the records as they are now."""
    people = _people(fetch)
    return Guard(context_of(fetch, draft, people), index_of(people.patients))


def guard_of(fetch: Fetch, statement: Statement, shown_in: Language | None = None) -> Guard:
    """The guard for the wording of a statement."""
    return guard_for(fetch, draft_of(statement, shown_in))


def draft_of(statement: Statement, shown_in: Language | None = None) -> Draft:
    """What of a statement decides how it is read."""
    return Draft(
        statement.incident,
        statement.audience,
        as_language(statement.language),
        statement.number,
        shown_in=shown_in,
    )


def context_of(fetch: Fetch, draft: Draft, people: People | None = None) -> GuardContext:
    """What the guard is told of the clinic and the case."""
    known = people or _people(fetch)
    (row,) = fetch(select(ProfileRow))
    profile = to_profile(row)
    case = _case(fetch, draft)
    return GuardContext(
        lang=draft.language,
        jurisdiction=_law_of(profile),
        audience=draft.audience,
        patient_names=known.patients,
        chart_numbers=known.charts,
        verified_facts=(*case.confirmed, *_ways_to_us(profile)),
        unverified=case.open_points,
        core_messages=case.messages,
        others=case.others,
        protected=case.protected,
        addressee=draft.addressee or case.addressee,
        shown_in=draft.shown_in,
    )


def open_blocks(findings: Iterable[GuardFinding], statement: Statement) -> tuple[GuardFinding, ...]:
    """The findings that block and that nobody let pass for this exact text."""
    passed = statement.passed()
    return tuple(
        each
        for each in findings
        if each.level == "block" and (each.group, each.start, each.end) not in passed
    )


@dataclass(frozen=True, slots=True)
class People:
    """Whom the records name: patients and those who speak for them, not the clinic's staff."""

    patients: tuple[str, ...]
    charts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    confirmed: tuple[str, ...] = ()
    open_points: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    addressee: str = ""


def _people(fetch: Fetch) -> People:
    complaints = fetch(select(ComplaintRow))
    spoken_with = fetch(
        select(ContactRow.who).where(ContactRow.party == Party.PATIENT_SIDE.value).distinct()
    )
    staff = {_plain(name) for name in fetch(select(PersonRow.name))}
    named = [name for row in complaints for name in (row.complainant, row.patient)]
    found = {name for words in (*named, *spoken_with) for name in _names(words)}
    return People(
        tuple(sorted(name for name in found if _plain(name) not in staff)),
        tuple(sorted({row.chart.strip() for row in complaints if row.chart.strip()})),
    )


def _names(words: str) -> Iterator[str]:
    """Whole names in a field: without titles, and nothing of a single letter."""
    for piece in _AMONG.split(words):
        name = piece.strip()
        for title in look_alike().titles:
            name = name.removesuffix(title).strip()
        if len(name) > 1:
            yield name


def _plain(name: str) -> str:
    return "".join(folded(name).split())


def _law_of(profile: Profile) -> Jurisdiction:
    for known in JURISDICTIONS:
        if known == profile.jurisdiction:
            return known
    return "tw"


def _ways_to_us(profile: Profile) -> tuple[str, ...]:
    """The clinic's own phone, mail and address: nobody's private data."""
    return tuple(filter(None, (profile.phone, profile.email, profile.address)))


def _case(fetch: Fetch, draft: Draft) -> _Case:
    kind, _, number = draft.case.partition("/")
    if kind == "complaint":
        return _Case(others=_others(fetch, draft), addressee=_writer(fetch, [draft.case]))
    rows = fetch(select(IncidentRow).where(IncidentRow.number == number)) if number else ()
    ids = [member.id for row in rows for member in family(fetch, row)]
    if not ids:
        return _Case()
    facts = fetch(select(FactRow).where(FactRow.incident_id.in_(ids)).order_by(FactRow.id))
    messages = select(MessageRow.text).where(
        MessageRow.incident_id.in_(ids), MessageRow.withdrawn_because == ""
    )
    notes = fetch(
        select(NoteRow.text).where(NoteRow.incident_id.in_(ids), NoteRow.compartment != "public")
    )
    talks = fetch(select(TalkRow).where(TalkRow.incident_id.in_(ids)))
    ties = select(TieRow.target).where(
        TieRow.incident_id.in_(ids),
        TieRow.undone_at.is_(None),
        TieRow.target.startswith("complaint/"),
    )
    return _Case(
        confirmed=tuple(f.statement for f in facts if f.status == Status.CONFIRMED.value),
        open_points=tuple(f.statement for f in facts if f.status != Status.CONFIRMED.value),
        messages=tuple(fetch(messages)),
        others=_others(fetch, draft),
        protected=(*notes, *(talk(row).words for row in talks)),
        addressee=_writer(fetch, fetch(ties)),
    )


def _writer(fetch: Fetch, complaints: Sequence[str]) -> str:
    """Who complained, where that is one person: a letter is to them."""
    numbers = [address.removeprefix("complaint/") for address in complaints]
    names = fetch(select(ComplaintRow.complainant).where(ComplaintRow.number.in_(numbers)))
    found = list(dict.fromkeys(name for words in names for name in _names(words)))
    return found[0] if len(found) == 1 else ""


def _others(fetch: Fetch, draft: Draft) -> tuple[str, ...]:
    """The wordings that stand for other audiences of the same case."""
    if not draft.case:
        return ()
    rows = fetch(
        select(StatementRow).where(
            StatementRow.incident == draft.case, StatementRow.number != draft.besides
        )
    )
    ended = set(fetch(select(StepRow.statement).where(StepRow.kind == "ended")))
    texts = {}
    for row in rows:
        if row.id not in ended:
            versions = select(VersionRow).where(VersionRow.statement == row.id)
            texts[row.id] = fetch(versions.order_by(VersionRow.number))[-1].text
    return tuple(texts.values())


def _discreet(finding: GuardFinding, language: Language) -> GuardFinding:
    """A protected record is not quoted to whoever writes."""
    if finding.group != PROTECTED:
        return finding
    reason = load_packs().of(PROTECTED).reason.in_language(language)
    return replace(finding, message=reason.replace("{known}", "").rstrip("： :"))
