"""Time zones as people type them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from clinicguard.evidence.zones import zone_typed


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("UTC", 0),
        ("utc+9", 9),
        ("GMT -5", -5),
        ("+08:00", 8),
        ("−0330", -3.5),
        ("Asia/Tokyo", 9),
        ("台灣時間", 8),
        ("北京时间", 8),
        ("Japan time", 9),
    ],
)
def test_a_zone_is_read(typed: str, hours: float) -> None:
    zone = zone_typed(typed)
    assert zone is not None
    assert datetime(2026, 11, 20, tzinfo=zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("typed", ["", "昨天", "+15", "+08:75", "Asia/Nowhere", "../etc/passwd"])
def test_what_is_no_zone_is_none(typed: str) -> None:
    assert zone_typed(typed) is None
