"""Where a text went on without what was typed: says so, and what can be done with the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.statements.statement import Version
from clinicguard.statements.steps import Approval
from ui.language import say
from ui.seat import Seat
from ui.statements.draft import Draft
from ui.statements.lent_words import lent_words
from ui.statements.shown import Shown
from ui.statements.standing import when
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.flow import clear, put


class MetNotice(QWidget):
    """Empty, and not to be seen, where nobody else wrote on or approved, and the words can still be
    kept."""

    def __init__(self, seat: Seat, draft: Draft, compare: Callable[[], object]) -> None:
        super().__init__()
        self._seat, self._draft, self._compare = seat, draft, compare
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_met(self, shown: Shown) -> None:
        """Asks the draft, and says what it met."""
        clear(self._column)
        theirs, signed = self._draft.theirs, self._draft.signed
        if theirs is not None:
            put(self._column, self._written_on(shown, theirs))
        elif signed is not None:
            put(self._column, self._approved(shown, signed))
        elif self._draft.aside:
            put(self._column, self._set_aside(shown))
        self.setVisible(self._column.count() > 0)

    def _written_on(self, shown: Shown, version: Version) -> Notice:
        told = say(
            "{who} kept version {n} at {when}, after you had begun to type. Your words are not "
            "based on it.",
            who=shown.who(version.by),
            n=version.number,
            when=when(self._seat, version.at),
        )
        return self._theirs(told, version.number)

    def _approved(self, shown: Shown, hand: Approval) -> Notice:
        number = shown.statement.now.number
        told = say(
            "{who} approved version {n} at {when}. The text here has changed since: it is not "
            "approved, and once you keep it, version {n} is no longer the one that goes out.",
            who=shown.who(hand.by),
            n=number,
            when=when(self._seat, hand.at),
        )
        return self._theirs(told, number)

    def _theirs(self, told: str, number: int) -> Notice:
        return Notice(
            told,
            "amber",
            actions=(
                self._button(say("Compare versions"), self._compare),
                self._button(say("Take version {n}", n=number), self._draft.take_theirs),
                self._button(say("Go on with mine"), self._draft.go_on),
            ),
            flat=True,
        )

    def _set_aside(self, shown: Shown) -> Notice:
        told = (
            say("Here stands what went out. What you had typed was not kept, and did not go out.")
            if shown.statement.releases
            else say("What you had typed was not kept, and this text can no longer be changed.")
        )
        words = self._draft.aside
        return Notice(
            told,
            "amber",
            actions=(
                self._button(say("Compare versions"), self._compare),
                self._button(say("Copy my words"), lambda: lent_words().lend(words)),
                self._button(say("Throw my words away"), self._draft.drop_aside),
            ),
            flat=True,
        )

    @staticmethod
    def _button(words: str, call: Callable[[], object]) -> Button:
        return Button(words, size="small", on=call)
