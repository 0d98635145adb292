"""The acknowledgement slip: what somebody who complains takes home, and the half that we keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Beside
from clinicguard.documents.blocks.spaces import Break, Gap
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.frame import bind
from clinicguard.documents.parts import facts
from clinicguard.documents.press import Press, head_code
from clinicguard.documents.qr import Code
from clinicguard.documents.sheet import BODY, CELL, HEAD, NOTE, TEXT, TITLE
from clinicguard.documents.slip_page import SlipPage
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span

_TITLE = replace(TITLE, size=17, leading=25, below=2)
_STUB_TITLE = replace(TITLE, size=13, leading=20, below=2, tag="H2")
_PLAIN = replace(BODY, size=10.5, leading=17.5, below=5)


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """What the complainant takes home. Nothing in it is for us alone.

    `call_us` is the clinic's line for this, with its hours; `first_reply_by` and `answer_by` are
    what the clinic promises, None where it promises none.
    """

    number: str
    received_at: datetime
    taken_by: str
    first_reply_by: datetime | None
    answer_by: datetime | None
    call_us: str
    address: str = ""
    message: str = ""


def acknowledgement_slip(paper: SlipPaper, press: Press) -> bytes:
    """One A4 sheet to cut: the upper part for them, the lower one for the file."""
    say = press.words.say
    title = Title(
        kind=say("Acknowledgement slip"), number=paper.number, name=say("We have your complaint")
    )
    blocks = [*_theirs(paper, press, title), Break(page=False), *_ours(paper, press)]
    return bind(title, blocks, press, paper=SlipPage(press), titled=False, check=False)


def _theirs(paper: SlipPaper, press: Press, title: Title) -> Iterator[Block]:
    say, stamp = press.words.say, press.stamp
    say_in = press.words.say_in
    yield Text([Span(stamp.clinic_name, bold=True), *_draft(press)], HEAD)
    yield Gap(3)
    yield Text(title.name, _TITLE)
    pairs: list[tuple[str, Cell]] = [
        (say_in("paper", "Number"), Span(paper.number, bold=True)),
        (say("Taken down"), f"{press.when(paper.received_at)}    {paper.taken_by}"),
    ]
    if paper.first_reply_by:
        pairs.append(
            (say("We call or write by"), Span(press.when(paper.first_reply_by), bold=True))
        )
    if paper.answer_by:
        pairs.append((say("You have our answer by"), Span(press.when(paper.answer_by), bold=True)))
    pairs.append((say("Reach us"), paper.call_us))
    code = Code(head_code(stamp), 62, TEXT, say("QR code with the head of the clinic's log"))
    yield Beside([[facts(pairs, label=0.36, below=0)], [code]], [6.2, 1], space=18, below=12)
    if paper.message:
        yield Text(paper.message, _PLAIN)
    yield Text(
        say(
            "What happens next: we look into what you told us, ask everyone concerned, and tell "
            "you what we found and what we do about it. If we need longer, we say so before that "
            "day. You can add to what you said at any time; name the number above."
        ),
        _PLAIN,
    )
    yield Text(say("Complaining never makes a difference to how you are treated here."), _PLAIN)
    if paper.address:
        yield Text(paper.address, NOTE)


def _ours(paper: SlipPaper, press: Press) -> Iterator[Block]:
    say, stamp = press.words.say, press.stamp
    say_in = press.words.say_in
    yield Text([Span(stamp.clinic_name, bold=True), *_draft(press)], HEAD)
    yield Text(say("For the clinic's file"), _STUB_TITLE)
    pairs: list[tuple[str, Cell]] = [
        (say_in("paper", "Number"), Span(paper.number, bold=True)),
        (say("Taken down"), f"{press.when(paper.received_at)}    {paper.taken_by}"),
        (say_in("paper", "Promised"), _promised(paper, press)),
    ]
    yield facts(pairs, label=0.26, below=8)
    yield Text(say("I have received the upper half of this slip."), CELL)
    yield WriteOn([say_in("paper", "Signature"), say_in("paper", "Date"), say("Handed over by")])
    yield Text(
        say("Clinic log, entry {count}. Printed {when} by {who}.", count=f"{stamp.log_count:,}",
            when=press.when(stamp.made_at), who=stamp.made_by),
        NOTE,
    )  # fmt: skip


def _promised(paper: SlipPaper, press: Press) -> str:
    say = press.words.say
    say_in = press.words.say_in
    parts = []
    if paper.first_reply_by:
        parts.append(say("first reply by {when}", when=press.when(paper.first_reply_by)))
    if paper.answer_by:
        parts.append(say("answer by {when}", when=press.when(paper.answer_by)))
    return "    ".join(parts) or say_in("paper", "no time")


def _draft(press: Press) -> list[Span]:
    return [Span(f"    {press.words.say_in('paper', 'Draft')}", bold=True)] if press.draft else []
