"""Times that a wall clock shows twice, or never: when summer time ends or begins (PEP 495)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def is_twice(moment: datetime) -> bool:
    """Whether the clocks go back over it: `fold` says which of the two is meant."""
    first, second = _offsets(moment)
    return first > second


def is_never(moment: datetime) -> bool:
    """Whether the clocks go forward over it."""
    first, second = _offsets(moment)
    return first < second


def on_by(moment: datetime, much: timedelta) -> datetime:
    """So much time later or earlier, as it passes, and not as the wall clock counts."""
    return (moment.astimezone(UTC) + much).astimezone(moment.tzinfo)


def there(moment: datetime) -> datetime:
    """The same, or what the clocks show in its place where they go over it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def _offsets(moment: datetime) -> tuple[timedelta, timedelta]:
    first, second = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    assert first is not None
    assert second is not None
    return first, second
