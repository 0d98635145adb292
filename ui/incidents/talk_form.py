"""What the record of a talk of care asks for."""

from __future__ import annotations

from clinicguard.incidents.contacts import CareTalk
from ui.incidents.forms import Answers, Asked
from ui.incidents.hat_rows import people_options
from ui.incidents.shown import Shown
from ui.language import say


def talk_asked(shown: Shown, now: str) -> tuple[Asked, ...]:
    """`now` is the moment as ISO text."""
    return (
        Asked("at", say("When it began"), "moment", start=now),
        Asked("minutes", say("Minutes"), hint="30", needed=True),
        Asked("place", say("Where")),
        Asked("attendees", say("From us"), "many", people_options(shown), needed=True),
        Asked("present", say("With whom"), "long", note=say("one a line"), needed=True),
        Asked("explained", say("What was explained"), "long", needed=True),
        Asked("asked", say("What was asked"), "long"),
        Asked("regret", say("Regret in these words"), "long"),
        Asked("offered", say("What was offered"), "long"),
        Asked("promised", say("What was promised, by when"), "long"),
        Asked("language_help", say("Interpreter or other help")),
    )


def talk_of(found: Answers, keeper: int) -> CareTalk:
    """The talk as it was filled in."""
    return CareTalk(
        0,
        found.moment("at"),
        found.number("minutes") or 0,
        found.text("place"),
        tuple(int(key) for key in found.keys("attendees")),
        found.lines("present"),
        found.text("explained"),
        asked=found.text("asked"),
        regret=found.text("regret"),
        offered=found.text("offered"),
        promised=found.text("promised"),
        language_help=found.text("language_help"),
        kept_by=keeper,
    )
