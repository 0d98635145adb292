"""The lock page: who you are, your passphrase, and nothing that a patient may not see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.explain import explain
from clinicguard.host.clock import SystemClock
from clinicguard.host.keychain import NoKeychain
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import LANGUAGES, NAMES
from clinicguard.people import access
from clinicguard.people.access import Door
from clinicguard.people.quick_unlock import (
    PinGone,
    QuickState,
    QuickUnlock,
    WrongPin,
    pins_of_this_pc,
    unlock_with_pin,
)
from ui.language import count, language, say, words
from ui.seat import LockNote, Seat
from ui.settings.pin_panel import PinField
from ui.shell.main_view import role_words
from ui.shell.page import Page
from ui.theme.chosen import px
from ui.theme.ring import ringed
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.unlock.brand import DoorSide
from ui.unlock.frame import beside, centred
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField
from ui.widgets.marks import Initial
from ui.widgets.text import Label

_NAMES_IN_A_ROW = 3


class UnlockPage(Page):
    """ "door/unlock": reads who has a key, then asks for the passphrase."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.folder = Path(seat.settings().clinic_folder or "")
        self.form: UnlockForm | None = None
        pins = pins_of_this_pc(seat.settings_file().path, SystemClock())
        look = seat.jobs.opening(lambda task: _look(self.folder, pins))
        look.then(lambda seen: self.show_door(*seen)).failed(self.show_closed)

    def show_door(self, door: Door, pins: Mapping[str, QuickState]) -> None:
        """Shows the clinic's name and its people; `pins` of those who set one up here."""
        side = DoorSide(door.name, say("ClinicGuard"))
        side.add_facts(
            [
                ("lock", say("The records are on this PC, encrypted")),
                ("wifi-off", say("No network: works with the cable out")),
                ("hard-drive", str(self.folder)),
            ]
        )
        form = UnlockForm(self.seat, door, self.folder, pins)
        self.form = form
        self._lay_out(side, form)
        form.go()

    def show_closed(self, trouble: Trouble) -> None:
        """The folder cannot be opened at all: says why, and what can be done."""
        side = DoorSide(say("ClinicGuard"), "")
        self._lay_out(side, ClosedForm(self.seat, trouble))

    def _lay_out(self, side: DoorSide, form: QWidget) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, px(SPACE.wide))
        column.addWidget(centred(form, 440), 1)
        column.addWidget(_Foot(self.seat))
        beside(side, inside, self)


class UnlockForm(QWidget):
    """Who, and the passphrase."""

    def __init__(
        self, seat: Seat, door: Door, folder: Path, pins: Mapping[str, QuickState]
    ) -> None:
        super().__init__()
        self._seat = seat
        self._folder = folder
        self._pins = {person: state for person, state in pins.items() if state.until is not None}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addWidget(Label(say("Unlock"), "headline", bold=True))
        self._add_note(column, seat.lock_note())
        self.people = People(door, seat.settings().last_person)
        if len(door.people) > 1:
            column.addWidget(Label(say("Who are you?"), "note", "text2", bold=True))
        column.addWidget(self.people)
        self.passphrase = PassphraseField(door=True)
        self.field = Field(say("Passphrase"), self.passphrase, key="Alt+P")
        column.addWidget(self.field)
        self.pin = PinField(door=True)
        self.pin_field = Field(say("PIN"), self.pin, key="Alt+P")
        column.addWidget(self.pin_field)
        self.other_way = Button(say("With the passphrase instead"), "link", on=self.no_pin)
        column.addWidget(self.other_way)
        self._caps = Notice(say("Caps Lock seems to be on."), "amber")
        self._caps.hide()
        column.addWidget(self._caps)
        self.button = Button(
            say("Unlock"), "primary", icon="key-round", size="door", on=self.unlock
        )
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        foot.addWidget(
            Button(say("Passphrase lost? Use the recovery card"), "link", on=self._use_card)
        )
        column.addLayout(foot)
        self.passphrase.caps.connect(self._caps.setVisible)
        self.passphrase.entered.connect(self.unlock)
        self.pin.entered.connect(self.unlock)
        self.people.picked(self.go)
        self._show_way()

    def go(self) -> None:
        """Moves the keyboard to the passphrase, or to the PIN of somebody who has one here."""
        self._show_way()
        (self.pin_field if self._by_pin() else self.field).go()

    def no_pin(self) -> None:
        """The passphrase instead: it opens evidence and keys too."""
        self._pins.pop(self.people.chosen(), None)
        self.go()

    def _by_pin(self) -> bool:
        return self.people.chosen() in self._pins

    def _show_way(self) -> None:
        by_pin = self._by_pin()
        self.field.setVisible(not by_pin)
        self.pin_field.setVisible(by_pin)
        self.other_way.setVisible(by_pin)

    def unlock(self) -> None:
        """Derives the key off the window's thread, then opens the clinic."""
        if self._by_pin():
            self._unlock_with_pin()
        else:
            self._unlock_with_passphrase()

    def _unlock_with_pin(self) -> None:
        if self.button.is_busy() or not self.pin.text():
            return
        person, typed, folder = self.people.chosen(), self.pin.text(), self._folder
        file = self._seat.settings_file()
        self.button.set_busy(say("Unlocking"))
        with suppress(Trouble):
            file.change(last_person=int(person))

        def opening() -> Clinic:
            clock = SystemClock()
            pins = pins_of_this_pc(file.path, clock)
            keys = unlock_with_pin(folder, pins, person, typed, clock)
            return open_clinic(folder, keys, settings=file)

        job = self._seat.enter(opening)
        job.failed(self._say_wrong_pin).ended(self.button.set_ready)

    def _say_wrong_pin(self, trouble: Trouble) -> None:
        told = explain(trouble, words())
        self.pin.forget()
        if isinstance(trouble, WrongPin) and trouble.left:
            self.pin_field.say_wrong(say("{first}. {second}", first=told.title,
                                         second=told.happened))  # fmt: skip
            self.pin_field.go()
        elif isinstance(trouble, WrongPin | PinGone | NoKeychain):
            self.no_pin()
            why = told.happened if isinstance(trouble, PinGone | NoKeychain) else told.title
            self.field.say_wrong(say("{first}. {second}", first=why.rstrip("。."),
                                     second=told.todo))  # fmt: skip
        else:
            self._seat.trouble(trouble)

    def _unlock_with_passphrase(self) -> None:
        if self.button.is_busy() or not self.passphrase.text():
            return
        person, typed, folder = self.people.chosen(), self.passphrase.text(), self._folder
        self.button.set_busy(say("Unlocking"))
        with suppress(Trouble):
            self._seat.settings_file().change(last_person=int(person))

        def opening() -> Clinic:
            return open_clinic(folder, access.unlock(folder, person, typed, SystemClock()))

        job = self._seat.enter(opening)
        job.failed(self._say_wrong).ended(self.button.set_ready)

    def _say_wrong(self, trouble: Trouble) -> None:
        if isinstance(trouble, access.WrongPassphrase):
            told = explain(trouble, words())
            self.passphrase.forget()
            self.field.say_wrong(say("{first}. {second}", first=told.title, second=told.todo))
            self.field.go()
        else:
            self._seat.trouble(trouble)

    def _add_note(self, column: QVBoxLayout, note: LockNote | None) -> None:
        if note is None:
            column.addSpacing(px(SPACE.inside))
            return
        time = f"{note.at:%H:%M}"
        match note.why:
            case "idle":
                told = say("Locked by itself at {time}: nobody was here.", time=time)
            case "away" | "asleep":
                told = say("Locked by itself at {time}: the PC was locked or asleep.", time=time)
            case _:
                told = say("Locked at {time}.", time=time)
        column.addWidget(Label(told, "text", "text2"))
        if note.drafts:
            column.addWidget(
                Notice(
                    count(
                        "{n} unfinished draft is kept, encrypted, until you unlock.",
                        "{n} unfinished drafts are kept, encrypted, until you unlock.",
                        note.drafts,
                    )
                )
            )

    def _use_card(self) -> None:
        self._seat.go("door/card")


