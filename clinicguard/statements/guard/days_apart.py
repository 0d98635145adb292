"""Days and hours told by another one: "the next morning", 當天, "ten minutes later".

Held against how far the facts say that the two lie apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clinicguard.statements.guard.alike import Gist, gist_of, weight_of
from clinicguard.statements.guard.dates import MONTHS
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known, known_line
from clinicguard.statements.guard.later_than import LATER, later_than
from clinicguard.statements.guard.lengths import lengths_in
from clinicguard.statements.guard.numerals import HAN, LATIN, amount_of
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.states import state_words, states_in
from clinicguard.statements.guard.values import Value

_DAY = 1440.0
_N = rf"(?P<n>\d{{1,2}}|{HAN}{{1,3}}|{LATIN})"
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_PARTS = "day|morning|afternoon|evening|night"
_SAME = re.compile(
    rf"\b(?:(?:that|the) (?:very )?same (?:{_PARTS})|(?:the|that) very (?:{_PARTS})|"
    rf"that (?:{_PARTS})|same-day|there and then|the day (?:it came|itself))\b|"
    r"当天|当日|同日|同一天|当晚|即日"
)
_SAME_AS = re.compile(
    rf"\bon the (?:very )?(?:{_PARTS}) of (?:the |his |her |their |your )?(?P<x>[a-z]+)|"
    r"(?P<han>[\u3400-\u9fff]{2})的?(?:当天|当日|同日)"
)
"""The day of something that the facts give a day: "on the morning of surgery", 手術當天."""
_AT_ONCE = re.compile(
    r"\b(?:at once|immediately|straight ?away|within the hour|on the spot|without delay|"
    r"right away|instantly)\b|随即|即刻|立刻|立即|马上|第一时间|当下|"
    r"即(?=停[用止]|封存|通[报知]|送|联[系络]|启|换|撤|下架|报|改)"
)
_NEXT = re.compile(
    rf"\b(?:the (?:very )?(?:next|following) (?:{_PARTS})|the day after|a day later|"
    r"next morning|the next day)\b|隔天|次日|翌日|隔日|第二天|转天|隔一天|隔早"
)
_NEXT_WEEK = re.compile(
    r"\b(?:the (?:next|following) week|the week after|a week later)\b|隔周|次周|隔了一周|下一周"
)
_DAYS_LATER = re.compile(
    rf"\b{_N} (?P<unit>day|week)s? (?:later|after(?:wards)?|on)\b|"
    rf"(?:过了?)?(?:{_N.replace('?P<n>', '?P<m>')})\s?(?P<han>天|日|周|个星期|个礼拜)(?:之?后|以后)"
)
_WITHIN = re.compile(
    rf"\b(?:within|inside|in under) (?:the |our )?{_N} (?P<work>working |business )?"
    r"(?P<unit>day|week)s?\b|"
    rf"(?:{_N.replace('?P<n>', '?P<m>')})\s?(?P<han>天|日|周|个星期)(?:之内|以内|内)"
)
_TOLD_FROM = ((_SAME, 0, 0), (_AT_ONCE, 0, 1), (_NEXT, 1, 1), (_NEXT_WEEK, 2, 13))
"""With how many days at least and at most they tell."""
_FOLLOWING = re.compile(rf"\bthe following (?P<weekday>{_WEEKDAYS})\b")
TOLD_BY_ANOTHER = re.compile(
    f"{_SAME.pattern}|{_NEXT.pattern}|"
    r"\b(?:an?|one|two|three|four|five|six|\d+) (?:day|week|month)s? later\b|[天日周]之?后"
)
"""A day told by another one."""
_AS_ANOTHER = re.compile(r"[跟和与同][^,，。]{1,6}$|\bas (?:you|him|her|them) on $")
"""Before "the same day" somebody else's is meant."""
_NAMED_NEXT = re.compile(r" (?:the|his|her|their|our|that|this|it|we|they) ")
"""Behind "the day after": what it is told from, which is no event of its own."""
_PART_OF_MONTH = re.compile(
    rf"(?P<m>\d{{1,2}}|{HAN}{{1,3}})月(?P<han>初|上旬|中旬|下旬|底|末)|"
    r"\b(?P<part>early|the beginning of|the start of|mid|the middle of|late|the end of)"
    rf"(?: in)?[ -](?P<month>{'|'.join(MONTHS.split())})\b"
)
_LIMIT_BEFORE = re.compile(r"\b(?:by|before|until|no later than) $")
_LIMIT_BEHIND = re.compile(r"[之以]?前")
"""Beside a part of a month by which something is to be done: 十一月底前."""
_FIRST_THIRD, _MIDDLE, _LAST_THIRD = (1, 12), (8, 22), (18, 31)
_BEFORE = re.compile(r"\b(?P<way>before|after) ")
_PAUSES = re.compile(r"[,，、;；。]|\. ")
_MEANS_NOW = re.compile(r"\b(?:will|shall|would|should|ought|if|unless)\b|将|应该|如果|若|请|一旦")


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the facts with its day, counted from the year 1, and its minute if it has one."""

    line: Known
    day: int
    minute: float | None
    own: Gist
    """Its words that no other such line has."""
    states: frozenset[str]
    letters: frozenset[str]


Fits = Callable[[int, int], bool]
"""Whether a day may be told so from another: the event's day, the day that it is told from."""


