"""What takes the guard long: four times the text takes about four times as long, whatever it is."""

from __future__ import annotations

import time

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext

SHORT, TIMES = 2_000, 4
MOST = 9.0
"""A text read in the square of its length would take sixteen times as long."""
CONTEXT = GuardContext(
    "zh_TW", audience="press", patient_names=("王小明",), verified_facts=("11 月 18 日收到來信",)
)


def seconds(text: str) -> float:
    taken = []
    for _ in range(3):
        began = time.process_time()
        check(text, CONTEXT)
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("said", ["19", "1-", "-1a", "一二", "12月", "「a", "a@", "12:3", "第1"])
def test_the_time_grows_with_the_text_and_not_with_its_square(said: str) -> None:
    text = said * SHORT
    check(text[:100], CONTEXT)
    short = seconds(text[:SHORT])
    assert seconds((said * SHORT * TIMES)[: SHORT * TIMES]) < MOST * short + 0.1
