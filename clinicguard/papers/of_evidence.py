"""The papers of the vault: a case's inventory, its labels, and each exhibit's custody form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.custody_form import CustodyPaper, custody_form
from clinicguard.documents.evidence_inventory import InventoryPaper, evidence_inventory
from clinicguard.documents.from_evidence import custody_lines, exhibit_lines
from clinicguard.documents.from_redaction import redaction_lines
from clinicguard.documents.labels import LabelLine, LabelsPaper, label_sheet
from clinicguard.documents.press import Press
from clinicguard.evidence.exhibit import still_there
from clinicguard.host.words import Words, mark
from clinicguard.incidents.checklist import Check, CheckState
from clinicguard.incidents.spoken import spoken
from clinicguard.papers.kind import KEY_HOLDERS, Offer, PaperKind
from clinicguard.papers.of_incident import names_of, sealed_pictures
from clinicguard.papers.order import Order, Pictures, Reading, Sealed

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def _inventories(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("incident/") and clinic.evidence_lists.of_case(record):
        yield Offer(record)


def _inventory(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    exhibits = clinic.evidence_lists.of_case(order.subject)
    sealed: tuple[Sealed, ...] = ()
    if order.pictures:
        said = press.words.say("Thumbnail for the evidence inventory")
        sealed = tuple(sealed_pictures(clinic, exhibits, said, kept))
    press = Press(press.language, press.roc_years, clinic.stamp(), press.draft)
    exhibits = clinic.evidence_lists.of_case(order.subject)
    case = clinic.incident_lists.case(order.number, with_events=False)
    people = names_of(clinic)
    missing = [each for each in case.checks if each.state is not CheckState.SECURED]

    def draw(using: Press, pictures: Pictures) -> bytes:
        shown = pictures if order.pictures else {}
        paper = InventoryPaper(
            number=order.number,
            title=case.incident.title,
            cut_off=using.stamp.made_at,
            exhibits=exhibit_lines(exhibits, order.subject, people, using, shown),
            custody=custody_lines(exhibits, order.subject, people, using),
            missing=tuple(_not_here(each, using.words) for each in missing),
        )
        return evidence_inventory(paper, using)

    return Reading(press, draw, sealed)


def _not_here(line: Check, words: Words) -> str:
    """What is still open, was never there, or is lost, and why."""
    return "    ".join(filter(None, (line.words, spoken(line.state, words), line.reason)))


def _forms(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("incident/"):
        for each in clinic.evidence_lists.of_case(record):
            mark_here = each.mark_in(record) or each.number
            yield Offer(f"evidence/{each.number}", f"{mark_here}    {each.title}".rstrip())
    elif record.startswith("evidence/"):
        yield Offer(record, clinic.evidence_lists.one(record.partition("/")[2]).title)


def _form(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    exhibit = clinic.evidence_lists.one(order.number)
    case = exhibit.marks[0][0] if exhibit.marks else ""
    people = names_of(clinic)
    (line,) = exhibit_lines((exhibit,), case, people, press)
    touches = custody_lines((exhibit,), case, people, press)
    copy = clinic.redaction_lists.copy(order.number)
    gone = exhibit.disposed is not None
    covered = None if copy is None or gone else redaction_lines(copy, press.words)
    number = case.partition("/")[2]
    paper = (
        CustodyPaper(line, number, touches, hand_overs=0)
        if gone
        else CustodyPaper(line, number, touches, redaction=covered)
    )
    return Reading(press, lambda using, _: custody_form(paper, using))


def _labelled(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("incident/") and still_there(clinic.evidence_lists.of_case(record)):
        yield Offer(record)


def _labels(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    people = names_of(clinic)
    lines = tuple(
        LabelLine(
            number=each.number,
            mark=each.mark_in(order.record) or "",
            case=order.number,
            title=each.title,
            sha256=each.sha256,
            taken_in_at=each.acquired_at,
            taken_in_by=people.get(each.acquired_by, ""),
        )
        for each in still_there(clinic.evidence_lists.of_case(order.record))
    )
    paper = LabelsPaper(order.number, lines)
    return Reading(press, lambda using, _: label_sheet(paper, using))


EVIDENCE_PAPERS = (
    PaperKind(
        "inventory",
        mark("Evidence inventory"),
        mark("Every exhibit with its hash, its picture, and who touched it."),
        _inventory,
        _inventories,
        roles=KEY_HOLDERS,
        can_picture=True,
    ),
    PaperKind(
        "custody",
        mark("Custody form"),
        mark("One exhibit from hand to hand, with room to sign."),
        _form,
        _forms,
        roles=KEY_HOLDERS,
        can_draft=False,
    ),
    PaperKind(
        "labels",
        mark("Exhibit labels"),
        mark("To cut and to stick on: mark, number, and a code with the hash."),
        _labels,
        _labelled,
        can_draft=False,
        can_pack=False,
    ),
)
"""Inventory, custody forms and labels."""
