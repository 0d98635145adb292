"""Draws every component in every state into PNG files, to be looked at.

`python -m tests.ui.gallery OUT` writes gallery-<language>-<look>.png for three languages and two
looks; a third argument such as 200 is the text size in per cent.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from clinicguard.host.words import LANGUAGES
from tests.ui.gallery.board import Board
from ui.language import speak
from ui.theme.style import dress


def main(out: Path, scale: int) -> None:
    """Writes all pictures into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for language in LANGUAGES:
        speak(language)
        for look in ("light", "dark"):
            dress(app, look, scale, language)
            board = Board()
            board.show()
            board.resize(board.width(), board.heightForWidth(board.width()))
            app.processEvents()
            board.pose()
            app.processEvents()
            path = out / f"gallery-{language}-{look}.png"
            board.grab().save(str(path))
            board.close()
            board.deleteLater()
            print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
