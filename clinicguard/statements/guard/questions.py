"""What a line of the open points asks: whether, why, who, how many, how long, where from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import Gist, gist_of
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.values import unit_named

Asks = Literal[
    "whether", "cause", "who", "how", "number", "length", "when", "result", "blame", "motive"
]

OF_EVENTS = ("cause", "how", "motive")
"""What is asked of points that name an event: what is behind it."""
_CLAIMED = re.compile(r"^\s*[为是:：]|\b(?:was|is|were|are)\b[^?]*$")
"""Behind *the cause*: what is claimed to be it."""
_LIGHT = frozenset("的了在为被把与和及或其该此本曾有人上下中后前时会要已经过是个位名一")
_COUNTED_AS = {
    "人": "people",
    "户": "people",
    **dict.fromkeys("笔条份张封", "items"),
    **dict.fromkeys("件剂瓶盒支", "things"),
    "次": "times",
}
_NONE: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question, and what it is asked by."""

    id: Asks
    by: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The file guard/questions.yaml."""

    asks: tuple[Question, ...]
    aside: re.Pattern[str]
    light: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A line of what is not known: what it asks, and what about."""

    line: Known
    asks: Asks
    core: Gist
    counted: str = ""
    """What a number that is asked for counts, as guard/units.yaml names it."""
    letters: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The Chinese letters of weight of a question, and of those the ones behind *whether*."""


def open_point(line: Known) -> OpenPoint:
    """A line of the open points, read for what it asks."""
    words = _words().aside.sub(" ", line.folded)
    for question in _words().asks:
        asks, found = question.id, question.by.search(words)
        if found is not None and not (asks == "cause" and _CLAIMED.search(words[found.end() :])):
            counted = _COUNTED_AS.get(found.groupdict().get("counted") or "", "")
            if found.groupdict().get("sum"):
                counted = "money"
            if asks == "number" and not counted:
                counted = unit_named(words[found.end() :])
            core = gist_of(f"{words[: found.start()]} {words[found.end() :]}")
            letters = _letters(words), _letters(words[found.end() :])
            return OpenPoint(line, asks, core, counted, letters if asks == "whether" else _NONE)
    return OpenPoint(line, "whether", gist_of(words))


def _letters(words: str) -> frozenset[str]:
    plain = _words().light.sub("", words)
    return frozenset(x for x in plain if "\u3400" <= x <= "\u9fff" and x not in _LIGHT)


@cache
def _words() -> QuestionWords:
    return read(resources() / "guard" / "questions.yaml", QuestionWords)
