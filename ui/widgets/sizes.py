"""How large something is, in a few characters."""

from __future__ import annotations

_UNITS = (("GB", 10**9), ("MB", 10**6), ("KB", 10**3))


def size_words(size: int) -> str:
    """Bytes for the eye: 812 B, 38 KB, 2.4 MB, 73.8 GB."""
    for unit, scale in _UNITS:
        if size >= scale:
            number = size / scale
            return f"{number:.0f} {unit}" if unit == "KB" else f"{number:.1f} {unit}"
    return f"{size} B"
