"""The button that captures the screen, and what is told where a desktop does not allow it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from clinicguard.evidence.opening import Pasted
from ui.evidence.capture.said import captured
from ui.evidence.capture.shot import Picked
from ui.evidence.capture.taking import Capture
from ui.language import say
from ui.seat import Seat
from ui.widgets.buttons import Button

Got = Callable[[Pasted | None, str], object]
"""Called with what was captured, or with None and why there is nothing."""


class Capturing:
    """Begins captures over a page or a panel; `stop` when it goes away."""

    def __init__(self, seat: Seat, over: QWidget, got: Got) -> None:
        self._seat = seat
        self._over = over
        self._got = got
        self.running: Capture | None = None

    def begin(self) -> None:
        """Hides the window; one at a time."""
        if self.running is not None:
            return
        self.running = run = new_capture(self._over.window())
        run.taken.connect(self._taken)
        run.refused.connect(self._refused)
        run.called_off.connect(self._over_now)
        run.begin()

    def stop(self) -> None:
        """Calls off what is under way."""
        if self.running is not None:
            self.running.stop()

    def _taken(self, picked: Picked) -> None:
        self._over_now()
        clipboard = QGuiApplication.clipboard().mimeData()
        self._got(captured(picked, clipboard, self._seat.now(), self._seat.zone), "")

    def _refused(self) -> None:
        self._over_now()
        self._got(None, not_here())

    def _over_now(self) -> None:
        run, self.running = self.running, None
        if run is not None:
            run.deleteLater()


class CaptureButton(Button):
    """Adds a capture to the form that it stands in."""

    def __init__(self, seat: Seat, over: QWidget, got: Got) -> None:
        self.capturing = Capturing(seat, over, got)
        super().__init__(
            say("Capture the screen"), icon="crop", key="Ctrl+Shift+C", on=self.capturing.begin
        )


def new_capture(window: QWidget) -> Capture:
    """A capture over the real screens; tests put another one here."""
    return Capture(window)


def not_here() -> str:
    """Said where the desktop shows its screens to no program, or gave an empty picture."""
    return say(
        "This desktop does not show its screens to programs. Take the picture with the system's "
        "own key (Print), then press Ctrl+V here: the questions stay the same."
    )
