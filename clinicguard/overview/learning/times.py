"""How long a first reply and an answer took, and how many came within the promised time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median


@dataclass(frozen=True, slots=True)
class Course:
    """One promised time: when it began, when it was met (None: not yet), when it was due.

    `off` marks a clock that was switched off: withdrawn, another kind, another day of receipt.
    """

    began: datetime
    met: datetime | None
    due: datetime
    off: bool = False


@dataclass(frozen=True, slots=True)
class Took:
    """Of `met` that were met `in_time` were so within the promise; `late_open` still wait overdue.

    `middle` is the median of what the met ones took, `longest` the longest; None without any.
    """

    met: int
    in_time: int
    waiting: int
    late_open: int
    middle: timedelta | None
    longest: timedelta | None


def took(courses: Iterable[Course], now: datetime) -> Took:
    """Counts them. Held days are part of what it took: who waits, waits on."""
    known = [course for course in courses if not course.off]
    lengths = [course.met - course.began for course in known if course.met is not None]
    waiting = [course for course in known if course.met is None]
    return Took(
        met=len(lengths),
        in_time=sum(course.met is not None and course.met <= course.due for course in known),
        waiting=len(waiting),
        late_open=sum(course.due < now for course in waiting),
        middle=_middle(lengths),
        longest=max(lengths, default=None),
    )


def _middle(lengths: list[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(each.total_seconds() for each in lengths)) if lengths else None
