"""How a patient's name and number are shown to those who need not know them."""

from __future__ import annotations

import unicodedata

CIRCLE = "○"
_CJK = ("CJK UNIFIED", "CJK COMPATIBILITY", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO")


def masked(name: str) -> str:
    """王小明 → 王○明, 歐陽小明 → 歐○○明, Mary Ann Lee → M○○○ A○○ L○○; one character stays hidden.

    Marks that join to a letter are hidden with it, so that a mask never gives a part of it away.
    """
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if not plain:
        return ""
    if any(unicodedata.name(char, "").startswith(_CJK) for char in plain):
        return _masked_whole(plain.replace(" ", ""))
    return " ".join(word[0] + CIRCLE * min(len(word) - 1, 3) for word in plain.split(" "))


def masked_number(number: str) -> str:
    """A00123 → …123; three characters or fewer are hidden whole."""
    plain = number.strip()
    if not plain:
        return ""
    return f"…{plain[-3:]}" if len(plain) > 3 else "…"


def _masked_whole(name: str) -> str:
    match len(name):
        case 1:
            return CIRCLE
        case 2:
            return name[0] + CIRCLE
        case n:
            return name[0] + CIRCLE * (n - 2) + name[-1]
