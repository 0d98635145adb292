"""No false alarm: whatever an honest clinic goes through, both judges find nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attacks.honest import STEPS, Life, Step
from tests.attacks.judges import program_on, verifier
from tests.attacks.victim import Victim
from tests.made import MadeClinic

lives = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 99)), min_size=3, max_size=14)
LOOK = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def live(original: MadeClinic, steps: list[tuple[Step, int]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        at = Path(place)
        life = Life(original.copied(at / "made"), at)
        try:
            for step, n in steps:
                step(life, n)
                if life.made.opened is not None:
                    assert life.made.opened.alarm is None
            # opened once more: what a kill left is put right, and no alarm is raised
            life.made.close()
            life.hold()
            assert program_on(Victim(life.made, at)) == []
            life.hold()
            key = life.made.keys["owner"].clinic.database.hex()
            status, told = verifier("folder", str(life.made.folder), "--key", key)
            assert (status, told[0][:6]) == (0, "whole:"), told
        finally:
            if life.made.opened is not None:
                life.made.opened.leave()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_each_step_of_an_honest_life_raises_no_alarm(original: MadeClinic, step: Step) -> None:
    live(original, [(step, 0), (step, 1), (step, 2)])


@settings(max_examples=6, deadline=None, suppress_health_check=LOOK)
@given(steps=lives)
def test_an_honest_life_raises_no_alarm(
    original: MadeClinic, steps: list[tuple[Step, int]]
) -> None:
    live(original, steps)


@pytest.mark.prove
@pytest.mark.parametrize("quarter", range(4))
@settings(max_examples=250, deadline=None, suppress_health_check=LOOK)
@given(steps=lives)
def test_a_thousand_honest_lives_raise_no_alarm(
    original: MadeClinic, quarter: int, steps: list[tuple[Step, int]]
) -> None:
    live(original, steps)
