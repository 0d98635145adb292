"""The picture of one screen as it stands, and what is cut out of it, in the screen's own pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage

_GRID = 48
"""How many points in each direction are looked at to tell an empty picture."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen: its name, where it stands on the desktop (logical pixels), its picture."""

    screen: str
    place: QRect
    picture: QImage

    @property
    def finer(self) -> float:
        """Pixels of the picture for each logical pixel: 1.0, 1.25, 2.0 …"""
        return self.picture.width() / max(1, self.place.width())

    def pixels(self, region: QRectF) -> QRect:
        """The whole pixels of the picture under a region of the overlay (logical, from 0, 0).

        Every pixel that the region touches belongs to it, and none outside of the picture.
        """
        wide = self.picture.width() / max(1, self.place.width())
        tall = self.picture.height() / max(1, self.place.height())
        scaled = QRectF(
            region.x() * wide, region.y() * tall, region.width() * wide, region.height() * tall
        )
        return scaled.toAlignedRect().intersected(self.picture.rect())


@dataclass(frozen=True, slots=True)
class Picked:
    """What was captured: PNG, its size, and the size of the screen that it stood on (pixels)."""

    png: bytes
    width: int
    height: int
    screen: str
    screen_width: int
    screen_height: int

    @property
    def whole(self) -> bool:
        """Whether it is the whole screen."""
        return (self.width, self.height) == (self.screen_width, self.screen_height)


def cut(shot: Shot, region: QRectF | None) -> Picked:
    """The region without loss, or the whole screen for None."""
    rect = shot.picture.rect() if region is None else shot.pixels(region)
    picture = shot.picture.copy(rect)
    return Picked(
        as_png(picture),
        picture.width(),
        picture.height(),
        shot.screen,
        shot.picture.width(),
        shot.picture.height(),
    )


def shoot_screens() -> list[Shot]:
    """Every screen as it stands now. A system that shows nothing gives empty pictures."""
    return [
        Shot(screen.name(), screen.geometry(), screen.grabWindow(0).toImage())
        for screen in QGuiApplication.screens()
    ]


def is_empty(picture: QImage) -> bool:
    """Whether the system gave no picture, one colour black, or nothing but transparency."""
    if picture.isNull():
        return True
    across = max(1, picture.width() // _GRID)
    down = max(1, picture.height() // _GRID)
    return all(
        _dark(picture.pixelColor(x, y))
        for x in range(0, picture.width(), across)
        for y in range(0, picture.height(), down)
    )


def as_png(picture: QImage) -> bytes:
    """PNG with the pixels and nothing else: no text, no times, no name."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    bare = QImage(
        plain.constBits(), plain.width(), plain.height(), plain.bytesPerLine(), plain.format()
    )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bare.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


def _dark(colour: QColor) -> bool:
    return colour.alpha() == 0 or colour.red() == colour.green() == colour.blue() == 0
