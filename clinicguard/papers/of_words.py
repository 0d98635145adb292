"""Papers of words that leave the clinic: letters, the press, the post office, a platform."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.certified_letter import certified_letter
from clinicguard.documents.from_words import (
    House,
    certified_paper,
    drafted_letter,
    is_letter,
    letter_paper,
    press_paper,
)
from clinicguard.documents.letter import letter
from clinicguard.documents.press import Press
from clinicguard.documents.press_release import press_release
from clinicguard.host.dates import when_words
from clinicguard.host.words import Words, mark
from clinicguard.incidents.incident import State
from clinicguard.knowledge.templates import load_templates
from clinicguard.papers.kind import KEY_HOLDERS, READERS, Offer, PaperKind
from clinicguard.papers.of_incident import marks_of, spokesperson_of, statements_of
from clinicguard.papers.order import Order, Reading
from clinicguard.papers.posts import offers_for_posts
from clinicguard.statements.filling import Known
from clinicguard.statements.statement import Statement
from clinicguard.statements.writing import first_draft

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_CERTIFIED_IN = "tw"


def house_of(clinic: Clinic) -> House:
    """The clinic, and the owner who signs for it."""
    owners = (p for p in clinic.staff_lists.everybody() if p.role == "owner" and p.active)
    return House(clinic.profile, next(owners, None))


def _offers(clinic: Clinic, record: str, fits: Callable[[Statement], bool]) -> Iterator[Offer]:
    room, _, number = record.partition("/")
    if room in ("incident", "complaint"):
        for each in statements_of(clinic, record):
            if fits(each):
                told = f"{each.number}    {each.title}"
                yield Offer(f"statement/{each.number}", told, draft=not each.releases)
    elif room == "statement":
        each = clinic.statement_lists.one(number)
        if fits(each):
            yield Offer(record, draft=not each.releases)


def _letters(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    yield from _offers(clinic, record, is_letter)


def _certified(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if clinic.profile.jurisdiction == _CERTIFIED_IN:
        yield from _offers(clinic, record, is_letter)


def _for_press(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    yield from _offers(clinic, record, lambda each: each.audience == "press")


def _letter(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    statement = clinic.statement_lists.one(order.number)
    paper = letter_paper(statement, house_of(clinic), press)
    return Reading(press, lambda using, _: letter(paper, using))


def _post(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    statement = clinic.statement_lists.one(order.number)
    paper = certified_paper(statement, house_of(clinic), press)
    return Reading(press, lambda using, _: certified_letter(paper, using))


def _press(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    statement = clinic.statement_lists.one(order.number)
    number, speaks = clinic.statement_lists.incident_behind(statement), ""
    if number:
        case = clinic.incident_lists.case(number, with_events=False)
        speaks = spokesperson_of(clinic, case)
    paper = press_paper(statement, speaks, house_of(clinic), press)
    return Reading(press, lambda using, _: press_release(paper, using))


def _invitations(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    room, _, number = record.partition("/")
    if room == "incident":
        case = clinic.incident_lists.case(number, with_events=False)
        if case.incident.state in (State.ACTIVE, State.STOOD_DOWN):
            yield Offer(record, draft=True)


def _invitation(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    case = clinic.incident_lists.case(order.number, with_events=False)
    profile, staff = clinic.profile, clinic.staff_lists.active()
    known = Known(profile, staff, press.stamp.made_at, case=case)
    draft = first_draft(known, "patient_letter", order.language, load_templates(),
                        "talk_invitation")  # fmt: skip
    say = press.words.say
    paper = drafted_letter(draft, say("Letter"), say("Invitation to a talk"), order.number,
                           house_of(clinic), press)  # fmt: skip
    return Reading(press, lambda using, _: letter(paper, using))


def _takedowns(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("incident/"):
        yield from offers_for_posts(clinic, record)


def _takedown(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    case = clinic.incident_lists.case(order.number, with_events=False)
    exhibit, profile = clinic.evidence_lists.one(order.part), clinic.profile
    origin, language = exhibit.origin, order.language
    seen = origin.seen_at or origin.captured_at
    marks = marks_of((exhibit,), order.record)
    typed = {
        "platform": origin.platform,
        "content_url": origin.url,
        "content_author": origin.account or origin.author,
        "seen_at": when_words(seen, language, zone=profile.zone) if seen else "",
        "proof": press.words.say("Exhibit {mark}", mark=marks[exhibit.number]),
    }
    known = Known(profile, clinic.staff_lists.active(), press.stamp.made_at, case=case)
    draft = first_draft(known, "partners", language, load_templates(), "takedown_request", typed)
    say = press.words.say
    paper = drafted_letter(draft, say("Letter"), say("Request to remove or correct"), order.number,
                           house_of(clinic), press, to=origin.platform)  # fmt: skip
    return Reading(press, lambda using, _: letter(paper, using))


WORDS_PAPERS = (
    PaperKind(
        "letter",
        mark("Letter"),
        mark("The exact words on the clinic's paper, to be signed."),
        _letter,
        _letters,
        roles=READERS,
    ),
    PaperKind(
        "press",
        mark("Press release"),
        mark("The statement to hand out, and the answers for whoever speaks."),
        _press,
        _for_press,
        roles=READERS,
    ),
    PaperKind(
        "certified",
        mark("Certified letter"),
        mark("The words in the post office's squares, 20 by 10 on each page."),
        _post,
        _certified,
        roles=KEY_HOLDERS,
    ),
    PaperKind(
        "invitation",
        mark("Invitation to a talk"),
        mark("From the clinic's template; what is not known stays open to fill in."),
        _invitation,
        _invitations,
        roles=READERS,
        can_pack=False,
    ),
    PaperKind(
        "takedown",
        mark("Request to remove or correct"),
        mark("To a platform, filled from the exhibit that shows the content."),
        _takedown,
        _takedowns,
        roles=READERS,
        can_pack=False,
    ),
)
"""What goes out on paper."""
