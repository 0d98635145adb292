"""What answers no open point although it speaks of it: what came of a thing, what was done about
it, a flat denial where a cause is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import gist_of
from clinicguard.statements.guard.answers import CAUSAL, LED_TO, names_cause
from clinicguard.statements.guard.questions import OpenPoint
from clinicguard.statements.guard.reading import Sentence

_ANY_TIME = gist_of("found noticed discovered detected reported sent noon morning night").words


@dataclass(frozen=True, slots=True)
class NoAnswerWords:
    """The file guard/no_answers.yaml."""

    motive: re.Pattern[str]
    never: re.Pattern[str]
    afterwards: re.Pattern[str]
    set_aside: re.Pattern[str]
    figure: re.Pattern[str]


def denies_flatly(point: OpenPoint, words: str) -> bool:
    """Whether folded words only rule something out, where a cause is asked for, or have no word of
    what somebody is after, where that is."""
    if point.asks == "motive" and _words().motive.search(words) is None:
        return True
    return point.asks in ("cause", "how") and _words().never.search(words) is not None


def tells_no_more(point: OpenPoint, words: str) -> bool:
    """Whether folded words tell of a cause or doer that is asked for no more than that there is
    one: when it was, what came of it, what was done about it. How many takes a figure."""
    if point.asks in ("number", "length"):
        return _words().figure.search(words) is None
    if point.asks == "whether":
        done = _words().set_aside.search(words)
        return done is not None and (done["done"] or done["han"]) not in point.line.folded
    if point.asks not in ("cause", "who", "how", "motive"):
        return False
    if not gist_of(words).words - point.line.gist.words - _ANY_TIME:
        return True
    whole = Sentence(0, len(words), (0,))
    if CAUSAL.search(words) or LED_TO.search(words):
        return point.asks == "cause" and not names_cause(point, whole, words)
    return _words().afterwards.match(words) is not None


@cache
def _words() -> NoAnswerWords:
    return read(resources() / "guard" / "no_answers.yaml", NoAnswerWords)
