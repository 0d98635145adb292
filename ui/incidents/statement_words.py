"""The first wording of a text, and by what people are reached."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.incidents.releases import Audience
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import say
from ui.widgets.choices import Option


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
