"""Times of day as people say them, with the part of the day before or behind the hour."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.clocks import clocks_in
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.parts_of_day import have_hours_in_common, parts_of_day


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("中午1點", 13, 0),
        ("中午十一點半", 11, 30),
        ("下午12點半", 12, 30),
        ("下午14點20分", 14, 20),
        ("上午12點", 12, 0),
        ("早上一點", 1, 0),
        ("晚上12點", 0, 0),
        ("晚上1點", 1, 0),
        ("晚間8:30", 20, 30),
        ("半夜12點", 0, 0),
        ("半夜兩點", 2, 0),
        ("深夜11點", 23, 0),
        ("凌晨12點10分", 0, 10),
        ("夜里11点", 23, 0),
        ("零點", 0, 0),
        ("24:00", 0, 0),
        ("00:30", 0, 30),
        ("20:30", 20, 30),
        ("12 am", 0, 0),
        ("12 pm", 12, 0),
        ("12.15 a.m.", 0, 15),
        ("8:30 p.m.", 20, 30),
        ("8:30 in the evening", 20, 30),
        ("8:30 this morning", 8, 30),
        ("nine o'clock at night", 21, 0),
        ("at two in the morning", 2, 0),
        ("to five in the afternoon", 17, 0),
        ("twenty to one in the afternoon", 12, 40),
        ("half past eight tonight", 20, 30),
        ("noon", 12, 0),
        ("12 noon", 12, 0),
        ("twelve midnight", 0, 0),
    ],
)
def test_the_part_of_the_day_tells_which_hour_is_meant(
    written: str, hour: int, minute: int
) -> None:
    clock, *_ = clocks_in(folded(written))
    assert (clock.hour, clock.minute, clock.either_half) == (hour, minute, False)


@pytest.mark.parametrize(
    "written", ["8:30", "三點半", "half past three", "twenty to one", "at four"]
)
def test_an_hour_alone_is_of_either_half(written: str) -> None:
    clock, *_ = clocks_in(folded(written))
    assert clock.either_half


@pytest.mark.parametrize(
    "written",
    ["25:30", "10:75", "afternoon", "Take two in the morning and one at night", "九點二度"],
)
def test_what_is_no_time_of_day_is_read_as_none(written: str) -> None:
    assert list(clocks_in(folded(written))) == []


@pytest.mark.parametrize(
    ("one", "other", "in_common"),
    [
        ("上午", "早上", True),
        ("中午", "下午", True),
        ("傍晚", "晚上", True),
        ("in the evening", "at night", True),
        ("半夜", "凌晨", True),
        ("上午", "下午", False),
        ("in the afternoon", "in the evening", False),
        ("in the morning", "at night", False),
    ],
)
def test_two_parts_of_the_day_may_be_one(one: str, other: str, in_common: bool) -> None:
    both = parts_of_day(folded(one)), parts_of_day(folded(other))
    assert have_hours_in_common(*both) is in_common
