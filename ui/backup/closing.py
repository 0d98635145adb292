"""The backup of a day that ends: taken before the records close, while nothing of them shows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.language import say
from ui.shell.window import Brand
from ui.theme.chosen import px
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.host.trouble import Trouble

LONGEST = 60.0
"""Seconds after which nobody is kept waiting; what was copied helps the next run."""


def back_up_before_closing(clinic: Clinic) -> list[Trouble]:
    """On the database lane; what went wrong is returned, for whoever unlocks next."""
    from clinicguard.overview.backups import Enough, nothing_may_go

    if clinic.is_sample or clinic.alarm is not None:
        return []
    until = time.monotonic() + LONGEST

    def step(_done: int, _whole: int) -> None:
        if time.monotonic() > until:
            raise Enough

    hold = nothing_may_go(clinic.incident_lists, clinic.retention.lists)
    return clinic.backups.at_closing(hold=hold, step=step)


class Closing(Brand):
    """The mark, and that a backup is being taken."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(96))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        told = say("Locked. The records are being put away and backed up.")
        column.addWidget(Label(told, "text", "on_rail_selected", wrap=True, align=middle))
