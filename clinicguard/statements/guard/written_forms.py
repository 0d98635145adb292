"""Reads particulars in any spelling, so that two writings of one number, day or place are alike.

0912-345-678, +886 912 345 678 and 零九一二… are one phone; 民國 80 年 1 月 2 日, 80.1.2 and
2 Jan 1991 one day; 和平東路二段10巷3號 is the same with the city before it. Texts are folded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clinicguard.statements.guard.numerals import HAN, amount_of
from clinicguard.statements.guard.values import Value

Kind = Literal[
    "phone", "id-number", "birth-date", "address", "plate", "account", "email", "last-figures"
]
Day = tuple[int, int, int]

_HAN_DIGITS = {"〇": "0", "○": "0", "零": "0", "幺": "1"} | {
    han: str(value) for value, han in enumerate("一二三四五六七八九", 1)
}
_SAID = "zero|one|two|three|four|five|six|seven|eight|nine|oh"
_SAID_DIGITS = dict(zip(_SAID.split("|"), "01234567890", strict=True))
_DIGIT = rf"[\d{''.join(_HAN_DIGITS)}]"
_RUN = re.compile(rf"{_DIGIT}(?:[ ()./_·-]{{0,3}}{_DIGIT}){{6,}}")
_SAID_RUN = re.compile(rf"\b(?:{_SAID})(?:[ ,-]{{1,2}}(?:{_SAID})\b){{6,}}")
_SHORTEST, _LONGEST = 7, 16
"""How many figures a phone number has, at most with its country."""
_COUNTRIES = re.compile(r"^(?:00)?(?:886|86|44|61|1)0?(?=\d{7})")
_AREA = re.compile(r"^(?:[2-8]\d{7,8})$")
"""A Taiwanese number on a line, without its 0; its first figure is the area."""

_EMAIL = re.compile(
    r"(?<![a-z\d._+-])(?P<name>[a-z\d][a-z\d._+-]{0,63})(?:\s?(?:@|[(\[]at[)\]]|小老鼠)\s?| at )"
    r"(?P<host>[a-z\d-]{1,63}(?:(?:\s?(?:\.|[(\[]dot[)\]])\s?| dot )[a-z\d-]{1,63}){1,4})"
)
_DOT = re.compile(r"\s?(?:\.|[(\[]dot[)\]])\s?| dot ")
_ACCOUNT = re.compile(
    r"(?<![a-z\d_.-])(?<![a-z\d_.-]@)[a-z\d][a-z\d_.-]{2,28}[a-z\d_](?![a-z\d_@-])"
)
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_CODE = re.compile(
    r"(?<![a-z\d])(?:[a-z][ -]?[a-d\d](?:[ -]?\d){8}|(?:\d[ -]?){17}[\dx]"
    r"|[a-z]{1,3}[ ·-]?\d{3,9}|\d{7,10}|\d{3,4}[ -]?[a-z]{2,3}|[a-z]{2}\d{2} ?[a-z]{3}"
    rf"|[{PROVINCES}][a-z][ ·]?[a-z\d]{{5,6}})(?![a-z\d])"
)
_PLATFORMS = frozenset(
    {"line", "wechat", "weixin", "instagram", "facebook", "telegram", "whatsapp"}
)
ACCOUNT_CALLED = re.compile(
    r"(?:(?<![a-z])(?:line|wechat|weixin|ig|instagram|fb|facebook|telegram|whatsapp|qq)|微信|脸书)"
    r"\s?(?:(?:id(?![a-z])|帐号|账号|号)\s?[:：是]?|[:：@是])\s?@?"
)
"""Words before the name of an account that make it one."""
_COUNT = rf"(?:\d{{1,4}}|{HAN}{{1,5}})"
_STREET_HAN = re.compile(
    rf"(?P<street>路|街|大道|村|里|巷|弄)\s?(?:(?P<section>{_COUNT})\s?段)?\s?"
    rf"(?:(?P<lane>{_COUNT})\s?巷)?\s?(?:(?P<alley>{_COUNT})\s?弄)?\s?"
    rf"(?P<number>{_COUNT})(?:\s?(?:之|-)\s?(?P<part>{_COUNT}))?\s?[号號]"
)
_ROAD = re.compile(r"[\u3400-\u9fff]{1,12}$")
_SHORTEST_ROAD = 3
_DISTRICT = re.compile(r"^.*[市县区乡镇邻里村](?=[\u3400-\u9fff]{2})")
_STREET_LATIN = re.compile(
    r"\b(?P<number>\d{1,5}[a-z]?),? (?P<road>(?:[a-z']+ ){1,3}?)(?P<street>street|road|lane|close|"
    r"avenue|drive|court|way|crescent|place|terrace|boulevard|gardens|grove|square|mews|"
    r"st|rd|ln|ave|dr|ct|blvd)\b"
)
_SHORT = {
    "st": "street", "rd": "road", "ln": "lane", "ave": "avenue", "dr": "drive", "ct": "court",
    "blvd": "boulevard",
}  # fmt: skip
_NUMERIC_DAY = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,4})\s?(?P<by>[./-])\s?(?P<b>\d{1,2})\s?(?P=by)\s?(?P<c>\d{1,4})"
    r"(?![\d/-]|\.\d)"
)
_COMPACT_DAY = re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d|\d{2,3})(?P<m>\d\d)(?P<d>\d\d)(?![\d-])")
_FIRST_MONTH = re.compile(rf"(?P<y>{_COUNT})\s?年\s?元月\s?(?P<d>{_COUNT})\s?日")


@dataclass(frozen=True, slots=True)
class Written:
    """A place of a folded text, and what may be meant by it in one spelling."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day with its year; written in numbers alone, it may be one of several."""

    start: int
    end: int
    days: frozenset[Day]


