"""By what people are reached."""

from __future__ import annotations

from ui.language import say
from ui.widgets.choices import Option


def means_options() -> tuple[Option, ...]:
    """By what somebody is reached."""
    return (
        Option("phone", say("by phone")),
        Option("in_person", say("in person")),
        Option("line", say("by message")),
        Option("email", say("by e-mail")),
        Option("letter", say("by letter")),
    )
