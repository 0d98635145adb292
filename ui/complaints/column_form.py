"""Which columns the list shows, in which order; remembered for the person who chose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.columns import USUAL, Column, moved
from ui.complaints.form import Form, Work
from ui.complaints.listing import column_name
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.lists import RowList
from ui.widgets.rows import Column as Place
from ui.widgets.rows import Row, cell
from ui.widgets.spans import Span

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

OWN_COLUMNS = "complaint columns"
"""Under which name the person's choice is kept."""


class ColumnPicker(QWidget):
    """Every column with its tick; Enter shows or hides, Alt with an arrow key moves."""

    changed = Signal()

    def __init__(self, shown: tuple[Column, ...]) -> None:
        super().__init__()
        self._order, self._shown = _spread(shown)
        self.rows = RowList([Place(share=1)], name=say("Columns"), card=True, whole=True)
        self.rows.opened.connect(lambda _: self.turn())
        self.rows.picked.connect(lambda _: self._say_able())
        self.show_or_hide = Button(say("Show or hide"), badge="Enter", size="small", on=self.turn)
        self.up = Button(
            say("Further up"), key="Alt+Up", icon="chevron-up", size="small",
            on=lambda: self.move_by(-1),
        )  # fmt: skip
        self.down = Button(
            say("Further down"), key="Alt+Down", icon="chevron-down", size="small",
            on=lambda: self.move_by(1),
        )  # fmt: skip
        usual = Button(say("As usual"), "link", on=lambda: self.take(USUAL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        beside = QWidget()
        flow = Flow(beside)
        for button in (self.show_or_hide, self.up, self.down, usual):
            flow.addWidget(button)
        column.addWidget(self.rows)
        column.addWidget(beside)
        self._show(self._order[0])

    def chosen(self) -> tuple[Column, ...]:
        """The columns that are shown, in their order."""
        return tuple(each for each in self._order if each in self._shown)

    def take(self, shown: tuple[Column, ...]) -> None:
        """Chooses these, in this order."""
        self._order, self._shown = _spread(shown)
        self._show(self._order[0])

    def turn(self) -> None:
        """Shows the column under the cursor, or hides it."""
        which = self._now()
        if which is not Column.WHAT:
            self._shown ^= {which}
        self._show(which)

    def move_by(self, by: int) -> None:
        """Moves the column under the cursor."""
        which = self._now()
        self._order = moved(self._order, which, by)
        self._show(which)

    def _now(self) -> Column:
        return Column(self.rows.selected() or self._order[0])

    def _show(self, keep: Column) -> None:
        self.rows.show_rows([self._row(each) for each in self._order], keep)
        self._say_able()
        self.changed.emit()

    def _say_able(self) -> None:
        if self._now() is Column.WHAT:
            self.show_or_hide.forbid(say("Without it no row says whose it is"))
        else:
            self.show_or_hide.allow()

    def _row(self, column: Column) -> Row:
        shown = column in self._shown
        name = Span(column_name(column), bold=shown, colour="text" if shown else "text2")
        told = Span("" if shown else f"\u3000{say('hidden')}", "note", colour="mute")
        return Row(column, (cell(name, told, glyph="fine" if shown else "todo"),))


def column_form(
    seat: Seat, shown: tuple[Column, ...], take: Callable[[tuple[Column, ...]], object]
) -> Form:
    """`take` gets what is chosen; it is kept for this person."""
    note = say(
        "It is remembered for you alone, and goes into a view that you keep. In a narrow window "
        "the columns at the end give way first."
    )
    form = Form(seat, say("Columns of the list"), say("Show these columns"), "", note=note)
    picker = ColumnPicker(shown)
    form.add_widget(picker)
    form.first = picker.rows.view

    def work() -> Work:
        chosen = picker.chosen()

        def keep(clinic: Clinic) -> tuple[Column, ...]:
            clinic.drafts.keep_own(OWN_COLUMNS, {"columns": list(chosen)})
            return chosen

        return keep

    return form.does(work, take)


def _spread(shown: tuple[Column, ...]) -> tuple[tuple[Column, ...], set[Column]]:
    """Every column, those that are shown first."""
    return (*shown, *(each for each in Column if each not in shown)), set(shown)
