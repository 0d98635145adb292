"""Shows what went wrong: title, what happened, what is safe, what to do, and details.

The last net for bugs too: caught once, told once, written down without a word of a patient.
"""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard import __version__
from clinicguard.host.clock import SystemClock
from clinicguard.host.trouble import Trouble
from ui.language import say, words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Dialog
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.text import Label


class Told(Protocol):
    """What a person is told: plain text, an empty part is left out."""

    @property
    def title(self) -> str: ...
    @property
    def happened(self) -> str: ...
    @property
    def safe(self) -> str: ...
    @property
    def todo(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Plainly:
    """Told where the sentences themselves cannot be read."""

    title: str
    happened: str
    safe: str
    todo: str


class Story(QWidget):
    """An explanation as a column: title, happened, safe, to do, and the details on demand."""

    def __init__(self, told: Told, glyph: Glyph, details: str, *, large: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        head = QHBoxLayout()
        head.setSpacing(px(SPACE.between))
        head.addWidget(GlyphMark(glyph, size=24 if large else 20), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(told.title, "page" if large else "section", bold=True, wrap=True), 1)
        column.addLayout(head)
        for heading, text in (
            (say("What happened"), told.happened),
            (say("What is safe"), told.safe),
            (say("What to do"), told.todo),
        ):
            if text:
                part = QVBoxLayout()
                part.setSpacing(0)
                part.addWidget(Label(heading, "note", "mute", bold=True))
                part.addWidget(Label(text, wrap=True, select=True))
                column.addLayout(part)
        self._details = Label(details, "small", "text2", wrap=True, select=True, mono=True)
        self._details.hide()
        self.more = Button(say("Details for whoever looks after this PC"), "link", on=self._unfold)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(bool(details))
        column.addWidget(self._details)

    def _unfold(self) -> None:
        self._details.setVisible(self._details.isHidden())
        window = self.window()
        if isinstance(window, Dialog):
            window.fit()


class TroubleDialog(Dialog):
    """One trouble. Enter and Escape close it; nothing typed behind it is touched."""

    def __init__(self, parent: QWidget | None, error: BaseException) -> None:
        told = told_of(error)
        super().__init__(parent, say("ClinicGuard"), width=520)
        glyph: Glyph = "soon" if isinstance(error, Trouble) else "burns"
        self.told = told
        self.story = Story(told, glyph, details_of(error), large=False)
        self.column.addWidget(self.story)
        self.column.addSpacing(px(SPACE.inside))
        row = QHBoxLayout()
        self.report_button = Button(say("Save the problem report"), "text", on=self.save_report)
        row.addWidget(self.report_button)
        if isinstance(error, Trouble):
            self.report_button.hide()
        row.addStretch(1)
        self.leave = Button(say("Close"), "primary", on=self.accept)
        row.addWidget(self.leave)
        self.column.addLayout(row)
        self.leave.setDefault(True)
        self.leave.setFocus()
        self.setAccessibleName(told.title)

    def save_report(self) -> None:
        """Asks where to, and writes it; a disk that refuses is told over this dialog."""
        from clinicguard.host.settings import SettingsFile
        from ui.problems import ask_where_report, report_text, write_report

        now = SystemClock().now()
        path = ask_where_report(self, now)
        if path is None:
            return
        try:
            write_report(path, report_text(SettingsFile().read(), now))
        except Trouble as trouble:
            show_trouble(self, trouble)


def show_trouble(parent: QWidget | None, error: BaseException) -> TroubleDialog:
    """Opens the dialog over the window and returns at once. A bug is also written down."""
    if not isinstance(error, Trouble):
        write_down(error)
    dialog = TroubleDialog(parent, error)
    dialog.open()
    return dialog


def told_of(error: BaseException) -> Told:
    """The error in words. Never raises: where a part of the program is missing, that is told."""
    try:
        from clinicguard.explain import explain  # it knows every room: slow to read

        return explain(error, words())
    except Exception:
        return Plainly(
            say("A part of the program cannot be read"),
            say("One of ClinicGuard's own files is missing or damaged on this PC."),
            say("The clinic's records lie in a folder of their own; nothing in it was changed."),
            say("Start again. If this comes back, install the program anew."),
        )


def details_of(error: BaseException) -> str:
    """Kind and place, without the message: a message may carry what somebody typed."""
    lines = [f"ClinicGuard {__version__}", type(error).__name__]
    if not isinstance(error, Trouble):
        lines += places_of(error)
    return "\n".join(lines)


def places_of(error: BaseException) -> list[str]:
    """Where a bug happened: file, line and function, from the outermost to the innermost."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]


def write_down(error: BaseException) -> None:
    """Adds the bug to the faults of this PC; never raises."""
    from clinicguard.host import problems

    problems.write_down(details_of(error), SystemClock().now())


def catch_all() -> None:
    """From now on every bug that nobody caught is shown once, and the program goes on."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QGuiApplication.quit()
        return
    window = QApplication.activeWindow()
    if isinstance(window, TroubleDialog):
        write_down(error)
        return
    show_trouble(window, error)
