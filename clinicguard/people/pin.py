"""What a PIN has to be: six digits or more, and none that everybody tries first."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from clinicguard.host.trouble import Trouble

LEAST, MOST = 6, 12


class WeakPin(Trouble):
    """`why` is "short", "digits" or "easy"."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


def normal(typed: str) -> str:
    """Full-width digits count as plain ones; blanks are left out."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def check_pin(typed: str) -> str:
    """The PIN as it is used. Raises WeakPin."""
    pin = normal(typed)
    if not pin.isascii() or (pin and not pin.isdigit()):
        raise WeakPin("digits")
    if not LEAST <= len(pin) <= MOST:
        raise WeakPin("short")
    if is_easy(pin):
        raise WeakPin("easy")
    return pin


def is_easy(pin: str) -> bool:
    """One digit, a row up or down, a pair or a triple again and again, one half like the other."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return True
    return any(
        len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size)
        for size in range(1, len(pin) // 2 + 1)
    )
