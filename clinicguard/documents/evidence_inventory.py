"""The evidence inventory: every exhibit of a case with its picture, its hash and where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.evidence_lines import (
    CustodyLine,
    ExhibitLine,
    custody_table,
    exhibit_sheets,
    exhibit_table,
)
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, none_recorded, paragraph
from clinicguard.documents.press import Press
from clinicguard.documents.title import Title


@dataclass(frozen=True, slots=True)
class InventoryPaper:
    """The exhibits of a case as they stood at `cut_off`. `shaped_by` names filters and masks."""

    number: str
    title: str
    cut_off: datetime
    exhibits: tuple[ExhibitLine, ...]
    custody: tuple[CustodyLine, ...] = ()
    missing: tuple[str, ...] = ()
    shaped_by: tuple[str, ...] = ()


def evidence_inventory(paper: InventoryPaper, press: Press) -> bytes:
    """Index, pictures, custody, and what should be there and is not."""
    kind = press.words.say("Evidence inventory")
    read = press.words.say("Read until {when}", when=press.when(paper.cut_off))
    title = Title(
        kind=kind,
        number=paper.number,
        name=kind,
        under=(paper.title, read, *paper.shaped_by),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: InventoryPaper, press: Press) -> Iterator[Block]:
    say_in = press.words.say_in
    say, chapters = press.words.say, Chapters(press)
    yield chapters.next(say_in("paper", "Exhibits"))
    if paper.exhibits:
        count = press.words.count("{n} exhibit.", "{n} exhibits.", len(paper.exhibits))
        whole = f"{sum(each.size for each in paper.exhibits):,}"
        said = say("{count} Together {bytes} bytes.", count=count, bytes=whole)
        yield paragraph(said, keep_next=True)
        yield exhibit_table(paper.exhibits, press)
        yield chapters.next(say("How each was captured"))
        yield exhibit_sheets(paper.exhibits, press)
    else:
        yield none_recorded(say("No exhibit was taken in."))
    if paper.missing:
        yield chapters.next(say("On the checklist, and not here"))
        for each in paper.missing:
            yield paragraph(each)
    yield chapters.next(say_in("paper", "Custody"))
    if paper.custody:
        yield custody_table(paper.custody, press)
    else:
        yield none_recorded(say("Nobody has touched an exhibit since it was taken in."))
