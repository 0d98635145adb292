"""Words for what an incident holds: choices, names, times, as a screen says them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TypeVar

from clinicguard.host.dates import day_short, time_words, when_short
from clinicguard.host.paths import resources
from clinicguard.incidents.spoken import spoken
from clinicguard.incidents.steps import StepState, StepView
from clinicguard.knowledge.emergency import Emergency, Numbers
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.records import read
from clinicguard.knowledge.said import Said
from ui.language import language, say, say_in, words
from ui.seat import Seat
from ui.shell.remaining import left_words
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph
from ui.widgets.glyphs import Level as Bars

Choice = TypeVar("Choice", bound=Enum)


def word(choice: Enum) -> str:
    """The word for one of the choices."""
    return spoken(choice, words())


def here(said: Said) -> str:
    """A text of the playbooks or the law pack in the language of the windows."""
    return said.in_language(language())


def options(choices: Iterable[Choice]) -> tuple[Option, ...]:
    """Choices to be offered, by their words."""
    return tuple(Option(str(choice.value), word(choice)) for choice in choices)


def bars(level: Level | None) -> Bars:
    """The level as the bars show it."""
    match level:
        case None:
            return "unrated"
        case Level.LOW:
            return "low"
        case Level.MEDIUM:
            return "medium"
        case Level.HIGH:
            return "high"


def level_word(level: Level | None) -> str:
    """The level's word, or that it is being rated."""
    return say_in("level", "Being rated") if level is None else word(level)


def glyph_of(view: StepView) -> Glyph:
    """The state glyph of a step."""
    match view.state:
        case StepState.DONE:
            return "fine"
        case StepState.SKIPPED:
            return "slashed"
        case StepState.OPEN:
            return "doing" if view.begun else "todo"


class When:
    """Times as this clinic reads them, seen from now."""

    def __init__(self, seat: Seat) -> None:
        self.zone = seat.zone
        self.now = seat.now()

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def short(self, moment: datetime) -> str:
        """「09:38」 today, 「11-20（五）09:38」 on another day."""
        if moment.astimezone(self.zone).date() == self.today:
            return time_words(moment, self.zone)
        return self.full(moment)

    def full(self, moment: datetime) -> str:
        """「11-20（五）09:38」."""
        return when_short(moment, language(), zone=self.zone, today=self.today)

    def day(self, day: date) -> str:
        """「11-27（五）」."""
        return day_short(day, language(), today=self.today)

    def left(self, moment: datetime) -> str:
        """「剩 22 分」 or 「逾 1 時」."""
        return left_words(moment, self.now)


@cache
def _emergency() -> Emergency:
    return read(resources() / "playbooks" / "emergency.yaml", Emergency)


def numbers(jurisdiction: str) -> Numbers:
    """Whom to ring when somebody is in danger."""
    known = _emergency().numbers
    return known.get(jurisdiction, known["eu"])


def safety_line(jurisdiction: str) -> str:
    """What comes before everything else while somebody may be in danger."""
    ring = numbers(jurisdiction)
    if ring.ambulance == ring.police:
        one = ring.police
        return say("People first. Injured or violent: ring {number}, then write here.", number=one)
    return say(
        "People first. Injured or violent: ring {ambulance} or {police}, then write here.",
        ambulance=ring.ambulance,
        police=ring.police,
    )
