"""Handing in: files sealed while the form is filled in, and recorded in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Compartment, Exhibit, Origin
from clinicguard.evidence.known import filled_up
from clinicguard.evidence.opening import Pasted, Waiting
from clinicguard.host.trouble import Trouble
from ui.evidence.capture.button import CaptureButton
from ui.evidence.case_choice import CaseChoice
from ui.evidence.drop_box import DropBox, ask_for_files, has_something, taken_from
from ui.evidence.folders import Source, ask_for_folder, files_of
from ui.evidence.hand_in_draft import HandInDraft
from ui.evidence.many_panel import MANY, ManyPanel
from ui.evidence.origin_form import OriginForm
from ui.evidence.sealing_list import FileRow, SealingList
from ui.evidence.shelf import can
from ui.evidence.spoken import compartment_options, why_not_read
from ui.language import count, say
from ui.seat import Seat
from ui.shell.remaining import length_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Hairline, Notice, ScrollColumn, SectionHead
from ui.widgets.choices import Choices
from ui.widgets.columns import measure
from ui.widgets.fields import Field
from ui.widgets.flow import Flow, clear, put
from ui.widgets.keys import on_key
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class _Piece:
    """One file with what is said of it."""

    waiting: Waiting
    said: HandIn
    again: bool


class HandInPanel(Panel):
    """`done` is called with what became an exhibit."""

    def __init__(
        self,
        seat: Seat,
        sources: tuple[Source, ...] = (),
        case: str = "",
        done: Callable[[tuple[Exhibit, ...]], object] | None = None,
        *,
        told: str = "",
        at_once: bool = False,
    ) -> None:
        """`told` stands above the files: why something has to be done another way.

        `at_once` records as soon as all is sealed and nothing has to be asked; what the files do
        not say of themselves can be added later.
        """
        super().__init__(say("Hand in evidence"), width=1120)
        self._seat = seat
        self._done = done
        self._filled: list[FileRow] = []
        self._time = QElapsedTimer()
        self._time.start()
        self.setAcceptDrops(True)
        self.files = SealingList(seat)
        self.drop = DropBox(say("Drop more files here, or paste with Ctrl+V"))
        self.choose_button = Button(
            say("Choose files"), icon="folder-open", key="Ctrl+O", on=self.choose
        )
        self.folder_button = Button(say("Choose a folder"), icon="folder", on=self.choose_folder)
        self.case = CaseChoice(seat, case)
        self.compartment = Choices(compartment_options(), ("case",))
        self.sensitive = Check(say("Shows a face, a name or a record of a patient"), True)
        self.purpose = LineField(say("For example: asked for by the manager"))
        self.origin = OriginForm(seat)
        self.save_button = Button(
            say("Hand in"), "primary", icon="lock", key="Ctrl+Return", on=self.save
        )
        self.capture = CaptureButton(seat, self, self._captured)
        self._told = told
        self._at_once = at_once
        self._left = Label("", "note", "text2")
        self._lay_out()
        self.on_closed(self._ended)
        self.files.changed.connect(self._look)
        on_key(self, "Ctrl+V", self.paste)
        self.draft = HandInDraft(seat, self)
        self.keep = self._taken_away
        self.leave = self.draft.keep_and_close
        if sources:
            self.files.add(sources)
        self._look()

    def choose(self) -> None:
        """The system's file dialog."""
        self.files.add(ask_for_files(self))

    def choose_folder(self) -> None:
        """A folder, a card or a stick: its files are counted first, and go in under one form."""
        if (folder := ask_for_folder(self)) is not None:
            files_of(self._seat, (folder,)).then(self._hand_in_many)

    def paste(self) -> None:
        """Files or a picture out of the clipboard; text goes where the keyboard is."""
        data = QGuiApplication.clipboard().mimeData()
        if has_something(data):
            self._add(taken_from(data, self._seat.now(), self._seat.zone))

    def _add(self, sources: tuple[Source, ...]) -> None:
        files_of(self._seat, sources).then(self._found)

    def _found(self, files: tuple[Source, ...]) -> None:
        if len(files) >= MANY:
            self._hand_in_many(files)
        else:
            self.files.add(files)

    def _hand_in_many(self, files: tuple[Source, ...]) -> None:
        """What was begun here waits in the room."""
        self.draft.keep()
        self._seat.over(ManyPanel(self._seat, files, self.case.address(), self._done))

    def _captured(self, picture: Pasted | None, why: str) -> None:
        if picture is not None:
            self.files.add((picture,))
        else:
            self.say_told(why)

    def say_told(self, words: str) -> None:
        """Says above the files why something has to be done another way."""
        self._notice.setVisible(bool(words))
        clear(self._notice_place)
        if words:
            put(self._notice_place, Notice(words))

    def save(self) -> None:
        """Records what is sealed: one entry for each file."""
        if self.save_button.is_busy() or self.save_button.reason() or self.origin.say_wrong():
            return
        ready = self.files.ready()
        pieces = [self._piece(row) for row in ready]
        subject = self.case.address() or None
        self.save_button.set_busy(say("Recording"))

        def work(clinic: Clinic) -> list[Exhibit | Trouble]:
            return [_recorded(clinic, piece, subject) for piece in pieces]

        self.files.hand_on(ready)
        job = self._seat.jobs.database(work)
        job.then(partial(self._recorded, ready)).ended(self.save_button.set_ready)

    def said_of(self, row: FileRow) -> HandIn:
        """What the form and the file itself say of one file."""
        known = row.sealed.known if row.sealed is not None else Origin()
        shelf: Compartment = self.compartment.value()  # type: ignore[assignment]
        return HandIn(
            title=row.title.text().strip(),
            origin=filled_up(self.origin.origin(), known),
            kind=row.source.kind if isinstance(row.source, Pasted) else None,
            compartment=shelf,
            sensitive=self.sensitive.isChecked(),
            purpose=self.purpose.text().strip(),
        )

    def _piece(self, row: FileRow) -> _Piece:
        assert row.sealed is not None
        return _Piece(row.sealed.waiting, self.said_of(row), row.again.isChecked())

    def _recorded(self, rows: list[FileRow], results: list[Exhibit | Trouble]) -> None:
        exhibits = tuple(each for each in results if isinstance(each, Exhibit))
        failed = False
        for row, result in zip(rows, results, strict=True):
            if isinstance(result, Trouble):
                failed = True
                self.files.give_back(row, result)
            else:
                row.hide()
        if not failed:
            self.draft.drop()
            self.close_panel()
        self._seat.changed()
        if exhibits and self._done is not None:
            self._done(exhibits)

    def _taken_away(self) -> None:
        """A lock, or another language: the draft holds it all, the seals are made anew."""
        self.draft.keep()
        self.files.stop()

    def _ended(self) -> None:
        """What was sealed and not recorded is taken away again."""
        self.files.stop()

    def _look(self) -> None:
        rows, ready, busy = self.files.rows, self.files.ready(), self.files.busy()
        if len(rows) == 1 and rows[0].sealed is not None and rows[0] not in self._filled:
            self._filled.append(rows[0])
            self.origin.put(rows[0].sealed.known)
        self._progress(len(rows) - len(busy), len(rows))
        self.save_button.set_words(
            count("Hand in {n} file", "Hand in {n} files", len(ready)) if ready else say("Hand in")
        )
        if not rows:
            self.save_button.forbid(say("Still missing: a file"))
        elif busy:
            self.save_button.forbid(say("The files are being sealed"))
        elif not ready:
            self.save_button.forbid(say("No file that is new here"))
        else:
            self.save_button.allow()
            if self._at_once and len(ready) == len(rows):
                self._at_once = False
                QTimer.singleShot(0, self, self.save)

    def _progress(self, done: int, whole: int) -> None:
        if whole < 2 or done == whole:
            self._left.setText("")
            return
        told = say("Sealing {done}／{whole}", done=done, whole=whole)
        spent = self._time.elapsed() / 60_000
        rest = round(spent / done * (whole - done)) if done else 0
        if rest:
            told = GAP.join((told, say("{length} left", length=length_words(rest))))
        self._left.setText(told)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_something(event.mimeData()):
            self.drop.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.show_over(False)
        taken = taken_from(event.mimeData(), self._seat.now(), self._seat.zone)
        event.acceptProposedAction()
        # the program that is dragging waits until this returns
        QTimer.singleShot(0, self, lambda: self._add(taken))

    def _lay_out(self) -> None:
        left, files = _column()
        self._notice = QWidget()
        self._notice_place = QVBoxLayout(self._notice)
        self._notice_place.setContentsMargins(0, 0, 0, 0)
        files.addWidget(self._notice)
        self.say_told(self._told)
        files.addWidget(self.drop)
        ways = QWidget()
        flow = Flow(ways)
        for button in (self.choose_button, self.folder_button, self.capture):
            flow.addWidget(button)
        files.addWidget(ways)
        files.addWidget(self.files)
        files.addStretch(1)
        right, form = _column()
        if not can(self._seat, "evidence.view"):
            form.addWidget(Notice(why_not_read()))
        form.addWidget(self._about())
        form.addWidget(Hairline())
        note = say("what is not known stays empty")
        form.addWidget(SectionHead(say("What a court will ask"), note))
        form.addWidget(self.origin)
        # its twenty fields are drawn in a turn of their own: the window is held for less
        self.origin.hide()
        QTimer.singleShot(0, self.origin, self.origin.show)
        form.addStretch(1)
        inside = ScrollColumn(SPACE.section, SPACE.between)
        inside.column.addWidget(_Both(left, right))
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button, left=(self._left,)), 1)

    def _about(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addWidget(Field(say("List it in"), self.case, note=say("gives it its mark")))
        column.addWidget(Field(say("Compartment"), self.compartment, about="compartment"))
        column.addWidget(self.sensitive)
        column.addWidget(Field(say("Why it is handed in"), self.purpose))
        return made


class _Both(QWidget):
    """The files and the form beside each other; the form below where the window is narrow."""

    def __init__(self, files: QWidget, form: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(SPACE.page))
        self._box.addWidget(files, 2)
        self._box.addWidget(form, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if measure(self).narrow else ways.LeftToRight)


def _column() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.between))
    return made, column


def _recorded(clinic: Clinic, piece: _Piece, subject: str | None) -> Exhibit | Trouble:
    """One file that cannot be recorded does not hold up the others."""
    try:
        return clinic.evidence.record(piece.waiting, piece.said, subject=subject, again=piece.again)
    except Trouble as trouble:
        return trouble
