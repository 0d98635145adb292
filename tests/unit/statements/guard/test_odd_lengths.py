"""A text of one thing over and over takes no longer than its length: long rows say no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import fold
from clinicguard.statements.guard.understanding import Understood, understanding

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


def test_of_a_sentence_without_end_no_part_is_read_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mind = understanding()
    assert mind is not None
    asked: list[int] = []
    monkeypatch.setattr(mind, "of", Listening(mind.of, asked))
    parts = [f"第{number}天櫃檯有人值班從此" for number in range(40)]
    for count, by_itself in ((3, True), (40, False)):
        asked.clear()
        text = "，".join(parts[:count]) + "。"
        check(text, GuardContext("zh_TW", "tw", "review_reply"), mind=mind)
        assert (len(asked) > 1) is by_itself


class Listening:
    """Notes how many sentences are read at a time."""

    def __init__(self, of: Callable[..., list[Understood]], asked: list[int]) -> None:
        self._of, self._asked = of, asked

    def __call__(self, sentences: Sequence[str], *rest: Any) -> list[Understood]:
        self._asked.append(len(sentences))
        return self._of(sentences, *rest)
