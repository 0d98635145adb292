"""What was typed and captured for a hand-in, kept over a lock: sealed to whoever typed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ui.evidence.folders import Source
from ui.evidence.kept_source import MOST, as_kept, size_of, source_of
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from ui.evidence.hand_in_panel import HandInPanel

FORM, FILES = "evidence/hand-in", "evidence/hand-in/files"
_TYPING_MS = 1000


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a draft, with the title that was typed."""

    source: Source
    title: str


@dataclass(frozen=True, slots=True)
class KeptHandIn:
    """A draft as it was found."""

    form: Mapping[str, Any]
    files: tuple[KeptFile, ...]


class HandInDraft(QObject):
    """Looks after the draft of one panel: asked for at once, kept at most once a second."""

    def __init__(self, seat: Seat, panel: HandInPanel) -> None:
        super().__init__(panel)
        self._seat = seat
        self._panel = panel
        self._over = False
        self._files: list[dict[str, Any]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.keep)
        for typed in (panel.origin, panel.purpose, panel.compartment, panel.sensitive, panel.case):
            typed.changed.connect(self._typed)
        seat.jobs.database(find).then(self._put_back).ended(self._listen)

    def keep(self) -> None:
        """Writes what there is, if there is a file."""
        self._timer.stop()
        if self._over:
            return
        rows = self._panel.files.rows
        files = [as_kept(row.source) | {"title": row.title.text()} for row in rows]
        form, changed = self._form(), files != self._files
        if not files and not self._files:
            return
        self._files = files
        self._seat.jobs.database(lambda clinic: _keep(clinic, form, files if changed else None))

    def keep_and_close(self) -> None:
        """The person leaves: what they began waits in the room."""
        self.keep()
        self._panel.close_panel()
        self._seat.changed()

    def drop(self) -> None:
        """It is handed in: the draft goes."""
        self._timer.stop()
        self._over = True
        self._seat.jobs.database(drop)

    def _listen(self) -> None:
        """From now on what changes on the list is kept too: first what was found is put back."""
        self._panel.files.changed.connect(self._typed)
        self._typed()

    def _form(self) -> dict[str, Any]:
        panel = self._panel
        return {
            "origin": panel.origin.kept(),
            "purpose": panel.purpose.text(),
            "compartment": panel.compartment.value(),
            "sensitive": panel.sensitive.isChecked(),
            "case": panel.case.address(),
        }

    def _put_back(self, found: KeptHandIn | None) -> None:
        if found is None:
            return
        panel, form = self._panel, found.form
        if not panel.purpose.text():
            panel.purpose.set_text(str(form.get("purpose", "")))
        panel.compartment.set_chosen(str(form.get("compartment", "case")))
        panel.sensitive.setChecked(bool(form.get("sensitive", True)))
        panel.case.choose(str(form.get("case", "")))
        panel.origin.fill({str(k): str(v) for k, v in dict(form.get("origin", {})).items()})
        there = {row.source for row in panel.files.rows}
        new = [each for each in found.files if each.source not in there]
        panel.files.add(tuple(each.source for each in new))
        titles = {each.source: each.title for each in new}
        for row in panel.files.rows:
            if row.source in titles:
                row.title.set_text(titles[row.source])

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def find(clinic: Clinic) -> KeptHandIn | None:
    """The draft of whoever is here; None where there is none. On the database lane."""
    form, files = clinic.drafts.find(FORM), clinic.drafts.find(FILES)
    if form is None or files is None:
        return None
    found = tuple(kept for each in files.get("files", []) if (kept := _from_kept(each)))
    return KeptHandIn(form, found) if found else None


def drop(clinic: Clinic) -> None:
    """Lets the draft go. On the database lane."""
    clinic.drafts.drop(FORM)
    clinic.drafts.drop(FILES)


def _keep(clinic: Clinic, form: dict[str, Any], files: list[dict[str, Any]] | None) -> None:
    if files is not None and not files:
        drop(clinic)
        return
    clinic.drafts.keep(FORM, form)
    if files is not None:
        clinic.drafts.keep(FILES, {"files": _that_fit(files)})


def _that_fit(files: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    room, kept = MOST, []
    for each in files:
        room -= size_of(each)
        if room >= 0:
            kept.append(each)
    return kept


def _from_kept(kept: Mapping[str, Any]) -> KeptFile | None:
    title = str(kept.get("title", ""))
    source = source_of(kept)
    if source is None or (isinstance(source, Path) and not source.is_file()):
        return None
    return KeptFile(source, title)
