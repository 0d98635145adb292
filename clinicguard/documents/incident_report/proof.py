"""The report's proof: the index of exhibits, their pictures, the custody extract, the log."""

from __future__ import annotations

from collections.abc import Iterator

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.evidence_lines import custody_table, exhibit_sheets, exhibit_table
from clinicguard.documents.incident_report.paper import ReportPaper
from clinicguard.documents.line_tables import log_index
from clinicguard.documents.parts import Chapters, none_recorded, note, paragraph, section
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_STRONG


def evidence(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """What there is, with hashes, how it was captured, and who touched it."""
    say_in = press.words.say_in
    say = press.words.say
    yield chapters.next(say_in("paper", "Evidence"))
    if not paper.exhibits:
        yield none_recorded(say("No exhibit was taken in."))
        return
    yield paragraph(
        say(
            "Originals are sealed and never changed. The SHA-256 of each was taken while it was "
            "copied into the vault; who receives a copy can compute it again and compare."
        ),
        keep_next=True,
    )
    yield exhibit_table(paper.exhibits, press)
    if any(each.details or each.picture for each in paper.exhibits):
        yield section(say("How each was captured"))
        yield exhibit_sheets(paper.exhibits, press)
    if paper.missing:
        yield section(say("On the checklist, and not here"))
        columns = [
            Column(say_in("paper", "Evidence"), 2.6),
            Column(say_in("paper", "State"), 1.1, CELL_STRONG),
            Column(say_in("paper", "Reason"), 2.6),
        ]
        yield Table(columns, [[each.what, each.state, each.why] for each in paper.missing])
    yield section(say("Custody, extract"))
    if paper.custody:
        yield custody_table(paper.custody, press)
    else:
        yield none_recorded(say("Nobody has touched an exhibit since it was taken in."))


def log(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """The log entries of this incident."""
    yield chapters.next(press.words.say("Log entries of this record"))
    if paper.log:
        yield log_index(paper.log, press)
        yield note(
            press.words.say(
                "The reasons and all other entries stand in the log that the clinic hands out "
                "with the checker."
            )
        )
    else:
        yield none_recorded(press.words.say("No entry is printed."))
    if paper.times:
        yield section(press.words.say("Trusted time"))
        for sentence in paper.times:
            yield paragraph(sentence)
        yield note(
            press.words.say(
                "A stamp shows “no later than”. It says nothing of when something happened, nor "
                "that what was written is true."
            )
        )
