"""A text of one thing over and over takes no longer than its length: long rows say no more."""

from __future__ import annotations

import re

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import fold
from clinicguard.statements.guard.understanding import understanding

SAID = "這是我們的疏失，我們承認。"


@pytest.mark.parametrize("row", ["😀", "「", "」", "😀「", "-", "1", "一", "A", "\n", " "])
def test_of_a_long_row_the_beginning_is_read(row: str) -> None:
    written = f"{SAID}{row * 20_000}{SAID}"
    read = fold(written)
    assert len(read.text) < 2 * len(SAID) + 80
    first, last = (found.start() for found in re.finditer("这是", read.text))
    assert read.span(first, first + 2) == (0, 2)
    assert read.span(last, last + 2) == (len(written) - len(SAID), len(written) - len(SAID) + 2)


def test_what_stands_around_a_long_row_is_found_where_it_stands() -> None:
    written = f"{SAID}{'😀' * 20_000}{SAID}"
    found = check(written, GuardContext("zh_TW", audience="press"), mind=understanding())
    starts = [each.start for each in found if each.group == "L3"]
    assert min(starts) < len(SAID)
    assert max(starts) >= len(written) - len(SAID)


def test_an_everyday_row_is_left_alone() -> None:
    for words in ("好" * 60, "—" * 40 + "好", "請填：" + "_" * 50):
        assert len(fold(words).text) == len(words)
