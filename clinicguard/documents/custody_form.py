"""The custody form: one exhibit, handed from hand to hand, with room to sign for each hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Together
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.evidence_lines import (
    CustodyLine,
    ExhibitLine,
    bytes_words,
    custody_table,
)
from clinicguard.documents.frame import bind
from clinicguard.documents.from_redaction import GUESSING
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, facts, none_recorded, note, section
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.redaction_lines import RedactionLines, covered_table
from clinicguard.documents.sheet import CELL, CODE
from clinicguard.documents.title import Title


@dataclass(frozen=True, slots=True)
class CustodyPaper:
    """One exhibit and its way. `hand_overs` is how many empty hand-overs are printed to sign."""

    exhibit: ExhibitLine
    case: str
    custody: tuple[CustodyLine, ...]
    hand_overs: int = 3
    redaction: RedactionLines | None = None
    """What is covered, where the exhibit is a redacted copy."""


def custody_form(paper: CustodyPaper, press: Press) -> bytes:
    """The form for one exhibit."""
    kind = press.words.say("Custody form")
    exhibit = paper.exhibit
    title = Title(
        kind=kind,
        number=exhibit.number,
        name=f"{kind}    {exhibit.mark}",
        under=(paper.case, exhibit.title),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: CustodyPaper, press: Press) -> Iterator[Block]:
    say_in = press.words.say_in
    say, chapters, exhibit = press.words.say, Chapters(press), paper.exhibit
    pairs: list[tuple[str, Cell]] = [
        (say_in("paper", "Exhibit"), f"{exhibit.title}    {exhibit.kind}"),
        (say_in("paper", "Size"), bytes_words(exhibit.size)),
        ("SHA-256", Text(in_groups(exhibit.sha256), CODE)),
        (say("Taken in"), f"{press.when(exhibit.taken_in_at)}    {exhibit.taken_in_by}"),
        (press.words.say_in("paper", "State"), exhibit.state),
        *exhibit.details,
        *((made.label, Text(made.spans(), CELL)) for made in exhibit.corrections),
    ]
    yield facts(pairs)
    if paper.redaction is not None:
        yield from _covered(paper.redaction, chapters, press)
    yield chapters.next(say_in("paper", "Custody"))
    if paper.custody:
        yield custody_table(paper.custody, press)
    else:
        yield none_recorded(say("Nobody has touched this exhibit since it was taken in."))
    if not paper.hand_overs:
        return
    yield chapters.next(say("Handing over"))
    yield note(
        say(
            "Whoever receives a copy computes its SHA-256 and compares it with the one above, "
            "before signing."
        )
    )
    for number in range(1, paper.hand_overs + 1):
        yield _hand_over(number, press)


def _covered(lines: RedactionLines, chapters: Chapters, press: Press) -> Iterator[Block]:
    say = press.words.say
    yield chapters.next(say("Covered places"))
    pairs: list[tuple[str, Cell]] = [
        (say("Redacted copy of"), f"{lines.original}    {lines.sign}"),
        (say("SHA-256 of the original"), Text(in_groups(lines.original_sha256), CODE)),
        (press.words.say_in("paper", "Purpose"), lines.purpose),
    ]
    if lines.recipient:
        pairs.append((say("Who receives it"), lines.recipient))
    yield facts(pairs)
    yield covered_table(lines.covered, press)
    yield note(say("Read back: no text, no data about the file, every box one colour."))
    yield note(say(GUESSING))


def _hand_over(number: int, press: Press) -> Block:
    say, say_in = press.words.say, press.words.say_in
    return Together(
        [
            section(say("Hand-over {n}", n=number)),
            WriteOn([say("Handed over by"), say("Received by"), say("Date and time")]),
            WriteOn(
                [
                    say_in("paper", "Purpose"),
                    say("Condition, seal"),
                    say("Hash compared: same, differs"),
                ]
            ),
            WriteOn([say("Signature of both"), say_in("paper", "Where")]),
        ],
        above=20,
    )
