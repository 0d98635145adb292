"""A reply to a review that somebody began and has not recorded: what is kept, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.language import say
from ui.seat import Seat
from ui.statements.panel_drafts import kept_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.spans import GAP

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

DRAFT = "complaints/reply"
PANEL = "review"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class KeptReply:
    """The review's words, as far as they were pasted, and the complaint that it would join."""

    words: str
    joins: str

    @property
    def short(self) -> str:
        """How the words begin."""
        return beginning(self.words)


def beginning(words: str) -> str:
    """How long words begin."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def kept_reply(clinic: Clinic) -> KeptReply | None:
    """What the person who unlocked has kept. On the database lane."""
    kept = kept_of(clinic.drafts.find(DRAFT))
    typed = kept.get(PANEL) or next(iter(kept.values()), None)
    if not typed:
        return None
    return KeptReply(" ".join(typed.get("words", "").split()), typed.get("join", ""))


def kept_notice(seat: Seat, kept: KeptReply, *, flat: bool = False) -> Notice:
    """Says that it is there, and leads to it."""
    lead = say("You have begun a reply to a review; it is not recorded yet.")
    go = Button(say("Go on with it"), size="small", on=lambda: seat.go(DRAFT))
    return Notice(kept.short, lead=f"{lead}{GAP}", actions=(go,), flat=flat)
