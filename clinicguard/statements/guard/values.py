"""Dates, times, sums and counts in a text, in whatever form, so that two texts can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.clocks import clocks_in
from clinicguard.statements.guard.dates import ROC, days_in
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.names import look_alike
from clinicguard.statements.guard.numerals import ARABIC, NUMBER, amount_of, value_of

Kind = Literal["date", "clock", "weekday", "phone", "money", "percent", "count", "tooth", "person"]


@dataclass(frozen=True, slots=True)
class Units:
    """The file guard/units.yaml: what is counted, by the words for it."""

    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its unit; a date is month and day, and its year where one is written."""

    kind: Kind
    unit: str
    amount: tuple[float, ...]
    start: int
    end: int
    either_half: bool = False
    """Whether a time may be before noon or after it: "at four"."""
    either_order: bool = False
    """Whether the month of a date may be its day, and the day its month: 6/10."""

    def agrees(self, other: Value) -> bool:
        """Whether two values of one kind say the same. A date without a year fits any year."""
        if self.kind == "date":
            return self._same_day(other)
        if self.either_half or other.either_half:
            return (self.amount[0] - other.amount[0]) % 12 == 0 and (
                self.amount[1:] == other.amount[1:]
            )
        if self.unit == "year" and abs(self.amount[0] - other.amount[0]) == ROC:
            return True
        return self.amount == other.amount

    def _same_day(self, other: Value) -> bool:
        year, others = self.amount[:-2], other.amount[:-2]
        if year and others and year != others:
            return False
        turned = self.either_order or other.either_order
        return self.amount[-2:] == other.amount[-2:] or (
            turned and self.amount[-2:] == other.amount[-2:][::-1]
        )


PHONE = re.compile(r"(?<![\d-])\+?\d[\d -]{5,14}\d(?![\d-])")
_MONEY = re.compile(
    rf"(?:nt\$|us\$|a\$|hk\$|(?:\b(?:aud|usd|gbp|nzd|ntd|twd|rmb|cny)|新?台币|人民币)\s?[$£¥]?|"
    rf"[$£€¥￥])\s?(?P<n>(?:{ARABIC})\s?[万亿千百]?)"
)
_AND_A_HALF = re.compile(r"个半(?=小时|钟头|月|年|天)|[ -]and[ -]a[ -]half\b")
_LENGTHS_BY_NAME = {
    r"(?<![个点])半个?(?:小时|钟头)|\bhalf an hour\b|\bhalf-hour\b": ("minute", 30.0),
    r"\bthree[ -]quarters of an hour\b|三刻钟": ("minute", 45.0),
    r"\b(?:quarter of an hour|quarter-hour)\b|(?<![一二三四])一刻钟": ("minute", 15.0),
    r"(?<![个一二两三四五六七八九十\d])半年(?![报度级])|\bhalf a year\b": ("month", 6.0),
    r"\ba fortnight\b": ("week", 2.0),
}
_LENGTH_BY_NAME = [(re.compile(words), *length) for words, length in _LENGTHS_BY_NAME.items()]
_IN_THEIR_NAMES = ("半", "刻钟", "half", "quarter", "fortnight")
_INSTEAD = re.compile(r"\b(?:instead of|in place of|rather than) $")
"""Before a number that counts what the one before it counts: "ten milligrams instead of five"."""
_OUT_OF = re.compile(r" (?:out )?of (?:(?:the|our|these|those|all) )?")
"""Between a part and its whole, which tells what both count: "22 of 60 doses"."""
_DIGITS = "零一二三四五六七八九"
_MEASURED = "度|公斤|公克|毫升|毫克|公分|厘米|毫米|克|倍|%"
_POINT = re.compile(rf"点([{_DIGITS}]{{1,2}})(?=\s?(?:{_MEASURED}))")
"""九點二度."""
_TENTHS = re.compile(r"[一二三四五六七八九半]")
"""三十九度二, 九度半."""
_OF_THE_WEEK = re.compile(r"[周期拜][一二三四五六日](?![个次])")
"""周六只看到中午 counts nothing."""
_DAY_OF_MONTH = re.compile(r"日(?![内间夜])")
"""Behind a number a day of the month, which has its own form beside its month: 十二日前."""
_DAYS_HAN = "一二三四五六日一二三四五六天"
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = re.compile(
    rf"(?:周|星期|礼拜)(?P<han>[一二三四五六日天])(?!天|个|次)|\b(?P<latin>{'|'.join(_DAYS)})s?\b"
)
_NOUN = re.compile(
    r"[ -](?:of (?:our|the|their) )?(?:[a-z]+ )?(?!this|was|has|less|across|always|plus)"
    r"([a-z]{3,})s\b"
)
"""Anything in the plural: eighteen procedures, four spare keys."""
_TOOTH = re.compile(r"(?:tooth|牙位|第)\s?#?(\d{2})(?!\d)|(?<!\d)(\d{2})\s?号牙")


