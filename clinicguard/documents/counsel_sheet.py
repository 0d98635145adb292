"""The sheet for counsel: the text sentence by sentence, with room for a verdict beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.basis import BasisLine, basis_tables
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Together
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.counsel_notes import CounselNoteLine, counsel_notes
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, facts, none_recorded, note, paragraph
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import CELL, CELL_SOFT, CODE
from clinicguard.documents.statement import statement_words
from clinicguard.documents.title import Title
from clinicguard.statements.envelope_form import OPINION_WORDS


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """One sentence, with what the guard or the clinic marked in it."""

    number: int
    words: str
    marked: str = ""


@dataclass(frozen=True, slots=True)
class CounselSheetPaper:
    """What counsel is asked. `basis` are the facts that the text rests on."""

    number: str
    version: int
    audience: str
    title: str
    text: str
    text_hash: str
    written_at: datetime
    written_by: str
    sentences: tuple[SentenceLine, ...]
    questions: tuple[str, ...] = ()
    basis: tuple[BasisLine, ...] = ()
    incident: str = ""
    notes: tuple[CounselNoteLine, ...] = ()
    """Counsel's, where they were asked for."""
    beside_form: bool = False
    """Whether it lies in one envelope with the form that opens in a browser."""


def counsel_sheet(paper: CounselSheetPaper, press: Press) -> bytes:
    """The sheet to read, to write on, and to send back."""
    say, say_in = press.words.say, press.words.say_in
    title = Title(
        kind=say("For counsel"),
        number=paper.number,
        name=say("For counsel to read: {audience}", audience=paper.audience),
        under=tuple(part for part in (paper.incident, paper.title) if part),
        marks=(Mark.CONFIDENTIAL,),
    )
    chapters = Chapters(press)
    blocks: list[Block] = [
        facts(
            [
                (say_in("paper", "Version"), f"{paper.version}    {press.when(paper.written_at)}"),
                (say("Written by"), paper.written_by),
                (say("SHA-256 of the text"), Text(in_groups(paper.text_hash), CODE)),
            ]
        ),
        paragraph(_how(paper, press)),
        chapters.next(say("The whole text")),
        statement_words(paper.text),
        *_sentences(paper, press, chapters),
        *_basis(paper, press, chapters),
        *_verdict(press, chapters),
        *counsel_notes(paper.notes, press, chapters),
    ]
    return bind(title, blocks, press)


def _how(paper: CounselSheetPaper, press: Press) -> str:
    """For which text the verdict holds, and where it is given."""
    if paper.beside_form:
        return press.words.say(
            "The verdict holds for exactly this text. It can be given in the form beside this "
            "sheet, or written here and signed."
        )
    return press.words.say(
        "The verdict holds for exactly this text. Please write it on this sheet and sign."
    )


def _sentences(paper: CounselSheetPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say("Sentence by sentence"))
    columns = [
        Column(say_in("paper", "No."), 0.5, CELL_SOFT),
        Column(say("Sentence"), 3),
        Column(say_in("paper", "Verdict"), 2.2, CELL_SOFT),
        Column(say("Better words"), 2, CELL_SOFT),
    ]
    rows: list[list[Cell]] = []
    for each in paper.sentences:
        words: list[Block] = [Text(each.words, CELL)]
        if each.marked:
            words.append(Text(each.marked, CELL_SOFT))
        ticks = [Text(f"□ {say(opinion)}", CELL_SOFT) for opinion in OPINION_WORDS.values()]
        rows.append([str(each.number), words, ticks, ""])
    yield Table(columns, rows)
    for number, question in enumerate(paper.questions, 1):
        asked = say("Question {n}: {question}", n=number, question=question)
        yield paragraph(asked, keep_next=True)
        yield WriteOn([say("Counsel's answer")])


def _basis(paper: CounselSheetPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    yield chapters.next(say("What it rests on"))
    if not paper.basis:
        yield none_recorded(say("This text rests on no fact from the fact table."))
        return
    yield from basis_tables(paper.basis, press)


def _verdict(press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    yield Together(
        [
            chapters.next(say("Verdict on the whole text")),
            paragraph("　".join(f"□ {say(each)}" for each in OPINION_WORDS.values())),
            WriteOn([say("What else the clinic should know")]),
            WriteOn([say("Counsel's name and signature"), say("Date and time")]),
            note(say("One changed character needs a new verdict.")),
        ],
        above=22,
    )
