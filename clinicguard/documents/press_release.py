"""A statement for the press on one sheet, and the prepared answers for who speaks on another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Together
from clinicguard.documents.blocks.spaces import Break
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import boxed, facts, none_recorded, section
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import BODY, CODE, H1, LEAD
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span
from clinicguard.statements.prepared_answers import parted, questions


@dataclass(frozen=True, slots=True)
class PressPaper:
    """A press statement in its exact words, with the prepared answers below their heading.

    `text_hash` is of what is handed out.
    """

    number: str
    subject: str
    text: str
    text_hash: str
    released_at: datetime | None
    speaks: str
    reach: str
    approved: bool
    state: str


def press_release(paper: PressPaper, press: Press) -> bytes:
    """First what is handed out, then on a page of its own what is spoken only when asked."""
    say = press.words.say
    kind = say("Press release")
    issued = press.when(paper.released_at) if paper.released_at else say("Not released")
    title = Title(
        kind=kind,
        number=paper.number,
        name=paper.subject,
        under=(issued,),
        marks=() if paper.approved else (Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press, check=False)


def _blocks(paper: PressPaper, press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    told, kept = parted(paper.text)
    for n, part in enumerate(filter(None, told.split("\n\n"))):
        yield from (Text(line, LEAD if n == 0 else BODY) for line in part.split("\n") if line)
    pairs: list[tuple[str, Cell]] = [
        (say("Speaks for the clinic, nobody else"), paper.speaks),
        (say("Reach us"), paper.reach),
        (say_in("paper", "State"), paper.state),
        (say("SHA-256 of the words"), Text(in_groups(paper.text_hash), CODE)),
    ]
    yield Together([facts([pair for pair in pairs if pair[1]], label=0.6)], above=12)
    yield Break()
    yield Heading(say("Questions and answers"), H1, 1)
    apart = say(
        "For whoever speaks, not to be handed out: each answer is spoken only when its "
        "question is asked."
    )
    yield boxed([Text([Span(apart, bold=True)], BODY)])
    if not kept:
        yield none_recorded(say("The statement has no prepared answers."))
    for question, answer in questions(kept):
        if question:
            yield section(question)
        yield from (Text(line, BODY) for line in answer.split("\n") if line)
