"""Any text, in every field of the complaint desk: found by the desks' own signatures."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.saved_views import LONGEST_NAME
from clinicguard.complaints.troubles import FieldTooLong
from tests.every_field import ALL_AT_ONCE, Walk, read_back, verbs, walked
from tests.made import HandClock
from tests.naughty import NAUGHTY, kept

LOUD = [text for text in NAUGHTY if text.strip()]
TEN_THOUSAND = "等候𠮷😀<b>=cmd()\n" * 770
ONE_LINE = ("patients.", "team.", "views.", "complaints.note_place")
"""Fields of one line: what stands between their words is one space."""


def lost(walk: Walk) -> list[str]:
    """The fields whose text did not come back as it was put there."""
    back = read_back(walk.clinic)
    lines = {_line(text) for text in back}
    return [
        path
        for path, words in walk.put.items()
        if kept(words) not in back
        and not (path.startswith(ONE_LINE) and _line(kept(words)) in lines)
    ]


def _line(text: str) -> str:
    return " ".join(text.split())


def test_every_field_gives_back_what_was_put_there(clinic: Clinic, clock: HandClock) -> None:
    walk = walked(clinic, clock, ALL_AT_ONCE)
    assert walk.called == set(verbs(clinic)), "a verb that nobody has walked"
    assert len(walk.put) > 80
    assert lost(walk) == []
    assert clinic.check_log().findings == ()


@pytest.mark.prove
@pytest.mark.parametrize("text", [*LOUD, TEN_THOUSAND])
def test_every_field_gives_back_each_naughty_text(
    clinic: Clinic, clock: HandClock, text: str
) -> None:
    walk = walked(clinic, clock, text, text[:50])
    assert lost(walk) == []
    assert clinic.check_log().findings == ()


def test_a_name_of_a_view_is_refused_before_it_is_cut(clinic: Clinic) -> None:
    with pytest.raises(FieldTooLong):
        clinic.complaints.views.keep("未" * (LONGEST_NAME + 1), {})
    assert clinic.complaint_lists.views.all() == ()
