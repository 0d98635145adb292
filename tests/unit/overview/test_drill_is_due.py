"""Once a month somebody tries whether the backup can be restored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from clinicguard.overview.backups import DRILL_EVERY, drill_is_due

NOW = datetime(2026, 11, 21, 1, 38, tzinfo=UTC)
LONG_AGO, LATELY = NOW - DRILL_EVERY - timedelta(days=1), NOW - timedelta(days=3)


@pytest.mark.parametrize(
    ("place", "drill", "due"),
    [
        (None, None, False),
        (LATELY, None, False),
        (LONG_AGO, None, True),
        (LONG_AGO, LATELY, False),
        (LONG_AGO, LONG_AGO, True),
        (LATELY, LONG_AGO, True),
    ],
)
def test_when_it_is_due(place: datetime | None, drill: datetime | None, due: bool) -> None:
    assert drill_is_due(place, drill, NOW) is due