def days_apart(
    clauses: Sequence[tuple[int, int]],
    sentence: Sentence,
    values: Sequence[Value],
    facts: Sequence[Known],
    moments: Sequence[Moment],
    reading: Reading,
) -> Iterator[Hit]:
    """X1 for what lies further apart in the facts, or nearer together, than a sentence tells.

    `values` are all of the text: the last day named before counts as the one to tell from.
    """
    text = reading.text
    for start, end in clauses:
        if _MEANS_NOW.search(text, start, end):
            continue
        yield from _on_the_day_of(text, start, end, moments)
        yield from _in_part_of_month(text, start, end, moments)
        yield from _in_other_order(text, start, end, moments)
        yield from later_than(text, start, end, facts)
        for at, to, fits in _told_by_another(text, start, end):
            if text[at - 1 : at] in ("日", "号"):
                continue
            if text[:to].endswith("after") and _NAMED_NEXT.match(text, to):
                continue
            event = _event_of(text, start, end, at, to, moments)
            if event is None or _so_told(text, start, end, at, facts):
                continue
            anchors = _anchors(event, at, sentence, values, moments, text)
            if anchors and not any(fits(event.day, day) for day in anchors):
                yield Hit("X1", start, end, "X1-apart", known=event.line.words)
                break
        yield from _minutes_later(text, start, end, sentence, values, moments)


def _on_the_day_of(text: str, start: int, end: int, moments: Sequence[Moment]) -> Iterator[Hit]:
    for found in _SAME_AS.finditer(text, start, end):
        named, letters = gist_of(found["x"] or "").words, set(found["han"] or "")
        anchor = next(
            (m for m in moments if m.own.words & named or (letters and letters <= m.letters)), None
        )
        others = [moment for moment in moments if moment is not anchor]
        event = _event_of(text, start, end, *found.span(), others)
        if anchor is not None and event is not None and event.day != anchor.day:
            yield Hit("X1", start, end, "X1-apart", known=event.line.words)


def _in_part_of_month(text: str, start: int, end: int, moments: Sequence[Moment]) -> Iterator[Hit]:
    """Early, in the middle or late in a month that is another one in the facts."""
    for found in _PART_OF_MONTH.finditer(text, start, end):
        event = _event_of(text, start, end, *found.span(), moments)
        month = amount_of(found["m"] or "")
        if found["month"]:
            month = MONTHS.split().index(found["month"]) + 1.0
        if event is None or month is None or _is_limit(text, start, *found.span()):
            continue
        which = found["han"] or found["part"]
        early = which in ("初", "上旬", "early", "the beginning of", "the start of")
        middle = which in ("中旬", "mid", "the middle of")
        first, last = _FIRST_THIRD if early else _MIDDLE if middle else _LAST_THIRD
        day = date.fromordinal(event.day)
        if day.month != month or not first <= day.day <= last:
            yield Hit("X1", start, end, "X1-apart", known=event.line.words)


def _is_limit(text: str, start: int, at: int, to: int) -> bool:
    before = _LIMIT_BEFORE.search(text, start, at) is not None
    return before or _LIMIT_BEHIND.match(text, to) is not None


