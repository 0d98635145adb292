"""A time has one written form, and nothing else is read as one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from clinicguard.host.clock import from_text, to_text

WRITTEN = "2026-11-21T01:38:12.345Z"


def test_a_time_comes_back_as_it_was_written() -> None:
    moment = datetime(2026, 11, 21, 1, 38, 12, 345_000, UTC)
    assert to_text(moment) == WRITTEN
    assert from_text(WRITTEN) == moment
    assert from_text(WRITTEN).tzinfo is UTC
    assert to_text(moment.astimezone(timezone(timedelta(hours=8)))) == WRITTEN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-21",
        "2026-11-21T01:38:12Z",
        "2026-11-21T01:38:12.345",
        "2026-11-21T01:38:12.345+08:00",
        "2026-11-21 01:38:12.345Z",
        "2026-W47-6T01:38:12.345Z",
        "20261121T013812.345Z",
        "２０２６-11-21T01:38:12.345Z",
        WRITTEN + "\n",
    ],
)
def test_another_form_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="no time"):
        from_text(text)


def test_a_day_that_never_was_is_no_time() -> None:
    with pytest.raises(ValueError, match="day"):
        from_text("2026-02-30T01:38:12.345Z")


def test_a_time_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_text(datetime(2026, 11, 21))  # noqa: DTZ001
