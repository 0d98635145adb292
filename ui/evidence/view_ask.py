"""What stands in the place of a preview: the question for a purpose, a cover, a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.purpose_card import PurposeCard, purpose_line
from ui.language import say
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.states import Picture
from ui.widgets.text import Label


class Ask(PurposeCard):
    """A look is a touch of the exhibit: it stands in the custody with what it was for."""

    def __init__(self, exhibit: Exhibit, purpose: str, look: Callable[[str], object]) -> None:
        note = say("The look becomes a line in the custody record, with your name and the purpose.")
        if exhibit.sensitive:
            note = f"{note} {say('It is marked as sensitive: it stays covered at first.')}"
        super().__init__(
            "eye",
            say("Opening the seal"),
            (note,),
            say("What do you want to look at it for?"),
            purpose_line(say("For example: to write our reply"), purpose),
            _usual(),
            say("Look at it"),
            look,
        )


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
