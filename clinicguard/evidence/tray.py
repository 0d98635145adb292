"""Files that were sealed and have no entry yet: whoever called them off takes the seals away."""

from __future__ import annotations

from pathlib import Path

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
