"""When it runs: stays beside the clock when closed, starts with the system. Off at first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.autostart import IN_TRAY, Autostart, of_this_system, own_command
from clinicguard.host.trouble import Trouble
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.tray.icon import has_tray
from ui.tray.tray import Tray
from ui.widgets.text import Label
from ui.widgets.ticks import Check


class Starting(QWidget):
    """Two ticks, each with what it means; one that this system cannot do says so."""

    def __init__(self, seat: Seat, autostart: Autostart | None = None) -> None:
        super().__init__()
        self._seat = seat
        self._autostart = autostart or of_this_system()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.hair))
        self.stay = Check(say("Stay beside the clock when closed"), seat.settings().stay_in_tray)
        column.addWidget(self.stay)
        self.stay_note = Label(_stay_words(), "note", "text2", wrap=True)
        column.addWidget(self.stay_note)
        self.stay.setEnabled(has_tray() or self.stay.isChecked())
        self.stay.changed.connect(self._stay)
        self.begin = Check(say("Start when I log on to this PC"), self._begins())
        column.addWidget(self.begin)
        self.begin.setVisible(self._autostart is not None)
        self.begin.changed.connect(self._begin)

    def _begins(self) -> bool:
        return self._autostart is not None and self._autostart.is_on()

    def _stay(self) -> None:
        self._seat.settings_file().change(stay_in_tray=self.stay.isChecked())
        tray = self.window().findChild(Tray)
        if tray is not None:
            tray.fit()

    def _begin(self) -> None:
        """Where the system does not let it, the tick goes back and the trouble is told."""
        assert self._autostart is not None
        try:
            if self.begin.isChecked():
                self._autostart.turn_on((*own_command(), IN_TRAY))
            else:
                self._autostart.turn_off()
        except (Trouble, OSError) as error:
            self.begin.setChecked(self._begins())
            self._seat.trouble(error)


def _stay_words() -> str:
    if not has_tray():
        return say("This desktop has no place for icons beside the clock.")
    return say(
        "Closing the window locks it and leaves an icon there. It reminds of what is due by kind "
        "and number, without names."
    )
