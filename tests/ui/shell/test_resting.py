"""Nobody is here: idle time, the system's own lock, sleep, another user; and what is taken away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from tests.ui.conftest import DoorPage, HandHouse, NotePage
from ui.shell import away
from ui.shell.away_windows import means_away
from ui.shell.clipboard import take_back_clipboard
from ui.shell.idle import Idle, minutes_to_rest

ROOT = Path(__file__).parents[3]
HEAR = ROOT / "tests" / "ui" / "shell" / "hear_the_bus.py"


def test_a_sleep_locks_as_soon_as_the_pc_wakes(house: HandHouse) -> None:
    house.unlock()
    idle = house.shell.idle
    now = idle._last_beat
    idle.beat(now + 20_000)
    idle.beat(now + 45_000)
    house.settle()
    assert isinstance(house.shell.page(), NotePage)
    idle.beat(now + 45_000 + 20_000 + 100_000)
    house.settle()
    assert isinstance(house.shell.page(), DoorPage)
    note = house.shell.lock_note()
    assert note is not None
    assert note.why == "asleep"


def test_nobody_is_waited_for_once_the_window_is_gone(qapp: QApplication) -> None:
    window = QWidget()
    idle, beats = Idle(qapp, window, print, 5), window.findChildren(QTimer)
    assert any(beat.isActive() for beat in beats)
    delete(window)
    assert not any(map(isValid, (idle, *beats)))


def test_the_systems_own_lock_locks_and_keeps_the_draft(house: HandHouse) -> None:
    house.unlock()
    shown = house.shell.page()
    assert isinstance(shown, NotePage)
    shown.line.set_text("還沒寫完")
    house.shell._rest._lock("away")
    house.settle()
    assert isinstance(house.shell.page(), DoorPage)
    note = house.shell.lock_note()
    assert note is not None
    assert (note.why, note.drafts) == ("away", 1)
    house.made.opened = None
    house.shell.enter(lambda: house.made.open("owner"))
    house.settle()
    again = house.shell.page()
    assert isinstance(again, NotePage)
    assert again.line.text() == "還沒寫完"


def test_what_was_copied_here_goes_with_the_lock(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.unlock()
    # the display of the tests does not say whose the clipboard is
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda self: True)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("陳怡君 0912-000-000")
    house.shell.lock()
    house.settle()
    assert clipboard.text() == ""


def test_what_somebody_copied_elsewhere_stays(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("別的程式的")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda self: False)
    take_back_clipboard()
    assert clipboard.text() == "別的程式的"


@pytest.mark.parametrize(
    ("chosen", "rests"), [(0, 0), (-5, 1), (1, 1), (5, 5), (30, 30), (999, 30)]
)
def test_one_to_thirty_minutes_whatever_a_file_says(chosen: int, rests: int) -> None:
    assert minutes_to_rest(chosen) == rests


@pytest.mark.parametrize(
    ("message", "word", "why"),
    [
        (0x02B1, 0x7, "away"),
        (0x02B1, 0x2, "away"),
        (0x02B1, 0x4, "away"),
        (0x02B1, 0x6, "asleep"),
        (0x02B1, 0x8, ""),
        (0x02B1, 0x1, ""),
        (0x0112, 0xF142, "away"),
        (0x0112, 0xF060, ""),
        (0x0218, 0x4, "asleep"),
        (0x0218, 0x7, ""),
        (0x0200, 0x7, ""),
    ],
    ids=["lock", "other user", "remote ends", "log off", "unlock", "comes back", "screen saver",
         "close", "sleep", "wakes", "mouse"],
)  # fmt: skip
def test_windows_messages_that_mean_nobody_is_here(message: int, word: int, why: str) -> None:
    assert means_away(message, word) == why


def test_a_system_that_tells_nothing_is_no_error(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert away.listen(house.shell.window, lambda why: None) is None
    assert not away.is_told()


@pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("dbus-run-session") and shutil.which("gdbus")),
    reason="needs dbus-run-session and gdbus",
)
def test_linux_tells_it_over_the_bus() -> None:
    heard = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(HEAR)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )
    assert heard.stdout.split() == ["saver:away", "sleep:asleep", "lock:away", "user:away"], (
        heard.stderr
    )
