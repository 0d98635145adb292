"""How long an exhibit is kept: the last case that lists it, minors longer, every hold beats it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from clinicguard.overview.exhibit_rule import Kept, ListedIn, keeping_of
from clinicguard.overview.retention import Hold

HOLD = Hold(datetime(2030, 1, 1, tzinfo=UTC), 1, "訴訟中")
CAME, TODAY = date(2026, 11, 20), date(2040, 1, 1)


def case(number: str, ended: date | None, **more: object) -> ListedIn:
    return ListedIn(number, ended, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cases", "ended", "until", "minor"),
    [
        ((), CAME, date(2033, 11, 20), False),
        ((case("C-1", date(2027, 1, 1)),), date(2027, 1, 1), date(2034, 1, 1), False),
        (
            (case("C-1", date(2027, 1, 1)), case("I-1", date(2028, 2, 29))),
            date(2028, 2, 29),
            date(2035, 2, 28),
            False,
        ),
        (
            (case("C-1", date(2027, 1, 1), born=date(2020, 5, 1)), case("I-1", date(2028, 1, 1))),
            date(2028, 1, 1),
            date(2045, 5, 1),
            True,
        ),
        ((case("C-1", date(2027, 1, 1)), case("I-1", None)), None, None, False),
    ],
)
def test_the_last_day(
    cases: tuple[ListedIn, ...], ended: date | None, until: date | None, minor: bool
) -> None:
    keeping = keeping_of(Kept("E-1", CAME, cases), 7)
    assert (keeping.ended, keeping.until, keeping.minor) == (ended, until, minor)
    assert keeping.cases == tuple(each.number for each in cases)
    assert keeping.still_open == tuple(each.number for each in cases if each.ended is None)
    assert keeping.is_over(TODAY) == (until is not None and until < TODAY)


@pytest.mark.parametrize(
    ("holds", "cases", "held"),
    [
        ((("E-1", HOLD),), (), ""),
        ((("E-2", HOLD),), (), "E-2"),
        ((), (case("C-1", CAME), case("I-1", CAME, hold=HOLD)), "I-1"),
        ((("E-2", HOLD), ("E-1", HOLD)), (case("I-1", CAME, hold=HOLD),), ""),
    ],
)
def test_a_hold_beats_every_time_and_is_named(
    holds: tuple[tuple[str, Hold], ...], cases: tuple[ListedIn, ...], held: str
) -> None:
    keeping = keeping_of(Kept("E-1", CAME, cases, holds), 7)
    assert keeping.hold == HOLD
    assert keeping.held == held
    assert not keeping.is_over(TODAY)
