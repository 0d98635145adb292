"""The options of the strategy, weighed in the open: what speaks for each, against it, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.reasons import given


class Verdict(StrEnum):
    """What became of an option."""

    OPEN = "open"
    CHOSEN = "chosen"
    LATER = "later"
    NOT_CHOSEN = "not_chosen"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go. `kind` is the option's id in the playbook, empty for one of our own."""

    id: int
    kind: str
    title: str
    pros: str = ""
    cons: str = ""
    conditions: str = ""
    law: str = ""
    verdict: Verdict = Verdict.OPEN
    why: str = ""
    at: datetime | None = None
    by: int | None = None


@dataclass(eq=False)
class NotWeighed(Trouble):
    """An option is chosen once it says what speaks for it and what against."""

    title: str


def judged(option: Option, verdict: Verdict, why: str, at: datetime, by: int) -> Option:
    """The option chosen, kept for later, not chosen, or put back on the table.

    Raises:
        NotWeighed: it was chosen with one scale of the balance empty.
        ReasonMissing: every verdict says why.
    """
    because = given(why, "weigh_option")
    if verdict is Verdict.CHOSEN and not (option.pros.strip() and option.cons.strip()):
        raise NotWeighed(option.title)
    return replace(option, verdict=verdict, why=because, at=at, by=by)


def chosen(options: Iterable[Option]) -> tuple[Option, ...]:
    """The options that make up the strategy."""
    return tuple(option for option in options if option.verdict is Verdict.CHOSEN)


def only_one_weighed(options: Iterable[Option]) -> bool:
    """Whether something was chosen with nothing beside it: no balance, and counsel will ask."""
    return len(found := tuple(options)) == 1 and bool(chosen(found))
