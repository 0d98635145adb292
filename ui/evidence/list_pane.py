"""The list of exhibits: mark or number, what it is, who handed it in, and its seal."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.seals import SealState
from ui.evidence.drop_box import DropBox
from ui.evidence.shelf import Here, Shelf, can, here
from ui.evidence.spoken import ICONS, case_words, form_word, seal_word, title_of
from ui.evidence.thumbnails import Thumbnails
from ui.language import count, say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label

_ANY = "any"
_TYPING_MS = 150


class ListPane(Sheet):
    """`picked` comes with an address; `asked` when the words to search for have changed."""

    picked = Signal(str)
    asked = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__("surface")
        self._seat = seat
        self._shelf = Shelf((), {})
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self.asked)
        self.search = LineField(say("Search titles and numbers"), icon="search", clear=True)
        self.search.name(say("Search evidence"))
        self.search.changed.connect(self._waiting.start)
        self.search.entered.connect(self.asked)
        self.case = FilterButton(say("Case"), [Option(_ANY, say("All"))])
        self.seal = FilterButton(say("Seal"), _seals())
        self.case.chosen.connect(lambda _: self._fill())
        self.seal.chosen.connect(lambda _: self._fill())
        self.rows = RowList(
            [Column("", 160, share=1), Column("", 60, most=120)],
            name=say("Evidence"),
            two_lines=True,
            side=SPACE.wide,
        )
        self.rows.picked.connect(self.picked)
        self.thumbnails = Thumbnails(seat, self.rows)
        self._foot = Label("", "note", "text2")
        self.drop = DropBox(say("Drop files here, or paste with Ctrl+V"))
        self._lay_out()
        self.drop.setVisible(can(seat, "evidence.take_in"))

    def typed(self) -> str:
        """The words to search for."""
        self._waiting.stop()
        return self.search.text()

    def show_shelf(self, shelf: Shelf) -> None:
        """Shows what was read."""
        self._shelf = shelf
        self.case.fill(Option(case, case_words(case)) for case in shelf.cases())
        self._fill()

    def show_case(self, case: str) -> None:
        """Shows the exhibits of one case."""
        self.case.fill([Option(case, case_words(case))])
        self.case.set_value(case)
        self._fill()

    def select(self, number: str) -> None:
        """Marks the exhibit that is shown beside the list."""
        if number:
            self.rows.select(f"evidence/{number}")

    def chosen_case(self) -> str:
        """The address of the case that is shown; empty for all."""
        return "" if self.case.value() == _ANY else self.case.value()

    def _fill(self) -> None:
        given, case = here(self._seat), self.chosen_case()
        state = None if self.seal.value() == _ANY else SealState(self.seal.value())
        shown = self._shelf.of(case, state, given.now)
        self.rows.show_rows([_row(each, case, self._shelf, given) for each in shown])
        all_of_them = len(self._shelf.exhibits)
        told = count("{n} exhibit", "{n} exhibits", all_of_them)
        if len(shown) != all_of_them:
            told = say("{shown} of {all}", shown=len(shown), all=told)
        self._foot.setText(told)
        self.thumbnails.take(self._shelf.smalls)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        edge = px(SPACE.wide)
        above.setContentsMargins(edge, px(SPACE.inside), edge, px(SPACE.inside))
        above.setSpacing(px(SPACE.inside))
        above.addWidget(self.search)
        filters = QHBoxLayout()
        filters.setSpacing(px(SPACE.inside))
        filters.addWidget(self.case)
        filters.addWidget(self.seal)
        filters.addStretch(1)
        above.addLayout(filters)
        column.addLayout(above)
        column.addWidget(Hairline())
        column.addWidget(self.rows, 1)
        below = QVBoxLayout()
        below.setContentsMargins(edge, px(SPACE.inside), edge, px(SPACE.inside))
        below.setSpacing(px(SPACE.inside))
        below.addWidget(self.drop)
        below.addWidget(self._foot)
        column.addLayout(below)

    def column_of_words(self) -> QWidget:
        """Where the keyboard goes first."""
        return self.rows.view


def _row(exhibit: Exhibit, case: str, shelf: Shelf, given: Here) -> Row:
    mark = exhibit.mark_in(case) if case else None
    glyph, word, colour = seal_word(shelf.state(exhibit, given.now))
    gone = exhibit.disposed is not None
    name = line(
        Span(mark or exhibit.number, bold=not gone, colour="mute" if gone else "text"),
        Span(f"{GAP}{title_of(exhibit)}", colour="mute" if gone else "text"),
    )
    facts = f"{form_word(exhibit)} {size_words(exhibit.size)}".strip()
    by = f"{given.day(exhibit.acquired_at)} {shelf.people.get(exhibit.acquired_by, '')}"
    below = line(Span(GAP.join((facts, by)), "note", colour="text2"))
    quiet = colour in ("green", "grey")
    return Row(
        f"evidence/{exhibit.number}",
        (
            Cell((name, below), icon=ICONS[exhibit.kind], tile=True),
            cell(
                Span(word, "note", bold=not quiet, colour="text2" if quiet else colour),
                glyph=glyph,
            ),
        ),
    )


def _seals() -> list[Option]:
    return [
        Option(_ANY, say("All")),
        *(Option(state.value, seal_word(state)[1]) for state in reversed(SealState)),
    ]
