"""Files that were sealed and have no entry yet: whoever called them off takes the seals away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from clinicguard.evidence.opening import Intake, Pasted, Waiting
from clinicguard.evidence.sealing import Progress


class Tray:
    """`seal` and `clear` run on one thread, in order: so a file that is called off while it is
    being sealed is taken away too, however late that is heard.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._lying: dict[str, Waiting] = {}

    def seal(self, source: Path | Pasted, progress: Progress | None = None) -> Waiting:
        """Seals, and keeps in mind what came of it. Raises what `Intake.seal` raises."""
        waiting = self._intake.seal(source, progress)
        self._lying[waiting.sealed.name] = waiting
        return waiting

    def hand_on(self, waiting: Waiting) -> Waiting:
        """It is being recorded: from here on whoever records answers for it."""
        self._lying.pop(waiting.sealed.name, None)
        return waiting

    def clear(self) -> None:
        """Takes away what was not handed on."""
        while self._lying:
            self._intake.drop(self._lying.popitem()[1])


class TakesAway(Protocol):
    """The desk that records, and that knows which sealed files an entry names."""

    def take_away(self, waiting: Waiting) -> None: ...


@contextmanager
def recorded_or_gone(desk: TakesAway, *waiting: Waiting) -> Iterator[None]:
    """If something fails in here, those of the sealed files that have no entry yet are taken away.

    For an act of another desk around the recording: it can refuse before, or between two files.
    """
    try:
        yield
    except BaseException:
        for each in waiting:
            desk.take_away(each)
        raise
