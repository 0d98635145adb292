"""What the records hold of people besides their names: gathered from fields and from free words.

A card and a complaint have a phone, a way to reach them, a day of birth. Addresses, identity
papers, plates and account names stand in notes and in what was said, and are taken from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from clinicguard.complaints.tables import ComplaintRow
from clinicguard.people.patients.tables import PatientRow
from clinicguard.statements.guard.id_numbers import china_is_right, taiwan_is_right
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.recorded import HeldParticular, Recorded, recorded
from clinicguard.statements.guard.values import PHONE
from clinicguard.statements.guard.written_forms import (
    ACCOUNT_CALLED,
    Day,
    accounts_written,
    addresses_written,
    codes_written,
    emails_written,
)

_TOO_YOUNG = 2
"""Days of birth of so many years before the newest record are rather days of visits."""
_MOBILE = re.compile(
    r"(?<![\d-])(?:(?:\+|00)886[ -]?9|09)\d{2}[ -]?\d{3}[ -]?\d{3}(?![\d-])"
    r"|(?<![\d-])(?:(?:\+|00)86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])"
    r"|(?<![\d-])(?:(?:\+|00)44 ?(?:\(0\))?|0)7\d{3} ?\d{3} ?\d{3}(?![\d-])"
)
_EXTENSION = re.compile(r"(?:#|转|分机|ext\.?|x)\s?\d+")
_ACCOUNT = re.compile(ACCOUNT_CALLED.pattern + r"(?P<name>[a-z\d_.-]{4,30})")
_PLATE = re.compile(r"车牌|车号|plate|registration")
_PASSPORT = re.compile(r"护照|居留证|passport")
_BEFORE = 12
_FIGURES_ALONE = re.compile(r"[\d ()+./-]+")
_HAS_ANY = re.compile(r"\d|@")


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What a card or a complaint holds: whose it is, a way to reach them, free words, a birth."""

    people: tuple[str, ...]
    reach: str = ""
    words: str = ""
    born: Day | None = None
    year: int = 0
    """Of the record itself."""


def on_record(
    complaints: Iterable[ComplaintRow], cards: Iterable[PatientRow]
) -> tuple[OnRecord, ...]:
    """What the cards and the complaints hold of people, as it was written down."""
    return (
        *(
            OnRecord((card.name,), card.phone, card.note, _day(card.born), card.made_at.year)
            for card in cards
        ),
        *(
            OnRecord(
                tuple(filter(None, (row.patient, row.complainant))),
                row.reach,
                f"{row.verbatim}\n{row.interpretation}",
                _day(row.born),
                row.received_at.year,
            )
            for row in complaints
        ),
    )


@lru_cache(maxsize=2)
def recorded_of(records: tuple[OnRecord, ...]) -> Recorded:
    """The particulars of the records ready to be looked for. Kept until `cache_clear`.

    For 20,000 cards it takes seconds the first time, and little after one of them has changed.
    """
    latest = max((each.year for each in records), default=0) - _TOO_YOUNG
    return recorded(
        (particular for each in records for particular in particulars_of(each)),
        (
            (each.born, each.people[0])
            for each in records
            if each.born is not None and each.people and each.born[0] < latest
        ),
    )


@lru_cache(maxsize=100_000)
def particulars_of(record: OnRecord) -> tuple[HeldParticular, ...]:
    """Every particular of a record but the day of birth. Kept until `cache_clear`."""
    reach = folded(record.reach)
    found = [*_of_reach(reach, record.people)] if reach else []
    if record.words.strip():
        found += in_free_words(folded(record.words), record.people)
    return tuple(dict.fromkeys(found))


def _day(born: date | None) -> Day | None:
    return None if born is None else (born.year, born.month, born.day)


def _of_phone(words: str, people: tuple[str, ...]) -> Iterator[HeldParticular]:
    for found in PHONE.finditer(_EXTENSION.sub(" ", words)):
        yield HeldParticular("phone", found[0], people)


def _of_reach(words: str, people: tuple[str, ...]) -> Iterator[HeldParticular]:
    """A number, a mail address, or the name of an account."""
    yield from _of_phone(words, people)
    if _FIGURES_ALONE.fullmatch(words):
        return
    yield from in_free_words(words, people)
    if [each.key for each in accounts_written(words)] == [words]:
        yield HeldParticular("account", words, people)


def in_free_words(text: str, people: tuple[str, ...]) -> Iterator[HeldParticular]:
    """Mobile phones, mail, addresses, identity papers, plates and accounts in a folded text."""
    for account in _ACCOUNT.finditer(text):
        yield HeldParticular("account", account["name"].strip("."), people)
    if _HAS_ANY.search(text) is None:
        return
    for phone in _MOBILE.finditer(text):
        yield HeldParticular("phone", phone[0], people)
    for email in emails_written(text):
        yield HeldParticular("email", email.key, people)
    for house in addresses_written(text):
        yield HeldParticular("address", text[: house.end].rpartition("\n")[2], people)
    for code in codes_written(text):
        before = max(0, code.start - _BEFORE), code.start
        if _PLATE.search(text, *before):
            yield HeldParticular("plate", code.key, people)
        elif _PASSPORT.search(text, *before) or _is_a_paper(code.key):
            yield HeldParticular("id-number", code.key, people)


def _is_a_paper(code: str) -> bool:
    if re.fullmatch(r"[a-z][12a-d89]\d{8}", code):
        return taiwan_is_right(code)
    return re.fullmatch(r"\d{17}[\dx]", code) is not None and china_is_right(code)
