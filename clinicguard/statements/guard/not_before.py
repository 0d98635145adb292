"""What is to come only after something else, told as done or as coming at once: "fees are talked
about only once the cause is known", 檢修合格前不開放."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.reading import Reading


@dataclass(frozen=True, slots=True)
class BeforeWords:
    """The file guard/not_before.yaml."""

    only_then: re.Pattern[str]
    money: re.Pattern[str]
    pays: re.Pattern[str]
    used: re.Pattern[str]
    now: re.Pattern[str]
    later: re.Pattern[str]


def not_before(
    clauses: Sequence[tuple[int, int]], facts: Sequence[Known], reading: Reading
) -> Iterator[Hit]:
    """X1 for clauses in which that has come already or comes at once."""
    ready = _words()
    later = [line for line in facts if ready.only_then.search(line.folded)]
    for start, end in clauses if later else ():
        words = reading.text[start:end]
        if ready.now.search(words) is None or ready.later.search(words):
            continue
        known = next((line for line in later if _is_of(words, line)), None)
        if known is not None:
            yield Hit("X1", start, end, "X1-before", known=known.words)


def _is_of(words: str, line: Known) -> bool:
    ready = _words()
    if ready.money.search(line.folded):
        return ready.pays.search(words) is not None
    if ready.used.search(line.folded) is None or ready.used.search(words) is None:
        return False
    return weight_of(line.gist.words & gist_of(words).words) >= 1


@cache
def _words() -> BeforeWords:
    return read(resources() / "guard" / "not_before.yaml", BeforeWords)
