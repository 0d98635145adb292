"""Some, where a fact or a core message says all: "every patient has a new appointment"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import gist_of, share, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.states import state_words

_SOME = re.compile(
    r"部分(?!时间)|有些|仍有|尚有|还有[^,，。]{0,8}[没未]|少数|个别|[不并]非?是?(?:全部|所有|每一)|只有[^,，。]{0,4}[成半]|"
    r"\b(?:some|several|a few|a handful|not all|not every|most|half|part|a third) (?:of )?"
    r"(?!us\b|time\b|people (?:say|ask|have asked))"
)
_ENOUGH = 1.5
_SAME = 0.5


def some_of_all(
    clauses: Sequence[tuple[int, int]], facts: Sequence[Known], reading: Reading
) -> Iterator[Hit]:
    """X1 for clauses that tell of some what a line tells of all."""
    for start, end in clauses:
        if _SOME.search(reading.text, start, end) is None:
            continue
        here = gist_of(reading.text[start:end])
        for line in facts:
            every = state_words().every.search(line.folded) is not None
            common = weight_of(line.gist.words & here.words)
            if every and common >= _ENOUGH and share(line.gist, here) >= _SAME:
                yield Hit("X1", start, end, "X1-some", known=line.words)
                break
