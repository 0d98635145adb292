"""A picture that looks like an exhibit: said at once, and both side by side for who may look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clinicguard.evidence import sight
from clinicguard.evidence.content import HEAD_BYTES, content_of
from clinicguard.evidence.opening import Pasted, SealedCopy
from clinicguard.host.trouble import Trouble
from ui.evidence.folders import Source
from ui.evidence.shelf import can
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.flow import clear
from ui.widgets.glyphs import GlyphMark
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_SIDE = 220


@dataclass(frozen=True, slots=True)
class _There:
    """The exhibit that it looks like: its sealed file, opened for this look."""

    copy: SealedCopy
    media_type: str


class AlikeNote(QWidget):
    """「和 E-2026-0003 很像」: a hint. Looking at the exhibit is an entry, as every look is."""

    def __init__(self, seat: Seat, source: Source, number: str) -> None:
        super().__init__()
        self._seat, self._source, self._number = seat, source, number
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.inside))
        line = QHBoxLayout()
        line.setSpacing(px(SPACE.inside))
        told = say("looks like {number}: another copy of the same picture?", number=number)
        self._told = Label(told, "note", "text2", wrap=True)
        line.addWidget(GlyphMark("soon"))
        line.addWidget(self._told, 1)
        self.button = Button(say("Side by side"), "plain", size="small", on=self.look)
        if can(seat, "evidence.view"):
            line.addWidget(self.button)
        column.addLayout(line)
        self._both = QHBoxLayout()
        self._both.setSpacing(px(SPACE.between))
        column.addLayout(self._both)

    def words(self) -> str:
        """What is said."""
        return self._told.text()

    def pictures(self) -> list[QLabel]:
        """The pictures that are shown."""
        return [each for each in self.findChildren(QLabel) if not each.pixmap().isNull()]

    def look(self) -> None:
        """The entry first; then both pictures."""
        number, purpose = self._number, say("Is it the same picture?")
        self.button.set_busy(say("Opening"))

        def begin(clinic: Clinic) -> _There:
            copy = clinic.evidence.begin_look(number, purpose)
            return _There(copy, clinic.evidence_lists.one(number).media_type)

        self._seat.jobs.database(begin).then(self._open).failed(self._failed)

    def _open(self, there: _There) -> None:
        source = self._source
        job = self._seat.jobs.files(lambda task: (_picture_of(source), _picture_in(there)))
        job.then(self._show).failed(self._failed)

    def _show(self, pngs: tuple[bytes, bytes]) -> None:
        self.button.set_ready()
        self.button.hide()
        clear(self._both)
        names = (say("The new file"), self._number)
        for png, name in zip(pngs, names, strict=True):
            side = QVBoxLayout()
            side.addWidget(Label(name, "note", bold=True))
            side.addWidget(_shown(png, name))
            side.addStretch(1)
            self._both.addLayout(side)
        self._both.addStretch(1)

    def _failed(self, trouble: Trouble) -> None:
        self.button.set_ready()
        self._seat.trouble(trouble)


def _picture_of(source: Source) -> bytes:
    content = source.data if isinstance(source, Pasted) else Path(source).read_bytes()
    kind = content_of(content[:HEAD_BYTES], source.name).media_type
    return sight.picture(content, kind, longest=_SIDE * 2).png


def _picture_in(there: _There) -> bytes:
    return sight.picture(there.copy.content(), there.media_type, longest=_SIDE * 2).png


def _shown(png: bytes, name: str) -> QLabel:
    label = Label("")
    pixmap = QPixmap()
    pixmap.loadFromData(png, "PNG")
    side = px(_SIDE)
    label.setPixmap(
        pixmap.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )
    label.setAccessibleName(name)
    return label
