"""The decision log: what was known then, which options there were, what was chosen, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.facts import Fact, KnownFact, known_now
from clinicguard.incidents.reasons import given

WRITTEN = "decided"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `known` is the fact table of that moment, frozen; `kind` says what made it.

    `known_words` is what was known beside the table, in words.
    """

    id: int
    kind: str
    question: str
    options: tuple[str, ...]
    choice: str
    why: str
    at: datetime
    by: int
    known: tuple[KnownFact, ...] = ()
    known_words: str = ""

    @property
    def written(self) -> bool:
        """Whether somebody wrote it down; else a step made it, and its choice is the step's id."""
        return self.kind == WRITTEN


@dataclass(eq=False)
class ChoiceMissing(Trouble):
    """A decision says what was chosen."""

    question: str


def decided(
    question: str,
    options: Iterable[str],
    choice: str,
    why: str,
    at: datetime,
    by: int,
    facts: Iterable[Fact],
    kind: str = WRITTEN,
    known_words: str = "",
) -> Decision:
    """A decision with the facts of its moment. The choice is always among its own options.

    Raises:
        ChoiceMissing, ReasonMissing.
    """
    chosen = choice.strip()
    if not chosen:
        raise ChoiceMissing(question)
    weighed = tuple(words for option in options if (words := option.strip()))
    if chosen not in weighed:
        weighed = (*weighed, chosen)
    because = given(why, "decide")
    return Decision(
        0,
        kind,
        question.strip(),
        weighed,
        chosen,
        because,
        at,
        by,
        known_now(facts),
        known_words.strip(),
    )
