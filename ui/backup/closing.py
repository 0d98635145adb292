"""The backup of a day or a half day that ends, before the records close; nothing of them shows."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from ui.language import say
from ui.seat import Why
from ui.shell.window import Brand
from ui.theme.chosen import px
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.host.trouble import Trouble

LONGEST = 60.0
"""Seconds after which nobody is kept waiting; what was copied helps the next run."""
BREAK = timedelta(hours=3)
"""Left alone, a PC backs up once the newest backup is older: at noon and in the evening, not each
time that the desk is empty for five minutes."""

BackUp = Callable[["Clinic"], "list[Trouble]"]


def no_backup(_clinic: Clinic) -> list[Trouble]:
    """Where the program ends at once, or the PC is about to sleep."""
    return []


def back_up_before_closing(
    clinic: Clinic, rested: timedelta, must_end: Callable[[], bool]
) -> list[Trouble]:
    """On the database lane; what went wrong is returned, for whoever unlocks next.

    Places whose newest backup is younger than `rested` are left. It ends once it must.
    """
    from clinicguard.overview.backups import Enough, nothing_may_go

    if clinic.is_sample or clinic.alarm is not None:
        return []
    until = time.monotonic() + LONGEST

    def step(_done: int, _whole: int) -> None:
        if must_end() or time.monotonic() > until:
            raise Enough

    hold = nothing_may_go(clinic.incident_lists, clinic.retention.lists)
    return clinic.backups.at_closing(hold=hold, step=step, rested=rested)


class Closing(Brand):
    """The mark, and that a backup is being taken."""

    def __init__(self) -> None:
        super().__init__()
        self._touched = threading.Event()
        self._ended = threading.Event()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(96))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        told = say("Locked. The records are being put away and backed up.")
        column.addWidget(Label(told, "text", "on_rail_selected", wrap=True, align=middle))

    def backs_up(self, why: Why) -> BackUp:
        """What is done before the records close. Only at a PC left alone does a key end it."""
        touched, ended = self._touched.is_set, self._ended.is_set
        match why:
            case "asked":
                return lambda clinic: back_up_before_closing(clinic, timedelta(), ended)
            case "idle" | "away":
                return lambda clinic: back_up_before_closing(
                    clinic, BREAK, lambda: touched() or ended()
                )
            case "asleep":
                return no_backup

    def end(self) -> None:
        """The PC goes to sleep: the records close at the next step, and the keys are forgotten."""
        self._ended.set()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Somebody is back."""
        self._touched.set()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Somebody is back."""
        self._touched.set()
