"""A letter for the post office to certify (存證信函): one character a square, 10 rows of 20 a page.

The counts are those of the sheets that Taiwan's post offices print; the rest of their layout was
not verified, and the paper says so. The post office keeps one copy and vouches for nothing but its
words (郵件處理規則 §34).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.spaces import Break
from clinicguard.documents.blocks.squares import Squares
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.ticks import ToFill
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import facts, note
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL
from clinicguard.documents.title import Title
from clinicguard.documents.type.plain import plain

ACROSS, DOWN = 20, 10
_NAMES = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class CertifiedPaper:
    """The words and the two sides; what is empty is left to be filled in by hand.

    `standing` says whether exactly these words were approved.
    """

    number: str
    words: str
    sender: str
    sender_address: str
    receiver: str = ""
    receiver_address: str = ""
    standing: str = ""


def certified_letter(paper: CertifiedPaper, press: Press) -> bytes:
    """Both sides and the first ten rows, then a page for each ten more."""
    kind = press.words.say("Certified letter")
    title = Title(kind=kind, number=paper.number, name=kind, marks=(Mark.CONFIDENTIAL,))
    return bind(title, list(_blocks(paper, press)), press, check=False)


def in_squares(words: str) -> list[list[str]]:
    """The words as rows of at most 20 characters; a new line begins a new row."""
    rows: list[list[str]] = []
    for line in plain(words).split("\n"):
        letters = _characters(line.strip())
        rows += [letters[i : i + ACROSS] for i in range(0, len(letters), ACROSS)]
    return rows


def _characters(line: str) -> list[str]:
    """Each character with the marks above and below it; a space takes no square."""
    found: list[str] = []
    for char in line:
        if found and unicodedata.combining(char):
            found[-1] += char
        elif char != " ":
            found.append(char)
    return found


def _blocks(paper: CertifiedPaper, press: Press) -> Iterator[Block]:
    say = press.words.say
    gap = say("To be filled in by hand")
    pairs: list[tuple[str, Cell]] = [
        (say("Sender"), [*_side(paper.sender, paper.sender_address, gap)]),
        (say("Receiver"), [*_side(paper.receiver, paper.receiver_address, gap)]),
        (say("Receiver of a copy"), [ToFill(gap)]),
    ]
    yield facts(pairs, label=0.22)
    rows = in_squares(paper.words)
    pages = [rows[i : i + DOWN] for i in range(0, len(rows), DOWN)] or [[]]
    for n, page in enumerate(pages):
        if n:
            yield Break()
        yield Squares(page, ACROSS, DOWN, _NAMES)
    yield note(
        say(
            "{rows} rows of 20 squares on {pages} pages. Rows and squares are those of the post "
            "office's sheet; this is not its own sheet. Compare with the sheet now in use before "
            "it is posted. Three copies at least: receiver, post office, ours.",
            rows=len(rows),
            pages=len(pages),
        )
    )
    if paper.standing:
        yield note(paper.standing)
    yield WriteOn([say("Seal or signature of the sender"), say("Enclosures, sheets")], tall=34)


def _side(name: str, address: str, gap: str) -> Iterator[Block]:
    if not name and not address:
        yield ToFill(gap)
        yield ToFill("")
        return
    yield Text(name, CELL) if name else ToFill(gap)
    yield Text(address, CELL) if address else ToFill(gap)