def _look(folder: Path, pins: QuickUnlock) -> tuple[Door, dict[str, QuickState]]:
    door = access.door(folder)
    return door, {person: pins.state(door.clinic, person) for person, _, _ in door.people}


class People(QWidget):
    """The people who have a key, as cards; the arrow keys move between them."""

    def __init__(self, door: Door, last: int | None) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(SPACE.inside))
        for n, (person, name, role) in enumerate(door.people):
            card = _PersonCard(person, name, role_words(role))
            self._group.addButton(card)
            card.setChecked(n == 0 or person == str(last))
            grid.addWidget(card, n // _NAMES_IN_A_ROW, n % _NAMES_IN_A_ROW)
        for n in range(min(_NAMES_IN_A_ROW, max(len(door.people), 2))):
            grid.setColumnStretch(n, 1)

    def chosen(self) -> str:
        """The key id of the chosen person."""
        card = self._group.checkedButton()
        assert isinstance(card, _PersonCard)
        return card.person

    def picked(self, call: Callable[[], object]) -> None:
        """Calls when somebody is picked with the mouse."""
        self._group.buttonClicked.connect(lambda _: call())


class _PersonCard(QPushButton):
    def __init__(self, person: str, name: str, role: str) -> None:
        super().__init__()
        self.person = person
        self.setCheckable(True)
        self.setFixedHeight(px(60))
        self.setAccessibleName(f"{name} {role}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        ringed(self, RADIUS.control)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE.between), 0, px(SPACE.inside), 0)
        row.setSpacing(px(SPACE.inside))
        row.addWidget(Initial(name))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(Label(name, "text", bold=True, elide=True))
        texts.addWidget(Label(role, "note", "text2", elide=True))
        texts.addStretch(1)
        row.addLayout(texts, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = "accent_weak" if chosen else "hover" if self.underMouse() else "surface"
        box(painter, QRectF(self.rect()), px(RADIUS.control), fill, "accent" if chosen else "line")
        painter.end()


class ClosedForm(QWidget):
    """Why the clinic cannot be opened from here, and the two ways on."""

    def __init__(self, seat: Seat, trouble: Trouble) -> None:
        super().__init__()
        told = explain(trouble, words())
        column = QVBoxLayout(self)
        column.setSpacing(px(SPACE.between))
        column.addWidget(Label(told.title, "headline", bold=True, wrap=True))
        for text in (told.happened, told.safe, told.todo):
            column.addWidget(Label(text, wrap=True, select=True))
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        for button in _ways_on(seat):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)


def _ways_on(seat: Seat) -> tuple[Button, ...]:
    """Another try, and what the backups are for; another folder is named at the foot."""
    again = Button(say("Try again"), "primary", size="door", on=partial(seat.go, "door/unlock"))
    restore = Button(
        say("Restore from a backup"),
        icon="rotate-ccw",
        size="door",
        on=partial(seat.go, "door/restore"),
    )
    return again, restore


class _Foot(QWidget):
    def __init__(self, seat: Seat) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(32), 0, px(32), 0)
        row.setSpacing(px(SPACE.wide))
        row.addWidget(
            Button(say("Another clinic folder"), "link", on=lambda: seat.go("door/first-run/where"))
        )
        row.addStretch(1)
        for known in LANGUAGES:
            button = Button(NAMES[known], "link", on=partial(seat.speak, known))
            button.setEnabled(known != language())
            row.addWidget(button)
