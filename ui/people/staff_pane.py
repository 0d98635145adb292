"""Everybody at a glance: name and title, role, hats, phone, whether they can unlock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.people.staff import Person
from ui.language import count, say
from ui.people.person_card import PersonCard
from ui.people.roster import Roster
from ui.people.spoken import access_state, hat_words
from ui.seat import Seat
from ui.shell.main_view import role_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.cards import Hairline
from ui.widgets.columns import measure
from ui.widgets.flow import clear, put
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.spans import Span
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label


class StaffPane(QWidget):
    """The list at the left, the card of one person at the right. `picked` comes with an address."""

    picked = Signal(str)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._roster: Roster | None = None
        self._number = 0
        self.card: PersonCard | None = None
        self.rows = RowList(
            (
                Column(say("Name"), 150, share=2),
                Column(say("Role"), 80, most=110),
                Column(say("Hats in a crisis"), 120, share=3),
                Column(say("Phone"), 96, most=140),
                Column(say("Access"), 120, most=170),
            ),
            name=say("Staff"),
            two_lines=True,
        )
        self.rows.picked.connect(self.picked)
        self._foot = Label("", "note", "text2")
        self._place = QWidget()
        self._inside = QVBoxLayout(self._place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._line = Hairline(down=True)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        below = QHBoxLayout()
        below.setContentsMargins(px(SPACE.wide), px(6), px(SPACE.wide), px(6))
        below.addWidget(self._foot)
        column.addWidget(Hairline())
        column.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 1)
        row.addWidget(self._line)
        row.addWidget(self._place)

    def show_roster(self, roster: Roster) -> None:
        """Shows what was read."""
        self._roster = roster
        self.rows.show_rows([_row(self._seat, roster, each) for each in roster.people])
        able = len(roster.access)
        told = count("{n} person can unlock", "{n} people can unlock", able)
        self._foot.setText(told)
        self.show_person(self._number)

    def show_person(self, number: int) -> None:
        """Shows the card of one person; 0 for none."""
        self._number = number
        roster = self._roster
        if roster is None:
            return
        clear(self._inside)
        self.card = None
        person = roster.one(number)
        if person is not None:
            self.rows.select(f"person/{number}")
            self.card = PersonCard(self._seat, person, roster)
            put(self._inside, self.card)
        else:
            hint = say("Arrow keys move through the list.")
            put(self._inside, EmptyPage("users", say("Nobody chosen"), hint))
        self.arrange()

    def arrange(self) -> None:
        """In a narrow window either the list or the card."""
        given = measure(self)
        self._line.setVisible(not given.narrow)
        self._list.setVisible(not given.narrow or self.card is None)
        self._place.setVisible(not given.narrow or self.card is not None)
        if given.narrow:
            self._place.setMinimumWidth(0)
            self._place.setMaximumWidth(16_777_215)
        else:
            self._place.setFixedWidth(px(WIDTH.wide_side if given.wide else WIDTH.side))


def _row(seat: Seat, roster: Roster, person: Person) -> Row:
    glyph, words, colour = access_state(seat, person, roster.access.get(person.id))
    quiet = "text" if person.active else "mute"
    name = line(Span(person.name, bold=person.active, colour=quiet))
    below = line(Span(person.title, "note", colour="text2"))
    return Row(
        f"person/{person.id}",
        (
            Cell((name, below) if person.title else (name,)),
            cell(Span(role_words(person.role), colour=quiet)),
            cell(Span(hat_words(roster, person.id), "note", colour="text2")),
            cell(Span(person.phone, colour=quiet)),
            cell(Span(words, "note", colour=colour), glyph=glyph),
        ),
    )
