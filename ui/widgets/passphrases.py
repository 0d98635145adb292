"""A new passphrase: six offered words or one's own, typed twice, with a judgement."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.people.passphrase import LEAST, Strength, normal, strength
from clinicguard.people.recovery import offered_passphrase
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField
from ui.widgets.meters import Meter
from ui.widgets.text import Label

_BITS_OF_SIX_WORDS = 66
_GOOD = 3
_COLOURS = ("red_fill", "red_fill", "red_fill", "amber_fill", "green_fill")


class NewPassphrase(QWidget):
    """Two lines and an offer. `changed` comes when `missing` may say something else.

    `label` stands over the first field; `number` is its number in the form.
    """

    changed = Signal()

    def __init__(self, about: Iterable[str] = (), *, label: str = "", number: int = 1) -> None:
        super().__init__()
        self._about = tuple(about)
        self._strength = Strength(0, 0.0)
        self.first, self.second = PassphraseField(least=LEAST), PassphraseField(least=LEAST)
        self.first_field = Field(
            label or say("New passphrase"),
            self.first,
            number=number,
            note=say("15 characters or more"),
        )
        self.second_field = Field(say("The same once more"), self.second, number=number + 1)
        self._meter = Meter(0.0, "red_fill")
        self._judgement = Label("", "note", "text2", wrap=True)
        self._caps = Notice(say("Caps Lock seems to be on."), "amber")
        self._caps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addWidget(self._offer())
        both = QHBoxLayout()
        both.setSpacing(px(SPACE.between))
        both.addWidget(self.first_field, 1)
        both.addWidget(self.second_field, 1)
        column.addLayout(both)
        column.addWidget(self._meter)
        column.addWidget(self._judgement)
        column.addWidget(self._caps)
        self.first.edit.installEventFilter(self)
        for line in (self.first, self.second):
            line.changed.connect(self._look)
            line.caps.connect(self._caps.setVisible)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab leads from line to line: a blank typed blindly must not uncover what stands there.

        The eye of the first line is reached backwards from the second.
        """
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            self.second.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def both(self) -> tuple[str, str]:
        """What stands in both lines."""
        return self.first.text(), self.second.text()

    def take_up(self, typed: tuple[str, str], offered: str) -> None:
        """Puts back what had been typed, and the words that were offered, on a page built anew."""
        if offered:
            self.offered.setText(offered)
        self.first.set_text(typed[0])
        self.second.set_text(typed[1])
        for field in (self.first_field, self.second_field):
            field.refresh()
        self._look()

    def missing(self) -> str:
        """What is still missing, in words; empty when the passphrase can be taken."""
        if len(normal(self.first.text())) < LEAST:
            return say("Still missing: a passphrase of 15 characters or more")
        if self._strength.score < _GOOD:
            return say("Still missing: a passphrase that is harder to guess")
        if self.first.text() != self.second.text():
            return say("Still missing: the same passphrase once more")
        return ""

    def about(self, words: Iterable[str]) -> None:
        """Names that whoever guesses would try first."""
        self._about = tuple(words)
        self._look()

    def forget(self) -> None:
        """Empties and covers both lines."""
        self.first.forget()
        self.second.forget()

    def take_offered(self) -> None:
        """Fills the first line; the second is typed by hand, to learn."""
        self.first.set_text(self.offered.text())
        self.first_field.refresh()
        self._look()
        self.second_field.go()

    def _offer(self) -> Card:
        card = Card(fill="accent_weak", line="accent_line")
        told = say("Six words that nobody guesses, easy to type")
        self.offered = Label(offered_passphrase(), bold=True, wrap=True, select=True)
        card.column.addWidget(Label(told, "note", "text2", bold=True, wrap=True))
        card.column.addWidget(self.offered)
        row = QHBoxLayout()
        note = say("Write them down and keep the note apart from this PC until you know them.")
        row.addWidget(Label(note, "note", "text2", wrap=True), 1)
        row.addWidget(Button(say("Other words"), "text", icon="refresh-cw", on=self._offer_again))
        row.addWidget(Button(say("Take these"), on=self.take_offered))
        card.column.addLayout(row)
        return card

    def _offer_again(self) -> None:
        self.offered.setText(offered_passphrase())
        self.changed.emit()

    def _look(self) -> None:
        typed = self.first.text()
        self._strength = strength(typed, self._about)
        share = min(self._strength.bits / _BITS_OF_SIX_WORDS, 1.0)
        self._meter.set_part(share, _COLOURS[self._strength.score])
        self._judgement.setText(self._judge(typed))
        self.changed.emit()

    def _judge(self, typed: str) -> str:
        if not typed:
            return say("The input method is switched off in these lines.")
        if len(normal(typed)) < LEAST:
            return say("{n} of 15 characters", n=len(normal(typed)))
        if self._strength.score < _GOOD:
            return say("Easy to guess: take words that have nothing to do with each other.")
        return say("Hard to guess.")
