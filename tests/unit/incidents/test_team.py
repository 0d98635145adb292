"""Hats for few people: who must not wear which, what is warned of, who is called first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.incidents.team import (
    NEVER_THEIR_OWN,
    ConcernedCannot,
    Conflict,
    Member,
    OwnDeputy,
    Seat,
    call_list,
    missing_hats,
    proposed,
    seated,
    warnings,
)
from tests.unit.incidents.made import (
    DENTIST,
    HATS,
    MANAGER,
    MEMBERS,
    OWNER,
    RECEPTION,
    Story,
)


@pytest.mark.parametrize("hat", sorted(NEVER_THEIR_OWN))
def test_the_person_concerned_neither_speaks_nor_writes_not_even_as_deputy(hat: str) -> None:
    with pytest.raises(ConcernedCannot):
        seated((), Seat(hat, DENTIST), (DENTIST,))
    with pytest.raises(ConcernedCannot):
        seated((), Seat(hat, OWNER, DENTIST), (DENTIST,))


def test_nobody_steps_in_for_themselves() -> None:
    with pytest.raises(OwnDeputy):
        seated((), Seat("commander", OWNER, OWNER), ())


def test_given_one_dentist_who_owns_the_clinic_when_concerned_then_leading_is_only_warned_of() -> (
    None
):
    seats = seated((), Seat("commander", OWNER, MANAGER), (OWNER,))
    found = warnings(seats, HATS, MEMBERS, (OWNER,))
    assert Conflict.NEEDS_SECOND in {warning.conflict for warning in found}
    assert not any(warning.stops for warning in found)


def test_given_a_spokesperson_when_they_turn_out_to_be_concerned_then_the_team_is_stopped() -> None:
    story = Story().hat("spokesperson", OWNER, MANAGER).concerned(OWNER)
    found = warnings(story.case.seats, HATS, MEMBERS, story.case.concerned_people)
    assert [(each.conflict, each.hat) for each in found if each.stops] == [
        (Conflict.CONCERNED, "spokesperson")
    ]


def test_a_hat_without_a_deputy_and_two_that_do_not_go_together_are_said() -> None:
    story = Story().hat("spokesperson", OWNER).hat("scribe", OWNER, MANAGER)
    found = {
        (each.conflict, each.hat, each.beside) for each in warnings(story.case.seats, HATS, ())
    }
    assert (Conflict.NO_DEPUTY, "spokesperson", "") in found
    assert (Conflict.APART, "scribe", "spokesperson") in found


def test_too_many_hats_an_absence_and_a_missing_number_are_about_the_person() -> None:
    seats = tuple(Seat(rule.id, MANAGER, OWNER) for rule in HATS[:4])
    away = Member(MANAGER, "許雅筑", "manager", "", away=True)
    found = {each.conflict for each in warnings(seats, HATS, (away,)) if not each.hat}
    assert found == {Conflict.MANY_HATS, Conflict.AWAY, Conflict.NO_PHONE}


def test_the_call_list_goes_by_hat_names_each_once_and_calls_the_deputy_of_who_is_away() -> None:
    seats = (
        Seat("scribe", RECEPTION, MANAGER),
        Seat("spokesperson", OWNER, MANAGER),
        Seat("commander", OWNER, MANAGER),
        Seat("medical_lead", DENTIST),
    )
    members = [replace(each, away=each.person == RECEPTION) for each in MEMBERS]
    calls = call_list(seats, HATS, members)
    assert [(call.person, call.for_person) for call in calls] == [
        (OWNER, None),
        (RECEPTION, None),
        (MANAGER, RECEPTION),
        (DENTIST, None),
    ]
    assert calls[0].hats == ("commander", "spokesperson")


def test_the_hats_that_nobody_wears_are_named_in_calling_order() -> None:
    story = Story().hat("scribe", RECEPTION)
    assert missing_hats(story.case.seats, HATS) == ("commander", "spokesperson")


@given(st.sets(st.sampled_from([OWNER, MANAGER, DENTIST, RECEPTION])))
def test_a_proposed_team_never_breaks_its_own_rules(concerned: set[int]) -> None:
    seats = proposed(HATS, MEMBERS, concerned)
    known = {rule.id: rule for rule in HATS}
    for seat in seats:
        if known[seat.hat].concerned.value != "may":
            assert seat.holder not in concerned
        assert seat.holder != seat.deputy
    bad = {Conflict.CONCERNED, Conflict.APART, Conflict.NEEDS_SECOND}
    assert not bad & {each.conflict for each in warnings(seats, HATS, MEMBERS, concerned)}


def test_a_proposed_team_puts_nobody_away_first_while_somebody_is_there() -> None:
    members = [replace(each, away=each.person == OWNER) for each in MEMBERS]
    seats = {seat.hat: seat.holder for seat in proposed(HATS, members)}
    assert seats["commander"] == MANAGER
    assert seats["counsel"] == 5


def test_the_clinics_own_team_comes_first_whatever_the_role() -> None:
    standing = {"commander": (MANAGER, RECEPTION), "scribe": (DENTIST, None)}
    seats = {seat.hat: seat for seat in proposed(HATS, MEMBERS, (), standing)}
    assert (seats["commander"].holder, seats["commander"].deputy) == (MANAGER, RECEPTION)
    assert seats["scribe"].holder == DENTIST


def test_of_the_clinics_own_team_the_deputy_steps_in_for_who_is_concerned_or_away() -> None:
    standing = {"spokesperson": (OWNER, DENTIST)}
    seats = {seat.hat: seat for seat in proposed(HATS, MEMBERS, {OWNER}, standing)}
    assert seats["spokesperson"].holder == DENTIST
    away = [replace(each, away=each.person == OWNER) for each in MEMBERS]
    seats = {seat.hat: seat for seat in proposed(HATS, away, (), standing)}
    assert seats["spokesperson"].holder == DENTIST


@given(
    st.sets(st.sampled_from([OWNER, MANAGER, DENTIST, RECEPTION])),
    st.sampled_from([OWNER, MANAGER, DENTIST, RECEPTION]),
    st.sampled_from([OWNER, MANAGER, DENTIST, RECEPTION, None]),
)
def test_no_standing_team_puts_whoever_is_concerned_where_distance_is_asked(
    concerned: set[int], holder: int, deputy: int | None
) -> None:
    standing = {rule.id: (holder, deputy) for rule in HATS}
    seats = proposed(HATS, MEMBERS, concerned, standing)
    known = {rule.id: rule for rule in HATS}
    for seat in seats:
        assert seat.holder != seat.deputy
        if known[seat.hat].concerned.value != "may":
            assert seat.holder not in concerned
