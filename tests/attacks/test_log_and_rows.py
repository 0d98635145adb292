"""Whoever changes the log or a row past the book, key in hand, is found, and the place is named."""

from __future__ import annotations

import pytest

from tests.attacks import on_entries, on_rows
from tests.attacks.judges import program_on, verifier_on
from tests.attacks.places import at_places
from tests.attacks.victim import Attack, Victim


def test_nothing_is_found_where_nothing_was_done(victim: Victim) -> None:
    assert verifier_on(victim, witness=True)[1][0].startswith("whole: ")
    assert program_on(victim) == []


@pytest.mark.parametrize(("attack", "at"), at_places((*on_entries.ATTACKS, *on_rows.ATTACKS)))
def test_an_attack_is_found_by_both(victim: Victim, attack: Attack, at: float) -> None:
    places = attack(victim, at).split("|")
    status, told = verifier_on(victim)
    assert status == 1, told
    assert any(place in line for line in told for place in places), (places, told)
    found = program_on(victim)
    assert any(place in line for line in found for place in places), (places, found)
