"""States of a text in words, its first wording, and by what people are reached."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.incidents.releases import Audience
from clinicguard.statements.statement import State
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import say
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph

_GLYPHS: dict[State, Glyph] = {
    "draft": "doing",
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
    """The state glyph of a text."""
    return _GLYPHS[state]


def state_words(state: State) -> str:
    """Where a text stands."""
    match state:
        case "draft":
            return say("being written")
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
            return say("changed after approval")
        case "released":
            return say("gone out")
        case "replaced":
            return say("replaced")
        case "withdrawn":
            return say("taken back")


def first_words(shown: Shown, audience: Audience, when: When) -> str:
    """The core messages that stand; without any, the holding sentence with the next time in it."""
    messages = [message.text for message in shown.case.messages if message.stands]
    if messages:
        return "\n".join(messages)
    word = shown.now.next_word
    by = when.full(max(word.at if word else when.now, when.now) + timedelta(hours=2))
    if audience is Audience.STAFF:
        return say(
            "Something has come up and is being looked into. Nobody answers, shares or deletes; "
            "refer every question to the spokesperson. More by {time}.",
            time=by,
        )
    return say(
        "We have seen it and take it seriously. We are finding out what happened, and will say "
        "more by {time}.",
        time=by,
    )


def means_options() -> tuple[Option, ...]:
    """By what somebody is reached."""
    return (
        Option("phone", say("by phone")),
        Option("in_person", say("in person")),
        Option("line", say("by message")),
        Option("email", say("by e-mail")),
        Option("letter", say("by letter")),
    )
