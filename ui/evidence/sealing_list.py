"""The files that are being handed in: each is sealed at once, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.evidence.content import content_of
from clinicguard.evidence.first_look import FirstLook, first_look
from clinicguard.evidence.opening import Intake, Pasted, Waiting
from clinicguard.evidence.tray import Tray
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.overview.gone import Disposed
from ui.evidence.alike import AlikeNote
from ui.evidence.capture.thumb import thumb_of
from ui.evidence.folders import Source
from ui.evidence.spoken import ICONS, former_words
from ui.jobs import Job
from ui.language import say, words
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.meters import Meter
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP
from ui.widgets.states import Picture
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


_Found = tuple[str | None, Disposed | None, tuple[str, ...]]
"""The exhibit with the same bytes, the one that was disposed of, and those that look alike."""


class FileRow(Card):
    """One file: its title, how far the sealing is, whether it is in the vault already."""

    changed = Signal()
    left = Signal(object)

    def __init__(self, seat: Seat, source: Source) -> None:
        super().__init__(SPACE.inside)
        self._seat = seat
        self.source = source
        self.bytes = _size(source)
        self.sealed: FirstLook | None = None
        self.twin = ""
        self.alike: AlikeNote | None = None
        self.failed = False
        self._job: Job[Waiting] | None = None
        self._tray: Tray | None = None
        self._sign = Picture("file", 18)
        self.title = LineField(source.name)
        self.title.name(say("Title of {name}", name=source.name))
        self.title.changed.connect(self.changed)
        self._drop = IconButton("x", say("Leave {name} out", name=source.name), size="small",
                                on=self.leave_out)  # fmt: skip
        self._glyph = GlyphMark("doing")
        self._told = Label("", "note", "text2", wrap=True)
        self._meter = Meter(0.0, "accent")
        self.again = Check(say("Take it in all the same"))
        self.again.hide()
        self.again.changed.connect(self.changed)
        self._lay_out()
        self._say("doing", say("waits to be sealed"))

    def seal(self, intake: Intake) -> None:
        """Seals on the files lane; what was called off leaves nothing behind."""
        source, size, tray = self.source, max(self.bytes, 1), Tray(intake)
        self._tray = tray
        work = self._seat.jobs.files
        self._job = work(lambda task: tray.seal(source, lambda done: task.step(done, size)))
        self._job.progress(self._step).then(self._look).failed(self.say_broken)

    def is_ready(self) -> bool:
        """Whether it can be recorded: sealed, and new or wanted all the same."""
        return self.sealed is not None and (not self.twin or self.again.isChecked())

    def is_busy(self) -> bool:
        """Whether it still waits for its seal."""
        return self.sealed is None and not self.failed

    def words(self) -> str:
        """What is said of it."""
        return self._told.text()

    def leave_out(self) -> None:
        """Takes the file off the list; its seal goes too."""
        self.stop()
        self.left.emit(self)

    def stop(self) -> None:
        """Stops the sealing if it runs; what was sealed and not handed on goes."""
        if self._job is not None:
            self._job.cancel()
        if self._tray is not None:
            tray = self._tray
            self._seat.jobs.files(lambda task: tray.clear())

    def hand_on(self) -> FirstLook:
        """What is to be recorded; whoever records it answers for it from here on."""
        assert self.sealed is not None
        assert self._tray is not None
        self._tray.hand_on(self.sealed.waiting)
        return self.sealed

    def _step(self, done: int, whole: int, _: str) -> None:
        self._meter.set_part(done / whole)
        self._say("doing", say("being sealed"), f"{size_words(done)}／{size_words(self.bytes)}")

    def _look(self, waiting: Waiting) -> None:
        """The seal is there; what the file says of itself is read while the next one is sealed."""
        self._meter.hide()
        self._say("doing", say("sealed"))
        source, zone = self.source, self._seat.zone
        job = self._seat.jobs.looks(lambda task: first_look(source, waiting, zone))
        job.then(self._sealed).failed(self.say_broken)

    def _sealed(self, sealed: FirstLook) -> None:
        self.sealed = sealed
        kind = content_of(sealed.waiting.sealed.head, self.source.name).kind
        self._sign.show_as(ICONS[kind])
        self._say("fine", say("sealed"))
        sha256, looks = sealed.waiting.sealed.sha256, sealed.waiting.looks

        def compare(clinic: Clinic) -> _Found:
            lists = clinic.evidence_lists
            return lists.twin(sha256), lists.former(sha256), lists.like(looks)

        self._seat.jobs.database(compare).then(self._compared)

    def _compared(self, found: _Found) -> None:
        twin, former, like = found
        if twin is not None:
            self.twin = twin
            self._say("soon", say("the same file is in the vault already: {number}", number=twin))
            self.again.show()
        elif former is not None:
            self.twin = former.number
            self._say("soon", former_words(former))
            self.again.show()
        elif like:
            self.alike = AlikeNote(self._seat, self.source, like[0])
            self.column.addWidget(self.alike)
        self.changed.emit()

    def say_broken(self, trouble: Trouble) -> None:
        """Says why it cannot be taken in."""
        self.failed = True
        told = explain(trouble, words())
        self._meter.hide()
        self._say("burns", f"{told.title}{GAP}{told.todo}")
        self.changed.emit()

    def _say(self, glyph: Glyph, told: str, more: str = "") -> None:
        self._glyph.set_glyph(glyph, told)
        parts = (self.source.name, more or size_words(self.bytes), told)
        self._told.setText(GAP.join(parts))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(px(SPACE.inside))
        above.addWidget(self._sign)
        above.addWidget(self.title, 1)
        above.addWidget(self._drop)
        below = QHBoxLayout()
        below.setSpacing(px(SPACE.inside))
        below.addWidget(self._glyph)
        below.addWidget(self._told, 1)
        self.column.addLayout(above)
        if (picture := thumb_of(self.source)) is not None:
            self.column.addWidget(picture)
        self.column.addLayout(below)
        self.column.addWidget(self._meter)
        self.column.addWidget(self.again)


class SealingList(QWidget):
    """`changed` comes whenever a file was added, sealed, left out, or its title was typed."""

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._intake: Intake | None = None
        self.rows: list[FileRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.inside))
        seat.jobs.database(lambda clinic: clinic.evidence.intake).then(self._begin)

    def add(self, sources: tuple[Source, ...]) -> None:
        """Adds files; each is sealed at once."""
        for source in sources:
            row = FileRow(self._seat, source)
            row.changed.connect(self.changed)
            row.left.connect(self._leave)
            self.rows.append(row)
            self._column.addWidget(row)
            if self._intake is not None:
                row.seal(self._intake)
        self.changed.emit()

    def ready(self) -> list[FileRow]:
        """The files that can be recorded."""
        return [row for row in self.rows if row.is_ready()]

    def busy(self) -> list[FileRow]:
        """The files whose seal is not there yet."""
        return [row for row in self.rows if row.is_busy()]

    def stop(self) -> None:
        """Stops what runs, and takes away what was sealed and not recorded."""
        for row in self.rows:
            row.stop()

    def hand_on(self, recorded: list[FileRow]) -> list[FirstLook]:
        """Forgets the rows that become exhibits: their seals stay."""
        self.rows = [row for row in self.rows if row not in recorded]
        return [row.hand_on() for row in recorded]

    def give_back(self, row: FileRow, trouble: Trouble) -> None:
        """A file that could not be recorded stands on the list again, with the reason."""
        row.sealed = None
        row.say_broken(trouble)
        self.rows.append(row)
        self.changed.emit()

    def _begin(self, intake: Intake) -> None:
        self._intake = intake
        for row in self.rows:
            row.seal(intake)

    def _leave(self, row: FileRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


def _size(source: Source) -> int:
    if isinstance(source, Pasted):
        return len(source.data)
    try:
        return source.stat().st_size
    except OSError:
        return 0
