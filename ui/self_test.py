"""The self-test of an installed program: what has no window, then a window; a result file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from clinicguard.self_test import Step, in_a_folder_of_its_own, report


def self_test(result: Path | None) -> int:
    """Exit status 0 when all of it works; each line is one thing. Writes `result` too."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    app = QApplication.instance() or QApplication(["clinicguard"])
    assert isinstance(app, QApplication)
    more: list[Step] = [("window", lambda: _show(app))]
    told = report(in_a_folder_of_its_own(more))
    text = json.dumps(told, ensure_ascii=False, indent=1)
    if result is not None:
        result.write_text(text, "utf-8")
    if sys.stdout is not None:
        print(text)
    return 0 if told["worked"] else 1


def _show(app: QApplication) -> str:
    """The look of the program with its own letters, drawn once."""
    from ui.language import speak
    from ui.shell.window import Brand, Window
    from ui.theme.style import dress

    speak("zh_TW")
    dress(app, "light", 100, "zh_TW")
    window = Window(lambda: True)
    window.show_inside(Brand())
    window.resize(640, 480)
    window.show()
    app.processEvents()
    drawn = window.grab().toImage()
    assert not drawn.isNull()
    middle = drawn.height() // 2
    colours = {drawn.pixelColor(x, middle).name() for x in range(0, drawn.width(), 3)}
    assert len(colours) > 1, "nothing was drawn"
    assert any("Noto Sans TC" in family for family in QFontDatabase.families()), "no Noto Sans TC"
    window.close()
    return f"Qt {qVersion()}, {app.platformName()}"