def values_in(text: str) -> list[Value]:
    """Every value of a folded text, none of them twice, in order."""
    return list(values_kept(text))


@lru_cache(maxsize=500)
def values_kept(text: str) -> tuple[Value, ...]:
    """The same, kept until `values_kept.cache_clear`."""
    found: list[Value] = []
    taken = bytearray(len(text))
    for value in _all(text):
        if not any(taken[value.start : value.end]):
            found.append(value)
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
    return tuple(sorted(found, key=lambda value: value.start))


def _all(text: str) -> Iterator[Value]:
    for each in days_in(text):
        written = () if each.year is None else (each.year,)
        yield Value("date", "", (*written, each.month, each.day), each.start, each.end)
    yield from _phones(text)
    for clock in clocks_in(text):
        hour = (clock.hour, clock.minute)
        yield Value("clock", "", hour, clock.start, clock.end, clock.either_half)
    for found in _MONEY.finditer(text):
        yield Value("money", "", (_number(found["n"]) or 0.0,), found.start(), found.end())
    for found in _met(_TOOTH, text, ("tooth", "牙位", "第", "号")):
        yield Value("tooth", "", (float(found[1] or found[2]),), found.start(), found.end())
    for words, unit, amount in _LENGTH_BY_NAME:
        for found in _met(words, text, _IN_THEIR_NAMES):
            yield Value("count", unit, (amount,), *found.span())
    yield from _counts(text)
    yield from _people(text)
    yield from _weekdays(text)


def _met(pattern: re.Pattern[str], text: str, needed: Sequence[str]) -> Iterable[re.Match[str]]:
    """Where a pattern is met. Without any of the words that it needs a text is not looked through:
    most patterns are of another language than the text."""
    return pattern.finditer(text) if any(word in text for word in needed) else ()


def _phones(text: str) -> Iterator[Value]:
    for found in PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if 7 <= len(digits) <= 15:
            yield Value("phone", "", (float(digits),), found.start(), found.end())


def _counts(text: str) -> Iterator[Value]:
    last: str | None = None
    for found in NUMBER.finditer(text):
        amount = value_of(found)
        halved = _AND_A_HALF.match(text, found.end())
        half = 0.0 if halved is None else 0.5
        point = _POINT.match(text, found.end()) if found["han"] else None
        if point is not None:
            halved, half = point, float("0." + "".join(str(_DIGITS.index(d)) for d in point[1]))
        if found["latin"] == "dozen" and text.endswith("half a ", 0, found.start()):
            amount = 6.0
        unit, end = _unit_after(text, found.end() if halved is None else halved.end())
        if found["latin"] == "one" and text.startswith(" of ", found.end()):
            continue
        if unit is None or found["latin"]:
            unit, end = _unit_of_whole(text, found.end()) or (unit, end)
        if unit is None and _INSTEAD.search(text, max(0, found.start() - 16), found.start()):
            unit = last
        last = unit or last
        if (
            amount is None
            or unit is None
            or (found["han"] == "一" and unit != "workday" and point is None)
        ):
            continue
        if found["han"] and _OF_THE_WEEK.match(text, found.start() - 1):
            continue
        if unit == "day" and _DAY_OF_MONTH.match(text, end - 1):
            continue
        if unit == "degree" and (tenths := _TENTHS.match(text, end)) is not None:
            tenth = 5.0 if tenths[0] == "半" else _number(tenths[0]) or 0.0
            half, end = tenth / 10, tenths.end()
        kind: Kind = "count"
        if unit == "yuan":
            kind = "money"
        elif unit == "percent":
            kind = "percent"
        yield Value(kind, "" if kind != "count" else unit, (amount + half,), found.start(), end)


