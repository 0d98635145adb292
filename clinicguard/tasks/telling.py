"""How a time limit came about, in the reader's language: day by day, with the reason of each.

limit_words(rule.limits[0], words)      5 working days
start_words(rule.start, words)          from the day after
marks_of(rule, words)                   ("Unverified",), ("Draft, not in force",), …
told(reckoned, pack, words)             one line for each day of the count
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clinicguard.host.calendars import Standing
from clinicguard.host.dates import day_short
from clinicguard.host.words import Words
from clinicguard.knowledge.jurisdictions import Jurisdiction
from clinicguard.knowledge.law import (
    Confidence,
    Deadline,
    LawRule,
    Limit,
    Start,
    Status,
    Unit,
)
from clinicguard.tasks.counting import CountedDay, Why
from clinicguard.tasks.deadlines import Reckoned


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A line of the explanation; `number` is empty for a day that does not count."""

    date: date
    day: str
    number: str
    why: str


def limit_words(limit: Limit, words: Words) -> str:
    """The limit as one says it: "72 hours", "5 working days"."""
    match limit.unit:
        case Unit.HOUR:
            return words.count("{n} hour", "{n} hours", limit.n)
        case Unit.WORKING_DAY:
            return words.count("{n} working day", "{n} working days", limit.n)
        case Unit.CALENDAR_DAY:
            return words.count("{n} calendar day", "{n} calendar days", limit.n)
        case Unit.MONTH:
            return words.count("{n} month", "{n} months", limit.n)
        case Unit.YEAR:
            return words.count("{n} year", "{n} years", limit.n)


def start_words(start: Start, words: Words) -> str:
    """Which day is the first one counted."""
    match start:
        case Start.NEXT:
            return words.say("counted from the following day, as the law says")
        case Start.EXCLUDED:
            return words.say("the day of the event is not counted")
        case Start.INCLUDED:
            return words.say("the day of the event is day 1")
        case Start.RECEIPT:
            return words.say("the day of receipt is day 1")
        case Start.UNSTATED:
            return words.say("the law names no first day; counted from the following day")
        case Start.AT_ONCE:
            return words.say("runs from the moment itself")
        case Start.YEAR_END:
            return words.say("counted from the end of the calendar year")


def marks_of(rule: Deadline | LawRule, words: Words) -> tuple[str, ...]:
    """What must stand beside a rule: how sure it is, and whether it binds."""
    return (*doubts(rule.confidence, words), *_binding(rule.status, words))


def doubts(confidence: Confidence, words: Words) -> tuple[str, ...]:
    """The mark of what is not verified; nothing beside what is."""
    marks: list[str] = []
    match confidence:
        case Confidence.M:
            marks.append(words.say("Unverified"))
        case Confidence.P:
            marks.append(words.say("Partly verified"))
        case Confidence.C:
            marks.append(words.say("Unverified: the sources disagree"))
        case Confidence.V1 | Confidence.V2:
            pass
    return tuple(marks)


def certainty(confidence: Confidence, words: Words) -> str:
    """How well a row is known, in a sentence."""
    match confidence:
        case Confidence.V1:
            return words.say("The article was read in a dated copy of the official database.")
        case Confidence.V2:
            return words.say("Read in part, in an official or other solid source.")
        case Confidence.P:
            return words.say("Verified only in part.")
        case Confidence.C:
            return words.say("Not verified: the sources disagree.")
        case Confidence.M:
            return words.say("Not verified.")


def _binding(status: Status, words: Words) -> tuple[str, ...]:
    marks: list[str] = []
    match status:
        case Status.DRAFT:
            marks.append(words.say("Draft, not in force"))
        case Status.PROMULGATED:
            marks.append(words.say("Promulgated, not yet in force"))
        case Status.GUIDANCE:
            marks.append(words.say("Good practice, not law"))
        case Status.IN_FORCE:
            pass
    return tuple(marks)


def told(reckoned: Reckoned, pack: Jurisdiction, words: Words) -> tuple[ToldDay, ...]:
    """The count day by day; nothing for a limit in hours."""
    return tuple(
        ToldDay(
            day.date,
            day_short(day.date, words.language, today=reckoned.days[0].date),
            str(day.number) if day.counted else "",
            _why(day, pack, words),
        )
        for day in reckoned.days
    )


def years_words(reckoned: Reckoned, pack: Jurisdiction, words: Words) -> tuple[str, ...]:
    """A warning for each year of the count whose official calendar is not here."""
    return tuple(
        words.say("The calendar of {year} is not here; only weekends were left out.", year=year)
        if pack.calendar.standing(year) is Standing.MISSING
        else words.say("The calendar of {year} is computed; compare it once it is out.", year=year)
        for year in reckoned.unannounced
    )


def _why(day: CountedDay, pack: Jurisdiction, words: Words) -> str:
    occasion = day.occasion
    if occasion in pack.occasions:
        occasion = pack.occasions[occasion].in_language(words.language)
    match day.why:
        case Why.EVENT:
            return words.say("It happened; not counted")
        case Why.YEAR_END:
            return words.say("The year ends; not counted")
        case Why.COUNTED:
            return words.say("Counts")
        case Why.WORKING:
            return words.say("Working day")
        case Why.MAKE_UP:
            return words.say("Make-up working day")
        case Why.OPEN:
            return words.say_in("clinic", "Open")
        case Why.REST:
            return words.say("Weekend")
        case Why.HOLIDAY:
            return occasion
        case Why.SUBSTITUTE:
            return words.say("Day off for {holiday}", holiday=occasion)
        case Why.CLOSED:
            return (
                words.say("Closed: {reason}", reason=occasion)
                if occasion
                else words.say_in("clinic", "Closed")
            )
        case Why.HELD:
            return words.say("On hold: {reason}", reason=occasion)
        case Why.FIRST_DAY:
            return words.say("Day 1")
        case Why.EVE:
            return words.say("The eve of the like day: the last day")
        case Why.LIKE_DAY:
            return (
                words.say("The like day")
                if not day.counted
                else words.say("The like day: the last day")
            )
        case Why.MONTH_END:
            return words.say("The month has no like day: its last day")
