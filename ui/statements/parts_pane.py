"""內容: the parts of a text of its kind, those that are missing, the open points passed over."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.statements.checklist import Checklist, Part
from clinicguard.statements.style_words import KINDS, PARTS
from ui.language import count, say
from ui.theme.tokens import SPACE
from ui.widgets.cards import Card, CardRow, Notice, ScrollColumn, SectionHead
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_EDGE = 14


class PartsPane(QWidget):
    """Help while writing: nothing here holds a text up."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Checklist | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollColumn(_EDGE, SPACE.between)
        column.addWidget(self._scroll)
        self._fill(())

    def show_parts(self, checklist: Checklist) -> None:
        """Shows the parts, and what the text does not mention."""
        if checklist == self._shown:
            return
        self._shown = checklist
        self._fill(self._sections(checklist))

    def _fill(self, sections: Iterable[QWidget]) -> None:
        at = self._scroll.verticalScrollBar().value()
        clear(self._scroll.column)
        for section in sections:
            self._scroll.column.addWidget(section)
        self._scroll.column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(at)

    def _sections(self, checklist: Checklist) -> Iterable[QWidget]:
        if checklist.kind is None:
            yield Notice(say("A text for these readers needs no particular parts."))
        else:
            yield SectionHead(say(KINDS[checklist.kind]), parts_words(checklist))
            yield _rows(_part(each, there) for each, there in checklist.parts)
        if checklist.passed_over:
            yield SectionHead(say("Open points that the text does not mention"))
            told = say("still open in the fact table")
            yield _rows(("unknown", words, told, False) for words in checklist.passed_over)
        yield Label(
            say("This goes by words alone: a part may be there in words that are not recognised."),
            "note",
            "text2",
            wrap=True,
        )


def parts_words(checklist: Checklist) -> str:
    """How many of the parts are there, and how many open points are passed over."""
    told = []
    if checklist.parts:
        parts, there = len(checklist.parts), len(checklist.parts) - len(checklist.missing)
        whole = say("all {all} parts are there", all=parts)
        told.append(say("{n} of {all} parts", n=there, all=parts) if checklist.missing else whole)
    if checklist.passed_over:
        points = len(checklist.passed_over)
        told.append(count("{n} open point not mentioned", "{n} open points not mentioned", points))
    return GAP.join(told)


Row = tuple[Glyph, str, str, bool]


def _part(part: Part, there: bool) -> Row:
    name, advice = PARTS[part]
    if there:
        return "fine", say(name), "", False
    return "soon", say("missing: {what}", what=say(name)), say(advice), True


def _rows(rows: Iterable[Row]) -> QWidget:
    card = Card(0)
    for glyph, words, note, missing in rows:
        row = CardRow(first=not card.column.count())
        row.line.addWidget(GlyphMark(glyph, note))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Label(words, "text", "amber" if missing else "text", wrap=True))
        if note:
            told.addWidget(Label(note, "note", "text2", wrap=True))
        row.line.addLayout(told, 1)
        row.line.setAlignment(told, Qt.AlignmentFlag.AlignVCenter)
        card.add_row(row)
    return card
