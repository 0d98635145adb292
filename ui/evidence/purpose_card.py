"""The question that stands before every look at what is sealed: what for?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt

from ui.language import say
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.states import Picture
from ui.widgets.text import Label


class PurposeCard(Card):
    """A title, what is to be known, a purpose typed or chosen, and a button that waits for one.

    `do` gets the purpose.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        told: Iterable[str],
        question: str,
        line: LineField,
        usual: Iterable[str],
        button: str,
        do: Callable[[str], object],
    ) -> None:
        super().__init__(20)
        self._do = do
        self.purpose = line
        self.usual = Choices(Option(words, words) for words in usual)
        self.usual.name(say("Usual purposes"))
        self.field = Field(question, self.purpose, number=1, about="purpose")
        self.button = Button(button, "primary", icon=icon, key="Ctrl+Return", on=self.go)
        self.column.addWidget(Picture(icon, 24), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Label(title, "section", bold=True, wrap=True))
        for words in told:
            self.column.addWidget(Label(words, "note", "text2", wrap=True))
        self.column.addWidget(self.field)
        self.column.addWidget(self.usual)
        self.column.addWidget(ButtonRow(self.button))
        self.purpose.changed.connect(self._typed)
        self.purpose.entered.connect(self.go)
        self.usual.changed.connect(self._chosen)
        self._typed()

    def go(self) -> None:
        """Goes on with the purpose that stands there."""
        if not self.button.reason() and not self.button.is_busy():
            self.starting()
            self._do(self.purpose.text().strip())

    def starting(self) -> None:
        """Comes just before `do`: for a card that shows at once that it works."""

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


def purpose_line(example: str, purpose: str) -> LineField:
    """Where the purpose is typed, with the former one in it."""
    line = LineField(example)
    line.set_text(purpose)
    return line
