"""Lengths of time as people say them, and whether the facts rule one out.

"Not half an hour", "well over two days": held against how long a fact says that it was, or against
the two moments that the facts give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from clinicguard.statements.guard.alike import Gist, gist_of, weight_of
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
_TOOK = re.compile(
    r"[做开打等挂吊躺坐站睡疼痛肿烧渗]了$|前后|其间|期间|历时|持续|整整|共|一共|总共|烧了|修了|用了|住了|住院|停了|断了|停[水电诊摆用业机班工]|关闭|封闭|断[水电网]|中断|耗时|花了|等了|困了|"
    r"[分后][^,，。]{0,4}[,，。]?$|"
    r"\b(?:lasted|took|went on for|was down for|were down for|burned for|burnt for|in all|"
    r"altogether|spent|stayed|later|out for|off for|closed for|without power for|trapped for|"
    r"lasting|for)\b"
)
_STOPPAGE = r"outage|closure|delay|interruption|shutdown|downtime|stoppage|power cut|blackout|wait"
_LASTING = re.compile(
    rf"\b(?:{_STOPPAGE}) of (?:about |around |some |roughly )?$|"
    rf"^[ -](?:{_STOPPAGE})\b|^的?(?:停[水电诊摆]|断[水电网]|中断|等待|延误)"
)
"""A length that belongs to what stood still: "an outage of four hours", "a four-hour outage"."""
_DONE = re.compile(
    r"已|均|都|就|全部|恢复|扑灭|救出|出来|完成|抵达|通报|撤离|了|\b(?:were|was|have|has|had|went|came|got|ran|began|found|took|left|rang|"
    r"told|sent|gave)\b|ed\b"
)
_TO_COME = re.compile(
    r"[会将请须应每]|之前|以前|预计|承诺|\b(?:will|can|may|must|should|please|every|next|after|by|"
    r"expect|plan|ago|old|before)\b|前(?![后台])"
)
_A_PART = re.compile(r"(?:\b(?:last|first|next|other|further|another|past)|最后|最初|头|前)\s?$")
EACH = re.compile(r"(?:[每隔]|\b(?:every|each))\s?$")
_AIM = re.compile(r"\b(?:target|goal|limit|standard|maximum|aim)\b|目标|标准|上限|期限|规定|要求")
"""How long it ought to take is not how long it took."""
_AHEAD = re.compile(
    r"\b(?:next|update|bulletin|briefing|report by|review|follow-up|appointment)\b|"
    r"更新|说明会|回诊|复诊|预约|下次|前$|前(?:公布|完成|说明|回[覆复])"
)
"""In a line of what is still to come."""
_SLACK = 0.2
"""People round: a third of an hour is said for 21 minutes."""
_SHORT, _WITHIN = 60.0, 0.55
"""What was done within so few minutes took at least this share of them."""
_NARROW = 0.05
"""How far a length may lie from what is between two moments, as a share of it."""
_FEW = 12
"""How many moments of the facts are looked at."""
_A_LETTER = 0.5
"""How many words two lengths have beside them in common before they are of the same."""
_ALIKE = 12
"""How many times as long the longer of them is at most."""
_PAUSE = re.compile("[。;；:：]")
_STOPS = ",，、;；。.:："
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


def impossible(text: str, facts: Sequence[tuple[str, Sequence[Value]]]) -> Iterator[Length]:
    """The lengths of a sentence that the facts rule out.

    `facts` are the folded lines with their values. Where one of them says how long something was,
    a length is held against that; else against the two moments that they give, if there are two.
    What is promised or still to come is no length of what was.
    """
    all_said = list(lengths_in(text))
    if not all_said:
        return
    told = [
        (length, _beside(line, length))
        for line, _ in facts
        if not _AIM.search(line)
        for length in lengths_in(line)
        if not EACH.search(line, 0, length.start)
    ]
    apart = _between(facts)
    for length in all_said:
        before = _PAUSE.split(text[max(0, length.start - 24) : length.start])[-1]
        around = before + text[length.end : length.end + 12]
        if (
            _TO_COME.search(before)
            or _A_PART.search(before)
            or not (_of_what_was(length, text, around) or _is_told(length, text, told))
            or (lies_between(length, facts) and not _is_told(length, text, told, 1.0))
        ):
            continue
        if any(_are_alike(length, each) for each, _ in told):
            same = _of_stay(length, text, around) or _is_told(length, text, told)
            if same and not any(length.may_be(each.minutes, each.minutes) for each, _ in told):
                yield length
        elif apart is not None and (apart[1] == length.by_days or apart[0] > 1440):
            gap = apart[0]
            if length.bound != "under" and length.minutes > gap * _ALIKE:
                continue
            if not length.may_be(gap, gap + (1440.0 if length.by_days else 0.0)):
                yield length


def _is_told(
    length: Length,
    text: str,
    told: Sequence[tuple[Length, Gist]],
    enough: float = _A_LETTER,
) -> bool:
    """Whether a line says how long the same was: their words have so many in common."""
    here = _beside(text, length).words
    return any(
        weight_of(beside.words & here) >= enough and _are_alike(length, each)
        for each, beside in told
    )


def _are_alike(length: Length, other: Length) -> bool:
    shorter, longer = sorted((length.minutes, other.minutes))
    return longer <= _ALIKE * shorter


def _beside(text: str, length: Length) -> Gist:
    """The gist of what stands around a length in its clause."""
    start = max(text.rfind(stop, 0, length.start) for stop in _STOPS) + 1
    ends = (text.find(stop, length.end) for stop in _STOPS)
    end = min((at for at in ends if at >= 0), default=len(text))
    return gist_of(f"{text[start : length.start]} {text[length.end : end]}")


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
    moments = {moment for _, there in facts for moment in _moments(there)}
    days = {_day(value) for _, there in facts for value in there if value.kind == "date"}
    first = min(days, default=0)
    return {(first if day is None else day) * 1440 + at for day, at in moments} | {
        day * 1440.0 for day in days
    }


def _of_what_was(length: Length, text: str, around: str) -> bool:
    if length.bound == "under":
        return _DONE.search(text) is not None and _TO_COME.search(text[length.end :]) is None
    return _of_stay(length, text, around)


def _of_stay(length: Length, text: str, around: str) -> bool:
    """Whether it says how long something lasted."""
    return _TOOK.search(around) is not None or any(
        _LASTING.search(side) for side in (text[: length.start], text[length.end :])
    )


def _between(facts: Sequence[tuple[str, Sequence[Value]]]) -> tuple[float, bool] | None:
    """How far the two moments of the facts lie apart, and whether only their days are known."""
    facts = [(line, there) for line, there in facts if not _AHEAD.search(line)]
    values = [value for _, there in facts for value in there]
    if any(value.kind == "clock" for value in values):
        moments = {moment for _, there in facts for moment in _moments(there)}
        days = {day for day, _ in moments if day is not None}
        if len(moments) == 2 and len(days) <= 2:
            usual = min(days, default=0)
            early, late = sorted((usual if day is None else day) * 1440 + at for day, at in moments)
            return late - early, False
        return None
    days_told = {_day(value) for value in values if value.kind == "date"}
    if len(days_told) == 2:
        return (max(days_told) - min(days_told)) * 1440.0, True
    return None


def _moments(there: Sequence[Value]) -> Iterator[tuple[int | None, float]]:
    """The times of a line, each with the day that was named last before it."""
    day: int | None = None
    for value in there:
        if value.kind == "date":
            day = _day(value)
        elif value.kind == "clock":
            yield day, value.amount[0] * 60 + value.amount[1]


def _day(value: Value) -> int:
    month, day = int(value.amount[-2]), int(value.amount[-1])
    try:
        return date(2026, month, day).toordinal()
    except ValueError:
        return date(2026, month, 28).toordinal()
