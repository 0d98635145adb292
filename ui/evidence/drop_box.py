"""Where files are dropped: a dashed box, and what comes in by drop, paste or dialog."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TypeGuard
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from ui.evidence.capture.said import pasted
from ui.evidence.capture.shot import as_png
from ui.evidence.folders import Source
from ui.language import say
from ui.theme.chosen import px
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS
from ui.widgets.states import Picture
from ui.widgets.text import Label


class DropBox(QWidget):
    """Says that files can be dropped here; the page around it takes them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._over = False
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(Picture("import", 16))
        row.addWidget(Label(words, "note", "text2"))
        row.addStretch(1)
        self.setMinimumHeight(px(48))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def show_over(self, over: bool) -> None:
        """While something hovers above the page."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line = ("accent_weak", "accent") if self._over else (None, "control")
        box(painter, QRectF(self.rect()), px(RADIUS.control), fill, line, dashed=True)
        painter.end()


def has_something(data: QMimeData | None) -> TypeGuard[QMimeData]:
    """Whether there is a file, a picture or text in it; an empty clipboard has no data at all."""
    if data is None:
        return False
    files = any(url.isLocalFile() for url in data.urls())
    return files or data.hasImage() or bool(data.hasText() and data.text().strip())


def taken_from(data: QMimeData, now: datetime, zone: ZoneInfo) -> tuple[Source, ...]:
    """The files and folders that are meant; else the picture, else the text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return tuple(paths)
    picture = data.imageData() if data.hasImage() else None
    if isinstance(picture, QImage) and not picture.isNull():
        return (pasted("png", as_png(picture), data, now, zone, "screenshot"),)
    if data.hasText() and data.text().strip():
        return (pasted("txt", data.text().encode("utf-8"), data, now, zone),)
    return ()


def ask_for_files(parent: QWidget) -> tuple[Source, ...]:
    """The system's file dialog; empty when it was called off."""
    found, _ = QFileDialog.getOpenFileNames(parent, say("Files to hand in"), str(Path.home()))
    return tuple(Path(name) for name in found)
