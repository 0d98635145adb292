"""Whether the facts rule out how long something was, as a draft tells it: by how long a line says
that it was, or by the two moments that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import Gist, gist_of, weight_of
from clinicguard.statements.guard.lengths import (
    EACH,
    Length,
    day_of,
    lengths_in,
    lies_between,
    moments_in,
)
from clinicguard.statements.guard.values import Value

_STOPPAGE = r"outage|closure|delay|interruption|shutdown|downtime|stoppage|power cut|blackout|wait"
_LASTING = re.compile(
    rf"\b(?:{_STOPPAGE}) of (?:about |around |some |roughly )?$|"
    rf"^[ -](?:{_STOPPAGE})\b|^的?(?:停[水电诊摆]|断[水电网]|中断|等待|延误)"
)
"""A length that belongs to what stood still: "an outage of four hours", "a four-hour outage"."""
_A_PART = re.compile(r"(?:\b(?:last|first|next|other|further|another|past)|最后|最初|头|前)\s?$")
_A_LETTER = 0.5
"""How many words two lengths have beside them in common before they are of the same."""
_ALIKE = 12
"""How many times as long the longer of them is at most."""
_PAUSE = re.compile("[。;；:：]")
_STOPS = ",，、;；。.:："


@dataclass(frozen=True, slots=True)
class LengthWords:
    """The file guard/lengths.yaml."""

    took: re.Pattern[str]
    done: re.Pattern[str]
    to_come: re.Pattern[str]
    aim: re.Pattern[str]
    ahead: re.Pattern[str]


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
        if not _words().aim.search(line)
        for length in lengths_in(line)
        if not EACH.search(line, 0, length.start)
    ]
    apart = _between(facts)
    for length in all_said:
        before = _PAUSE.split(text[max(0, length.start - 24) : length.start])[-1]
        around = before + text[length.end : length.end + 12]
        if (
            _words().to_come.search(before)
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


def _of_what_was(length: Length, text: str, around: str) -> bool:
    if length.bound == "under":
        return (
            _words().done.search(text) is not None
            and _words().to_come.search(text[length.end :]) is None
        )
    return _of_stay(length, text, around)


def _of_stay(length: Length, text: str, around: str) -> bool:
    """Whether it says how long something lasted."""
    return _words().took.search(around) is not None or any(
        _LASTING.search(side) for side in (text[: length.start], text[length.end :])
    )


def _between(facts: Sequence[tuple[str, Sequence[Value]]]) -> tuple[float, bool] | None:
    """How far the two moments of the facts lie apart, and whether only their days are known."""
    facts = [(line, there) for line, there in facts if not _words().ahead.search(line)]
    values = [value for _, there in facts for value in there]
    if any(value.kind == "clock" for value in values):
        moments = {moment for _, there in facts for moment in moments_in(there)}
        days = {day for day, _ in moments if day is not None}
        if len(moments) == 2 and len(days) <= 2:
            usual = min(days, default=0)
            early, late = sorted((usual if day is None else day) * 1440 + at for day, at in moments)
            return late - early, False
        return None
    days_told = {day_of(value) for value in values if value.kind == "date"}
    if len(days_told) == 2:
        return (max(days_told) - min(days_told)) * 1440.0, True
    return None


@cache
def _words() -> LengthWords:
    return read(resources() / "guard" / "lengths.yaml", LengthWords)
