"""What the first hour still lacks follows from the records, in both directions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.overview.first_hour import FIRST_HATS, Part, Recorded, first_hour
from clinicguard.overview.standing import CardState
from clinicguard.people.crisis import CrisisHat
from clinicguard.people.profile import Profile

WHOLE = Recorded(
    Profile("安心牙醫診所", address="臺北市中正區範例路 1 號", phone="02-0000-0000"),
    people=2,
    team=tuple(CrisisHat(hat, 1, 2) for hat in FIRST_HATS),
    promised=True,
    backup=True,
    card=CardState.PROVEN,
)


def test_a_clinic_that_has_everything_lacks_nothing() -> None:
    assert first_hour(WHOLE).open == ()


@pytest.mark.parametrize(
    ("lacks", "recorded"),
    [
        (Part.PROFILE, replace(WHOLE, profile=replace(WHOLE.profile, phone=" "))),
        (Part.LAW, replace(WHOLE, profile=replace(WHOLE.profile, jurisdiction=""))),
        (Part.TIMES, replace(WHOLE, promised=False)),
        (Part.STAFF, replace(WHOLE, people=1)),
        (Part.TEAM, replace(WHOLE, team=WHOLE.team[1:])),
        (Part.TEAM, replace(WHOLE, team=(*WHOLE.team[1:], CrisisHat(FIRST_HATS[0], 1)))),
        (Part.BACKUP, replace(WHOLE, backup=False)),
        (Part.CARD, replace(WHOLE, card=CardState.USED)),
    ],
)
def test_each_part_comes_back_when_the_records_no_longer_say_so(
    lacks: Part, recorded: Recorded
) -> None:
    assert first_hour(recorded).open == (lacks,)
