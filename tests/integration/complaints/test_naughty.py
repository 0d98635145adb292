"""Strings that break things go into every field, come back the same, and are searched for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import (
    LONGEST,
    Complainant,
    Field,
    LinkKind,
    Patient,
    Relation,
)
from clinicguard.complaints.contact import Means
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.listed import Filter
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.complaints.moves import State
from clinicguard.complaints.troubles import FieldMissing
from clinicguard.people.identity import Identity
from tests.integration.complaints.given import NEW, worked_to
from tests.made import HandClock
from tests.naughty import NAUGHTY, kept

LOUD = [text for text in NAUGHTY if text.strip()]
BLANK = [text for text in NAUGHTY if not text.strip()]
TEN_THOUSAND = "等候𠮷😀<b>=cmd()\n" * 770


def test_there_are_enough_of_them() -> None:
    assert len(NAUGHTY) >= 200
    assert len(set(NAUGHTY)) == len(NAUGHTY)
    assert len(TEN_THOUSAND) > 10_000


def test_every_field_of_the_intake_gives_them_back(desk: ComplaintDesk) -> None:
    for text in LOUD:
        whom = Complainant(text, Relation.OTHER, text)
        complaint = desk.log(
            replace(
                NEW,
                complainant=whom,
                patient=Patient(text, text, None),
                verbatim=text,
                interpretation=text,
                wanted=text,
            )
        )
        assert {
            complaint.complainant.name,
            complaint.complainant.reach,
            complaint.patient.name,
            complaint.patient.chart,
            complaint.verbatim,
            complaint.interpretation,
            complaint.wanted,
        } == {kept(text)}


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


def test_everything_that_is_written_later_gives_them_back(
    desk: ComplaintDesk, clock: HandClock
) -> None:
    for text in LOUD[::10]:
        number = desk.log(replace(NEW, flags=frozenset({Flag.INSURER}))).number
        desk.acknowledge(number, Means.LINE, text)
        desk.note_contact(number, Means.PHONE, text)
        desk.begin_looking(number, text)
        desk.add_issue(number, Category.LISTENING, text, note=text)
        desk.hear(number, Side.STAFF, text, text)
        desk.find(number, 1, Verdict.UNCLEAR, text)
        desk.decide_remedy(number, RemedyKind.OTHER, text)
        desk.learn(number, text)
        desk.flag(number, Flag.MEDIA, text)
        desk.unflag(number, Flag.INSURER, text)
        desk.link(number, LinkKind.RELATED, text, text)
        desk.answer(number, Means.LETTER, text)
        desk.satisfaction(number, 3, note=text)
        desk.edit(number, Field.WANTED, text + "。", text)
        it = desk.close(number, text, text)
        assert it.acknowledgement is not None
        assert {
            it.acknowledgement.said,
            it.contacts[0].said,
            it.issues[0].subtype,
            it.issues[0].note,
            it.accounts[0].who,
            it.accounts[0].words,
            it.findings[0].grounds,
            it.remedies[0].what,
            it.learnings[0].words,
            it.links[0].target,
            it.answers[0].words,
            it.satisfactions[0].note,
            it.edits[0].why,
            it.endings[0].words,
            it.endings[0].learning,
        } == {kept(text)}
        assert it.edits[0].new == kept(text) + "。"


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


def test_a_promise_may_say_anything(desk: ComplaintDesk, clock: HandClock) -> None:
    number = worked_to(desk, State.NEW).number
    for text in LOUD[::20]:
        due = clock.forward(minutes=1).replace(year=2027)
        promises = desk.promise(number, NewPromise(text, due)).promises
        assert promises[-1].words == kept(text).strip()
