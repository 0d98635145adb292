"""Identity numbers by their form and check digit: Taiwan, mainland China, United Kingdom, US."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TAIWAN = re.compile(r"(?<![a-z\d])[a-z][12a-d89]\d{8}(?!\d)")
_TAIWAN_PARTED = re.compile(r"(?<![a-z\d])[a-z][ -]?[1289](?:[ -]?\d){8}(?![\d-])")
_CHINA = re.compile(r"(?<!\d)\d{17}[\dx](?![\dx])")
_NHS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_INSURANCE = re.compile(r"(?<![a-z])[a-ceghj-prstw-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![a-z\d])")
_SOCIAL = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_ANY = re.compile(r"(?<![a-z\d])(?=[a-z\d-]{0,40}\d{3})[a-z]{0,2}\d[\d-]{5,40}[a-z\d]?(?![a-z\d])")

_REGIONS = "abcdefghjklmnpqrstuvxywzio"
"""The letters of Taiwan's identity numbers in the order of their values, 10 for a."""
_CHINA_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_numbers_in(text: str, called_so: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Where identity numbers stand in a folded text.

    Without its name beside it (`called_so`), a number counts if its check digit is right.
    """
    for found in _TAIWAN.finditer(text):
        if taiwan_is_right(found[0]) or called_so(found.start()):
            yield found.span()
    for found in _TAIWAN_PARTED.finditer(text):
        if taiwan_is_right(re.sub(r"[ -]", "", found[0])):
            yield found.span()
    for found in _CHINA.finditer(text):
        if china_is_right(found[0]) or called_so(found.start()):
            yield found.span()
    for found in _NHS.finditer(text):
        if called_so(found.start()) and nhs_is_right(re.sub(r"\D", "", found[0])):
            yield found.span()
    for pattern in (_INSURANCE, _SOCIAL):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _ANY.finditer(text):
        if called_so(found.start()) and len(re.sub(r"\D", "", found[0])) >= 7:
            yield found.span()


def taiwan_is_right(number: str) -> bool:
    """Ten places; a letter, 1 or 2 (or a new resident's letter or 8, 9), eight digits."""
    if not number[1].isdigit():
        return True
    region = _REGIONS.index(number[0]) + 10
    digits = [region // 10, region % 10, *map(int, number[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(d * w for d, w in zip(digits, weights, strict=True)) % 10 == 0


def china_is_right(number: str) -> bool:
    """Eighteen places; the last is the check digit of GB 11643."""
    total = sum(int(d) * w for d, w in zip(number[:17], _CHINA_WEIGHTS, strict=True))
    return "10x98765432"[total % 11] == number[17]


def nhs_is_right(number: str) -> bool:
    """Ten digits; modulus 11, as the NHS data dictionary gives it."""
    total = sum(int(d) * (10 - at) for at, d in enumerate(number[:9]))
    check = 11 - total % 11
    return (0 if check == 11 else check) == int(number[9])
