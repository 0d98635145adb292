"""The proof of a fire drill: that this backup, from this stick, was restored and could be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.frame import bind
from clinicguard.documents.parts import Chapters, bullets, facts, none_recorded, paragraph
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import CODE
from clinicguard.documents.title import Title


@dataclass(frozen=True, slots=True)
class DrilledCase:
    """A record that was opened in the restored clinic, and how many entries it showed."""

    address: str
    entries: int


@dataclass(frozen=True, slots=True)
class DrillPaper:
    """What was restored from where, what was compared, and how long it took.

    `missing` names sealed files that were damaged or gone before the backup was taken.
    """

    label: str
    medium: str
    number: int
    taken: datetime
    program: str
    log_count: int
    log_hash: str
    rows: int
    exhibits: int
    missing: tuple[str, ...]
    cases: tuple[DrilledCase, ...]
    began: datetime
    seconds: int


def drill_proof(paper: DrillPaper, press: Press) -> bytes:
    """One page for the folder of the office: what was tried, what was found, who stood by."""
    kind = press.words.say("Proof of a restore drill")
    title = Title(
        kind=kind,
        number=press.stamp.clinic_id,
        name=kind,
        under=(press.words.say("Tried on {when}", when=press.when(paper.began)),),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: DrillPaper, press: Press) -> Iterator[Block]:
    say, count, chapters = press.words.say, press.words.count, Chapters(press)
    yield chapters.next(say("What was restored"))
    yield facts(
        (
            (say("Stick or folder"), f"{paper.label} ({paper.medium})"),
            (
                say("Backup"),
                say("number {n}, of {when}", n=paper.number, when=press.when(paper.taken)),
            ),
            (say("Backed up by"), f"ClinicGuard {paper.program}"),
            (say("How long it took"), count("{n} second", "{n} seconds", paper.seconds)),
            (say("Who did it"), press.stamp.made_by),
        )
    )
    yield chapters.next(say("What was compared"))
    rows = count("{n} row", "{n} rows", paper.rows)
    yield facts(
        (
            (say("Rows of the records"), say("{rows}, as many as were backed up", rows=rows)),
            (
                say("Log"),
                say(
                    "{n} entries; its head is the one that was backed up", n=f"{paper.log_count:,}"
                ),
            ),
            (say("Head of the log"), Text(in_groups(paper.log_hash), CODE)),
            (say("Evidence"), _evidence(paper, press)),
        )
    )
    yield chapters.next(say("What was opened"))
    if paper.cases:
        yield bullets([_case(case, press) for case in paper.cases])
    else:
        yield none_recorded(say("There is no case in it yet."))
    yield paragraph(
        say(
            "The backup was restored to a throw-away place, read as a whole, opened, and taken "
            "away again. The clinic's own records were not touched. The log has an entry of it."
        )
    )


def _evidence(paper: DrillPaper, press: Press) -> str:
    read = press.words.count(
        "{n} exhibit was read and is as it was taken in",
        "{n} exhibits were read and are as they were taken in",
        paper.exhibits,
    )
    if not paper.missing:
        return read
    lost = press.words.count(
        "{n} sealed file was damaged or gone before the backup",
        "{n} sealed files were damaged or gone before the backup",
        len(paper.missing),
    )
    return press.words.say("{first}; {second}", first=read, second=lost)


def _case(case: DrilledCase, press: Press) -> str:
    room, _, number = case.address.partition("/")
    words = press.words
    if room == "incident":
        told = words.count("{n} event", "{n} events", case.entries)
        return words.say("Incident {number}, with {told}", number=number, told=told)
    told = words.count("{n} contact", "{n} contacts", case.entries)
    return words.say("Complaint {number}, with {told}", number=number, told=told)
