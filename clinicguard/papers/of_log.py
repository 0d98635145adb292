"""The extract of the log about one record: who did what, each entry with its whole fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.from_log import sentence_lines
from clinicguard.documents.log_extract import MOST, LogExtractPaper, log_extract
from clinicguard.documents.press import Press
from clinicguard.host.words import Words, mark
from clinicguard.papers.kind import READERS, Offer, PaperKind
from clinicguard.papers.of_incident import names_of, parts_of, statements_of
from clinicguard.papers.order import Order, Reading

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_ROOMS = ("incident", "complaint", "statement")


def _extracts(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.partition("/")[0] in _ROOMS:
        yield Offer(record)


def _extract(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    entries = tuple(reversed(clinic.log.of(*_subjects(clinic, order.record))))[:MOST]
    say = press.words.say
    paper = LogExtractPaper(
        lines=sentence_lines(entries, names_of(clinic), press),
        all=press.stamp.log_count,
        conditions=(say("Entries about {number}", number=order.number),),
        purpose=order.purpose or say("not said"),
        recipient=order.recipient,
        last_check="",
    )
    return Reading(press, lambda using, _: log_extract(paper, using))


def _subjects(clinic: Clinic, record: str) -> tuple[str, ...]:
    """The record; of a case or a complaint also what was merged into it, its exhibits and texts."""
    if record.startswith("statement/"):
        return (record,)
    exhibits = (f"evidence/{each.number}" for each in clinic.evidence_lists.of_case(record))
    spoken = (f"statement/{each.number}" for each in statements_of(clinic, record))
    return (record, *_merged_into(clinic, record), *exhibits, *spoken)


def _merged_into(clinic: Clinic, record: str) -> tuple[str, ...]:
    room, _, number = record.partition("/")
    if room != "incident":
        return ()
    return parts_of(clinic.incident_lists.case(number, with_events=False))


LOG_PAPERS = (
    PaperKind(
        "log",
        mark("Extract of the log"),
        mark("Every entry about this record, with its whole fingerprint."),
        _extract,
        _extracts,
        roles=READERS,
        can_draft=False,
        addressed=True,
    ),
)
"""One extract for each record."""
