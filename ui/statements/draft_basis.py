"""Beside a first draft: the gaps it still has, the facts it rests on, what was left out, why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import say, say_in
from ui.statements.spoken import left_out_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Card, CardRow, SectionHead
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.statements.writing import Draft

Told = tuple[Glyph, str, str]


class DraftBasis(QWidget):
    """`changed` is called when a gap was filled; the fields stay while the draft is drawn anew.

    `asked` is called with each new field by its gap, to put back what was typed there before.
    """

    def __init__(
        self, changed: Callable[[], object], asked: Callable[[str, LineField], object]
    ) -> None:
        super().__init__()
        self._changed, self._asked_for = changed, asked
        self._template = ("", "")
        self.gaps: dict[str, LineField] = {}
        self._asked, self._told = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.wide))
        for inner in (self._asked, self._told):
            inner.setSpacing(px(SPACE.inside))
            column.addLayout(inner)
        column.addStretch(1)

    def typed(self) -> dict[str, str]:
        """What was typed for the gaps, by the placeholders' names."""
        return {gap: field.text().strip() for gap, field in self.gaps.items()}

    def ask_anew(self) -> None:
        """Another draft is about to come: its gaps are asked for, also those filled before."""
        self._template = ("", "")
        self.gaps = {}

    def show_draft(self, draft: Draft, facts: Mapping[int, str]) -> None:
        """Shows what a draft rests on; `facts` are the statements of the table by id."""
        if (draft.template, draft.language) != self._template:
            self._template = (draft.template, draft.language)
            self._ask(draft)
        clear(self._told)
        known = [facts[each] for each in draft.facts if each in facts]
        self._say(say("It rests on"), [("fine", words, "") for words in known])
        unknown = [facts[each] for each in draft.open_points if each in facts]
        if unknown:
            told = say("said to be not known yet")
            self._say(say("Said openly"), [("unknown", words, told) for words in unknown])
        left: list[Told] = [
            ("slashed", each.words, left_out_words(each.why)) for each in draft.left_out
        ]
        self._say(say("Left out, and why"), left)

    def _ask(self, draft: Draft) -> None:
        """A field for each gap that the records do not fill."""
        clear(self._asked)
        labels = {
            gap: (label, ask)
            for part in draft.parts
            for gap, label, ask in zip(part.gaps, part.missing, part.asks, strict=True)
        }
        self.gaps = {gap: LineField() for gap in labels}
        if labels:
            self._asked.addWidget(
                SectionHead(say("Still to be filled in"), say("can wait until later"))
            )
        for gap, control in self.gaps.items():
            control.changed.connect(self._changed)
            label, ask = labels[gap]
            self._asked.addWidget(Field(label, control, note=ask))
            self._asked_for(gap, control)

    def _say(self, name: str, lines: Iterable[Told]) -> None:
        self._told.addWidget(SectionHead(name))
        card = Card(0)
        for glyph, words, note in lines:
            row = CardRow(first=not card.column.count())
            row.line.addWidget(GlyphMark(glyph, note))
            told = QVBoxLayout()
            told.setSpacing(0)
            told.addWidget(Label(words, wrap=True))
            if note:
                told.addWidget(Label(note, "note", "text2", wrap=True))
            row.line.addLayout(told, 1)
            card.add_row(row)
        if card.column.count():
            self._told.addWidget(card)
        else:
            self._told.addWidget(Label(say_in("list", "Nothing"), "note", "text2"))
            card.deleteLater()
