"""Days of a month that is not named where they stand: 十四號, "the 14th", 同月十二日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.numerals import HAN, ORDINALS, amount_of
from clinicguard.statements.guard.values import Value

_N = rf"(?:\d{{1,4}}|{HAN}{{1,6}})"
_TENTHS = ("twentieth", "thirtieth")
_FIRST = "|(?:twenty-|thirty-)(?:first|second|third)"
_HAN_BEFORE = rf"(?<![第月\d{HAN[1:-1]}])"
_ORDINAL = "(?:twenty-|thirty-)?(?:" + "|".join((*ORDINALS.split()[3:], *_TENTHS)) + ")" + _FIRST
_DAYS = (
    re.compile(
        rf"{_HAN_BEFORE}(?P<day>{_N})\s?号"
        r"(?=起|前|后|早|上午|下午|晚|中午|凌晨|恢复|重新|那天|当天|[,，。、;；]|[到至]|$)"
    ),
    re.compile(
        rf"(?<=[在于自至])(?P<day>{_N})\s?日(?![内间之后前的游均历])"
        rf"|(?<![^,，。;；、\s])(?![两几])(?P<at>{_N})\s?日(?=照常|恢复|重新|[起复开停已即就]|完成|出具|公布)"
        rf"|{_HAN_BEFORE}(?P<early>{_N})\s?日(?=上午|下午|晚上|早上|中午|凌晨|傍晚)"
    ),
    re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|of))"),
    re.compile(
        rf"\b(?:on|by|until|from|since) the (?P<day>{_ORDINAL})"
        r"(?=[.,;:)]|$| (?:and|at|we|you|she|he|they|in|to|was|were|our|when|but|after)\b)"
    ),
    re.compile(rf"(?<=[日号][及和与、])(?P<day>{_N})\s?[日号]"),
    re.compile(rf"{_HAN_BEFORE}(?P<day>{_N})\s?日(?=才?(?:出炉|出具|公布|公告|寄出|送达|送出))"),
)
_OF_THAT_MONTH = re.compile(
    rf"(?:同|当|该)月\s?(?P<day>{_N})\s?[日号]|"
    r"\bthe (?P<th>\d{1,2})(?:st|nd|rd|th) of (?:that|the same) month\b"
)


def bare_days(text: str, taken: Sequence[Value], month: float) -> Iterator[Value]:
    """Days of this month, which is named elsewhere, apart from what is taken."""
    for pattern in _DAYS:
        for found in pattern.finditer(text):
            yield from _day(found, taken, month)


def days_of_that_month(text: str, taken: Sequence[Value]) -> Iterator[Value]:
    """Days of the month of the last day that is named before them."""
    for found in _OF_THAT_MONTH.finditer(text):
        before = [v for v in taken if v.kind == "date" and v.end <= found.start()]
        if before:
            yield from _day(found, taken, before[-1].amount[-2])


def _day(found: re.Match[str], taken: Sequence[Value], month: float) -> Iterator[Value]:
    if any(v.start < found.end() and found.start() < v.end for v in taken):
        return
    day = amount_of(next(each for each in found.groups() if each is not None))
    if day is not None and 1 <= day <= 31:
        yield Value("date", "", (month, day), *found.span())
