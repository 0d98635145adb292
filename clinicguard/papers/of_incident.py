"""The papers of an incident: the report in its three versions, and its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from clinicguard.complaints.spoken import spoken as complaint_word
from clinicguard.documents.counsel_notes import CounselNoteLine
from clinicguard.documents.from_incident import report_paper
from clinicguard.documents.from_log import log_lines, time_lines
from clinicguard.documents.from_statement import note_lines, statement_paper
from clinicguard.documents.incident_report.packs import Pack
from clinicguard.documents.incident_report.reading import Told, to_the_millisecond
from clinicguard.documents.incident_report.report import incident_report
from clinicguard.documents.press import Press
from clinicguard.documents.statement import statement as statement_pdf
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.redaction import shown_as
from clinicguard.host.words import Words, mark
from clinicguard.incidents.case import Case
from clinicguard.incidents.incident import State
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.spoken import spoken
from clinicguard.incidents.team import SPOKESPERSON, holder
from clinicguard.papers.kind import KEY_HOLDERS, READERS, Offer, PaperKind, Version
from clinicguard.papers.order import Order, Pictures, Reading, Sealed

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.statements.statement import Statement

_WITH_PICTURES = ("screenshot", "photo", "document")


def names_of(clinic: Clinic) -> dict[int, str]:
    """Everybody on the staff by row id."""
    return {person.id: person.name for person in clinic.staff_lists.everybody()}


def spokesperson_of(clinic: Clinic, case: Case) -> str:
    """Who speaks for the clinic in this case; empty where nobody was named."""
    return names_of(clinic).get(holder(case.seats, SPOKESPERSON) or 0, "")


def marks_of(exhibits: Iterable[Exhibit], case: str) -> dict[str, str]:
    """The marks of exhibits in a case, by their numbers."""
    return {each.number: each.mark_in(case) or each.number for each in exhibits}


def parts_of(case: Case) -> tuple[str, ...]:
    """The addresses of the cases that were merged into a case."""
    return tuple(f"incident/{number}" for number in case.merged_in)


def statements_of(clinic: Clinic, record: str) -> list[Statement]:
    """The statements of an incident with those of its complaints, or those of a complaint."""
    room, _, number = record.partition("/")
    lists = clinic.statement_lists
    return lists.of_incident(number) if room == "incident" else lists.of_case(record)


def sealed_pictures(
    clinic: Clinic, exhibits: Sequence[Exhibit], purpose: str, kept: frozenset[str]
) -> Iterator[Sealed]:
    """The sealed files of those that may be shown on paper; each look is an entry of its own.

    Where there is a redacted copy that shows nobody's data, it is shown in place of the original.
    """
    if not clinic.reader.may("evidence.view"):
        return
    copies = clinic.redaction_lists.harmless()
    for each in exhibits:
        copy, media_type, name = each, each.media_type, each.number
        if each.number in copies:
            redaction, copy = copies[each.number]
            name, media_type = shown_as(redaction), copy.media_type
        there = copy.disposed is None and copy.sound is not False
        wanted = each.kind in _WITH_PICTURES and not copy.sensitive and there
        if wanted and name not in kept:
            yield Sealed(clinic.evidence.begin_look(copy.number, purpose), media_type, name)


def _reports(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    room, _, number = record.partition("/")
    if room == "incident":
        case = clinic.incident_lists.case(number, with_events=False)
        yield Offer(record, draft=case.incident.state not in (State.CLOSED, State.NOT_AN_INCIDENT))


def _report(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    pack, subject = Pack(order.version), order.subject
    exhibits = clinic.evidence_lists.of_case(subject)
    sealed: tuple[Sealed, ...] = ()
    if order.pictures and pack.shows_evidence:
        said = press.words.say("Thumbnail for the incident report")
        sealed = tuple(sealed_pictures(clinic, exhibits, said, kept))
    press = Press(press.language, press.roc_years, clinic.stamp(), press.draft)
    names, guide = names_of(clinic), clinic.incident_lists.guide
    case = clinic.incident_lists.case(order.number)
    texts = clinic.statement_lists.of_incident(order.number)
    told = Told(
        case=case,
        guide=guide.in_language(order.language),
        people=names,
        statements=texts,
        others=tuple(_others(clinic, case, texts)),
        exhibits=clinic.evidence_lists.of_case(subject),
        parties=tuple(_parties(clinic, case, press.words)),
        log=log_lines(clinic.log.of(subject, *parts_of(case)), names, press),
        times=time_lines(clinic.log_times.lists.all(), press),
        entries=_entries(clinic, case, subject),
        for_whom=order.recipient,
        purpose=order.purpose,
        advised=order.advised,
    )

    spoken_of = (
        subject,
        *parts_of(case),
        *(f"statement/{each.number}" for each in told.statements),
    )
    notes = _notes(clinic, order, press, spoken_of)

    def draw(using: Press, pictures: Pictures) -> bytes:
        shown = pictures if order.pictures else {}
        paper = report_paper(told.showing(shown), using, pack)
        return incident_report(replace(paper, notes=notes), using)

    return Reading(press, draw, sealed)


def _others(clinic: Clinic, case: Case, texts: Iterable[Statement]) -> Iterator[Case]:
    """The further cases on whose facts or core messages texts of this one rest."""
    seen = {case.incident.number, *case.merged_in}
    here = {each.id for each in case.facts}, {each.id for each in case.messages}
    for text in texts:
        if set(text.now.facts) <= here[0] and set(text.now.messages) <= here[1]:
            continue
        for other in clinic.statement_lists.cases_behind(text):
            if other.incident.number not in seen:
                seen.add(other.incident.number)
                yield other


def _notes(
    clinic: Clinic, order: Order, press: Press, abouts: Sequence[str]
) -> tuple[CounselNoteLine, ...]:
    """Counsel's notes on the records of a paper, where they are asked for."""
    if not order.noted:
        return ()
    found = clinic.statements.private.put_on_paper(abouts, order.paper)
    return note_lines(found, names_of(clinic), press)


