"""Hands one file in through the real window, in a process of its own: `FILE FOLDER`, prints JSON.

Seconds from the choice to *sealed*, to the number, to *read back*; by how many MiB the process grew
at its largest; and for each part the largest gap between two beats of a 10 ms timer on the window's
thread, and the most processor time that this thread used between two beats. `panel` is the form
being built, before a byte is read. `elsewhere` is the largest gap of a process that does nothing
but beat, meanwhile: what the machine itself holds up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.made import make_clinic
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel
from ui.jobs import Lanes
from ui.lanes import ThreadExecutor
from ui.rooms import furnish
from ui.shell.shell import Shell
from ui.tidying import Tidying

BEAT_MS = 10
SETTLING = 60
"""Beats before the work begins, so that the window stands and everything is loaded."""
_BEATING = """
import select, sys, time
last, worst = time.perf_counter(), 0.0
while not select.select([sys.stdin], [], [], 0)[0]:
    time.sleep(0.01)
    now = time.perf_counter()
    worst, last = max(worst, now - last), now
print(worst)
"""


class Intake:
    """One intake from the choice of a file to the green seal."""

    def __init__(self, app: QApplication, file: Path, folder: Path) -> None:
        self._app = app
        Tidying(app)
        self._file = file
        os.environ["CLINICGUARD_SETTINGS"] = str(folder)
        self._made = make_clinic(folder)
        self._made.settings.change(lock_minutes=30, clinic_folder=str(self._made.folder))
        self._lanes = Lanes(ThreadExecutor())
        self._shell = Shell(app, self._lanes, furnish(), self._made.clock, self._made.settings)
        self.gaps: dict[str, tuple[float, float]] = {}
        self.took: dict[str, float] = {}
        self.grown = self._began = 0.0
        self._worst = (0.0, 0.0)
        self._used = time.thread_time()
        self._measured = False
        self._last = time.perf_counter()
        self._steps = self._go()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begins to beat."""
        self._shell.start()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        gap, self._last = now - self._last, now
        used, self._used = time.thread_time() - self._used, time.thread_time()
        if self._measured:
            self._worst = (max(self._worst[0], gap), max(self._worst[1], used))
        if next(self._steps, "over") == "over":
            self._timer.stop()
            self._shell.quit()
            self._app.quit()

    def _go(self) -> Iterator[str]:
        yield from self._rest()
        self._shell.enter(lambda: self._made.open("manager"))
        while self._shell.page() is None or self._shell.view() is None:
            yield "waits"
        yield from self._rest()
        self._shell.go("evidence")
        yield from self._rest()
        page = self._shell.page()
        assert isinstance(page, EvidencePage)
        small = self._file.with_name("small.bin")
        small.write_bytes(b"once before, so that everything is loaded")
        yield from self._hand_in(page, small)
        lower_the_mark()
        before = peak()
        self._measured = True
        yield from self._hand_in(page, self._file)
        self.grown = peak() - before

    def _hand_in(self, page: EvidencePage, file: Path) -> Iterator[str]:
        there = 0 if page._shelf is None else len(page._shelf.exhibits)
        self._began = time.perf_counter()
        page.hand_in((file,))
        view = self._shell.view()
        assert view is not None
        panel = view.panel()
        assert isinstance(panel, HandInPanel)
        yield "waits"
        self._ends("panel")
        while panel.save_button.reason():
            yield "waits"
        self._ends("sealed")
        panel.save()
        while page._shelf is None or len(page._shelf.exhibits) == there:
            yield "waits"
        self._ends("numbered")
        while any(each.sound is None for each in page._shelf.exhibits):
            yield "waits"
        self._ends("read back")
        yield from self._rest()

    def _ends(self, part: str) -> None:
        """A part is over: how long it took since the choice, and its largest gap."""
        if self._measured:
            self.took[part] = time.perf_counter() - self._began
            self.gaps[part], self._worst = self._worst, (0.0, 0.0)

    @staticmethod
    def _rest() -> Iterator[str]:
        yield from ("rests" for _ in range(SETTLING))


def lower_the_mark() -> None:
    """The largest size of this process is counted from now on."""
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """MiB that this process held at its largest."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """One intake."""
    file, folder = Path(sys.argv[1]), Path(sys.argv[2])
    app = QApplication([])
    intake = Intake(app, file, folder)
    other = subprocess.Popen(
        [sys.executable, "-c", _BEATING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    intake.start()
    app.exec()
    elsewhere = float(other.communicate("end")[0])
    print(
        json.dumps(
            {
                "took": intake.took,
                "gaps": intake.gaps,
                "grown": intake.grown,
                "elsewhere": elsewhere,
            }
        )
    )


if __name__ == "__main__":
    main()
