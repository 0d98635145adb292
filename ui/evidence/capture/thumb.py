"""A small picture of what was just captured or pasted: from memory, before it is sealed away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinicguard.evidence.opening import Pasted
from ui.language import say
from ui.theme.chosen import px
from ui.theme.shapes import box

_WIDE, _TALL = 300, 150


class Thumb(QWidget):
    """As large as it fits, never larger than it is."""

    def __init__(self, picture: QImage, name: str) -> None:
        super().__init__()
        room = QSize(px(_WIDE), px(_TALL)).boundedTo(picture.size())
        self._shown = picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.setFixedHeight(self._shown.height() + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Picture of {name}", name=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(1, 1, self._shown)
        edge = QRectF(0, 0, self._shown.width() + 2, self._shown.height() + 2)
        box(painter, edge, 0, None, "line")
        painter.end()


def thumb_of(source: object) -> Thumb | None:
    """Of what was captured or pasted as a picture; None for everything else."""
    if not isinstance(source, Pasted) or not source.name.endswith(".png"):
        return None
    picture = QImage.fromData(source.data)
    return None if picture.isNull() else Thumb(picture, source.name)
