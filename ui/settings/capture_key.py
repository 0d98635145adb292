"""The tick for capturing from any program by a key of the system, where there is such a key."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.evidence.capture.hotkey import NAME, CaptureKey, is_possible
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.text import Label
from ui.widgets.ticks import Check


class CaptureKeyTick(QWidget):
    """Takes effect at once; where another program holds the key, the tick goes back."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.tick = Check(
            say("Capture the screen from any program with {key}", key=NAME),
            seat.settings().capture_key,
        )
        self.told = Label("", "note", "text2", wrap=True)
        self.told.hide()
        self.tick.changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.hair))
        column.addWidget(self.tick)
        column.addWidget(self.told)
        self.setVisible(is_possible())

    def _changed(self) -> None:
        wanted = self.tick.isChecked()
        self._seat.settings_file().change(capture_key=wanted)
        key = self.window().findChild(CaptureKey)
        if key is not None and not key.fit():
            self.tick.setChecked(False)
            self._seat.settings_file().change(capture_key=False)
            self.told.setText(say("Another program holds this key already."))
            self.told.show()
