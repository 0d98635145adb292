"""What a list was narrowed by, in words: for the line above it, exports and the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

from clinicguard.complaints.listed import ClockFilter, Filter
from clinicguard.complaints.moves import OPEN
from clinicguard.complaints.period import Lately
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.words import Words

_ROC_OFFSET = 1911
_MOST = 60
"""Characters of what was sought."""

Asked = tuple[str, str]
"""A condition: what it is about, and what was chosen."""


def asked_words(
    filter: Filter,
    people: Mapping[int, str],
    known: Taxonomy,
    words: Words,
    *,
    roc: bool = False,
) -> tuple[Asked, ...]:
    """Every condition that leaves something out; none for the whole log."""
    return tuple(_asked(filter, people, known, words, roc=roc))


def day_words(day: date, words: Words, *, roc: bool) -> str:
    """A day with its year where room is scarce: 2026-11-21, 115-11-21."""
    if roc and words.language == "zh_TW" and day.year > _ROC_OFFSET:
        return f"{day.year - _ROC_OFFSET}-{day:%m-%d}"
    return day.isoformat()


def days_words(first: date | None, last: date | None, words: Words, *, roc: bool) -> str:
    """From a day to a day, either of which may be open."""
    say_in = words.say_in
    begins = "" if first is None else day_words(first, words, roc=roc)
    ends = "" if last is None else day_words(last, words, roc=roc)
    if begins and ends:
        return say_in("days", "{first} to {last}", first=begins, last=ends)
    if begins:
        return say_in("days", "since {first}", first=begins)
    return say_in("days", "up to {last}", last=ends)


def lately_words(lately: Lately, words: Words) -> str:
    """A choice of days that is told by today."""
    match lately:
        case Lately.THIS_MONTH:
            return words.say("this month")
        case Lately.LAST_MONTH:
            return words.say("last month")
        case Lately.THIS_YEAR:
            return words.say("this year")
        case Lately.LAST_YEAR:
            return words.say("last year")
        case Lately.DAYS_7:
            return words.say("last 7 days")
        case Lately.DAYS_30:
            return words.say("last 30 days")
        case Lately.DAYS_90:
            return words.say("last 90 days")
        case Lately.DAYS_365:
            return words.say("last 365 days")


def clock_words(clock: ClockFilter, words: Words) -> str:
    """What the promised times have to be doing."""
    match clock:
        case ClockFilter.OVERDUE:
            return words.say_in("complaint", "overdue")
        case ClockFilter.TODAY:
            return words.say("due today")
        case ClockFilter.RUNNING:
            return words.say_in("complaint", "running")
        case ClockFilter.HELD:
            return words.say_in("complaint", "on hold")
        case ClockFilter.NONE:
            return words.say_in("complaint", "none")


def _asked(
    filter: Filter, people: Mapping[int, str], known: Taxonomy, words: Words, *, roc: bool
) -> Iterator[Asked]:
    if filter.first_day is not None or filter.last_day is not None:
        days = days_words(filter.first_day, filter.last_day, words, roc=roc)
        yield words.say_in("complaint", "Received"), days
    if filter.states == OPEN:
        yield words.say_in("complaint", "State"), words.say_in("complaint", "Open")
    elif filter.states:
        yield words.say_in("complaint", "State"), _several(filter.states, words)
    if filter.clock is not None:
        yield words.say_in("complaint", "Due"), clock_words(filter.clock, words)
    if filter.kinds:
        yield words.say("Kind of record"), _several(filter.kinds, words)
    if filter.categories:
        labels = (known.category(each).label for each in sorted(filter.categories))
        named = _joined((each.in_language(words.language) for each in labels), words)
        yield words.say_in("complaint", "Category"), named
    if filter.flags:
        yield words.say_in("complaint", "Flag"), _several(filter.flags, words)
    if filter.channels:
        yield words.say("How it came"), _several(filter.channels, words)
    if filter.staff_roles:
        yield words.say("Staff role"), _several(filter.staff_roles, words)
    if filter.taken_by is not None:
        yield words.say_in("complaint", "Taken by"), people.get(filter.taken_by, "")
    if filter.text.strip():
        yield words.say("Words sought"), _cut(" ".join(filter.text.split()))


def _several(choices: Iterable[Enum], words: Words) -> str:
    return _joined((spoken(each, words) for each in sorted(choices, key=_value)), words)


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def _value(choice: Enum) -> str:
    return str(choice.value)


def _joined(parts: Iterable[str], words: Words) -> str:
    return (", " if words.language == "en" else "、").join(parts)
