"""What the acts of the incident share: its script id, its number, the shape of an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from clinicguard.demo.stage import Act, Stage

NAME = "i1"


def case_act(at: datetime, by: str, what: str, do: Callable[[Stage], None], order: int = 5) -> Act:
    """One act of the incident."""
    return Act(at, order, by, f"{NAME} {what}", do)


def case_number(stage: Stage) -> str:
    """The number that the program gave it."""
    return stage.numbers[NAME]
