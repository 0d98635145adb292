"""What leads to a person: phone, identity number, birth date, address, plate, account name.

Those of the clinic are no finding. Whose they are is told by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.id_numbers import id_numbers_in
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.surroundings import Surroundings
from clinicguard.statements.guard.values import PHONE, Value, values_in
from clinicguard.statements.guard.written_forms import PROVINCES, Kind, days_in_numbers

_MOBILE = re.compile(r"09\d{8}|(?:86)?1[3-9]\d{9}|(?:44|0)7\d{9}|04\d{8}")
_MOBILES: dict[Jurisdiction, re.Pattern[str]] = {
    "tw": re.compile(r"(?:886|0)9\d{8}"),
    "cn": re.compile(r"(?:86)?1[3-9]\d{9}"),
    "au": re.compile(r"(?:61|0)4\d{8}"),
}
_FREE = ("0800", "1800", "1300", "400")
_HAN_ADDRESS = re.compile(
    r"[\u3400-\u9fff]{1,6}(?:路|街|大道|巷|弄|里|村|小区|社区)(?:[一二三四五六七八九十\d]+段)?\s?"
    r"(?:\d+\s?巷\s?)?(?:\d+\s?弄\s?)?\d+\s?(?:之\s?\d+)?\s?[号栋幢楼]"
    r"(?:\s?\d*\s?(?:之|楼|单元|室|[一二三四五六七八九十]+楼)\s?\d*)?"
    r"|[\u3400-\u9fff]{2,6}(?:路|街)(?=的?(?:住处|住家|家里|老家|家中))"
)
_LATIN_ADDRESS = re.compile(
    r"\b\d{1,5}[a-z]? (?:[a-z']+ ){1,3}(?:street|road|lane|close|avenue|drive|court|way|crescent|"
    r"place|terrace|boulevard|gardens|grove|square|mews|row|hill|rise|walk|parade|highway|circuit|"
    r"esplanade|quay|wharf|trail|alley|circle|croft|meadows?|broadway|st|rd|ave|blvd|ln|pde|tce)\b"
)
_PLATE = re.compile(
    r"(?<![a-z\d])(?:[a-z]{2,3}-?\d{4}|\d{4}-?[a-z]{2}|[a-z]{2}\d{2} ?[a-z]{3}|\d[a-z]{3}\d{3}|"
    rf"[{PROVINCES}][a-z]·?[a-z\d]{{5,6}})"
    r"(?![a-z\d])"
)
_ACCOUNT = re.compile(r"(?<![\w.@])@?[a-z][a-z\d_.-]{3,}(?![\w@])|(?<!\d)\d{5,11}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_BORN = re.compile(
    r"(?:民国)?[\d零〇一二三四五六七八九十]{2,5}年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:出?生)"
)
_LAST_HAN = re.compile(
    r"(?:[末尾后](?:[三四五六3-6])?\s?[码碼号位]|尾数|末[三四五六3-6])[码号]?"
    r"\s?[是为:：]?\s?(?P<digits>[\d零〇一二三四五六七八九]{3,6})(?![\d年月日])(?P<after>.{0,8})"
)
_LAST_LATIN = re.compile(
    r"\b(?:last (?:three|four|five|3|4|5)(?: digits)?|end(?:ing|s)(?: in| with)?)(?: of)?"
    r"[^\d.;,]{0,14}(?P<digits>\d{3,6})(?!\d|st|nd|rd|th)(?P<after>.{0,20})"
)
_PART_BEFORE = re.compile(r"[^,，.。;；]*$")
_NUMBERED = re.compile(
    r"手机|电话|门号|号码|身分证|身份证|证号|健保卡|护照|社保卡|微信|"
    r"\b(?:phone|mobile|cell|id|card|passport|nhs|medicare|ssn|social)\b"
)
_TO_REACH_YOU = re.compile(r"\s?(?:找|联[络系]|通知|回给|打给)到?[您你]")
"""Behind a number by which somebody is to be found."""
_PERSON = ("personal", "that_person", "party", "your_kin")
_LIVED_IN = ("lives", "somebody_at", *_PERSON)


@dataclass(frozen=True, slots=True)
class Particular:
    """A particular of a person in a folded text."""

    kind: Kind
    start: int
    end: int


def particulars_in(
    reading: Reading, around: Surroundings, context: GuardContext
) -> Iterator[Particular]:
    """Everything in the text that leads to a person."""
    text = reading.text
    for start, end in id_numbers_in(text, lambda at: around.has(at, "id_cue")):
        yield Particular("id-number", start, end)
    values = values_in(text)
    yield from _phones(text, values, around, context)
    yield from _last_figures(text, around)
    yield from _birth_dates(text, values, around)
    yield from _addresses(text, around)
    if around.anywhere("plate_cue"):
        for plate in _PLATE.finditer(text):
            if around.has(plate.start(), "plate_cue"):
                yield Particular("plate", *plate.span())
    yield from _accounts(text, around)


def _phones(
    text: str, values: Sequence[Value], around: Surroundings, context: GuardContext
) -> Iterator[Particular]:
    lines = " ".join(map(folded, (*context.confirmed, *context.core_messages)))
    charts = chart_digits(context.chart_numbers)
    known = {_digits(found[0]) for found in PHONE.finditer(lines)}
    for value in values:
        if value.kind == "phone":
            digits = _digits(text[value.start : value.end])
            ours = digits in known or digits.startswith(_FREE) or digits in charts
            theirs = _TO_REACH_YOU.match(text, value.end) is not None
            if not ours and (
                theirs or _is_a_persons(value.start, digits, around, context.jurisdiction)
            ):
                yield Particular("phone", value.start, value.end)


@lru_cache(maxsize=4)
def chart_digits(numbers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_digits, numbers))


def _is_a_persons(
    start: int, digits: str, around: Surroundings, jurisdiction: Jurisdiction
) -> bool:
    if around.just_before(start, 2, "somebody_at"):
        return True
    ours = around.just_before(start, 2, "clinic_line")
    if around.just_before(start, 5, "find_them") and not ours:
        return not around.has_or_before(start, "one_of_us")
    cue = around.nearest_before(start, 14, "personal", "clinic_line", "reach_us", "contact_role")
    if cue:
        return cue == "personal"
    if around.just_before(start, 30, "personal"):
        return True
    if _MOBILES.get(jurisdiction, _MOBILE).fullmatch(digits):
        return not around.has(start, "clinic_line") or around.has(start, *_PERSON)
    return False


def _last_figures(text: str, around: Surroundings) -> Iterator[Particular]:
    """The last three to six figures of a number of somebody, told as such."""
    for pattern, reach in ((_LAST_HAN, 12), (_LAST_LATIN, 40)):
        for found in pattern.finditer(text):
            at, start = found.start("digits"), found.start()
            before = _PART_BEFORE.search(text, max(0, start - reach), start)
            beside = f"{before[0] if before else ''} {found['after']}"
            whose = around.nearest_before(at, 40, "personal", "ours", "clinic_line")
            numbered = _NUMBERED.search(beside) is not None
            if whose == "personal" or (not whose and (numbered or around.has(at, *_PERSON))):
                yield Particular("last-figures", *found.span("digits"))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _birth_dates(text: str, values: Sequence[Value], around: Surroundings) -> Iterator[Particular]:
    for value in values:
        if value.kind == "date" and around.has(value.start, "birth"):
            yield Particular("birth-date", value.start, value.end)
    for day in days_in_numbers(text):
        if around.just_before(day.start, 10, "birth") or around.just_before(
            day.end + 4, 4, "birth"
        ):
            yield Particular("birth-date", day.start, day.end)
    for found in _BORN.finditer(text) if "生" in text else ():
        yield Particular("birth-date", *found.span())


def _addresses(text: str, around: Surroundings) -> Iterator[Particular]:
    if not around.anywhere(*_LIVED_IN):
        return
    for pattern in (_HAN_ADDRESS, _LATIN_ADDRESS):
        for found in pattern.finditer(text):
            lived_in = around.has(found.start(), *_LIVED_IN)
            if lived_in and not around.has(found.start(), "our_address"):
                yield Particular("address", *found.span())


def _accounts(text: str, around: Surroundings) -> Iterator[Particular]:
    for email in _EMAIL.finditer(text) if "@" in text else ():
        if around.just_before(email.start(), 30, "personal"):
            yield Particular("email", *email.span())
    for cue in around.all_of("account_cue"):
        account = _ACCOUNT.search(text, cue.end, cue.end + 28)
        ours = around.just_before(cue.start, 12, "ours") or around.just_before(
            cue.end + 12, 12, "ours"
        )
        if account is not None and not ours and not account[0].startswith("@"):
            yield Particular("account", *account.span())
