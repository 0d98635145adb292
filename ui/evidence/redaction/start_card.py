"""Before the original lies open: what the redacted copy is for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from clinicguard.documents.from_redaction import GUESSING
from clinicguard.evidence.exhibit import Exhibit
from ui.language import count, say
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.states import Picture
from ui.widgets.text import Label


class StartCard(Card):
    """Laying the original on the table is a look: it stands in the custody with its purpose."""

    def __init__(
        self, exhibit: Exhibit, purpose: str, waiting: int, begin: Callable[[str], object]
    ) -> None:
        super().__init__(20)
        self._begin = begin
        self.purpose = LineField(say("For example: page for the mediation"))
        self.purpose.set_text(purpose)
        self.usual = Choices(Option(words, words) for words in _usual())
        self.usual.name(say("Usual purposes"))
        self.field = Field(say("What is the redacted copy for?"), self.purpose, number=1)
        self.button = Button(
            say("Open the original"), "primary", icon="square-dashed", key="Ctrl+Return", on=self.go
        )
        self.column.addWidget(Picture("square-dashed", 24), 0, Qt.AlignmentFlag.AlignLeft)
        title = say("A redacted copy of {title}", title=exhibit.title)
        self.column.addWidget(Label(title, "section", bold=True, wrap=True))
        for told in self._told(waiting):
            self.column.addWidget(Label(told, "note", "text2", wrap=True))
        self.column.addWidget(self.field)
        self.column.addWidget(self.usual)
        self.column.addWidget(ButtonRow(self.button))
        self.purpose.changed.connect(self._typed)
        self.purpose.entered.connect(self.go)
        self.usual.changed.connect(self._chosen)
        self._typed()

    def go(self) -> None:
        """Opens the original."""
        if not self.button.reason() and not self.button.is_busy():
            self.button.set_busy(say("Opening"))
            self._begin(self.purpose.text().strip())

    @staticmethod
    def _told(waiting: int) -> tuple[str, ...]:
        told = [
            say(
                "The original stays as it is. The copy is a picture with black boxes, without text "
                "and without what the file said of itself, and it gets a number of its own."
            ),
            say(GUESSING),
        ]
        if waiting:
            told.append(
                count(
                    "{n} box from last time is still here.",
                    "{n} boxes from last time are still here.",
                    waiting,
                )
            )
        return tuple(told)

    def _chosen(self) -> None:
        self.purpose.set_text(self.usual.value())
        self.field.refresh()
        self._typed()

    def _typed(self) -> None:
        if self.purpose.enough():
            self.button.allow()
        else:
            self.button.forbid(say("Still missing: the purpose"))


def _usual() -> tuple[str, ...]:
    return (say("To give to counsel"), say("For the mediation"), say("For a public reply"))
