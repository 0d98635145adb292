"""Any text in every field of the complaint desk: each page shows it as words, none as markup."""

from __future__ import annotations

import pytest

from tests.every_field import ALL_AT_ONCE, walked
from tests.naughty import NAUGHTY
from tests.ui.naughty import assert_plain
from tests.ui.room_house import RoomHouse

PAGES = (
    "complaint/C-2026-0001", "complaint/C-2026-0002", "complaint/C-2026-0003", "complaints",
    "complaints/learning", "people/patients", "patient/1", "people/contacts", "log", "today",
)  # fmt: skip
COVERED = frozenset(
    {
        "complainant.name", "complainant.reach", "patient.name", "patient.chart",  # masked
        "subtype",  # an id that has no name
        "resume_clock.reason", "unmask.reason", "set_card.why", "end_place.why",  # in the log
        "note_place.words", "note_review.review.platform",  # on a chip
        "log.review.platform",  # noted anew since
        "add_issue.why",  # rated anew since
    }
)  # fmt: skip


def test_every_field_is_shown_as_words(rooms: RoomHouse) -> None:
    rooms.enter()
    walk = walked(rooms.clinic, rooms.made.clock, ALL_AT_ONCE)
    shown = ""
    for address in PAGES:
        rooms.go(address)
        assert_plain(rooms.shell.window)
        shown += rooms.words()
    unseen = {
        path
        for path, words in walk.put.items()
        if path.startswith("complaints.") and words[-4:] not in shown
        if not path.startswith("complaints.note_encounter.")
        if not any(path.endswith(each) for each in COVERED)
    }
    assert unseen == set()


@pytest.mark.prove
@pytest.mark.parametrize("text", [text for text in NAUGHTY if text.strip()][::12])
def test_every_page_shows_each_naughty_text_as_words(rooms: RoomHouse, text: str) -> None:
    rooms.enter()
    walked(rooms.clinic, rooms.made.clock, text, text[:50])
    for address in PAGES:
        rooms.go(address)
        rooms.shell.window.grab()
        assert_plain(rooms.shell.window)