def phone_keys(phone: str) -> Iterator[str]:
    """A folded phone number of the records without country and 0; a line also without its area."""
    digits = "".join(_digit(each) for each in phone if each.isdigit() or each in _HAN_DIGITS)
    key = _national(digits, abroad=phone.lstrip(" (").startswith(("+", "00")))
    if len(key) >= _SHORTEST:
        yield key
        if _AREA.match(key):
            yield key[1:]


def phones_written(text: str) -> Iterator[Written]:
    """All that may be a phone number within each run of figures, from gap to gap."""
    for run in (*_RUN.finditer(text), *_SAID_RUN.finditer(text)):
        places = _places_of_digits(run)
        starts = [n for n, (_, at, _) in enumerate(places) if not n or places[n - 1][2] < at]
        ends = [
            n for n, each in enumerate(places) if n + 1 == len(places) or each[2] < places[n + 1][1]
        ]
        if _joined_on(text, run.start() - 1):
            del starts[0]
        if _joined_on(text, run.end()):
            del ends[-1]
        for first in starts:
            within = bisect_left(ends, first + _SHORTEST - 1), bisect_left(ends, first + _LONGEST)
            for last in ends[slice(*within)]:
                digits = "".join(digit for digit, _, _ in places[first : last + 1])
                start, end = places[first][1], places[last][2]
                keys = {_national(digits, abroad=False), _national(digits, abroad=True)}
                yield from (Written(start, end, key) for key in sorted(keys))


