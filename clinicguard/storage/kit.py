"""The recovery card's words: 256 bits as 24 words of a known list, the last with a check."""

from __future__ import annotations

import difflib
import secrets
from functools import cache

from mnemonic import Mnemonic

from clinicguard.storage.troubles import KitMisread

WORDS = 24


@cache
def _list() -> Mnemonic:
    return Mnemonic("english")


def new_secret() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(32)


def to_words(secret: bytes) -> tuple[str, ...]:
    """The 24 words of a secret (BIP 39, English list: four letters tell a word apart)."""
    return tuple(_list().to_mnemonic(secret).split())


def from_words(typed: str) -> bytes:
    """The secret of 24 typed words; capitals, numbers and line breaks between them do not matter.

    Raises:
        KitMisread: which word is unknown and what it may have been; or the check does not agree.
    """
    words = [
        word for word in typed.lower().replace(",", " ").split() if not word.strip(".)").isdigit()
    ]
    for place, word in enumerate(words, 1):
        if word not in _list().wordlist:
            raise KitMisread(place, nearest(word))
    if len(words) != WORDS or not _list().check(" ".join(words)):
        raise KitMisread(None, None)
    return bytes(_list().to_entropy(" ".join(words)))


def is_word(word: str) -> bool:
    """Whether the list has the word."""
    return word.strip().lower() in _list().wordlist


def goes_on(beginning: str) -> bool:
    """Whether a longer word of the list begins like this: somebody may still be typing it."""
    typed = beginning.strip().lower()
    return any(word.startswith(typed) and word != typed for word in _list().wordlist)


def nearest(word: str) -> str | None:
    """The word of the list that was probably meant."""
    near = difflib.get_close_matches(word.strip().lower(), _list().wordlist, 1, 0.7)
    return near[0] if near else None


def passphrase_words(n: int = 6) -> str:
    """An offered passphrase: six words, 66 bits, ASCII only so that every keyboard can type it."""
    return " ".join(secrets.choice(_list().wordlist) for _ in range(n))
