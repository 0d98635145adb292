"""Writes a number as another one is written: 320 as figures, 三百二十, twenty-six, 3萬."""

from __future__ import annotations

import unicodedata

from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.numerals import NUMBER, ONES, ORDINALS, TENS

_DIGITS = "〇一二三四五六七八九"
_STEPS = ((1000, "千"), (100, "百"), (10, "十"))
_TEN_THOUSAND = 10_000


def number_like(token: str, number: float, two: str = "二") -> str:
    """`number` in the manner of `token`; `two` is what a Chinese two is, before a measure word."""
    plain = folded(token)
    found = NUMBER.fullmatch(plain)
    if found is None or number < 0:
        return ""
    if found["han"]:
        return _han(token, plain, number, two)
    if found["latin"]:
        return same_case(token, _latin(plain, number))
    great = token[-1] if found["great"] else ""
    if great in ("萬", "万") and number % _TEN_THOUSAND == 0:
        return _figures(token, f"{int(number) // _TEN_THOUSAND}") + great
    whole = f"{int(number)}" if number == int(number) else f"{number:g}"
    if "," in plain and number >= 1000:
        whole = f"{number:,.0f}" if number == int(number) else f"{number:,}"
    if plain.startswith("0") and len(whole) < len(plain):
        whole = whole.zfill(len(plain))
    return _figures(token, whole)


def same_case(like: str, words: str) -> str:
    """English words with a capital where the others have one, in small letters where not."""
    first = like.lstrip()[:1]
    if first.isupper():
        return words[:1].upper() + words[1:]
    return words


def _figures(token: str, figures: str) -> str:
    """Full-width where the token is."""
    wide = any(unicodedata.east_asian_width(letter) == "F" for letter in token)
    return "".join(chr(ord(c) + 0xFEE0) if wide and c.isdigit() else c for c in figures)


def _han(token: str, plain: str, number: float, two: str) -> str:
    if number != int(number) or number >= 10**8:
        return ""
    whole = int(number)
    if len(plain) > 1 and not set(plain) & set("十百千万廿卅"):
        return "".join(_DIGITS[int(digit)] for digit in str(whole))
    if whole == 2:
        return two
    simplified = two == "两" or "万" in token
    return han_number(whole, "万" if simplified else "萬")


def han_number(number: int, ten_thousand: str = "萬") -> str:
    """320 → 三百二十, 10 → 十, 206 → 二百零六."""
    if number >= _TEN_THOUSAND:
        rest = number % _TEN_THOUSAND
        zero = "零" if 0 < rest < 1000 else ""
        left = han_number(number // _TEN_THOUSAND, ten_thousand) + ten_thousand
        return left + zero + (han_number(rest) if rest else "")
    if number == 0:
        return "零"
    words, skipped = "", False
    for step, name in _STEPS:
        digit, number = divmod(number, step)
        if digit:
            words += ("零" if skipped and words else "") + _DIGITS[digit] + name
        skipped = not digit and bool(words)
    if number:
        words += ("零" if skipped and words else "") + _DIGITS[number]
    return words.removeprefix("一") if words.startswith("一十") else words


def _latin(plain: str, number: float) -> str:
    whole = int(number)
    if number != whole or whole > 99:
        return f"{number:,.0f}" if number == whole else f"{number:g}"
    if any(plain.endswith(word) for word in ORDINALS.split()):
        return ORDINALS.split()[whole - 1] if 1 <= whole <= 19 else ""
    if whole < 20:
        return ONES.split()[whole]
    tens = TENS.split()[whole // 10 - 2]
    return f"{tens}-{ONES.split()[whole % 10]}" if whole % 10 else tens
