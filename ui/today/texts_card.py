"""Texts that are still to go out: with counsel, half approved, approved, or being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.statements.statement import State, Statement
from ui.language import say
from ui.seat import Seat
from ui.statements.copied import Copied
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.statement_states import state_glyph, state_words
from ui.widgets.text import Label

_MOST = 3
_FIRST: tuple[State, ...] = (
    "changes_needed",
    "hold",
    "void",
    "approved",
    "half_approved",
    "no_action_needed",
    "with_counsel",
    "checked",
    "draft",
)


def waiting(
    statements: Sequence[Statement], role: str, copied: Mapping[str, Copied]
) -> tuple[Statement, ...]:
    """The texts that are still to go out: first what was copied, then what waits for this role."""
    asked = {each.number for each in statements if _is_asked(each, copied)}
    still = [each for each in statements if each.state in _FIRST or each.number in asked]
    still.sort(key=lambda each: _FIRST.index(each.state) if each.state in _FIRST else 0)
    if role == "counsel":
        still.sort(key=lambda each: each.unanswered() is None)
    still.sort(key=lambda each: each.number not in asked)
    return tuple(still)


def _is_asked(statement: Statement, copied: Mapping[str, Copied]) -> bool:
    found = copied.get(statement.number)
    return found is not None and found.is_open(statement)


class TextsCard(Card):
    """The first few, each with the way to its page; of copied words it asks what became of them."""

    def __init__(
        self, seat: Seat, statements: Sequence[Statement], copied: Mapping[str, Copied]
    ) -> None:
        super().__init__(0)
        for each in statements[:_MOST]:
            self.add_row(_row(seat, each, asked=_is_asked(each, copied)))


def _row(seat: Seat, statement: Statement, *, asked: bool) -> CardRow:
    row = CardRow(height=54)
    state = state_words(statement.state)
    row.line.addWidget(GlyphMark(state_glyph(statement.state), state))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(statement.title or statement.number, elide=True))
    now = say("Copied: published?") if asked else state
    told = GAP.join((now, statement.number))
    words.addWidget(Label(told, "note", "text2", elide=True))
    row.line.addLayout(words, 1)
    button = Button(
        say("Open"),
        size="small",
        on=partial(seat.go, f"statement/{statement.number}"),
        spoken=say("Open {number}", number=statement.number),
    )
    row.line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