def surnames_written(values: Sequence[Value], at: Callable[[int], str]) -> list[Value]:
    """The values without persons whose name has no capital ("the nurse turned"), and without first
    names before a surname. `at` gives a letter as it was written, or nothing behind the end."""
    return [value for value in values if value.kind != "person" or _is_surname(value, at)]


def _is_surname(value: Value, at: Callable[[int], str]) -> bool:
    first = at(value.end - len(value.amount))
    if not first.isascii():
        return True
    return first.isupper() and not (at(value.end) == " " and at(value.end + 1).isupper())


def _people(text: str) -> Iterator[Value]:
    """Clinicians by name, as (their letters)."""
    for pattern in _clinicians():
        for found in pattern.finditer(text):
            name = found["name"] or found["whole"]
            letters = tuple(float(ord(letter)) for letter in name)
            yield Value("person", "", letters, found.start(), found.end())


@cache
def _clinicians() -> tuple[re.Pattern[str], ...]:
    surnames = f"{'|'.join(sorted(look_alike().compound))}|[{look_alike().surnames}]"
    return (
        re.compile(
            rf"(?P<name>{surnames})(?:医师|医生|大夫|主任|护理师|护士|药师|院长|技师)|"
            rf"(?:(?<![\u3400-\u9fff])|(?<=[由是请找与和及让跟]))(?P<whole>{surnames})[\u3400-\u9fff]{{1,2}}"
            r"(?:医师|医生|大夫|主任|护理师|护士|药师|院长|技师|组长|护理长)"
        ),
        re.compile(r"\b(?:dr|doctor|professor|nurse|mr|mrs|ms|miss)\.? (?P<name>[a-z]{3,})"),
    )


def _weekdays(text: str) -> Iterator[Value]:
    for found in _WEEKDAY.finditer(text):
        day = found["han"] or found["latin"]
        number = _DAYS_HAN.find(day) % 7 if found["han"] else _DAYS.index(day)
        yield Value("weekday", "", (float(number),), found.start(), found.end())


def _unit_after(text: str, at: int) -> tuple[str | None, int]:
    """What a number counts, behind it or after two English words at most; and its end."""
    found, noun = _unit_pattern().match(text, at), _NOUN.match(text, at)
    if found is not None and (noun is None or found.start(1) < noun.end()):
        return _units()[found[1]], found.end()
    return (None, at) if noun is None else (f"{noun[1]}s", noun.end())


def _unit_of_whole(text: str, at: int) -> tuple[str, int] | None:
    """What a number counts that is a part of another: it ends before the whole."""
    joint = _OUT_OF.match(text, at)
    whole = None if joint is None else NUMBER.match(text, joint.end())
    if whole is None:
        return None
    unit, _ = _unit_after(text, whole.end())
    return None if unit is None else (unit, at)


def unit_named(words: str) -> str:
    """What is counted by the first word that names it, as guard/units.yaml has it; or nothing."""
    found = _unit_pattern().match(f" {words.strip()}")
    return "" if found is None else _units()[found[1]]


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) + (r"\b" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in sorted(_units(), key=len, reverse=True)
    )
    return re.compile(rf"[ 多余来几]*(?:[a-z]+ ){{0,2}}?({words})")


@cache
def _units() -> Mapping[str, str]:
    pack = read(resources() / "guard" / "units.yaml", Units)
    return {folded(word): unit for unit, words in pack.units.items() for word in words}


def _number(text: str) -> float | None:
    return amount_of(text.strip())
