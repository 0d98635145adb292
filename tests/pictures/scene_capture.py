"""Capture: picking a region, the form that comes back, a desktop that shows nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.pictures.scene_evidence import demo_file, fill, page_of
from tests.pictures.stage import NOW, Stage, scene
from ui.evidence.capture.button import not_here
from ui.evidence.capture.overlay import Overlay
from ui.evidence.capture.said import captured
from ui.evidence.capture.shot import Shot, cut
from ui.evidence.hand_in_panel import HandInPanel

_REGION = QRect(72, 60, 520, 300)


def _post() -> Shot:
    """A screen that shows the made-up review."""
    picture = QImage(str(demo_file("review-screenshot.png"))).convertToFormat(
        QImage.Format.Format_RGB32
    )
    tall = round(960 * picture.height() / max(1, picture.width()))
    return Shot("DP-1", QRect(0, 0, 960, min(tall, 720)), picture)


@scene("capture-region")
def region(stage: Stage) -> QWidget:
    stage.unlock("reception")
    overlay = Overlay(_post())
    overlay.show()
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=_REGION.topLeft())
    QTest.mouseMove(overlay, _REGION.bottomRight() + QPoint(1, 1))
    return overlay


@scene("capture-form")
def form(stage: Stage) -> None:
    fill(stage)
    stage.unlock("reception")
    stage.go("evidence")
    seat, shot = page_of(stage).seat, _post()
    picture = captured(cut(shot, None), None, NOW, seat.zone)
    panel = HandInPanel(seat, (picture,), "incident/I-2026-0001")
    stage.shell.over(panel)
    stage.settle()
    panel.origin.lines["author"].set_text("佑佑媽")
    panel.origin.lines["shown_as"].set_text("11 小時前")


@scene("capture-not-here")
def refused(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("evidence")
    stage.shell.over(HandInPanel(page_of(stage).seat, told=not_here()))
