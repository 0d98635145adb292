"""The papers of a complaint: its record, the slip to take home, the letter that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.moves import OPEN
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.from_complaint import record_paper, slip_paper
from clinicguard.documents.from_log import log_lines
from clinicguard.documents.from_register import answer_paper
from clinicguard.documents.letter import letter
from clinicguard.documents.press import Press
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.host.words import Words, mark
from clinicguard.papers.kind import READERS, Offer, PaperKind
from clinicguard.papers.of_incident import names_of
from clinicguard.papers.order import Order, Reading
from clinicguard.people.staff import Person

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def _slips(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("complaint/"):
        yield Offer(record)


def _records(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    room, _, number = record.partition("/")
    if room == "complaint":
        yield Offer(record, draft=clinic.complaint_lists.whole(number).state in OPEN)


def _slip(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    complaint = clinic.complaint_lists.whole(order.number)
    paper = slip_paper(complaint, names_of(clinic), clinic.profile)
    return Reading(press, lambda using, _: acknowledgement_slip(paper, using))


def _record(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    people = names_of(clinic)
    shaped_by: tuple[str, ...] = ()
    if order.named:
        complaint = clinic.complaints.unmask(order.number, order.purpose)
        press = Press(press.language, press.roc_years, clinic.stamp(), press.draft)
    else:
        complaint = clinic.complaint_lists.whole(order.number)
        shaped_by = (press.words.say("Names and chart numbers are masked"),)
    log = log_lines(clinic.log.of(complaint.address), people, press)
    beside = clinic.complaint_lists.beside.of(order.number)
    places = [each.words for each in beside.places]
    key = "" if beside.review is None else beside.review.platform
    platform = clinic.complaint_lists.platforms.known().find(key)
    paper = record_paper(
        complaint,
        people,
        press,
        press.stamp.made_at,
        shaped_by=shaped_by,
        log=log,
        places=places,
        review=beside.review,
        platform="" if platform is None else platform.name.in_language(press.language),
    )
    return Reading(press, lambda using, _: complaint_record(paper, using))


def _answers(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    room, _, number = record.partition("/")
    if room == "complaint" and clinic.complaint_lists.whole(number).answers:
        yield Offer(record)


def _answer(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    complaint = clinic.complaint_lists.whole(order.number)
    if order.named:
        complaint = clinic.complaints.unmask(order.number, order.purpose)
        press = Press(press.language, press.roc_years, clinic.stamp(), press.draft)
    else:  # a letter to a masked name reaches nobody: the name is written by hand
        complaint = replace(complaint, complainant=replace(complaint.complainant, name=""))
    paper = answer_paper(complaint, clinic.profile, _signer(clinic, complaint), press)
    return Reading(press, lambda using, _: letter(paper, using))


def _signer(clinic: Clinic, complaint: Complaint) -> Person | None:
    """Who gave the answer; where nobody knows them any more, the owner."""
    staff = clinic.staff_lists.everybody()
    gave = (each for each in staff if each.id == complaint.answers[-1].by)
    owners = (each for each in staff if each.role == "owner" and each.active)
    return next(gave, None) or next(owners, None)


COMPLAINT_PAPERS = (
    PaperKind(
        "slip",
        mark("Acknowledgement slip"),
        mark("What the complainant takes home: the number, and by when we answer."),
        _slip,
        _slips,
        can_draft=False,
        can_pack=False,
    ),
    PaperKind(
        "record",
        mark("Complaint record"),
        mark("What was said, done and found, word by word, with its log entries."),
        _record,
        _records,
        can_name=True,
    ),
    PaperKind(
        "answer",
        mark("Answer letter"),
        mark("The answer that was recorded, on the clinic's paper, to be signed."),
        _answer,
        _answers,
        roles=READERS,
        can_name=True,
    ),
)
"""The slip first: it is asked for at the desk."""
