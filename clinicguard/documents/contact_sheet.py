"""Whom to ring outside the clinic: a sheet to lie beside the telephone, network or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import none_recorded, note, part, two_lines
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_STRONG
from clinicguard.documents.title import Title


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact; `when` is when somebody answers there."""

    name: str
    organisation: str
    phone: str
    email: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class ContactPaper:
    """The contacts by kind, in the order in which they are rung."""

    kinds: tuple[tuple[str, tuple[ContactLine, ...]], ...]


def contact_sheet(paper: ContactPaper, press: Press) -> bytes:
    """A table for each kind that has anybody; the number in bold."""
    kind = press.words.say("Contacts for a crisis")
    title = Title(
        kind=kind,
        number=press.stamp.clinic_id,
        name=kind,
        under=(press.when(press.stamp.made_at),),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: ContactPaper, press: Press) -> Iterator[Block]:
    say = press.words.say
    filled = [each for each in paper.kinds if each[1]]
    if not filled:
        yield none_recorded(say("No contacts yet"))
        return
    for kind, lines in filled:
        yield part(kind)
        columns = [
            Column(say("Name"), 1.4),
            Column(say("Phone"), 1.1, CELL_STRONG),
            Column(say("Reached when, note"), 1.5),
        ]
        yield Table(
            columns,
            [
                [
                    two_lines(each.name, each.organisation),
                    two_lines(each.phone, each.email, first=CELL_STRONG),
                    two_lines(each.when, each.note),
                ]
                for each in lines
            ],
        )
    yield note(say("Look at it twice a year: numbers change. The former sheet is destroyed."))
