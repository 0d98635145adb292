"""What was copied here does not outlive the lock; what somebody copied elsewhere stays theirs."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def take_back_clipboard() -> None:
    """Empties the clipboard, and X11's selection, as far as this program filled them."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
