"""The clinic's patients: a list that is searched, cards that may be there twice, one card open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.overview.patient_page import PatientPage
from clinicguard.people.patients.card import Card
from clinicguard.people.patients.lists import Alike, CardPage, ListedCard
from ui.imports.import_panel import ImportPanel, ask_table
from ui.imports.kinds import Patients
from ui.language import count, say, say_in
from ui.patients.card_view import CardView
from ui.patients.forms import CardForm
from ui.patients.spoken import likeness_words
from ui.people.roster import can
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, ScrollColumn
from ui.widgets.choices import Option
from ui.widgets.columns import measure
from ui.widgets.flow import clear, put
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.segments import Segments
from ui.widgets.spans import Span
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_AT_ONCE, _TYPING_MS = 100, 150
_LIST, _CARD = 560, 632
_ALL, _TWICE = "all", "twice"


@dataclass(frozen=True, slots=True)
class _Answer:
    asked: int
    page: CardPage
    alike: tuple[Alike, ...]


class PatientsPane(QWidget):
    """`picked` comes with the address of another card."""

    picked = Signal(str)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._asked = 0
        self._number = 0
        self._rows: tuple[ListedCard, ...] = ()
        self._found = 0
        self._named: Card | None = None
        self.card: CardView | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self.ask)
        self.search = LineField(say("Name, chart number, phone"), icon="search", clear=True)
        self.search.name(say("Search patients"))
        self.search.changed.connect(self._waiting.start)
        self.search.entered.connect(self.ask)
        self.which = Segments(
            [Option(_ALL, say_in("card", "All")), Option(_TWICE, say("Perhaps twice"))],
            _ALL,
            spoken=say("Which cards"),
        )
        self.which.chosen.connect(lambda _: self.ask())
        self.rows = RowList(
            (
                Column(say("Name"), 160, share=2),
                Column(say("Chart number"), 80, most=120),
                Column(say("Phone"), 80, most=120),
            ),
            name=say("Patients"),
            two_lines=True,
            side=SPACE.page,
        )
        self.rows.picked.connect(self.picked)
        self._foot = Label("", "note", "text2")
        self._empty = QVBoxLayout()
        self._list, self._place = QWidget(), QWidget()
        self._line = Hairline(down=True)
        self._inside = QVBoxLayout(self._place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def ask(self) -> None:
        """Asks the records again, from the first row on."""
        self._waiting.stop()
        self._asked += 1
        asked, typed = self._asked, self.search.text()
        twice = self.which.value() == _TWICE

        def look(clinic: Clinic) -> _Answer:
            lists = clinic.patients.lists
            page = lists.page("" if twice else typed, 0, _AT_ONCE)
            return _Answer(asked, page, lists.alike() if twice else ())

        self._seat.jobs.database(look).then(self._show)

    def show_card(self, number: int) -> None:
        """Shows one card; 0 for none."""
        if number != self._number:
            self._named = None
        self._number = number
        if number:
            self.rows.select(f"patient/{number}")
            self._seat.jobs.database(lambda clinic: clinic.overview.patient(number)).then(
                self._show_card
            )
        else:
            self._show_none()
        self.arrange()

    def look_again(self) -> None:
        """Something was saved."""
        self.ask()
        if self._number:
            self.show_card(self._number)

    def ends(self) -> tuple[QWidget, ...]:
        """What can be done, for the bar."""
        found: list[QWidget] = []
        if can(self._seat, "patient.import"):
            take = Button(say("Take a list over"), icon="import", on=self.take_list_over)
            found.append(take)
        if can(self._seat, "patient.add"):
            add = Button(say("New card"), "primary", icon="plus", on=self.add_card)
            found.append(add)
        return tuple(found)

    def add_card(self) -> None:
        """Slides the form in."""
        self._seat.over(CardForm(self._seat, None, lambda card: self.picked.emit(card.address)))

    def take_list_over(self) -> None:
        """Asks for the file, then shows what would come of it."""
        path = ask_table(self)
        if path is not None:
            today = self._seat.now().astimezone(self._seat.zone).date()
            self._seat.over(ImportPanel(self._seat, Patients(today), path))

    def arrange(self) -> None:
        """In a narrow window either the list or the card."""
        narrow = measure(self).narrow
        self._line.setVisible(not narrow)
        self._list.setVisible(not narrow or not self._number)
        self._place.setVisible(not narrow or bool(self._number))

    def _show(self, answer: _Answer) -> None:
        if answer.asked != self._asked:
            return
        self._found = answer.page.found
        twice = self.which.value() == _TWICE
        self._rows = answer.page.rows
        rows = _pairs(answer.alike) if twice else [_row(each) for each in self._rows]
        keep = f"patient/{self._number}" if self._number and not twice else ""
        self.rows.blockSignals(True)
        self.rows.show_rows(rows, keep)
        self.rows.blockSignals(False)
        self.rows.setVisible(bool(rows))
        if twice:
            told = count(
                "{n} pair may be one person", "{n} pairs may be one person", len(rows) // 2
            )
        else:
            told = say(
                "{found} found, {all} in all",
                found=f"{answer.page.found:,}",
                all=f"{answer.page.all:,}",
            )
        self._foot.setText(told)
        self._show_empty(bool(rows), twice, answer.page.all)

    def _show_empty(self, any_row: bool, twice: bool, number: int) -> None:
        clear(self._empty)
        if any_row:
            return
        if twice:
            title, hint = say("No card is there twice"), say("As far as names and numbers tell.")
        elif number:
            title, hint = say("Nothing fits"), say("A part of the name or number is enough.")
        else:
            title = say("No patient cards yet")
            hint = say(
                "Take the list of your clinic's program over from Excel or CSV, or make a card. "
                "The check of texts that go out then knows every name."
            )
        scrolled = ScrollColumn(0)
        scrolled.column.addWidget(EmptyPage("id-card", title, hint))
        put(self._empty, scrolled)

    def _scrolled(self, at: int) -> None:
        bar = self.rows.view.verticalScrollBar()
        more = self.which.value() == _ALL and len(self._rows) < self._found
        if at >= bar.maximum() - bar.pageStep() and more:
            asked, typed, start = self._asked, self.search.text(), len(self._rows)

            def look(clinic: Clinic) -> tuple[int, CardPage]:
                return asked, clinic.patients.lists.page(typed, start, _AT_ONCE)

            self._seat.jobs.database(look).then(self._append)

    def _append(self, found: tuple[int, CardPage]) -> None:
        asked, page = found
        if asked == self._asked and page.offset == len(self._rows):
            self._rows += page.rows
            self.rows.show_rows([_row(each) for each in self._rows])

    def _show_card(self, page: PatientPage) -> None:
        if self._number not in (page.card.id, *(each.id for each in page.card.within)):
            return
        at = self.card.verticalScrollBar().value() if self.card is not None else 0
        clear(self._inside)
        self.card = CardView(self._seat, page, self._named, self._take_names)
        put(self._inside, self.card)
        bar = self.card.verticalScrollBar()
        QTimer.singleShot(0, self.card, lambda: bar.setValue(at))
        self.arrange()

    def _take_names(self, card: Card) -> None:
        """The names were shown: they stay until another card is opened."""
        self._named = card

    def _show_none(self) -> None:
        self.card = None
        clear(self._inside)
        hint = say("A card shows every complaint, promise and document of one person.")
        put(self._inside, EmptyPage("id-card", say("No card chosen"), hint))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(px(SPACE.page), px(SPACE.inside), px(SPACE.page), px(SPACE.inside))
        bar.setSpacing(px(SPACE.between))
        bar.addWidget(self.search, 1)
        bar.addWidget(self.which)
        column.addLayout(bar)
        column.addWidget(Hairline())
        column.addWidget(self.rows, 1)
        column.addLayout(self._empty, 1)
        column.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(SPACE.page), px(6), px(SPACE.page), px(6))
        foot.addWidget(self._foot)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, _LIST)
        row.addWidget(self._line)
        row.addWidget(self._place, _CARD)
        self.rows.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._show_none()


def _row(card: ListedCard, note: str = "") -> Row:
    below = note or "\u3000".join(card.tags)
    name, under = line(Span(card.name, bold=True)), line(Span(below, "note", colour="text2"))
    return Row(
        f"patient/{card.id}",
        (
            Cell((name, under) if below else (name,)),
            cell(Span(card.chart, "note", colour="text2")),
            cell(Span(card.phone, "note", colour="text2")),
        ),
    )


def _pairs(alike: tuple[Alike, ...]) -> list[Row]:
    """Each pair below each other, with what makes it likely."""
    return [
        _row(card, likeness_words(pair.how)) for pair in alike for card in (pair.one, pair.other)
    ]
