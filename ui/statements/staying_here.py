"""Of a text for the press: what stays here and is spoken, shown before the rest is handed out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from clinicguard.statements.prepared_answers import looks_prepared, prepared
from clinicguard.statements.statement import Statement
from ui.language import say
from ui.widgets.cards import Card, Notice, SectionHead
from ui.widgets.text import Label


def must_be_shown(statement: Statement) -> bool:
    """Whether somebody has to see what is handed out and what is not, whoever it is."""
    return bool(prepared(statement)) or looks_prepared(statement)


def staying_here(statement: Statement) -> Iterator[QWidget]:
    """The words that are left out; or that nothing is, though the text asks and answers."""
    kept = prepared(statement)
    if kept:
        card = Card()
        card.column.addWidget(SectionHead(say("Stays here"), say("spoken, not handed out")))
        card.column.addWidget(Label(kept, "text", "text2", wrap=True, select=True))
        yield card
    elif looks_prepared(statement):
        told = say(
            "The questions and their answers are handed out too. What is only spoken stands "
            "below a line of its own: “Prepared answers”."
        )
        yield Notice(told, "amber")
