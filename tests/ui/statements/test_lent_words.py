"""The end of the program takes lent words back, and the program ends as it should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from ui.statements.lent_words import lent_words

program = QGuiApplication([])
lent_words().lend("核准的文字")
QTimer.singleShot(0, program.quit)
program.exec()
assert QGuiApplication.clipboard().text() == ""
"""


def test_a_program_that_ends_with_words_lent_ends_well() -> None:
    ask = [sys.executable, "-c", _PROGRAM]
    ended = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