def _in_other_order(text: str, start: int, end: int, moments: Sequence[Moment]) -> Iterator[Hit]:
    """One event before another, which in the facts came first."""
    for found in _BEFORE.finditer(text, start, end):
        one = _event_of(text, start, found.start(), start, start, moments)
        other = _event_of(text, found.end(), end, end, end, moments)
        if one is None or other is None or one is other:
            continue
        first, then = (one, other) if found["way"] == "before" else (other, one)
        if first.day > then.day:
            yield Hit("X1", start, end, "X1-order", known=first.line.words)


def _told_by_another(text: str, start: int, end: int) -> Iterator[tuple[int, int, Fits]]:
    for pattern, least, most in (
        (_SAME, 0, 0),
        (_AT_ONCE, 0, 1),
        (_NEXT, 1, 1),
        (_NEXT_WEEK, 2, 13),
    ):
        for found in pattern.finditer(text, start, end):
            yield *found.span(), _so_far(least, most)
    for found in _DAYS_LATER.finditer(text, start, end):
        days = _days(found)
        if days is not None:
            yield *found.span(), _so_far(days, days)
    for found in _WITHIN.finditer(text, start, end):
        days = _days(found)
        if days is not None:
            most = days * 2 + 2 if found["work"] else days
            yield *found.span(), _so_far(-most, most)
    for found in _FOLLOWING.finditer(text, start, end):
        wanted = _WEEKDAYS.split("|").index(found["weekday"])
        yield *found.span(), _on_weekday(wanted)


def _so_far(least: int, most: int) -> Fits:
    return lambda day, other: least <= day - other <= most


def _on_weekday(wanted: int) -> Fits:
    def fits(day: int, other: int) -> bool:
        return date.fromordinal(day).weekday() == wanted and 0 < day - other <= 13

    return fits


def _days(found: re.Match[str]) -> int | None:
    said = found.groupdict()
    amount = amount_of(said["n"] or said["m"] or "")
    if amount is None:
        return None
    weeks = said["unit"] == "week" or said["han"] not in (None, "天", "日")
    return int(amount) * (7 if weeks else 1)


def moments_of(facts: Sequence[Known]) -> list[Moment]:
    """The lines of the facts that name one day, or an hour of the only day that is named; and the
    clauses of those that name several, each with its own."""
    days = {day for line in facts for v in line.values if (day := _ordinal(v)) is not None}
    found = []
    for line in (part for whole in facts for part in _by_day(whole)):
        named = [day for v in line.values if (day := _ordinal(v)) is not None]
        clocks = [v for v in line.values if v.kind == "clock"]
        if len(set(named)) == 1 or (not named and len(clocks) == 1 and len(days) == 1):
            minute = clocks[0].amount[0] * 60 + clocks[0].amount[1] if len(clocks) == 1 else None
            found.append((line, named[0] if named else min(days), minute))
    lines = [(line, _states(line.folded, 0, len(line.folded))) for line, _, _ in found]
    return [_moment(line, day, minute, lines) for line, day, minute in found]


def _by_day(line: Known) -> Iterator[Known]:
    """A line that names several days, in its clauses, where each of them names one."""
    clauses = [clause for clause in _PAUSES.split(line.folded) if clause.strip()]
    several = len({v.amount[-2:] for v in line.values if v.kind == "date"}) > 1
    known = [known_line(clause, line.order) for clause in clauses] if several else []
    if known and all(sum(v.kind == "date" for v in each.values) == 1 for each in known):
        years = [v.amount[0] for v in line.values if v.kind == "date" and len(v.amount) == 3]
        for each in known:
            yield replace(
                each, words=line.words, values=tuple(_in_year(v, years) for v in each.values)
            )
    else:
        yield line


def _in_year(value: Value, years: Sequence[float]) -> Value:
    """A day of the line's only year."""
    if value.kind != "date" or len(value.amount) == 3 or len(set(years)) != 1:
        return value
    return replace(value, amount=(years[0], *value.amount))


