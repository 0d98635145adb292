"""Lengths of time as people say them: "not half an hour", "well over two days".

And whether two moments of the facts lie as far apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from clinicguard.statements.guard.numerals import ARABIC, HAN, LATIN, amount_of
from clinicguard.statements.guard.values import Value

Bound = Literal["about", "under", "over", "nearly"]

_LENGTH_HAN = re.compile(
    r"(?P<pre>不到|未满|不足|不出|少于|短短|将近|接近|近|快|超过|逾|足足|至少|长达)?\s?"
    rf"(?P<n>(?<!\d)(?:{ARABIC})|{HAN}{{1,6}}|半)\s?(?P<ge>个)?(?P<more>半|多|余|几)?\s?"
    r"(?P<unit>小时|钟头|分钟|刻钟|秒钟?|(?<=个)月|(?<=个[半多])月|天|年(?!\s?[\d一二三四五六七八九十]{1,2}\s?月|[度初底末前])|日(?=[内夜之间])|周(?!年|[一二三四五六日末])"
    r"|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天]))"
    rf"(?:[零又加]?\s?(?P<rest>{ARABIC}|{HAN}{{1,4}})\s?分钟?)?(?P<post>之?以?内|多|有余|以上|不到|半)?"
)
_LENGTH_EN = re.compile(
    r"\b(?:(?P<pre>less than|fewer than|under|within|inside|not even|barely|nearly|almost|close to|"
    r"the (?:best|better) part of|just under|just short of|a little under|just over|well over|over|"
    r"more than|"
    r"at least|a good|upwards of) )?(?:an? )?"
    r"(?P<n>half an|half|third of an|full|whole|three[ -]quarters of an|quarter of an|"
    r"couple of|an|a|single|"
    rf"{ARABIC}|{LATIN})"
    r"(?P<and> and a half)?[ -]"
    r"(?P<unit>hour|hr|minute|min|second(?=s)|sec|day|week|fortnight|month|year)s?\b"
    r"(?P<half> and (?:a half|a quarter|three[ -]quarters))?"
    rf"(?: and (?P<rest>{ARABIC}|{LATIN}) minutes)?"
)
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("不到", "未满", "不足", "不出", "少于", "短短"), "under"),
    **dict.fromkeys(("less than", "fewer than", "under", "within", "inside"), "under"),
    **dict.fromkeys(("not even", "barely"), "under"),
    **dict.fromkeys(("just under", "just short of", "a little under"), "nearly"),
    **dict.fromkeys(("将近", "接近", "近", "快", "nearly", "almost", "close to"), "nearly"),
    **dict.fromkeys(("the best part of", "the better part of"), "nearly"),
    **dict.fromkeys(("超过", "逾", "足足", "至少", "长达", "over", "well over"), "over"),
    **dict.fromkeys(("more than", "at least", "just over", "upwards of"), "over"),
    "a good": "over",
}
_MINUTES = {
    **dict.fromkeys(("秒", "秒钟", "second", "sec"), 1 / 60),
    **dict.fromkeys(("小时", "钟头", "hour", "hr"), 60.0),
    **dict.fromkeys(("分钟", "minute", "min"), 1.0),
    **dict.fromkeys(("天", "日", "day"), 1440.0),
    **dict.fromkeys(("周", "星期", "礼拜", "week"), 10_080.0),
    **dict.fromkeys(("月", "month"), 43_800.0),
    **dict.fromkeys(("年", "year"), 525_600.0),
    "刻钟": 15.0,
    "fortnight": 20_160.0,
}
EACH = re.compile(r"(?:[每隔]|\b(?:every|each))\s?$")
_SLACK = 0.2
"""People round: a third of an hour is said for 21 minutes."""
_SHORT, _WITHIN = 60.0, 0.55
"""What was done within so few minutes took at least this share of them."""
_NARROW = 0.05
"""How far a length may lie from what is between two moments, as a share of it."""
_FEW = 12
"""How many moments of the facts are looked at."""
_MANY_YEARS = 50
"""More are the year of a date."""
_MORE = 2.0
"""Minutes that nobody counts, but where there are hardly more."""


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time in minutes, where it stands, and how it is bounded."""

    minutes: float
    bound: Bound
    start: int
    end: int
    by_days: bool
    within: bool = False
    """Whether it is said to be within it, which people say of what took about as long."""
    top: float | None = None
    """Where one is given, what it stays below: 一個多小時 is less than two."""

    def may_be(self, least: float, most: float) -> bool:
        """Whether what took between `least` and `most` minutes may be told so."""
        slack = _SLACK / 2 if self.by_days else _SLACK
        more = min(_MORE, least / 2)
        if self.top is not None:
            return most >= self.minutes * 0.95 - 1 and least <= self.top * 1.1 + 2
        match self.bound:
            case "under":
                short = self.within and self.minutes <= _SHORT and most < self.minutes * _WITHIN
                return least <= self.minutes * 1.05 + 1 and not short
            case "over":
                return most >= self.minutes * 0.95 - 1
            case "nearly":
                return most >= self.minutes * 0.75 and least <= self.minutes * 1.1 + 1
        return least * (1 - slack) - more <= self.minutes <= most * (1 + slack) + more


