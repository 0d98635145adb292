"""Unlocking with the recovery card: 24 words, or the text of its QR code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people import access, recovery
from ui.language import say, words
from ui.seat import Seat
from ui.shell.page import Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.unlock.brand import DoorSide
from ui.unlock.frame import beside, centred
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class CardPage(Page):
    """ "door/card": the way in when the passphrase is gone."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._folder = Path(seat.settings().clinic_folder or "")
        side = DoorSide(say("Recovery card"), say("ClinicGuard"))
        side.add_facts(
            [
                ("key-round", say("The card opens everything, like an owner's passphrase")),
                ("history", say("Its use is noted in the log and shown")),
            ]
        )
        self.typed = LongField(say("24 words in their order, or the text of the QR code"))
        self.field = Field(say("Words of the card"), self.typed, key="Alt+W")
        self.open_button = Button(
            say("Open with the card"),
            "primary",
            icon="key-round",
            key="Ctrl+Return",
            size="door",
            on=self.open,
        )
        beside(side, centred(self._form(), 520), self)
        QTimer.singleShot(0, self.field, self.field.go)

    def open(self) -> None:
        """Opens the clinic with what was typed."""
        if self.open_button.is_busy():
            return
        typed, folder = recovery.words_from(self.typed.text()), self._folder
        self.open_button.set_busy(say("Opening"))

        def opening() -> Clinic:
            return open_clinic(folder, access.unlock_with_kit(folder, typed))

        job = self.seat.enter(opening)
        job.failed(self._say_wrong).ended(self.open_button.set_ready)

    def _say_wrong(self, trouble: Trouble) -> None:
        if isinstance(trouble, access.KitMisread | access.WrongKit):
            told = explain(trouble, words())
            self.field.say_wrong(say("{first}. {second}", first=told.title, second=told.happened))
            self.field.go()
        else:
            self.seat.trouble(trouble)

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addWidget(
            Label(say("Open with the recovery card"), "headline", bold=True, wrap=True)
        )
        column.addWidget(
            Label(
                say("Type the words from the paper. Capitals and line breaks do not matter."),
                colour="text2",
                wrap=True,
            )
        )
        self.typed.setFixedHeight(px(150))
        column.addWidget(self.field)
        column.addWidget(
            Notice(say("Afterwards give yourself a new passphrase and print a new card."), "amber")
        )
        foot = QHBoxLayout()
        foot.addWidget(Button(say("Back"), size="door", icon="undo-2", on=self._back))
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        column.addLayout(foot)
        return form

    def _back(self) -> None:
        self.seat.go("door/unlock")
