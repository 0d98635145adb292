"""Whether a passphrase is good enough to stand before patients' records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from clinicguard.storage.troubles import WeakPassphrase

LEAST = 15
_LONGEST_JUDGED = 72


@dataclass(frozen=True, slots=True)
class Strength:
    """zxcvbn's judgement: score 0–4, and how many bits a guesser has to go through."""

    score: int
    bits: float


def strength(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """How hard the passphrase is to guess for one who knows the clinic (`about`: its names)."""
    import math

    from zxcvbn import zxcvbn

    plain = normal(passphrase)[:_LONGEST_JUDGED]
    if not plain:
        return Strength(0, 0.0)
    found = zxcvbn(plain, user_inputs=[word for word in about if word])
    return Strength(int(found["score"]), math.log2(max(float(found["guesses"]), 1.0)))


def check_passphrase(passphrase: str, about: Iterable[str] = ()) -> None:
    """Raises WeakPassphrase: `short` under 15 characters, `guessable` under zxcvbn's 3."""
    if len(normal(passphrase)) < LEAST:
        raise WeakPassphrase("short")
    if strength(passphrase, about).score < 3:
        raise WeakPassphrase("guessable")


def normal(passphrase: str) -> str:
    """As it is stretched: NFKC, so that full-width digits of an input method count as plain."""
    return unicodedata.normalize("NFKC", passphrase)
