"""Where a statement stands, as a glyph and in words: the same on its page and on its case."""

from __future__ import annotations

from clinicguard.statements.statement import State
from ui.language import say
from ui.widgets.glyphs import Glyph

_GLYPHS: dict[State, Glyph] = {
    "draft": "doing",
    "checked": "doing",
    "with_counsel": "held",
    "no_action_needed": "doing",
    "changes_needed": "soon",
    "hold": "held",
    "half_approved": "doing",
    "approved": "fine",
    "void": "void",
    "released": "fine",
    "replaced": "closed",
    "withdrawn": "slashed",
}


def state_glyph(state: State) -> Glyph:
    """The state glyph of a statement."""
    return _GLYPHS[state]


def state_words(state: State) -> str:
    """Where a statement stands."""
    match state:
        case "draft":
            return say("being written")
        case "checked":
            return say("checked")
        case "with_counsel":
            return say("with counsel")
        case "no_action_needed":
            return say("counsel has no objection")
        case "changes_needed":
            return say("counsel asks for changes")
        case "hold":
            return say("counsel says: hold")
        case "half_approved":
            return say("one of two has approved")
        case "approved":
            return say("approved")
        case "void":
            return say("approval no longer holds")
        case "released":
            return say("gone out")
        case "replaced":
            return say("replaced")
        case "withdrawn":
            return say("taken back")
