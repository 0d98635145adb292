"""Lets go of unused objects on the thread of the windows, and on no other.

Python would do it on whichever thread happens to be at work. Where that is a lane, and a window's
object is among them, Qt takes it apart on the wrong thread and the program ends.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Tidying(QObject):
    """From its making on; as Python does it, by the same thresholds, youngest objects first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """The oldest generation that is due, with those younger than it."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most > 0
        ]
        if due:
            gc.collect(due[-1])