def _linked(case: Case) -> Iterator[str]:
    for link in case.links:
        if link.undone_at is None and link.target.startswith("complaint/"):
            yield link.target


def _parties(clinic: Clinic, case: Case, words: Words) -> Iterator[tuple[str, str]]:
    """The complaints that it grew from, each with its masked name and relation."""
    for target in _linked(case):
        complaint = clinic.complaint_lists.whole(target.partition("/")[2])
        who = complaint.complainant
        relation = complaint_word(who.relation, words)
        yield complaint.number, "    ".join(part for part in (who.name, relation) if part)


def _entries(clinic: Clinic, case: Case, subject: str) -> dict[datetime, int]:
    """Every entry about the case, its exhibits and its complaints, by its moment."""
    exhibits = (f"evidence/{each.number}" for each in clinic.evidence_lists.of_case(subject))
    entries = clinic.log.of(subject, *parts_of(case), "evidence", *exhibits, *_linked(case))
    return {to_the_millisecond(each.at): each.seq for each in reversed(entries)}


def _statements(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith(("incident/", "complaint/")):
        for each in statements_of(clinic, record):
            told = f"{each.number}    {spoken(Audience(each.audience), words)}"
            yield Offer(f"statement/{each.number}", told, draft=not each.releases)
    elif record.startswith("statement/"):
        yield Offer(record, draft=not clinic.statement_lists.one(record.partition("/")[2]).releases)


def _statement(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    statement = clinic.statement_lists.one(order.number)
    cases = clinic.statement_lists.cases_behind(statement)
    marks: dict[str, str] = {}
    if statement.case:
        marks = marks_of(clinic.evidence_lists.of_case(statement.case), statement.case)
    paper = statement_paper(
        statement,
        names_of(clinic),
        press,
        cases=cases,
        spokesperson=spokesperson_of(clinic, cases[0]) if cases else "",
        marks=marks,
        advised=order.advised,
    )
    paper = replace(paper, notes=_notes(clinic, order, press, (order.record,)))
    return Reading(press, lambda using, _: statement_pdf(paper, using))


INCIDENT_PAPERS = (
    PaperKind(
        "report",
        mark("Incident report"),
        mark("What happened, who decided what on which facts, what was said, and how to check it."),
        _report,
        _reports,
        roles=READERS,
        versions=(
            Version(
                "legal",
                mark("Legal"),
                mark("Everything but the analysis of causes, with exhibits, custody and log."),
                KEY_HOLDERS,
            ),
            Version(
                "management",
                mark("Management"),
                mark("Course, decisions, words, tasks and clocks; no exhibits, no custody."),
            ),
            Version(
                "root_cause",
                mark("Causes"),
                mark("The analysis of causes, in its own compartment. Not for the pack."),
            ),
        ),
        can_picture=True,
        can_note=True,
        can_advise=True,
        addressed=True,
    ),
    PaperKind(
        "statement",
        mark("Statement"),
        mark("The exact words, who approved them, and where they went."),
        _statement,
        _statements,
        can_note=True,
        can_advise=True,
    ),
)
"""The report first: it is what counsel files."""
