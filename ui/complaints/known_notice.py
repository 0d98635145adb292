"""A bar under the name: somebody like this has complained before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.listed import Known
from clinicguard.people.identity import Likeness
from ui.language import count, say
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.flow import clear


class KnownNotice(QWidget):
    """`wanted` comes when the person says that it is the same one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_known(self, known: Known | None, *, taken: bool) -> None:
        """Shows who was found, and whether the complaint is tied to them already."""
        clear(self._column)
        self.setVisible(known is not None)
        if known is None:
            return
        same = Button(
            say("It is the same person"), "link", key="Alt+L", on=lambda: self.wanted.emit()
        )
        likely = known.likeness >= Likeness.LIKELY
        lead = (
            say("Known: {name}", name=known.name)
            if likely
            else say("Perhaps known: {name}", name=known.name)
        )
        chart = say("chart {n}", n=known.chart) if known.chart else ""
        times = count("{n} complaint this year", "{n} complaints this year", known.times_this_year)
        words = "\u3000" + "\u3000".join(filter(None, (chart, times, known.number)))
        tone = "green" if taken else "info"
        actions = () if taken else (same,)
        self._column.addWidget(Notice(words, tone, lead=lead, actions=actions))  # type: ignore[arg-type]