def _joined_on(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def _places_of_digits(run: re.Match[str]) -> list[tuple[str, int, int]]:
    token = re.compile(rf"{_DIGIT}|{_SAID}")
    return [
        (_digit(each[0]), run.start() + each.start(), run.start() + each.end())
        for each in token.finditer(run[0])
    ]


def _digit(written: str) -> str:
    return _SAID_DIGITS.get(written) or _HAN_DIGITS.get(written) or written


def _national(digits: str, *, abroad: bool) -> str:
    plain = _COUNTRIES.sub("", digits) if abroad else digits
    return plain.lstrip("0")


def emails_written(text: str) -> Iterator[Written]:
    """Mail addresses, with an "at" and "dot" in words too."""
    for found in _EMAIL.finditer(text):
        key = f"{found['name']}@{_DOT.sub('.', found['host'])}"
        yield Written(found.start(), found.end(), key)


def accounts_written(text: str) -> Iterator[Written]:
    """Whatever may be the name of an account."""
    for found in _ACCOUNT.finditer(text):
        if found[0] not in _PLATFORMS:
            yield Written(found.start(), found.end(), found[0].strip("."))


def codes_written(text: str) -> Iterator[Written]:
    """Letters and figures of identity papers and plates, without what parts them."""
    for found in _CODE.finditer(text):
        key = re.sub(r"[ ·-]", "", found[0])
        if any(letter.isdigit() for letter in key):
            yield Written(found.start(), found.end(), key)


def addresses_written(text: str) -> Iterator[Written]:
    """House numbers; the key is what stands behind the street's name, then its name as far back
    as it goes, which may be too far."""
    for found in _STREET_HAN.finditer(text):
        parts = [_counted(found[name]) for name in ("section", "lane", "alley", "number", "part")]
        end = found.end("street")
        name = _ROAD.search(text, max(0, end - 12), end)
        road = "" if name is None else _DISTRICT.sub("", name[0])
        if len(road) > 1:
            yield Written(end - len(road), found.end(), "/".join((*parts, road)))
    for found in _STREET_LATIN.finditer(text):
        street = _SHORT.get(found["street"], found["street"])
        yield Written(found.start(), found.end(), f"{found['number']} {found['road']}{street}")


def same_address(one: str, other: str) -> bool:
    """Whether two keys name one house: all figures the same, one road the end of the other."""
    *figures, road = one.split("/")
    *others, other_road = other.split("/")
    if figures != others or min(len(road), len(other_road)) < _SHORTEST_ROAD:
        return False
    return road.endswith(other_road) or other_road.endswith(road)


def figures_of(address: str) -> str:
    """What of an address's key does not depend on how far back the road's name was read."""
    return address.rpartition("/")[0] or address


def _counted(words: str | None) -> str:
    value = amount_of(words or "")
    return "" if value is None else str(int(value))


def days_written(text: str, values: list[Value]) -> Iterator[WrittenDay]:
    """Days with their year; `values` are those of the text."""
    for value in values:
        if value.kind == "date" and len(value.amount) == 3:
            year, *day = map(int, value.amount)
            years = {year, year - 89} if 2000 <= year <= 2060 else {year}
            days = frozenset((each, day[0], day[1]) for each in years)
            yield WrittenDay(value.start, value.end, days)
    for found in _FIRST_MONTH.finditer(text):
        written, on = _counted(found["y"]), _counted(found["d"])
        if written and on:
            yield _day(found, _years(written), "1", on)
    yield from days_in_numbers(text)


def days_in_numbers(text: str) -> Iterator[WrittenDay]:
    """Days in figures alone: 80.1.2, 02/01/1991, 19910102, 800102."""
    for found in _NUMERIC_DAY.finditer(text):
        a, b, c = found["a"], found["b"], found["c"]
        days = set[Day]()
        if len(c) <= 2:
            days |= _day(found, _years(a), b, c).days
        if len(a) <= 2 and len(c) in (2, 4):
            days |= _day(found, _years(c), b, a).days | _day(found, _years(c), a, b).days
        if days:
            yield WrittenDay(found.start(), found.end(), frozenset(days))
    for found in _COMPACT_DAY.finditer(text):
        whole = _day(found, _years(found["y"]), found["m"], found["d"])
        if whole.days:
            yield whole


def _day(found: re.Match[str], years: set[int], month: str, day: str) -> WrittenDay:
    fits = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    days = frozenset((year, int(month), int(day)) for year in years if fits)
    return WrittenDay(found.start(), found.end(), days)


def _years(written: str) -> set[int]:
    """The years that a figure may mean: of our era, or of the Republic (民國 80 = 1991)."""
    year = int(written)
    if len(written) == 4:
        return {year} if 1900 <= year <= 2100 else set()
    if year == 0 or year > 130:
        return set()
    return {year + 1911} | ({year + 1900, year + 2000} if len(written) == 2 else set())
