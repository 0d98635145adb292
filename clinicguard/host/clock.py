"""The time: what the wall says, what has passed, and which start of the PC it was."""

from __future__ import annotations

import re
import sys
import time
import uuid
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Protocol

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{1,6}Z")


class Clock(Protocol):
    """Where a time comes from, so that nothing else asks the system."""

    def now(self) -> datetime:
        """The wall clock: UTC, aware, whole milliseconds."""

    def mono(self) -> int:
        """Nanoseconds that only ever grow while the PC runs."""

    def boot(self) -> str:
        """Names this start of the PC: `mono` compares only within one."""


class SystemClock:
    """The clock of this PC."""

    def now(self) -> datetime:
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def mono(self) -> int:
        return time.monotonic_ns()

    def boot(self) -> str:
        return _boot()


@cache
def _boot() -> str:
    if sys.platform == "linux":
        source = Path("/proc/sys/kernel/random/boot_id")
        if source.is_file():
            return source.read_text("ascii").strip()[:8]
    return uuid.uuid4().hex[:8]


def to_text(moment: datetime) -> str:
    """The one written form of a time: `2026-11-21T01:38:12.345Z`.

    Raises:
        ValueError: the time has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_text(text: str) -> datetime:
    """Reads the written form back. Raises ValueError: it is none."""
    if _WRITTEN.fullmatch(text) is None:
        raise ValueError(f"no time: {text[:40]!r}")
    return datetime.fromisoformat(text)
