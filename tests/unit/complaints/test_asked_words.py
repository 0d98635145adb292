"""What a list was narrowed by, in words: every condition is told, none for the whole log."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from clinicguard.complaints.asked_words import asked_words
from clinicguard.complaints.complaint import Channel, StaffRole
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.listed import ClockFilter, Filter
from clinicguard.complaints.moves import OPEN, Kind, State
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.words import LANGUAGES, Language, Words

EVERYTHING = Filter(
    text="等候",
    states=frozenset({State.CLOSED}),
    kinds=frozenset({Kind.COMPLIMENT}),
    clock=ClockFilter.OVERDUE,
    categories=frozenset({Category.LISTENING}),
    flags=frozenset({Flag.MEDIA}),
    channels=frozenset({Channel.LINE}),
    staff_roles=frozenset({StaffRole.DENTIST}),
    taken_by=4,
    first_day=date(2026, 1, 1),
    last_day=date(2026, 3, 31),
)


def told(filter: Filter, language: Language = "zh_TW", *, roc: bool = False) -> dict[str, str]:
    found = asked_words(filter, {4: "林美華"}, taxonomy(), Words(language), roc=roc)
    return dict(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_condition_is_left_out(language: Language) -> None:
    assert told(Filter(), language) == {}
    days = {"first_day", "last_day"}
    assert len(told(EVERYTHING, language)) == len(fields(Filter)) - 1
    for field in fields(Filter):
        one = replace(Filter(), **{field.name: getattr(EVERYTHING, field.name)})
        assert len(told(one, language)) == 1, field.name
        assert (
            field.name in days or told(one, language).items() <= told(EVERYTHING, language).items()
        )


def test_days_stand_in_the_years_of_the_clinic() -> None:
    assert told(EVERYTHING)["收到日"] == "2026-01-01 至 2026-03-31"
    assert told(EVERYTHING, roc=True)["收到日"] == "115-01-01 至 115-03-31"
    assert (
        told(replace(Filter(), last_day=date(2026, 3, 31)), roc=True)["收到日"] == "至 115-03-31 止"
    )
    assert "2026-01-01 to 2026-03-31" in told(EVERYTHING, "en", roc=True).values()


def test_what_is_open_is_one_word_and_a_long_search_is_cut() -> None:
    assert told(Filter(states=OPEN)) == {"狀態": "未結案"}
    (sought,) = told(Filter(text="等 \n" * 4000)).values()
    assert len(sought) == 61
