"""Signal or noise: natural process limits of a row of counts, and two run rules (XmR).

Limits: mean ± 2.66 × mean moving range; a point outside is a signal. Two rules about runs: three
of four points in a row nearer to the same limit than to the mean, and eight in a row on one side
of the mean (Wheeler and Chambers, Understanding Statistical Process Control, 1992; Wheeler,
Understanding Variation, 1993). 2.66 is 3 ÷ 1.128, the bias correction of a range of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

FACTOR = 2.66
FEWEST = 12
"""With fewer points the limits are too uncertain to be shown."""
RUN = 8
NEAR, OF = 3, 4


class Signal(StrEnum):
    """Which rule a point breaks."""

    OUTSIDE = "outside"
    NEAR_LIMIT = "near_limit"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean, the natural limits, and the rule that each signal (by index) breaks first."""

    mean: float
    lower: float
    upper: float
    broken: tuple[tuple[int, Signal], ...]

    @property
    def signals(self) -> frozenset[int]:
        """Which values are signals."""
        return frozenset(at for at, _ in self.broken)

    def at(self, index: int) -> Signal | None:
        """Which rule a value breaks, if it breaks one."""
        return dict(self.broken).get(index)


def limits(values: Sequence[float]) -> Limits | None:
    """The limits of counts, never below 0; None when there are fewer than FEWEST values."""
    return natural(values, floor=0.0) if len(values) >= FEWEST else None


def natural(values: Sequence[float], floor: float | None = None) -> Limits:
    """The natural limits of a row of at least two values.

    Raises:
        ValueError: fewer than two values have no moving range.
    """
    if len(values) < 2:
        raise ValueError("a moving range takes two values")
    mean = sum(values) / len(values)
    moving = sum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)
    lower, upper = mean - FACTOR * moving, mean + FACTOR * moving
    found: dict[int, Signal] = {}
    for rule, indices in (
        (Signal.OUTSIDE, _outside(values, lower, upper)),
        (Signal.RUN, _runs(values, mean)),
        (Signal.NEAR_LIMIT, _near(values, mean, FACTOR * moving)),
    ):
        for at in indices:
            found.setdefault(at, rule)
    shown = lower if floor is None else max(lower, floor)
    return Limits(mean, shown, upper, tuple(sorted(found.items())))


def _outside(values: Sequence[float], lower: float, upper: float) -> Iterator[int]:
    yield from (at for at, value in enumerate(values) if not lower <= value <= upper)


def _runs(values: Sequence[float], mean: float) -> Iterator[int]:
    """Every eight or more in a row on one side; a value on the mean breaks a run."""
    side, start = 0, 0
    for at, value in enumerate([*values, mean]):
        here = (value > mean) - (value < mean)
        if here != side:
            if side and at - start >= RUN:
                yield from range(start, at)
            side, start = here, at


def _near(values: Sequence[float], mean: float, reach: float) -> Iterator[int]:
    """The three of any four in a row that lie beyond half way to the same limit."""
    for start in range(len(values) - OF + 1):
        for side in (1, -1):
            beyond = [
                at
                for at in range(start, start + OF)
                if reach and side * (values[at] - mean) > reach / 2
            ]
            if len(beyond) >= NEAR:
                yield from beyond
