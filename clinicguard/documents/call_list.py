"""Whom to call, in which order, with which number: the list that lies beside the telephone."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import none_recorded
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_STRONG
from clinicguard.documents.title import Title


@dataclass(frozen=True, slots=True)
class CallLine:
    """One person: their roles in this case, and where they are reached."""

    name: str
    roles: str
    phone: str


@dataclass(frozen=True, slots=True)
class CallPaper:
    """The team of one case in calling order."""

    number: str
    calls: tuple[CallLine, ...]


def call_list_paper(paper: CallPaper, press: Press) -> bytes:
    """One table with room for the time of each call."""
    say, say_in = press.words.say, press.words.say_in
    kind = say("Call list")
    title = Title(
        kind=kind,
        number=paper.number,
        name=kind,
        under=(press.when(press.stamp.made_at),),
        marks=(Mark.CONFIDENTIAL,),
    )
    if not paper.calls:
        return bind(title, [none_recorded(say("Nobody has a role in this case yet."))], press)
    columns = [
        Column("", 0.3),
        Column(say("Name"), 1.2, CELL_STRONG),
        Column(say("Roles"), 2.0),
        Column(say("Phone"), 1.4),
        Column(say_in("paper", "Reached at"), 1.0),
    ]
    unknown = say("no phone number known")
    rows = [
        [str(number), each.name, each.roles, each.phone or unknown, ""]
        for number, each in enumerate(paper.calls, 1)
    ]
    return bind(title, [Table(columns, rows)], press)
