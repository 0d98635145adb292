"""Forms for authorities, filled from a case: those that this jurisdiction's pack knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from clinicguard.complaints.complaint import Complaint
from clinicguard.documents.authority_form import authority_form
from clinicguard.documents.from_form import ROOT_CAUSE_FORM, Told, form_paper
from clinicguard.documents.press import Press
from clinicguard.evidence.exhibit import still_there
from clinicguard.host.words import Words, mark
from clinicguard.incidents.case import Case
from clinicguard.incidents.gates import Answer, standing
from clinicguard.papers.kind import READERS, Offer, PaperKind
from clinicguard.papers.of_incident import names_of
from clinicguard.papers.of_words import house_of
from clinicguard.papers.order import Order, Reading
from clinicguard.papers.posts import offers_for_posts
from clinicguard.storage.troubles import NotFound

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class _When:
    """When a form is offered: a gate is not answered with no, or the case is of such a nature."""

    gates: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    an_address: bool = False
    """An exhibit of the case was taken from an address on the net: one form for each."""


_EVENT = _When(("tw-gate-3",))
_BREACH = _When(("tw-gate-4",), ("data_leak", "it_failure"))
_VIOLENCE = _When(("tw-gate-5",), ("violence",))
_DISPUTE = _When(("tw-gate-2",), ("medical_dispute",))
_POST = _When(an_address=True)


def _offers(form: str, when: _When, clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    room, _, number = record.partition("/")
    if room != "incident" or form not in clinic.incident_lists.guide.pack.forms:
        return
    case = clinic.incident_lists.case(number, with_events=False)
    if when.an_address:
        yield from offers_for_posts(clinic, record)
    elif _fits(case, when):
        yield Offer(record, draft=True)


def _fits(case: Case, when: _When) -> bool:
    answers = standing(case.answers)
    asked = (answers[gate].answer for gate in when.gates if gate in answers)
    natures = {each.nature for each in case.incident.natures}
    return any(each is not Answer.NO for each in asked) or not natures.isdisjoint(when.natures)


def _read(form: str, clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    guide = clinic.incident_lists.guide.in_language(order.language)
    known = guide.pack.forms.get(form)
    if known is None:
        raise NotFound(f"{order.subject}/{form}")
    case = clinic.incident_lists.case(order.number, with_events=form == ROOT_CAUSE_FORM)
    complaint = _linked(clinic, case, order) if order.named else None
    press = Press(press.language, press.roc_years, clinic.stamp(), press.draft)
    told = Told(
        known,
        case,
        guide,
        names_of(clinic),
        house_of(clinic),
        still_there(clinic.evidence_lists.of_case(order.record)),
        complaint,
        order.part,
    )
    paper = form_paper(told, press)
    return Reading(press, lambda using, _: authority_form(paper, using))


def _linked(clinic: Clinic, case: Case, order: Order) -> Complaint | None:
    """The one complaint that belongs to the case, with its names; several name nobody."""
    live = [x.target for x in case.links if x.undone_at is None]
    numbers = [x.partition("/")[2] for x in live if x.startswith("complaint/")]
    if len(numbers) != 1:
        return None
    return clinic.complaints.unmask(numbers[0], order.purpose)


def _kind(form: str, name: str, about: str, when: _When, *, named: bool = False) -> PaperKind:
    of: Callable[[Clinic, str, Words], Iterator[Offer]] = partial(_offers, form, when)
    return PaperKind(
        form,
        name,
        about,
        partial(_read, form),
        of,
        roles=READERS,
        can_name=named,
        can_pack=form != ROOT_CAUSE_FORM,
    )


FORM_PAPERS = (
    _kind(
        "tw-form-report",
        mark("Serious event report"),
        mark("Fields of the report that is filed within 7 working days of knowing."),
        _EVENT,
        named=True,
    ),
    _kind(
        ROOT_CAUSE_FORM,
        mark("Root-cause form"),
        mark("Causes, improvement and learning for the authority; own compartment."),
        _EVENT,
    ),
    _kind(
        "tw-form-breach",
        mark("Data breach record and report"),
        mark("What was lost, when, what was done, and who has been told."),
        _BREACH,
    ),
    _kind(
        "tw-form-breach-notice",
        mark("Data breach notice to individuals"),
        mark("What happened to their data, and what they can do."),
        _BREACH,
    ),
    _kind(
        "tw-form-violence",
        mark("Violence report"),
        mark("For the health bureau, the police and the prosecutors; call 110 first."),
        _VIOLENCE,
    ),
    _kind(
        "tw-form-mediation",
        mark("Application for mediation"),
        mark("Both sides, what is asked for, and the facts of the dispute."),
        _DISPUTE,
        named=True,
    ),
    _kind(
        "tw-form-takedown",
        mark("Takedown form"),
        mark("Fields that platforms ask for, filled from the exhibit."),
        _POST,
    ),
)
"""A form that a pack does not know is offered nowhere."""
