"""How much a look at a stranger's file may use up. Known to the looking process and its parent."""

from __future__ import annotations

MEMORY = 1 << 30
"""Bytes."""
PROCESSOR_SECONDS, SLOW_PROCESSOR_SECONDS = 8, 80
"""For a look; for work on whole pages in full size."""
SECONDS, SLOW_SECONDS = 10, 90
"""The same by the clock on the wall: after that the process is killed."""
