"""Withdrawing a statement, or replacing it by another: what was said stays on record."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.statements.statement import Statement
from ui.language import say
from ui.statements.form import FormPanel
from ui.widgets.choices import Option
from ui.widgets.menus import ComboField
from ui.widgets.spans import GAP
from ui.widgets.statement_states import state_words
from ui.widgets.writing import LongField

_NONE = "none"


class TakeBackPanel(FormPanel):
    """`replacement()` is the statement that takes its place, None when it is only withdrawn."""

    def __init__(self, statement: Statement, siblings: Sequence[Statement]) -> None:
        super().__init__(
            say("Take back {number}", number=statement.number),
            say("Take it back"),
            note=say(
                "What went out stays in the log, with the reason. If it is still online, take "
                "it down or change it there too."
            )
            if statement.releases
            else say("None of it went out. The text and the reason are kept."),
        )
        self.why = LongField(lines=2)
        self.ask(say("Reason"), self.why)
        others = [
            Option(each.number, GAP.join((each.number, each.title, state_words(each.state))))
            for each in siblings
            if each.number != statement.number and each.ending is None
        ]
        self.by = ComboField([Option(_NONE, say("Nothing replaces it")), *others], _NONE)
        note = say("a text of this case; begin it first, then take this one back")
        self.ask(say("Replaced by"), self.by, needed=False, note=note)

    def replacement(self) -> str | None:
        """The number of the statement that takes its place."""
        return None if self.by.value() in (_NONE, "") else self.by.value()
