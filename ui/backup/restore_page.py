"""從備份還原: the way back on a new PC, with a stick and a passphrase or the recovery card."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.explain import explain
from clinicguard.host.dates import when_short
from clinicguard.host.paths import default_clinic_folder
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import (
    Door,
    Found,
    OpenKeys,
    Restored,
    door_of,
    found_at,
    open_with_card,
    open_with_passphrase,
    restore,
    room_for,
)
from clinicguard.people import recovery
from ui.backup.way_in import CARD, WayIn
from ui.jobs import Job
from ui.language import count, language, say, words
from ui.seat import Seat
from ui.shell.page import Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.unlock.brand import DoorSide
from ui.unlock.frame import beside, centred
from ui.widgets.buttons import Button
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label

_SHOWN = 6


class RestorePage(Page):
    """ "door/restore": which stick, which backup, who opens it; then the clinic stands again."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        side = DoorSide(say("Restore from a backup"), say("ClinicGuard"))
        side.add_facts(
            [
                ("usb", say("The stick is only read")),
                ("folder-lock", say("Into a new folder: nothing is written over")),
                ("history", say("The restore is noted in the log")),
            ]
        )
        self.found: list[Found] = []
        self.door: Door | None = None
        self.way_in: WayIn | None = None
        self._job: Job[Restored] | None = None
        self.choose_button = Button(
            say("Choose the stick"), "primary", icon="usb", size="door", on=self._ask
        )
        self.restore_button = Button(
            say("Restore"), "primary", icon="rotate-ccw", size="door", on=self.go_on
        )
        self.back_button = Button(
            say("Back"), icon="undo-2", size="door", on=lambda: seat.go("door/first-run")
        )
        self._where = Label("", "note", "text2", wrap=True)
        self._which = QVBoxLayout()
        self._who = QVBoxLayout()
        self._below = QVBoxLayout()
        beside(side, centred(self._form(), 560), self)
        self._look()

    def look_at(self, place: Path) -> None:
        """Shows the backups of a stick."""
        job = self.seat.jobs.files(lambda task: found_at(place))
        job.then(lambda found: self._show(place, found))

    def pick(self, number: int) -> None:
        """Takes one of the backups, and asks who opens it."""
        found = self.found[number]
        self.door = None
        self._look()
        self.seat.jobs.files(lambda task: door_of(found)).then(self._show_door)

    def go_on(self) -> None:
        """Opens the keys, restores, checks, and enters the clinic."""
        door, way = self.door, self.way_in
        if door is None or way is None or self.restore_button.reason():
            return
        person, typed = way.person.value(), way.typed()
        self.restore_button.set_busy(say("Restoring"))

        def opening() -> OpenKeys:
            if person == CARD:
                return open_with_card(door, recovery.words_from(typed))
            return open_with_passphrase(door, person, typed)

        job = self.seat.jobs.files(lambda task: opening())
        job.then(self._restore).failed(self._say_wrong)

    def leave(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _restore(self, keys: OpenKeys) -> None:
        found = self.found[int(self.which.value())]
        target = room_for(default_clinic_folder(), self.seat.now())
        self._busy()
        self._job = self.seat.jobs.files(
            lambda task: restore(found.medium, found.generation, keys, target, task.step)
        )
        self._job.progress(self._stepped).failed(self._failed)
        self._job.then(lambda restored: self._enter(restored, keys))

    def _enter(self, restored: Restored, keys: OpenKeys) -> None:
        self._job = None
        settings = self.seat.settings_file()
        settings.change(clinic_folder=str(restored.folder))
        reason = say("Backup {number}", number=restored.generation.number)

        def opening() -> Clinic:
            clinic = open_clinic(restored.folder, keys, settings=settings)
            clinic.accept_restored(reason)
            return clinic

        self.seat.enter(opening)

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.wide))
        column.addWidget(Label(say("Restore from a backup"), "headline", bold=True, wrap=True))
        told = say(
            "Plug in the stick and choose it. You need the passphrase that an owner or manager "
            "had on that day, or the recovery card."
        )
        column.addWidget(Label(told, colour="text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(self.choose_button)
        row.addWidget(self._where, 1)
        column.addLayout(row)
        for part in (self._which, self._who, self._below):
            part.setSpacing(px(SPACE.between))
            column.addLayout(part)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.restore_button)
        column.addLayout(foot)
        return form

    def _ask(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say("Choose the stick"))
        if found:
            self.look_at(Path(found))

    def _show(self, place: Path, found: list[Found]) -> None:
        self.found = found[:_SHOWN]
        self._where.setText(str(place))
        clear(self._which)
        options = [
            Option(str(n), _words_of(each, self.seat.now())) for n, each in enumerate(self.found)
        ]
        self.which = Choices(options, ("0",) if options else ())
        self.which.changed.connect(lambda: self.pick(int(self.which.value())))
        put(self._which, Field(say("Which backup"), self.which, note=say("the newest is first")))
        if self.found:
            self.pick(0)

    def _show_door(self, door: Door) -> None:
        self.door = door
        clear(self._who)
        self.way_in = WayIn(door)
        self.way_in.changed.connect(self._look)
        self.way_in.entered.connect(self.go_on)
        put(self._who, self.way_in)
        self._look()
        self.way_in.begin()

    def _look(self) -> None:
        if not self.found:
            self.restore_button.forbid(say("Still missing: the stick"))
        elif self.door is None or self.way_in is None:
            self.restore_button.forbid(say("The stick is being read"))
        elif missing := self.way_in.missing():
            self.restore_button.forbid(missing)
        else:
            self.restore_button.allow()

    def _busy(self) -> None:
        clear(self._below)
        self.busy = BusyPanel(say("Copying, checking and opening the records"), self._stop)
        put(self._below, self.busy)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        clear(self._below)
        self.restore_button.set_ready()

    def _stepped(self, done: int, whole: int, _words: str) -> None:
        if whole and self._job is not None:
            self.busy.show_step(done / whole, f"{size_words(done)} / {size_words(whole)}")

    def _failed(self, trouble: Trouble) -> None:
        self._stop()
        self.seat.trouble(trouble)

    def _say_wrong(self, trouble: Trouble) -> None:
        self.restore_button.set_ready()
        if self.way_in is not None and self.way_in.is_about(trouble):
            told = explain(trouble, words())
            self.way_in.say_wrong(say("{first}. {second}", first=told.title, second=told.happened))
        else:
            self.seat.trouble(trouble)


def _words_of(found: Found, now: datetime) -> str:
    # in this PC's own zone: the clinic's is known only once it is open
    there = found.generation.made.astimezone()
    made = when_short(there, language(), zone=there.tzinfo or UTC, today=now.astimezone().date())
    exhibits = count("{n} exhibit", "{n} exhibits", found.exhibits)
    return GAP.join((made, found.medium.label, exhibits))
