"""Strings that break things: in lists, in the search, in the length of a field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import (
    LONGEST,
    Complainant,
    Field,
    Relation,
)
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.listed import Filter
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.complaints.troubles import FieldMissing
from clinicguard.people.identity import Identity
from tests.integration.complaints.given import NEW
from tests.naughty import NAUGHTY, kept

LOUD = [text for text in NAUGHTY if text.strip()]
BLANK = [text for text in NAUGHTY if not text.strip()]
TEN_THOUSAND = "等候𠮷😀<b>=cmd()\n" * 770


def test_there_are_enough_of_them() -> None:
    assert len(NAUGHTY) >= 200
    assert len(set(NAUGHTY)) == len(NAUGHTY)
    assert len(TEN_THOUSAND) > 10_000


@pytest.mark.prove
def test_every_list_shows_them(clinic: Clinic, desk: ComplaintDesk, lists: ComplaintLists) -> None:
    for text in LOUD[::3]:
        whom = Complainant(text, Relation.OTHER, text)
        number = desk.log(replace(NEW, complainant=whom, verbatim=text)).number
        assert lists.whole(number).verbatim == kept(text)
        lists.known(Identity(text, text, text))
    assert len(lists.page(Filter(), limit=500).rows) == len(LOUD[::3])
    assert clinic.check_log().findings == ()


@pytest.mark.prove
def test_no_search_fails_and_each_finds_itself(desk: ComplaintDesk, lists: ComplaintLists) -> None:
    for text in LOUD:
        desk.log(replace(NEW, verbatim=text))
    for text in NAUGHTY:
        page = lists.page(Filter(text=text), limit=500)
        assert page.total >= 1, text
        for row in page.rows:
            assert all(0 <= a < b <= len(row.snippet.words) for a, b in row.snippet.hits)


@pytest.mark.parametrize("field", [Field.COMPLAINANT, Field.VERBATIM, Field.WANTED, Field.CHART])
def test_ten_thousand_characters_fit_into_each_field(
    desk: ComplaintDesk, lists: ComplaintLists, field: Field
) -> None:
    number = desk.log(NEW).number
    desk.edit(number, field, TEN_THOUSAND, "很長")
    [row] = lists.page(Filter(text="等候")).rows
    assert row.number == number
    assert desk.unmask(number, "看").history(field)[0].new == TEN_THOUSAND
    assert len(TEN_THOUSAND) < LONGEST


def test_blanks_say_nothing(desk: ComplaintDesk) -> None:
    assert BLANK
    for text in BLANK:
        with pytest.raises(FieldMissing):
            desk.log(replace(NEW, verbatim=text))
