"""What the page of reports reads in one go: records to choose from, papers, what has left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinicguard.host.words import Words
from clinicguard.papers.handed_out import HandedOut, handed_out
from clinicguard.papers.kind import Offered

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

CLINIC = "clinic"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record to choose: its address, what it is called, and a note. Names come masked."""

    address: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one record, and what has left of it."""

    record: RecordLine
    papers: tuple[Offered, ...]
    left: tuple[HandedOut, ...]
    may_pack: bool


def records(clinic: Clinic, room: str, typed: str) -> tuple[RecordLine, ...]:
    """The records of a room that hold the typed words, as this person may see them."""
    match room:
        case "incident":
            lines = clinic.incident_lists.page(typed=typed)
            return tuple(RecordLine(f"incident/{x.number}", x.title, x.number) for x in lines)
        case "complaint":
            from clinicguard.complaints.listed import Filter, Sort

            page = clinic.complaint_lists.page(Filter(text=typed), Sort.NEWEST, limit=200)
            return tuple(RecordLine(f"complaint/{x.number}", x.name, x.number) for x in page.rows)
        case _:
            return (RecordLine(CLINIC, clinic.profile.name, ""),)


def shelf_of(clinic: Clinic, record: str, words: Words) -> Shelf:
    """What can be made of a record, and what has left of it. Raises NotFound, LookupError."""
    from clinicguard.papers.catalogue import offered

    papers = offered(clinic, record, words)
    may_pack = record.startswith("incident/") and clinic.reader.may("evidence.pack")
    return Shelf(_line(clinic, record), papers, handed_out(clinic, record, words), may_pack)


def _line(clinic: Clinic, record: str) -> RecordLine:
    room, _, number = record.partition("/")
    match room:
        case "incident":
            case = clinic.incident_lists.case(number, with_events=False)
            return RecordLine(record, case.incident.title, number)
        case "complaint":
            complaint = clinic.complaint_lists.whole(number)
            return RecordLine(record, complaint.complainant.name, number)
        case "clinic":
            return RecordLine(record, clinic.profile.name, "")
        case _:
            raise LookupError(record)


def grouped(papers: Sequence[Offered]) -> tuple[tuple[Offered, ...], tuple[Offered, ...]]:
    """Those that there is one of, and those of which there are many (a form for each exhibit)."""
    one = tuple(each for each in papers if not each.offer.detail)
    return one, tuple(each for each in papers if each.offer.detail)
