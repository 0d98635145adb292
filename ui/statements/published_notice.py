"""Once approved words were copied: have they been published?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import say
from ui.seat import Seat
from ui.statements.going_out import GoingOut
from ui.statements.shown import Shown
from ui.statements.standing import when
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.flow import clear, put


class PublishedNotice(QWidget):
    """Not to be seen before `ask` and after `answered`."""

    def __init__(self, seat: Seat, acts: GoingOut, not_yet: Callable[[], object]) -> None:
        super().__init__()
        self._seat, self._acts, self._not_yet = seat, acts, not_yet
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def follow(self, shown: Shown, before: Shown | None) -> None:
        """Asks of words that were copied, until they are recorded or may no longer go out."""
        it, copied = shown.statement, shown.copied
        if before is None and copied is not None:
            self._acts.remember_copied(copied.sha256)
        recorded = before is not None and len(it.releases) > len(before.statement.releases)
        if recorded or not self._acts.may_be_published(it):
            self.answered()
        elif copied is not None and self.isHidden():
            self.ask(when(self._seat, copied.at))

    def ask(self, copied: str = "") -> None:
        """`copied` says when that was; without it the words lie on the clipboard now."""
        clear(self._column)
        done = Button(say("Published: record it"), size="small", on=self._acts.release)
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
        """Somebody said so, or it is recorded, or can no longer be."""
        clear(self._column)
        self.hide()
