"""What stands in the place of a preview: the question for a purpose, a cover, a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.evidence.exhibit import Exhibit
from ui.language import say
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.states import Picture
from ui.widgets.text import Label


class Ask(Card):
    """A look is a touch of the exhibit: it stands in the custody with what it was for."""

    def __init__(self, exhibit: Exhibit, purpose: str, look: Callable[[str], object]) -> None:
        super().__init__(20)
        self._look = look
        self.purpose = LineField(say("For example: to write our reply"))
        self.purpose.set_text(purpose)
        self.usual = Choices(Option(words, words) for words in _usual())
        self.usual.name(say("Usual purposes"))
        self.field = Field(say("What do you want to look at it for?"), self.purpose, number=1)
        self.button = Button(
            say("Look at it"), "primary", icon="eye", key="Ctrl+Return", on=self.go
        )
        _head(self.column, "eye", say("Opening the seal"))
        note = say("The look becomes a line in the custody record, with your name and the purpose.")
        if exhibit.sensitive:
            note = f"{note} {say('It is marked as sensitive: it stays covered at first.')}"
        self.column.addWidget(Label(note, "note", "text2", wrap=True))
        self.column.addWidget(self.field)
        self.column.addWidget(self.usual)
        self.column.addWidget(ButtonRow(self.button))
        self.purpose.changed.connect(self._typed)
        self.purpose.entered.connect(self.go)
        self.usual.changed.connect(self._chosen)
        self._typed()

    def go(self) -> None:
        """Asks for the look."""
        if not self.button.reason() and not self.button.is_busy():
            self._look(self.purpose.text().strip())

    def busy(self) -> None:
        """While the seal is being opened."""
        self.button.set_busy(say("Opening"))

    def _chosen(self) -> None:
        self.purpose.set_text(self.usual.value())
        self.field.refresh()
        self._typed()

    def _typed(self) -> None:
        if self.purpose.enough():
            self.button.allow()
        else:
            self.button.forbid(say("Still missing: the purpose"))


class Covered(Card):
    """Something sensitive, opened and covered."""

    def __init__(self, show: Callable[[], object]) -> None:
        super().__init__(20)
        _head(self.column, "eye-off", say("Covered"))
        told = say("It may show a face, a name or a record. Look around before you uncover it.")
        self.column.addWidget(Label(told, "note", "text2", wrap=True))
        self.button = Button(say("Uncover"), "primary", icon="eye", on=show)
        self.column.addWidget(ButtonRow(self.button))


class Said(Card):
    """A sentence in place of a picture."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__(20)
        _head(self.column, icon, title)
        self.words = text
        self.column.addWidget(Label(text, "note", "text2", wrap=True))


def _head(column: QVBoxLayout, icon: str, title: str) -> None:
    column.addWidget(Picture(icon, 24), 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(Label(title, "section", bold=True, wrap=True))


def _usual() -> tuple[str, ...]:
    return (
        say("Checking the facts"),
        say("Writing the reply"),
        say("Preparing for counsel"),
    )
