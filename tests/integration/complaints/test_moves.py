"""Every state with every verb, through the desk: what must be impossible is refused by the rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.moves import Kind, State, Verb, next_state
from clinicguard.complaints.troubles import MoveRefused
from tests.every_field import Walk
from tests.integration.complaints.given import NEW, worked_to
from tests.made import HandClock


@pytest.mark.parametrize(
    "kind", [Kind.COMPLAINT, pytest.param(Kind.SUGGESTION, marks=pytest.mark.prove)]
)
def test_every_impossible_move_is_refused_and_writes_nothing(
    clinic: Clinic, clock: HandClock, kind: Kind
) -> None:
    desk, walk = clinic.complaints, Walk(clinic, clock, "說明", "說明")
    new = replace(NEW, kind=kind)
    standing = {state: worked_to(desk, state, new).number for state in State}
    refused = 0
    for state, number in standing.items():
        before, seq = whole(clinic, number), clinic.head().seq
        for verb in Verb:
            if next_state(kind, state, verb) is not None:
                continue
            with pytest.raises(MoveRefused) as trouble:
                walk.do(f"complaints.{verb}", number=number)
            assert (trouble.value.verb, trouble.value.state) == (verb, state)
            refused += 1
        assert (whole(clinic, number), clinic.head().seq) == (before, seq)
    assert refused > 40


def whole(clinic: Clinic, number: str) -> Complaint:
    return clinic.complaint_lists.whole(number)
