"""Reads numbers as people write them: 320, ３２０, 三百二十, 兩百零六, three hundred and twenty."""

from __future__ import annotations

import re

_DIGITS = {
    letter: value
    for value, letters in enumerate(
        ["零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"]
    )
    for letter in letters
}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_TENS_HAN = {"廿": 20, "卅": 30}
_GREAT = {"万": 10_000, "亿": 100_000_000}

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_WORDS = (
    {word: value for value, word in enumerate(ONES.split(" "))}
    | {word: 20 + 10 * at for at, word in enumerate(TENS.split(" "))}
    | {word: 1 + at for at, word in enumerate(ORDINALS.split(" "))}
    | {"twentieth": 20, "thirtieth": 30, "dozen": 12}
)
_SMALL = "|".join(sorted(_WORDS, key=len, reverse=True))

_LONGEST = 80
HAN = "[零〇一二两三四五六七八九十百千万亿廿卅]"
_PIECE = rf"(?:{_SMALL}|hundred|thousand|million)"
_GREAT_BEFORE = "(?:(?<=hundred)|(?<=thousand)|(?<=million))"
LATIN = rf"\b{_PIECE}(?:(?:[ -]|{_GREAT_BEFORE}(?:, | and )){_PIECE})*\b"
"""Only a great number goes on behind "and": "nine and two" are two numbers."""
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = re.compile(
    rf"(?P<arabic>{ARABIC})(?:\s?(?P<great>[万亿千百]))?|(?P<han>{HAN}+)|(?P<latin>{LATIN})"
)


def amount_of(written: str) -> float | None:
    """What a number amounts to, written as people do and with nothing beside it; else None."""
    found = NUMBER.fullmatch(written)
    return None if found is None else value_of(found)


def value_of(found: re.Match[str]) -> float | None:
    """What a match of NUMBER amounts to; None where it is no number after all."""
    if len(found[0]) > _LONGEST:
        return None
    if found["arabic"]:
        value = float(found["arabic"].replace(",", ""))
        return value * (_GREAT | _STEPS).get(found["great"] or "", 1)
    if found["han"]:
        return from_han(found["han"])
    return from_words(found["latin"])


def from_han(text: str) -> float | None:
    """三百二十 → 320, 二〇二六 → 2026, 十一 → 11, 廿六 → 26, 两万八 → 28000."""
    if not any(letter in _STEPS | _TENS_HAN | _GREAT for letter in text):
        digits = "".join(str(_DIGITS[letter]) for letter in text)
        return float(digits)
    total, section, digit = 0, 0, 0
    for letter in text:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS_HAN:
            section += _TENS_HAN[letter]
        elif letter in _STEPS:
            section += (digit or 1) * _STEPS[letter]
            digit = 0
        else:
            total = (total + section + digit) * _GREAT[letter]
            section = digit = 0
    if len(text) > 2 and digit and text[-2] in "百千万":
        digit *= (_STEPS | _GREAT)[text[-2]] // 10
    return float(total + section + digit)


def from_words(text: str) -> float | None:
    """three hundred and twenty → 320, twenty-six → 26, the fifth → 5."""
    total, section = 0, 0
    for word in re.findall(r"[a-z]+", text):
        match word:
            case "and":
                continue
            case "hundred":
                section = (section or 1) * 100
            case "thousand":
                total, section = total + (section or 1) * 1000, 0
            case "million":
                total, section = total + (section or 1) * 1_000_000, 0
            case "dozen":
                section = (section or 1) * 12
            case _:
                section += _WORDS[word]
    return float(total + section)
