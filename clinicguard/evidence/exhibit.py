"""An exhibit: what was taken in, from where, and how one can tell that it is still the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from clinicguard.evidence.custody import CustodyEvent

Kind = Literal[
    "screenshot",
    "photo",
    "document",
    "mail",
    "chat",
    "saved_page",
    "audio",
    "video",
    "archive",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

Compartment = Literal["case", "care", "root_cause", "mediation", "public"]
COMPARTMENTS: tuple[Compartment, ...] = get_args(Compartment)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a court asks of a capture; an empty text is *not known*, and is shown as such.

    The fields follow chain-of-custody forms (NIST) and ISO/IEC 27037's collection step.
    """

    platform: str = ""
    url: str = ""
    account: str = ""
    author: str = ""
    shown_time: datetime | None = None
    shown_as: str = ""
    shown_zone: str = ""
    seen_at: datetime | None = None
    seen_by: str = ""
    captured_at: datetime | None = None
    clock_source: str = ""
    device: str = ""
    tool: str = ""
    method: str = ""
    whole_page: bool | None = None
    original_online: bool | None = None
    carrier: str = ""
    carrier_holder: str = ""
    witness: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One answer put right later: the former wording stays, struck through."""

    field: str
    former: str
    wording: str
    reason: str
    at: datetime
    person: int


@dataclass(frozen=True, slots=True)
class Disposal:
    """Two people disposed of the exhibit: when, who signed (row ids), on what ground.

    `ended` is the day from which its retention counted.
    """

    at: datetime
    by: int
    witness: int | None
    ground: str
    ended: date


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit with its number for ever, and its marks in the cases that list it."""

    id: int
    number: str
    title: str
    kind: Kind
    media_type: str
    original_name: str
    size: int
    sha256: str
    sealed_sha256: str
    sealed_name: str
    epoch: int
    compartment: Compartment
    sensitive: bool
    origin: Origin
    acquired_at: datetime
    acquired_by: int
    derived_from: str | None
    marks: tuple[tuple[str, str], ...]
    """(case address, mark): ("incident/I-2026-0001", "A-01")."""
    custody: tuple[CustodyEvent, ...]
    last_verified: datetime | None
    sound: bool | None
    """What the last verification found; None before the first."""
    amended: tuple[Amendment, ...] = ()
    """What was put right in `origin` since it was taken in, in order."""
    disposed: Disposal | None = None
    """Set where only the tombstone is left: number, kind, size, hash, times and custody."""

    def mark_in(self, case: str) -> str | None:
        """The mark that this exhibit bears in a case."""
        return next((mark for address, mark in self.marks if address == case), None)


def still_there(exhibits: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
    """Without those of which only the tombstone is left: what can be shown, chosen, handed on."""
    return tuple(each for each in exhibits if each.disposed is None)


def next_mark(taken: list[str]) -> str:
    """A-01, A-02 … A-99, B-01: the mark after the last one that a case has given."""
    if not taken:
        return "A-01"
    letter, _, number = max(taken).partition("-")
    if int(number) < 99:
        return f"{letter}-{int(number) + 1:02d}"
    return f"{chr(ord(letter) + 1)}-01"
