"""A PIN for this PC: what it opens, what it does not, and when it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people.pin import LEAST, WeakPin, check_pin, normal
from ui.language import say, words
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField
from ui.widgets.panels import Panel
from ui.widgets.text import Label


class PinPanel(Panel):
    """Six digits or more, twice."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("A PIN on this PC"), width=WIDTH.form)
        self._seat = seat
        self.pin, self.again = PinField(), PinField()
        self.pin_field = Field(say("PIN"), self.pin, number=1, note=say("six digits or more"))
        self.again_field = Field(say("The same once more"), self.again, number=2)
        self.save_button = Button(
            say("Set the PIN up"), "primary", icon="key-round", key="Ctrl+Return", on=self.save
        )
        inside = ScrollColumn()
        for told in (
            say(
                "With a PIN you are back in seconds after a lock. It opens the records on this PC, "
                "and nothing on another one."
            ),
            say(
                "It opens no evidence and changes no keys: those ask for the passphrase. Twelve "
                "hours after the passphrase it waits for it again; after five wrong tries and "
                "after a new passphrase it is gone."
            ),
        ):
            inside.column.addWidget(Label(told, wrap=True))
        inside.column.addWidget(self.pin_field)
        inside.column.addWidget(self.again_field)
        inside.column.addWidget(
            Notice(
                say(
                    "A PIN is weaker than a passphrase, and its limits are kept by the program "
                    "alone. Whoever can use this PC's account, its keychain too, can try PINs."
                ),
                "amber",
            )
        )
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        self.first = self.pin.reach()
        for line in (self.pin, self.again):
            line.changed.connect(self._look)
        self.again.entered.connect(self.save)
        self._look()

    def save(self) -> None:
        """Asks the keychain, off the window's thread; the entry is written with it."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        self.save_button.set_busy(say("Setting up"))
        pin = self.pin.text()
        job = self._seat.jobs.database(lambda clinic: clinic.pins.turn_on(pin))
        job.then(self._done).failed(self._failed).ended(self.save_button.set_ready)

    def _done(self, _: None) -> None:
        self.pin.forget()
        self.again.forget()
        self.close_panel()
        self._seat.changed()

    def _failed(self, trouble: Trouble) -> None:
        if isinstance(trouble, WeakPin):
            told = explain(trouble, words())
            self.pin_field.say_wrong(say("{first}. {second}", first=told.title, second=told.todo))
        else:
            self._seat.trouble(trouble)

    def _look(self) -> None:
        missing = _missing(self.pin.text(), self.again.text())
        if missing:
            self.save_button.forbid(missing)
        else:
            self.save_button.allow()


class PinField(PassphraseField):
    """A covered line for digits."""

    def __init__(self, *, door: bool = False) -> None:
        super().__init__(least=LEAST, door=door)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)


def _missing(pin: str, again: str) -> str:
    try:
        check_pin(pin)
    except WeakPin as weak:
        if weak.why == "easy":
            return say("Still missing: digits that are not alike, in a row or repeated")
        return say("Still missing: six to twelve digits")
    if normal(pin) != normal(again):
        return say("Still missing: the same PIN once more")
    return ""
