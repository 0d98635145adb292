"""A letter: the clinic's head, to whom, about what, the exact words, who signs; nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Beside, Closed
from clinicguard.documents.blocks.spaces import Gap
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.ticks import ToFill
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import note
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import BODY, CELL, CELL_SOFT, TITLE
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span

_SUBJECT = replace(TITLE, size=15, leading=23, below=10)
_NAME = replace(CELL, size=11, leading=17, kind="serif-bold")


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter as it was worded. Empty `to` and `signer` are gaps to fill by hand.

    `day` is the day on the letter; None leaves it open. `standing` says in the foot line what the
    wording is: approved, sent, or neither.
    """

    kind: str
    number: str
    subject: str
    words: str
    to: str = ""
    to_address: str = ""
    day: date | None = None
    address: str = ""
    reach: str = ""
    signer: str = ""
    signer_title: str = ""
    standing: str = ""
    marks: tuple[Mark, ...] = ()


def letter(paper: LetterPaper, press: Press) -> bytes:
    """The letter on the clinic's paper; the log's head stands in the foot as on every paper."""
    title = Title(kind=paper.kind, number=paper.number, name=paper.subject, marks=paper.marks)
    return bind(title, list(_blocks(paper, press)), press, titled=False, check=False)


def _blocks(paper: LetterPaper, press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    day = press.day(paper.day) if paper.day else ""
    gap = say("To be filled in by hand")
    to: list[Block] = [Text(say_in("paper", "Addressed to"), CELL_SOFT)]
    to += [Text(paper.to, _NAME)] if paper.to else [ToFill(gap)]
    to += [Text(part, CELL) for part in paper.to_address.split("\n") if part.strip()]
    ours: list[Block] = [Text(Span(press.stamp.clinic_name, bold=True), CELL)]
    ours += [Text(part, CELL_SOFT) for part in (paper.address, paper.reach) if part]
    ours += [Text(day, CELL)] if day else [ToFill(f"{say_in('paper', 'Date')}    {gap}")]
    yield Beside([to, ours], [1.2, 1], space=30, below=18)
    yield Text(paper.subject, _SUBJECT)
    *parts, last = paper.words.rstrip().split("\n")
    for part in parts:
        yield Text(part, BODY) if part.strip() else Gap(4)
    yield Closed(Text(last, BODY), [Gap(16), *_signed(paper, press)])


def _signed(paper: LetterPaper, press: Press) -> Iterator[Block]:
    yield Text(Span(press.stamp.clinic_name, bold=True), CELL)
    if paper.signer:
        named = "    ".join(part for part in (paper.signer_title, paper.signer) if part)
        yield Text(named, CELL)
    say_in = press.words.say_in
    yield WriteOn([say_in("paper", "Signature"), say_in("paper", "Date")], tall=34)
    if paper.standing:
        yield Gap(8)
        yield note(paper.standing)
