"""Approved words on the clipboard: exactly these, for a while, and taken away again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

MINUTES = 5
_PRIVATE = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}
"""What asks Windows and KDE to keep the words out of their clipboard histories."""


class LentWords(QObject):
    """Clears the clipboard after MINUTES or on `take_back`, if our words are still on it.

    One for the program, so that going to another page changes nothing; the lock clears as well,
    and so does the end of the program: what Python made must not lie there when Python is gone.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * 60_000)
        self._timer.timeout.connect(self.take_back)
        if isinstance(parent, QCoreApplication):
            parent.aboutToQuit.connect(self.take_back)

    def lend(self, words: str) -> None:
        """Puts the words on the clipboard, and nothing else."""
        data = QMimeData()
        data.setText(words)
        for name, value in _PRIVATE.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._words = words
        self._timer.start()

    def take_back(self) -> None:
        """Clears the clipboard, unless something else was copied since."""
        self._timer.stop()
        words, self._words = self._words, ""
        if words and QGuiApplication.clipboard().text() == words:
            QGuiApplication.clipboard().clear()


def lent_words() -> LentWords:
    """The program's own."""
    program = QGuiApplication.instance()
    found = program.findChild(LentWords) if program is not None else None
    return found if isinstance(found, LentWords) else LentWords(program)
