"""Dates and times as people write them in a table."""

from __future__ import annotations

from datetime import date, time

import pytest

from clinicguard.host.written_dates import day_of, moment_of


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("112/3/5", date(2023, 3, 5), None),
        ("１１２．０３．０５", date(2023, 3, 5), None),
        ("民國112年3月5日 下午2:30", date(2023, 3, 5), time(14, 30)),
        ("1120305", date(2023, 3, 5), None),
        ("2023-03-05T14:30:00.000", date(2023, 3, 5), time(14, 30)),
        ("2023/3/5（日）09:05", date(2023, 3, 5), time(9, 5)),
        ("2023年3月5日 14时30分", date(2023, 3, 5), time(14, 30)),
        ("2023-03-05 12:10 am", date(2023, 3, 5), time(0, 10)),
        ("2023-03-05 中午12:10", date(2023, 3, 5), time(12, 10)),
        ("2023-03-05 8點", date(2023, 3, 5), time(8, 0)),
    ],
)
def test_a_moment_however_written(written: str, day: date, clock: time | None) -> None:
    assert moment_of(written) == (day, clock)


@pytest.mark.parametrize(
    "written", ["", "3/5/2023", "2023-02-30", "2023-03-05 25:00", "下週一", "44990"]
)
def test_what_is_no_moment(written: str) -> None:
    assert moment_of(written) is None


def test_a_year_of_the_republic_ends_where_ours_begin() -> None:
    assert day_of("199/1/1") == date(2110, 1, 1)
    assert day_of("200/1/1") == date(200, 1, 1)
