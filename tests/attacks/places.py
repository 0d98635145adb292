"""Where an attack strikes: three places in the ordinary run, many in the long one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest

ORDINARY = (0.0, 0.5, 1.0)
MANY = 40


def at_places(attacks: Iterable[Callable[..., Any]]) -> list[Any]:
    """Every attack at the first, the middle and the last place; at MANY more when proving."""
    cases = []
    for attack in attacks:
        cases += [pytest.param(attack, at, id=f"{attack.__name__}-{at}") for at in ORDINARY]
        chance = random.Random(attack.__name__)
        cases += [
            pytest.param(attack, at, id=f"{attack.__name__}-{at:.5f}", marks=pytest.mark.prove)
            for at in (chance.random() for _ in range(MANY))
        ]
    return cases
