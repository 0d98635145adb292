"""The minutes of a talk of care: what was explained, asked and offered, in its own compartment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Closed
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.blocks.ticks import ToFill
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.frame import bind, fewest_pages
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import boxed, facts, note, paragraph
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import BODY, H2
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """One talk. `article` is the law that protects it in this case, empty where none does.

    `heading` is what the law wants on the record, printed only where `article` is given.
    """

    number: str
    at: datetime
    minutes: int
    place: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    language_help: str
    explained: str
    asked: str
    regret: str
    offered: str
    promised: str
    next_contact: datetime | None
    keeper: str
    article: str = ""
    heading: str = ""
    unofficial: str = ""
    keep: str = ""


def care_minutes(paper: MinutesPaper, press: Press) -> bytes:
    """The minutes with room for the signatures of both sides."""
    say = press.words.say
    title = Title(
        kind=say("Minutes of a care talk"),
        number=paper.number,
        name=say("Minutes of the talk"),
        under=(press.when(paper.at), *((paper.heading,) if paper.article else ())),
        marks=(Mark.CONFIDENTIAL, Mark.CARE),
    )

    def blocks(empty: int) -> list[Block]:
        return list(_blocks(paper, press, empty))

    empty = fewest_pages(blocks, (2, 1), title, press, check=False)
    return bind(title, blocks(empty), press, check=False)


def _blocks(paper: MinutesPaper, press: Press, empty: int) -> Iterator[Block]:
    """`empty` is how many lines to write on stand where nothing was recorded."""
    say, due = press.words.say, paper.next_contact
    yield boxed([Text([Span(_standing(paper, press), bold=True)], BODY)])
    pairs: list[tuple[str, Cell]] = [
        (say("When, how long"), _when(paper, press)),
        (say("Where"), paper.place or _gap(press)),
        (say("From the clinic"), press.several(paper.ours)),
        (say("Patient's side"), press.several(paper.theirs)),
        (say("Help with language"), paper.language_help or say("none was needed or recorded")),
        (say("Record kept by"), paper.keeper or _gap(press)),
        (say("Next contact"), press.when(due) if due else _gap(press)),
    ]
    yield facts(pairs)
    told: list[Block] = []
    for heading, words in (
        (say("What was explained"), paper.explained),
        (say("What they asked and said"), paper.asked),
        (say("Regret that was expressed"), paper.regret),
        (say("Help that was offered"), paper.offered),
        (say("What was promised"), paper.promised),
    ):
        told.append(_closer(heading))
        said = [paragraph(each) for each in words.split("\n") if each.strip()]
        told += said or [_gap(press, lines=empty)]
    yield from told[:-1]
    yield Closed(told[-1], list(_signed(paper, press)))


def _signed(paper: MinutesPaper, press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    yield _closer(say("Read and agreed as a record of what was said"))
    yield WriteOn([say("Patient's side"), say("For the clinic"), say_in("paper", "Date")], tall=24)
    yield note(
        say(
            "A signature confirms that this was said, nothing more: no blame, no claim and "
            "no waiver."
        )
    )
    yield from (note(line) for line in (paper.keep, paper.unofficial) if line)


def _closer(title: str) -> Heading:
    """Closer than in a report: the talk and its signatures are to stand on one sheet."""
    return Heading(title, replace(H2, tag="H2", size=10.5, leading=15, above=8, below=2), 1)


def _standing(paper: MinutesPaper, press: Press) -> str:
    say = press.words.say
    if paper.article:
        return say(
            "{heading} Here {article} applies; ask counsel how far.",
            heading=paper.heading,
            article=paper.article,
        ).strip()
    return say(
        "No article protects this talk in this case: what stands here may have to be disclosed."
    )


def _when(paper: MinutesPaper, press: Press) -> str:
    long = press.words.count("{n} minute", "{n} minutes", paper.minutes)
    return f"{press.when(paper.at)}    {long}"


def _gap(press: Press, lines: int = 1) -> ToFill:
    return ToFill(press.words.say("Not recorded; to be filled in by hand"), lines=lines)
