"""One capture from beginning to end: window away, screens frozen, something picked, window back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.evidence.capture.overlay import Overlay
from ui.evidence.capture.shot import Shot, cut, is_empty, shoot_screens

_GONE_MS = 350
"""How long a desktop may take to fade our window out of the picture."""

Soon = Callable[[Callable[[], None]], object]


class Capture(QObject):
    """`taken` comes with what was Picked; `refused` where the system shows programs nothing;
    `called_off` when nothing was picked.

    However it ends, the window is back before either comes.
    """

    taken = Signal(object)
    refused = Signal()
    called_off = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        shoot: Callable[[], list[Shot]] = shoot_screens,
        soon: Soon | None = None,
        lets: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shoot = shoot
        self._soon = soon or self._when_gone
        self._lets = lets or lets_photograph
        self._away = False
        self.overlays: list[Overlay] = []

    def begin(self) -> None:
        """Hides our window and freezes the screens; a capture under way goes on."""
        if self._away:
            return
        if not self._lets():
            self.refused.emit()
            return
        self._away = True
        self._window.hide()
        self._soon(self._freeze)

    def stop(self) -> None:
        """Calls it off: the page is gone, or the clinic is being locked."""
        if self._away:
            self._come_back()
            self.called_off.emit()

    def _freeze(self) -> None:
        if not self._away:
            return
        shots = [shot for shot in self._shoot() if not is_empty(shot.picture)]
        if not shots:
            self._come_back()
            self.refused.emit()
            return
        self.overlays = [Overlay(shot) for shot in shots]
        for overlay in self.overlays:
            overlay.picked.connect(partial(self._picked, overlay))
            overlay.left.connect(self.stop)
            overlay.next_screen.connect(partial(self._next, overlay))
            overlay.show()
            overlay.raise_()
        under = (each for each in self.overlays if each.shot.place.contains(QCursor.pos()))
        _hold(next(under, self.overlays[0]))

    def _picked(self, overlay: Overlay, region: QRectF | None) -> None:
        found = cut(overlay.shot, region)
        self._come_back()
        self.taken.emit(found)

    def _next(self, overlay: Overlay) -> None:
        at = self.overlays.index(overlay)
        _hold(self.overlays[(at + 1) % len(self.overlays)])

    def _come_back(self) -> None:
        """The window first: while none is shown, the program would take it for its end."""
        self._away = False
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        overlays, self.overlays = self.overlays, []
        for overlay in overlays:
            overlay.left.disconnect()
            overlay.close()
            overlay.deleteLater()

    def _when_gone(self, call: Callable[[], None]) -> None:
        QTimer.singleShot(_GONE_MS, self, call)


def lets_photograph() -> bool:
    """Whether this desktop shows its screens to programs: Wayland does not."""
    return not QGuiApplication.platformName().startswith("wayland")


def _hold(overlay: Overlay) -> None:
    overlay.activateWindow()
    overlay.setFocus()
    overlay.update()
