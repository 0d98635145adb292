"""Exhibits and custody as documents print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.figures import shown
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.line_tables import moments
from clinicguard.documents.parts import two_lines
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG, CODE, SOFT
from clinicguard.documents.type.style import Span

_THUMB = 74.0


@dataclass(frozen=True, slots=True)
class Correction:
    """One answer put right later: the former wording is printed struck through."""

    label: str
    former: str
    wording: str
    when: str
    who: str
    reason: str

    def spans(self) -> list[Span]:
        """Former wording, wording, and who put it right, when and why."""
        told = "    ".join(part for part in (self.when, self.who, self.reason) if part)
        return [
            Span(self.former, struck=True),
            Span(f"    {self.wording}    "),
            Span(told, colour=SOFT),
        ]


@dataclass(frozen=True, slots=True)
class ExhibitLine:
    """An exhibit: its lasting number, its mark in this case, what it is, and its SHA-256 (hex).

    `details` are label and value pairs of its capture (source, account, seen at, clock, device,
    method, holder of the original). `picture` is a redacted or harmless preview, JPEG or PNG.
    """

    number: str
    mark: str
    title: str
    kind: str
    size: int
    sha256: str
    taken_in_at: datetime
    taken_in_by: str
    state: str
    details: tuple[tuple[str, str], ...] = ()
    picture: bytes | None = None
    picture_words: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """One touch of an exhibit. `checked` says what the hash said then; `recipient` who got it."""

    at: datetime
    exhibit: str
    event: str
    who: str
    purpose: str
    recipient: str = ""
    checked: str = ""


def exhibit_table(lines: Sequence[ExhibitLine], press: Press) -> Table:
    """The index: number, what it is, when it came, its hash."""
    say_in = press.words.say_in
    columns = [
        Column(say_in("paper", "No."), 1.15, CELL_STRONG),
        Column(press.words.say_in("paper", "Exhibit"), 2.3),
        moments(press.words.say("Taken in"), CELL_SOFT),
        Column("SHA-256", 2.5, CODE),
    ]
    rows: list[list[Cell]] = [
        [
            two_lines(each.mark, each.number, first=CELL_STRONG),
            two_lines(each.title, f"{each.kind}    {bytes_words(each.size)}    {each.state}"),
            two_lines(press.short(each.taken_in_at), each.taken_in_by, first=CELL_SOFT),
            in_groups(each.sha256),
        ]
        for each in lines
    ]
    return Table(columns, rows)


def exhibit_sheets(lines: Sequence[ExhibitLine], press: Press) -> Table:
    """Each exhibit with its picture and how it was captured."""
    columns = [
        Column(press.words.say_in("paper", "Picture"), 1.6, CELL_SOFT),
        Column(press.words.say("Exhibit, and how it was captured"), 3.4),
    ]
    rows: list[list[Cell]] = [[_thumb(each, press), _described(each, press)] for each in lines]
    return Table(columns, rows)


def _thumb(each: ExhibitLine, press: Press) -> Block:
    words = each.picture_words or press.words.say("No picture is printed.")
    return shown(each.picture, words, _THUMB, 130)


def _described(each: ExhibitLine, press: Press) -> list[Block]:
    stood = f"{each.kind}    {bytes_words(each.size)}    {each.state}"
    came = press.words.say(
        "Taken in {when} by {who}", when=press.when(each.taken_in_at), who=each.taken_in_by
    )
    return [
        Text(f"{each.mark}    {each.number}    {each.title}", CELL_STRONG),
        Text(stood, CELL_SOFT),
        Text(came, CELL),
        *([Text(_run_in(each.details), CELL_SOFT)] if each.details else []),
        *(
            Text([Span(f"{made.label} ", bold=True, colour=SOFT), *made.spans()], CELL_SOFT)
            for made in each.corrections
        ),
        Text(in_groups(each.sha256), CODE),
    ]


def _run_in(details: Sequence[tuple[str, str]]) -> list[Span]:
    """Labels and values one after the other, parted by a wide space: a form without its boxes."""
    spans: list[Span] = []
    for label, value in details:
        spans += [Span(f"{label} ", bold=True, colour=SOFT), Span(f"{value}    ")]
    return spans


def custody_table(lines: Sequence[CustodyLine], press: Press) -> Table:
    """Who touched what, when, why, and what the hash said."""
    say, say_in = press.words.say, press.words.say_in
    columns = [
        moments(say_in("paper", "When")),
        Column(say_in("paper", "Exhibit"), 0.8, CELL_STRONG),
        Column(say("What was done"), 1.1),
        Column(say_in("paper", "Who"), 1.3),
        Column(say("Purpose, recipient"), 2.0),
        Column(say_in("paper", "Hash"), 1.0, CELL_SOFT),
    ]
    rows: list[list[Cell]] = [
        [
            press.short(each.at),
            each.exhibit,
            each.event,
            each.who,
            two_lines(each.purpose, each.recipient),
            each.checked,
        ]
        for each in lines
    ]
    return Table(columns, rows)


def bytes_words(size: int) -> str:
    """A file's size to read and to compare: `2.4 MB (2,412,331)`."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= scale:
            return f"{size / scale:.1f} {unit} ({size:,})"
    return f"{size:,} B"