def _moment(
    line: Known, day: int, minute: float | None, lines: Sequence[tuple[Known, set[str]]]
) -> Moment:
    """What of a line is its own: the words, states and letters that no other line has."""
    others = [each for each in lines if each[0] is not line]
    words = line.gist.words.difference(*(other.gist.words for other, _ in others))
    mine = next(states for each, states in lines if each is line)
    states = mine.difference(*(states for _, states in others))
    letters = set(line.folded).difference(*(other.folded for other, _ in others))
    return Moment(
        line, day, minute, Gist(words, line.gist.turned), frozenset(states), _han(letters)
    )


def _states(text: str, start: int, end: int) -> set[str]:
    return {state.id for state in states_in(text, start, end, state_words().states)}


def _han(letters: set[str]) -> frozenset[str]:
    light = set("日月年号时分点天于在的了已和与为共被是上下午晚早内后前名人位")
    return frozenset(letter for letter in letters - light if "\u3400" <= letter <= "\u9fff")


def _ordinal(value: Value) -> int | None:
    if value.kind != "date":
        return None
    year = int(value.amount[0]) if len(value.amount) == 3 else 2026
    try:
        return date(year, int(value.amount[-2]), int(value.amount[-1])).toordinal()
    except ValueError:
        return None


def _event_of(
    text: str, start: int, end: int, at: int, to: int, moments: Sequence[Moment]
) -> Moment | None:
    """The only line that a clause can be about, without the words that tell when."""
    rest = f"{text[start:at]} {text[to:end]}"
    here, letters, states = gist_of(rest), set(rest), _states(text, start, end)
    about = [
        moment
        for moment in moments
        if weight_of(moment.own.words & here.words) >= 1
        or moment.states & states
        or len(moment.letters & letters) >= 2
    ]
    if len(about) == 2 and len(moments) == 2:
        return max(about, key=lambda moment: moment.day)
    return about[0] if len(about) == 1 else None


def _anchors(
    event: Moment,
    at: int,
    sentence: Sentence,
    values: Sequence[Value],
    moments: Sequence[Moment],
    text: str,
) -> list[int]:
    """The days from which an event may be told: the last one named, or those of the other lines
    that are not after it."""
    named = [v for v in values if v.kind == "date" and v.start < at]
    since = max(sentence.start, named[-1].end if named else 0)
    if _NEXT.search(text, since, at) or _DAYS_LATER.search(text, since, at):
        return []
    last = _ordinal(named[-1]) if named else None
    if last is not None:
        if len(moments) == 1:
            return []
        days = {moment.day for moment in moments}
        year = date.fromordinal(event.day).year
        if len(named[-1].amount) < 3:
            last = date.fromordinal(last).replace(year=year).toordinal()
        return [last] if named[-1].start >= sentence.start or last in days else []
    return [each.day for each in moments if each is not event and each.day <= event.day]


def _minutes_later(
    text: str,
    start: int,
    end: int,
    sentence: Sentence,
    values: Sequence[Value],
    moments: Sequence[Moment],
) -> Iterator[Hit]:
    """Minutes or hours after a time that was named just before."""
    named = [v for v in values if v.kind == "clock" and sentence.start <= v.start < start]
    if not named:
        return
    for length in lengths_in(text[start:end]):
        if length.by_days or not LATER.match(text, start + length.end):
            continue
        event = _event_of(text, start, end, start + length.start, start + length.end, moments)
        if event is None or event.minute is None:
            continue
        from_then = [
            gap
            for moment in moments
            if moment.minute is not None
            and any(_at(v, moment.minute) for v in named)
            and (gap := (event.day - moment.day) * _DAY + event.minute - moment.minute) > 0
        ]
        if from_then and not any(length.may_be(gap, gap) for gap in from_then):
            yield Hit("X1", start, end, "X1-apart", known=event.line.words)


def _so_told(text: str, start: int, end: int, at: int, facts: Sequence[Known]) -> bool:
    """Whether it is told of somebody else, or as a line that itself tells a day by another."""
    if _AS_ANOTHER.search(text, start, at) or text.endswith("后", start, at):
        return True
    here = gist_of(text[start:end]).words
    return any(
        TOLD_BY_ANOTHER.search(line.folded) and weight_of(line.gist.words & here) >= 1
        for line in facts
    )


def _at(value: Value, minute: float) -> bool:
    told = value.amount[0] * 60 + value.amount[1]
    return told == minute or (value.either_half and (told - minute) % 720 == 0)