def lengths_in(text: str) -> Iterator[Length]:
    """Every length of time in a folded text."""
    for pattern in (_LENGTH_HAN, _LENGTH_EN):
        for found in pattern.finditer(text):
            length = _length(found)
            if length is not None:
                yield length


def _length(found: re.Match[str]) -> Length | None:
    said = found.groupdict()
    amount = _amount(said["n"])
    if amount is None or (said["unit"] in ("年", "year") and amount > _MANY_YEARS):
        return None
    if said["n"] in ("an", "a") and said["unit"] == "minute":
        return None
    half = 0.5 if "半" in (said.get("more"), said.get("post")) or said.get("and") else 0.0
    if said.get("half"):
        half = 0.25 if "a quarter" in said["half"] else 0.75 if "three" in said["half"] else 0.5
    bound: Bound = _BOUNDS.get(said["pre"] or "", "about")
    if said.get("more") in ("多", "余", "几") or said.get("post") in ("多", "有余", "以上"):
        bound = "over"
    elif said.get("post") in ("内", "以内", "之内", "之以内", "不到"):
        bound = "under"
    minutes = (amount + half) * _MINUTES[said["unit"]] + (_amount(said["rest"] or "0") or 0.0)
    by_days = _MINUTES[said["unit"]] >= 1440
    odd = said.get("more") in ("多", "余", "几") or said.get("post") in ("多", "有余")
    if said["rest"] and said.get("more") in ("多", "余"):
        bound, odd = "about", False
    top = (amount + _step(amount)) * _MINUTES[said["unit"]] if odd else None
    start = found.start("pre") if said["pre"] else found.start("n")
    within = said["pre"] in ("within", "inside") or said.get("post") in ("内", "以内", "之内")
    return Length(minutes, bound, start, found.end(), by_days, within, top)


def _step(amount: float) -> float:
    """What "a few more" stays below: one more, ten more than thirty, a hundred more than two."""
    step = 1.0
    while amount and amount % (step * 10) == 0:
        step *= 10
    return step


def _amount(written: str) -> float | None:
    match written:
        case "半" | "half an" | "half":
            return 0.5
        case "third of an":
            return 1 / 3
        case "quarter of an":
            return 0.25
        case "three quarters of an" | "three-quarters of an":
            return 0.75
        case "couple of":
            return 2.0
        case "an" | "a" | "single" | "full" | "whole":
            return 1.0
    return amount_of(written)


def lies_between(length: Length, facts: Sequence[tuple[str, Sequence[Value]]]) -> bool:
    """Whether two moments of the facts lie as far apart as a length tells."""
    moments = sorted(_all_moments(facts))[:_FEW]
    return any(
        abs(length.minutes - gap) <= gap * _NARROW + 1
        for at, early in enumerate(moments)
        for late in moments[at + 1 :]
        if (gap := late - early) > 0
    )


def _all_moments(facts: Sequence[tuple[str, Sequence[Value]]]) -> set[float]:
    """The hours of the facts and their days, in minutes; one without a day is of the first."""
    moments = {moment for _, there in facts for moment in moments_in(there)}
    days = {day_of(value) for _, there in facts for value in there if value.kind == "date"}
    first = min(days, default=0)
    return {(first if day is None else day) * 1440 + at for day, at in moments} | {
        day * 1440.0 for day in days
    }


def moments_in(there: Sequence[Value]) -> Iterator[tuple[int | None, float]]:
    """The times of a line, each with the day that was named last before it."""
    day: int | None = None
    for value in there:
        if value.kind == "date":
            day = day_of(value)
        elif value.kind == "clock":
            yield day, value.amount[0] * 60 + value.amount[1]


def day_of(value: Value) -> int:
    """A day by its number, whatever its year."""
    month, day = int(value.amount[-2]), int(value.amount[-1])
    try:
        return date(2026, month, day).toordinal()
    except ValueError:
        return date(2026, month, 28).toordinal()
