"""Strings that break things: each line of tests/data/naughty.txt is one, as a JSON string."""

from __future__ import annotations

import json
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "naughty.txt"

NAUGHTY: tuple[str, ...] = tuple(map(json.loads, _FILE.read_text("ascii").splitlines()))
"""Markup, formulas, SQL, search syntax, rare Han, other scripts, emoji, controls, lengths."""


def kept(text: str) -> str:
    """What the records hold of it: everything but NUL, which is kept as its picture."""
    return text.replace("\0", "\N{SYMBOL FOR NULL}")
