"""Which key pastes, and whether what lies in the clipboard is anything for a line of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence


def pastes_no_words(event: QEvent) -> bool:
    """Whether the key for pasting is about to be taken by a line of text, which has no use for
    what lies in the clipboard: a picture or a file, and no words."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Paste) and _no_words(
        QGuiApplication.clipboard().mimeData()
    )


def _no_words(data: QMimeData | None) -> bool:
    if data is None:
        return False
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return data.hasImage() and not data.text().strip()
