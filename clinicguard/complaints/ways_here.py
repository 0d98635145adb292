"""By which ways people speak with a clinic where it is: by no service that is used elsewhere alone.

What the records hold stays as it is, whatever is offered.
"""

from __future__ import annotations

from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.contact import Means
from clinicguard.knowledge.platforms import channels_elsewhere

_MEANS = (
    Means.PHONE,
    Means.LINE,
    Means.WECHAT,
    Means.WHATSAPP,
    Means.IN_PERSON,
    Means.EMAIL,
    Means.LETTER,
    Means.TEXT_MESSAGE,
    Means.VISIT,
    Means.OTHER,
)


def channels_here(jurisdiction: str, also: str = "") -> tuple[Channel, ...]:
    """How a complaint can have come in; `also` is what it was said to be before."""
    elsewhere = channels_elsewhere(jurisdiction) - {also}
    return tuple(each for each in Channel if each not in elsewhere)


def means_here(jurisdiction: str) -> tuple[Means, ...]:
    """How we can have spoken with somebody."""
    elsewhere = channels_elsewhere(jurisdiction)
    return tuple(each for each in _MEANS if each not in elsewhere)
