"""The pictures of the manual and README.md, from the case: `packaging/pictures --readme`."""

from __future__ import annotations

import io
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from clinicguard.clinic import Clinic
from clinicguard.demo.morning import open_morning
from clinicguard.host.clock import SystemClock
from clinicguard.host.settings import SettingsFile
from clinicguard.host.words import LANGUAGES, Language
from clinicguard.overview.whereabouts import Whereabouts, measure
from ui.backup.restore_page import RestorePage
from ui.jobs import Lanes
from ui.lanes import HandExecutor
from ui.language import language, say, speak
from ui.rooms import furnish
from ui.settings import starting, where
from ui.shell.shell import Shell
from ui.theme.style import dress

OUT = Path(__file__).resolve().parents[2] / "resources" / "help" / "pictures"
_COLOURS = 128
_STICK = {"zh_TW": "A 碟", "en": "Stick A", "zh_CN": "A 盘"}
_MORNING = datetime(2026, 11, 19, 9, 42)  # noqa: DTZ001
"""The morning after the review of the sample case appeared, on the clinic's own clock."""
_AT_RECEPTION = Path(r"C:\Users\reception\AppData\Local\ClinicGuard\sample\clinic")
_FREE = 182 * 1024**3
"""Where a sample lies on a PC at reception, and the bytes free there: the same in every drawing."""


class Morning(SystemClock):
    """The clock stands still on that morning."""

    def __init__(self, zone: tzinfo | None) -> None:
        self._now = _MORNING.replace(tzinfo=zone).astimezone(UTC)

    def now(self) -> datetime:
        return self._now


def draw_readme(app: QApplication, out: Path = OUT) -> list[Path]:
    """Opens the clinic of the case in the real windows and writes a picture of each page."""
    out.mkdir(parents=True, exist_ok=True)
    where.measure = _at_reception  # type: ignore[attr-defined]
    starting.has_tray = lambda: True  # type: ignore[attr-defined]
    return [path for language in LANGUAGES for path in _draw_in(app, language, out)]


def _at_reception(folder: Path) -> Whereabouts:
    return replace(measure(folder), folder=_AT_RECEPTION, free=_FREE)


def _draw_in(app: QApplication, language: Language, out: Path) -> list[Path]:
    speak(language)
    dress(app, "light", 100, language)
    with tempfile.TemporaryDirectory(prefix="readme-") as folder:
        os.environ["CLINICGUARD_SETTINGS"] = folder
        sample = open_morning(Path(folder) / "sample", language, say("Sample: "), Morning)
        house = _House(app, sample.clinic)
        try:
            drawn = [
                house.picture(f"{name}-{language}", address, out) for name, address in house.pages()
            ]
            return [*drawn, house.way_back(f"restore-{language}", Path(folder) / "stick", out)]
        finally:
            house.close()


class _House:
    """The windows with their work run by hand."""

    def __init__(self, app: QApplication, clinic: Clinic) -> None:
        self._app = app
        self._clinic = clinic
        self._executor = HandExecutor()
        self.shell = Shell(app, Lanes(self._executor), furnish(), clinic.clock, SettingsFile())
        self.shell.window.resize(1280, 800)
        self.shell.window.show()
        self.shell.enter(lambda: clinic)
        self._settle()

    def pages(self) -> list[tuple[str, str]]:
        """Name of the picture and address of the page; what is laid over all comes last."""
        incident = self._clinic.incident_lists.page()[0]
        statement = self._clinic.statement_lists.everything()[0]
        return [
            ("today", "today"),
            ("complaints", "complaint/C-2026-0001"),
            ("incident", f"incident/{incident.number}"),
            ("evidence", "evidence/E-2026-0001"),
            ("statement", f"statement/{statement.number}"),
            ("people", "people"),
            ("reports", f"reports/incident/{incident.number}"),
            ("settings", "settings"),
            ("new-complaint", "complaints/new"),
            ("desk", "desk"),
        ]

    def picture(self, name: str, address: str, out: Path) -> Path:
        """Shows a page and writes its picture."""
        self.shell.go(address)
        self._settle()
        reached = QApplication.focusWidget()
        if reached is not None:
            reached.clearFocus()
        path = out / f"{name}.png"
        _write(self.shell.window, path)
        return path

    def way_back(self, name: str, stick: Path, out: Path) -> Path:
        """Locks, and writes the picture of the door to a backup; nothing follows it."""
        with _zone(self._clinic.profile.zone_name):
            desk = self._clinic.backups
            run = desk.begin(desk.add_place(stick, _STICK[language()]), hold=False)
            desk.note(run, run.work(lambda _done, _whole: None))
            self.shell.lock("asleep")
            self._settle()
            self.shell.go("door/restore")
            page = self.shell.page()
            assert isinstance(page, RestorePage)
            page.look_at(stick)
            self._settle()
            page._where.setText("E:\\")
            self._settle()
        path = out / f"{name}.png"
        _write(self.shell.window, path)
        return path

    def close(self) -> None:
        """Ends it; the folder can go."""
        self.shell.quit()
        self._executor.drain()
        self.shell.window.close()

    def _settle(self) -> None:
        for _ in range(4):
            self._executor.drain()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._app.processEvents()


@contextmanager
def _zone(name: str) -> Iterator[None]:
    """This PC stands where the clinic does: the door shows the PC's own time."""
    former = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if former is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = former
        time.tzset()


def _write(shown: QWidget, path: Path) -> None:
    """In few colours: small enough to live beside the code."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    shown.grab().save(buffer, "PNG")
    drawn = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    drawn.quantize(_COLOURS).save(path, optimize=True)
