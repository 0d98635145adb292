"""Times of day in a folded text, in whatever form: 下午三點一刻, "quarter past three", "noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clinicguard.statements.guard.numerals import HAN, LATIN, amount_of
from clinicguard.statements.guard.parts_of_day import (
    hour_meant,
    words_before_an_hour,
    words_behind_an_hour,
)

_N = rf"(?:\d{{1,4}}|{HAN}{{1,6}})"
_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_AMPM = r"(?P<ampm>am\b|pm\b|a\.m|p\.m)"
_MEASURED = "度|公斤|公克|毫升|毫克|公分|厘米|毫米|克|倍"
_BEFORE = "at|until|till|from|before|by|around"
_MINUTES = {"half": 30.0, "quarter": 15.0, "a quarter": 15.0, "一刻": 15.0, "三刻": 45.0}
_TWO_OR_THREE = re.compile("[一二三四五六七八九]{2}")
"""No hour but one of two: 二三點."""
_NAMED = {"noon": 12.0, "midnight": 0.0}
_NEEDED = (
    tuple(_NAMED),
    tuple(_NAMED),
    (":", "："),
    ("点", "时"),
    ("am", "pm", "a.m", "p.m", "o'clock"),
    (" to ", "-", *_BEFORE.split("|")),
    (" to ", " until ", " till ", "-", "–"),
    (" past ", " to "),
    tuple(_BEFORE.split("|")),
    (" in the ", " at "),
)
"""For each pattern the words of which one stands in all that it meets: most patterns are of another
language than the text."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and its place; `either_half` where it may be before noon or after it."""

    hour: float
    minute: float
    start: int
    end: int
    either_half: bool


def clocks_in(text: str) -> Iterator[Clock]:
    """Every time of day; one place may be read in several ways, the surest comes first."""
    for needed, pattern in zip(_NEEDED, _patterns(), strict=True):
        if any(word in text for word in needed):
            yield from filter(None, map(_clock, pattern.finditer(text)))


def _clock(found: re.Match[str]) -> Clock | None:
    said = {name: words for name, words in found.groupdict().items() if words}
    if "named" in said:
        if "m" in said:
            return _beside_named(said, found)
        return Clock(_NAMED[said["named"]], 0.0, *found.span(), either_half=False)
    shown, minute = amount_of(said["h"]), _minute(said)
    if _TWO_OR_THREE.fullmatch(said["h"]):
        return None
    if shown is None or minute is None or shown > 24 or minute >= 60:
        return None
    hour = shown
    if said.get("way") == "to":
        hour, minute = shown - 1, 60 - minute
    part = said.get("part") or said.get("ampm") or said.get("behind")
    if part is not None:
        hour = hour_meant(hour, part)
    return Clock(hour % 24, minute, *found.span(), part is None and 0 < shown <= 12)


def _beside_named(said: dict[str, str], found: re.Match[str]) -> Clock | None:
    """So many minutes past noon or to midnight."""
    minute = _minute(said)
    if minute is None or minute >= 60:
        return None
    gone = (_NAMED[said["named"]] * 60 + (minute if said["way"] == "past" else -minute)) % 1440
    return Clock(gone // 60, gone % 60, *found.span(), either_half=False)


def _minute(said: dict[str, str]) -> float | None:
    if "half" in said:
        return 30.0
    written = said.get("quarter") or said.get("m") or said.get("bare") or "0"
    return _MINUTES.get(written, amount_of(written))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    part = rf"(?:(?P<part>{words_before_an_hour()})\s?)?"
    which = r"(?:(?:in|on) the |at |this |that |(?:that|the) same )"
    words = rf"(?P<behind>{words_behind_an_hour()})\b"
    behind = rf"(?:(?=,? {which}?{words})|)"
    minutes = rf"(?P<m>half|quarter|a quarter|{LATIN}|\d{{1,2}})(?: minutes)? (?P<way>past|to)"
    return (
        re.compile(rf"\b(?<!from ){minutes} (?P<named>{'|'.join(_NAMED)})\b"),
        re.compile(
            rf"\b(?<!minutes to )(?<!quarter to )(?:(?:12|twelve) )?(?P<named>{'|'.join(_NAMED)})\b"
        ),
        re.compile(
            rf"{part}(?<!\d)(?P<h>\d{{1,2}})[:：](?P<m>\d{{2}})(?!\d)(?:\s?{_AMPM}|{behind})"
        ),
        re.compile(
            rf"{part}(?<![周期拜])(?P<h>{_N})\s?[点时](?!{HAN}{{1,2}}\s?(?:{_MEASURED}))"
            rf"(?:\s?(?P<half>半)|\s?(?P<quarter>[一三]刻)|\s?(?P<m>{_N})\s?分"
            r"|(?P<bare>[二三四五]?十[一二三四五六七八九]?)(?![一二三四五六七八九十百千个人名位年月天]))?"
            r"(?!间|段|候|常|效)"
        ),
        re.compile(
            rf"\b(?P<h>\d{{1,2}}|{LATIN})(?:[ .](?P<m>\d{{2}}))? ?(?:{_AMPM}|o'clock{behind})"
        ),
        re.compile(
            rf"(?:\b(?:{_BEFORE}) |(?<=\d to )|(?<=\d-))(?P<h>\d{{1,2}})\.(?P<m>[0-5]\d)\b"
            r"(?! ?(?:%|[a-z]?m\b|m[lg]\b|kg|per|million|times|degrees))"
        ),
        re.compile(
            r"(?<![\d.$£€])(?P<h>\d{1,2})\.(?P<m>[0-5]\d)"
            r"(?= ?(?:to|until|till|-|–) ?\d{1,2}\.\d\d\b)"
        ),
        re.compile(rf"\b{minutes} (?P<h>{LATIN}|\d{{1,2}})\b(?: {which}?{words}| ?{_AMPM})?"),
        re.compile(
            rf"\b(?:{_BEFORE}|ended at) (?P<h>{_HOUR})(?: in the {words})?"
            r"(?= (?:on|this|that|tonight|today|tomorrow|sharp|to|until|till|and|yesterday)\b"
            r"|[.,;:!?)]|$)"
        ),
        re.compile(
            rf"\b(?:{_BEFORE}|to|after|since|between) (?P<h>{_HOUR}|\d{{1,2}}) (?:in the|at) "
            rf"{words}"
        ),
    )
