"""Who opens a backup: an owner or manager with a passphrase, or the recovery card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import Door
from clinicguard.people.access import KitMisread, WrongKit, WrongPassphrase
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField
from ui.widgets.text import Label
from ui.widgets.writing import LongField

CARD = "card"


class WayIn(QWidget):
    """`changed` when something was typed or chosen; `entered` for the Enter key."""

    changed = Signal()
    entered = Signal()

    def __init__(self, door: Door) -> None:
        super().__init__()
        options = [Option(person, name) for person, name in door.people]
        options.append(Option(CARD, say("Recovery card"), "key-round"))
        self.person = Choices(options, (options[0].key,))
        self.passphrase = PassphraseField()
        self.card = LongField(say("24 words in their order, or the text of the QR code"))
        self.passphrase_field = Field(say("Passphrase of that day"), self.passphrase)
        self.card_field = Field(say("Words of the card"), self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addWidget(Label(door.clinic, "section", bold=True, wrap=True))
        column.addWidget(Field(say("Who opens it"), self.person))
        column.addWidget(self.passphrase_field)
        column.addWidget(self.card_field)
        self.person.changed.connect(self._turn)
        self.passphrase.changed.connect(self.changed)
        self.card.changed.connect(self.changed)
        self.passphrase.entered.connect(self.entered)
        self._turn()

    def begin(self) -> None:
        """Moves the keyboard to what is to be typed."""
        self._field().go()

    def typed(self) -> str:
        """The passphrase, or the words of the card."""
        return self.card.text() if self.person.value() == CARD else self.passphrase.text()

    def missing(self) -> str:
        """What is still to be typed."""
        if self.typed().strip():
            return ""
        if self.person.value() == CARD:
            return say("Still missing: the words of the card")
        return say("Still missing: the passphrase")

    def is_about(self, trouble: Trouble) -> bool:
        """Whether what was typed here is what is wrong."""
        return isinstance(trouble, WrongPassphrase | WrongKit | KitMisread)

    def say_wrong(self, words: str) -> None:
        """Says so at the field."""
        self._field().say_wrong(words)
        self._field().go()

    def _field(self) -> Field:
        return self.card_field if self.person.value() == CARD else self.passphrase_field

    def _turn(self) -> None:
        by_card = self.person.value() == CARD
        self.card_field.setVisible(by_card)
        self.passphrase_field.setVisible(not by_card)
        self.changed.emit()
