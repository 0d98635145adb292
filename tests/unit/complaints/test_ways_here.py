"""How a complaint comes in is offered by country; what was said before stays to be chosen."""

from __future__ import annotations

import pytest

from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.contact import Means
from clinicguard.complaints.ways_here import channels_here, means_here
from clinicguard.knowledge.jurisdictions import CODES

SERVICES = {"line", "wechat", "whatsapp"}
HERE = {
    "tw": {"line"},
    "cn": {"wechat"},
    "uk": {"whatsapp"},
    "us": {"whatsapp"},
    "eu": {"whatsapp"},
}


@pytest.mark.parametrize("place", CODES)
def test_each_place_has_the_service_that_people_write_by(place: str) -> None:
    assert SERVICES & set(channels_here(place)) == HERE[place]
    assert SERVICES & set(means_here(place)) == HERE[place]
    assert set(Channel) - SERVICES <= set(channels_here(place))
    assert {Means.TEXT_MESSAGE, Means.PHONE} <= set(means_here(place))


def test_what_a_record_holds_can_be_chosen_again() -> None:
    assert Channel.LINE in channels_here("uk", also="line")
    assert set(channels_here("uk", also="phone")) == set(channels_here("uk"))
