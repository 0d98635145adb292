"""Whether two records are about the same person: forms of names, charts, phones, birth dates.

Notices; never decides. The words as written stay as they are, only these keys are compared.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Selects the drawn form of a character (異體字選擇); the character is the same."""


class Likeness(IntEnum):
    """How sure we are that two people are one."""

    DIFFERENT = 0
    POSSIBLE = 1
    LIKELY = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a person; empty where nothing is known."""

    name: str = ""
    chart: str = ""
    phone: str = ""
    born: date | None = None


def name_key(name: str) -> str:
    """A name without spaces, marks and invisible characters, full width made narrow, small letters.

    '王 小明', '王小明', '王\\u200b小明' and '王·小明' are one; so are 'Ｌｅｅ Ann' and 'lee ann'.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFC", "".join(char for char in folded if _counts(char)))


def chart_key(chart: str) -> str:
    """A chart number without separators and leading zeros: 'Ａ-00123' and 'a 0123' are one."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", name_key(chart))


def phone_key(phone: str) -> str:
    """A phone number as digits, without the country's prefix: '+886 912-345-678' is '0912345678'.

    An extension (#12, 轉 12, ext. 12) stays, after an 'x'. Fewer than six digits are no number.
    """
    folded = unicodedata.normalize("NFKC", phone).casefold()
    main, *rest = re.split(r"#|轉|转|分機|分机|ext\.?|x", folded, maxsplit=1)
    digits = "".join(re.findall(r"[0-9]", main))
    international = main.strip().startswith(("+", "00"))
    digits = digits.removeprefix("00") if international else digits
    if digits.startswith("886") and (international or len(digits) >= 11):
        digits = "0" + digits[3:].lstrip("0")
    elif international and digits.startswith("86"):
        digits = digits[2:]
    if len(digits) < 6:
        return ""
    extension = "".join(re.findall(r"[0-9]", rest[0])) if rest else ""
    return f"{digits}x{extension}" if extension else digits


def likeness(one: Identity, other: Identity) -> Likeness:
    """How likely the two are one person.

    The same chart number with nothing against it is the same person. The same name is likely with a
    second sign (phone, birth date), possible alone, and different people when a sign contradicts.
    The same phone alone may be a family's.
    """
    charts = _agree(chart_key(one.chart), chart_key(other.chart))
    names = _agree(name_key(one.name), name_key(other.name))
    phones = _agree(phone_key(one.phone), phone_key(other.phone))
    births = _agree(one.born, other.born)
    if charts is True:
        return Likeness.POSSIBLE if False in (names, births) else Likeness.SAME
    if names is True:
        if charts is False or births is False:
            return Likeness.DIFFERENT
        return Likeness.LIKELY if True in (phones, births) else Likeness.POSSIBLE
    if names is None and phones is True and births is not False:
        return Likeness.POSSIBLE
    return Likeness.DIFFERENT


def _agree(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def _counts(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" and not _VARIANT.match(char)
