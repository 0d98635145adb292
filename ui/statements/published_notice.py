"""Once approved words were copied: have they been published?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.flow import clear, put


class PublishedNotice(QWidget):
    """Not to be seen before `ask` and after `answered`."""

    def __init__(self, record: Callable[[], object], not_yet: Callable[[], object]) -> None:
        super().__init__()
        self._record, self._not_yet = record, not_yet
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def ask(self, copied: str = "") -> None:
        """`copied` says when that was; without it the words lie on the clipboard now."""
        clear(self._column)
        done = Button(say("Published: record it"), size="small", on=self._record)
        later = Button(say("Not yet"), "text", size="small", on=self._not_yet)
        told = say("The approved words are on the clipboard, for 5 minutes or until it is locked.")
        if copied:
            told = say(
                "The approved words were copied at {when}, and nothing is recorded yet.",
                when=copied,
            )
        lead = f"{say('Published?')} "
        put(self._column, Notice(told, lead=lead, actions=(later, done), flat=True))
        self.show()

    def answered(self) -> None:
        """Somebody said so, or it is recorded."""
        clear(self._column)
        self.hide()
