"""Hours from one to another, "13:00 to 17:00", held against the only such hours of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known, set_anew
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.values import Value

_TO = re.compile(r"\s?(?:到|至|[-–—~]|\b(?:to|until|till|and)\b)\s?(?:隔[天日]|次[天日])?")
_REACHED = re.compile(
    r"专线|热线|电话|客服|来电|致电|拨打|接听|联[系络]|\b(?:hotline|helpline|phones?|calls?|ring|line|reach|"
    r"desk)\b"
)
_OPEN = re.compile(r"门诊|开放|营业|看诊|时间|每[天日]|\b(?:open|opens|hours|runs)\b")
_NEAR = 1.0

Span = tuple[Value, Value]


def hours_between(
    sentence: Sentence, values: Sequence[Value], facts: Sequence[Known], reading: Reading
) -> Iterator[Hit]:
    """X1 for hours of a sentence that are others than those of the facts, where both speak of the
    same."""
    told = [(span, line) for line in facts for span in _spans(line.values, line.folded)]
    here = list(_spans(values, reading.text))
    if len(told) != 1 or len(here) != 1:
        return
    (span, line), (mine,) = told[0], here
    if set_anew(reading, mine[0]) or all(map(Value.agrees, mine, span)):
        return
    words = reading.text[sentence.start : sentence.end]
    if _of_one_matter(words, line, values):
        yield Hit("X1", mine[0].start, mine[1].end, "X1-hours", known=line.words)


def _spans(values: Sequence[Value], text: str) -> Iterator[Span]:
    clocks = [value for value in values if value.kind == "clock"]
    for one, other in pairwise(clocks):
        if _TO.fullmatch(text, one.end, other.start):
            yield one, other


def _of_one_matter(words: str, line: Known, values: Sequence[Value]) -> bool:
    if bool(_REACHED.search(words)) != bool(_REACHED.search(line.folded)):
        return False
    days = [v for v in line.values if v.kind in ("date", "weekday")]
    named = [v for v in values if v.kind in ("date", "weekday")]
    same_day = any(v.kind == d.kind and v.agrees(d) for v in named for d in days)
    if days and named and not same_day:
        return False
    if weight_of(line.gist.words & gist_of(words).words) >= _NEAR:
        return True
    return _OPEN.search(words) is not None and _OPEN.search(line.folded) is not None
