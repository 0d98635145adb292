"""A way to us is a number, an address, or somebody by what they are here; a bare name is none."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.marking import marks_of
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.parts import parts_of
from clinicguard.statements.guard.reading import Reading


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("有問題找林主任。", True),
        ("可以问曾护理长。", True),
        ("打 04-2222-0000。", True),
        ("請到中山路 12 號一樓。", True),
        ("Ask for Mara, our practice manager.", True),
        ("Helen, our practice manager, answers.", True),
        ("555-0173 is the line.", True),
        ("Drop Mara a line.", True),
        ("Come to 12 Mill Lane.", True),
        ("我們找不到主任。", False),
        ("問診的醫師已離職。", False),
        ("我們訪問主任。", False),
        ("Helen wrote it, and Dana was kind.", False),
        ("Between 100 and 2000 people.", False),
    ],
)
def test_a_way_to_us_is_known_by_what_it_is(text: str, told: bool) -> None:
    reading = Reading(text)
    assert parts_of(reading, marks_of(reading, load_packs()))["contact"] is told
