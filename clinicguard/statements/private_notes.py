"""Counsel's notes to the owner, and the owner's to counsel, on a statement or a case.

They are kept from everybody else by the program, not by a key: whoever has the clinic's database
and its key could read them, and the table of what protects what says so. They stand in no pack
and no search, and on a paper only where one of the two asks for them; in the log stands that one
was written or put on paper, never a word of it. No privilege is claimed for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clinicguard.statements.steps import Risk, Verdict

READERS = frozenset({"owner", "counsel"})


@dataclass(frozen=True, slots=True)
class Struck:
    """That a note was struck through, by whom and why; its words stay."""

    at: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """One note. `about` is the address of a statement or a case; `risk` as counsel sees it."""

    id: int
    about: str
    text: str
    risk: Risk | None
    at: datetime
    by: int
    struck: Struck | None = None


def standing_risk(notes: tuple[PrivateNote, ...]) -> Risk | None:
    """The risk that was noted last and is not struck through."""
    rated = [note.risk for note in notes if note.risk is not None and note.struck is None]
    return rated[-1] if rated else None


def latest_risk(notes: Iterable[PrivateNote], verdicts: Iterable[Verdict]) -> Risk | None:
    """The risk of a text as counsel saw it last: in a note that stands, or with a verdict."""
    rated = [(each.at, each.risk) for each in verdicts if each.risk is not None]
    rated += [(n.at, n.risk) for n in notes if n.risk is not None and n.struck is None]
    return max(rated, key=lambda each: each[0])[1] if rated else None
