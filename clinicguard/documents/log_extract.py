"""An extract of the log on paper: who did what, when, with each entry's fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.frame import bind
from clinicguard.documents.line_tables import log_table
from clinicguard.documents.lines import LogLine
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, none_recorded, paragraph
from clinicguard.documents.press import Press
from clinicguard.documents.title import Title

MOST = 2_000
"""More entries than this are no paper that anybody reads: the text form carries them all."""


@dataclass(frozen=True, slots=True)
class LogExtractPaper:
    """Entries, newest first, as far as the reader may see them. `all` counts the whole log."""

    lines: tuple[LogLine, ...]
    all: int
    conditions: tuple[str, ...]
    purpose: str
    recipient: str
    last_check: str


def log_extract(paper: LogExtractPaper, press: Press) -> bytes:
    """The conditions, how the log stands, the entries, and how to check them."""
    kind = press.words.say("Extract of the log")
    title = Title(
        kind=kind,
        number=press.stamp.clinic_id,
        name=kind,
        under=paper.conditions or (press.words.say("Every entry"),),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: LogExtractPaper, press: Press) -> Iterator[Block]:
    say, chapters = press.words.say, Chapters(press)
    yield chapters.next(say("What this is"))
    yield paragraph(
        say(
            "{found} of {all} entries, newest first. Purpose: {purpose}. Receives it: {recipient}.",
            found=f"{len(paper.lines):,}",
            all=f"{paper.all:,}",
            purpose=paper.purpose,
            recipient=paper.recipient or say("not named"),
        )
    )
    if paper.last_check:
        yield paragraph(paper.last_check)
    yield paragraph(
        say(
            "Every entry holds the fingerprint of the one before it and is signed by whoever did "
            "it. An extract alone cannot show that nothing is missing between its entries: the "
            "text form of the whole log can."
        )
    )
    yield chapters.next(say("The entries"))
    if paper.lines:
        yield log_table(paper.lines, press)
    else:
        yield none_recorded(say("No entry fits."))
