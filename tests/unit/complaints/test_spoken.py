"""Every choice of a complaint has its word, in each language."""

from enum import Enum

import pytest

from clinicguard.complaints import complaint, contact, inquiry, issue, moves
from clinicguard.complaints.spoken import every_choice, spoken
from clinicguard.host.words import LANGUAGES, Language, Words

ROOMS = (complaint, contact, inquiry, issue, moves)
DATA = {"Category", "Domain"}
"""Their words stand in the taxonomy."""


def choices() -> set[type[Enum]]:
    return {
        kind
        for room in ROOMS
        for kind in vars(room).values()
        if isinstance(kind, type)
        and issubclass(kind, Enum)
        and kind.__module__.startswith("clinicguard.complaints")
        and list(kind)
        and kind.__name__ not in DATA
    }


def test_no_choice_is_without_a_word() -> None:
    known = {(type(choice), choice.name) for choice in every_choice()}
    assert {(kind, each.name) for kind in choices() for each in kind} - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choices_of_one_kind_have_different_words(language: Language) -> None:
    words = Words(language)
    for kind in choices():
        said = [spoken(each, words) for each in kind]
        assert len(set(said)) == len(said)
        assert all(said)
