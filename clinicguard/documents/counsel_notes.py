"""Counsel's notes at the end of a paper, where counsel or the owner asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.line_tables import moments
from clinicguard.documents.parts import Chapters, note, two_lines
from clinicguard.documents.press import Press


@dataclass(frozen=True, slots=True)
class CounselNoteLine:
    """One note. `about` is the number of the record, `risk` as counsel saw it, in words."""

    at: datetime
    who: str
    about: str
    words: str
    risk: str = ""


def counsel_notes(
    notes: Sequence[CounselNoteLine], press: Press, chapters: Chapters
) -> Iterator[Block]:
    """The chapter, or nothing where none was asked for."""
    if not notes:
        return
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say("Counsel's notes"))
    yield note(
        say(
            "Only counsel and the owner read these in the program. This copy has them because one "
            "of the two asked for it; keep it apart. No privilege is claimed for them."
        )
    )
    columns = [
        moments(say_in("paper", "When")),
        Column(say_in("paper", "Who"), 1.0),
        Column(say_in("paper", "No."), 1.1),
        Column(say_in("paper", "Note"), 3.4),
    ]
    rows: list[list[Cell]] = [
        [press.short(each.at), each.who, two_lines(each.about, each.risk), each.words]
        for each in notes
    ]
    yield Table(columns, rows)
