"""The list of complaints with its views, conditions and search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.asked_words import Asked, asked_words
from clinicguard.complaints.columns import USUAL, Column, columns_of
from clinicguard.complaints.listed import (
    Filter,
    ListedComplaint,
    Page,
    Register,
    Sort,
    View,
    filter_of,
)
from clinicguard.complaints.period import Days
from clinicguard.complaints.taxonomy import Taxonomy, taxonomy
from clinicguard.people.staff import Person
from ui.complaints.column_form import OWN_COLUMNS, column_form
from ui.complaints.conditions import DAYS, asked_for
from ui.complaints.export_form import ask_file, export_form
from ui.complaints.exporting import Chosen
from ui.complaints.list_head import ListHead
from ui.complaints.listing import columns, row_of
from ui.complaints.period_filter import days_form
from ui.language import language, say, say_in, words
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.flow import clear
from ui.widgets.lists import RowList
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_AT_ONCE = 100
_COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one look at the records gave. `columns` are the person's own, read the first time."""

    asked: int
    filter: Filter
    sort: Sort
    page: Page
    counts: Mapping[View, int]
    register: Register
    known: Taxonomy
    staff: tuple[Person, ...]
    columns: tuple[Column, ...] | None


class ListPane(QWidget):
    """`picked` comes with the address of another complaint, `counted` with the register,
    `spread` when other columns are shown."""

    picked = Signal(str)
    counted = Signal(object)
    spread = Signal()

    def __init__(self, seat: Seat, view: View = View.OPEN) -> None:
        super().__init__()
        self._seat = seat
        self._view = view
        self._asked = 0
        self._rows: tuple[ListedComplaint, ...] = ()
        self._shown: tuple[Filter, Sort] | None = None
        self._total = 0
        self._known: Taxonomy | None = None
        self._people: Mapping[int, str] = {}
        self._keep = ""
        self._read_columns = False
        self.columns: tuple[Column, ...] = USUAL
        self.nothing = False
        """Whether there is no complaint at all: then there is nothing to filter either."""
        self.first_steps: list[Callable[[], Button]] = []
        """What an empty log offers."""
        self.above = ListHead(roc=self._roc())
        self.above.asked.connect(self.ask)
        self.above.view_chosen.connect(lambda key: self.show_view(View(key)))
        self.above.days.between.connect(self.ask_days)
        self.above.clear.clicked.connect(self.clear_conditions)
        self.search, self.filters, self.sort = (
            self.above.search,
            self.above.filters,
            self.above.sort,
        )
        self.export = Button(
            say("Export"), "text", icon="download", size="small", on=self.ask_export
        )
        self.above.offer(self.export, 1)
        self.above.offer(
            Button(say("Columns"), "text", icon="columns-2", size="small", on=self.ask_columns)
        )
        self.rows = RowList(
            columns(USUAL), name=say_in("room", "Complaints"), two_lines=True, side=SPACE.page
        )
        self.rows.picked.connect(self.picked)
        self.rows.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._empty = QVBoxLayout()
        self._foot = Label("", "note", "text2")
        self._lay_list()

    def ask(self) -> None:
        """Asks the records again, from the first row on."""
        self.above.stop_waiting()
        self._asked += 1
        asked, filter, sort = self._asked, self.filter(), self.order()
        many = len(self._rows) if (filter, sort) == self._shown else 0
        unread = not self._read_columns

        def look(clinic: Clinic) -> Answer:
            lists = clinic.complaint_lists
            page = lists.page(filter, sort, 0, max(many, _AT_ONCE))
            staff = tuple(clinic.staff_lists.everybody())
            counts, register = lists.counts(), lists.register()
            own = _own_columns(clinic) if unread else None
            return Answer(asked, filter, sort, page, counts, register, taxonomy(), staff, own)

        self._seat.jobs.database(look).then(self._show)

    def select(self, address: str) -> None:
        """Marks a complaint in the list, now or when its row comes."""
        self._keep = address
        self.rows.select(address)

    def filter(self) -> Filter:
        """What the view, the conditions and the search ask for."""
        today = self._seat.now().astimezone(self._seat.zone).date()
        base = filter_of(self._view, self._seat.person.id)
        return asked_for(base, self.above.chosen(), self.search.text(), today)

    def asked(self) -> tuple[Asked, ...]:
        """The same in words."""
        assert self._known is not None
        return asked_words(self.filter(), self._people, self._known, words(), roc=self._roc())

    def asks(self) -> dict[str, str]:
        """What is chosen now, to be kept under a name: days stay relative to the day one looks."""
        kept = {"view": self._view.value, "order": self.sort.value(), "text": self.search.text()}
        return {**kept, **self.above.chosen(), _COLUMNS: ",".join(self.columns)}

    def choose(self, asks: Mapping[str, str]) -> None:
        """Chooses what was kept; what is no choice any more is left out."""
        known = {each.value for each in View}
        self._view = View(asks["view"]) if asks.get("view") in known else View.ALL
        self.above.choose(asks)
        if _COLUMNS in asks:
            self.take_columns(columns_of(asks[_COLUMNS].split(",")))
        self.ask()

    def ask_days(self) -> None:
        """Asks from which day to which."""
        today = self._seat.now().astimezone(self._seat.zone).date()
        chosen = self.filters[DAYS].value()
        self._seat.over(days_form(self._seat, chosen, today, self.take_days, roc=self._roc()))

    def take_days(self, days: Days) -> None:
        """Shows these days only."""
        self.filters[DAYS].set_value(days.written())
        self.ask()

    def ask_columns(self) -> None:
        """Asks which columns, in which order."""
        self._seat.over(column_form(self._seat, self.columns, self.take_columns))

    def take_columns(self, chosen: tuple[Column, ...]) -> None:
        """Shows these columns."""
        self._read_columns = True
        if chosen == self.columns:
            return
        self.columns = chosen
        self.rows.show_columns(columns(chosen))
        if self._known is not None:
            self._show_rows(stay=False)
        self.spread.emit()

    def is_spread(self) -> bool:
        """Whether there are more columns than stand well beside a complaint."""
        return len(self.columns) > len(USUAL)

    def order(self) -> Sort:
        """In which order the rows come."""
        return Sort(self.sort.value())

    def offer(self, button: Button) -> None:
        """Puts one more thing that can be done beside the views."""
        self.above.offer(button)

    def ask_export(self) -> None:
        """Asks where to, then shows what goes into the file."""
        where = ask_file(self, self.filter())
        if where is not None:
            self.export_to(where)

    def export_to(self, where: Path) -> None:
        """Opens the form for what is listed now."""
        chosen = Chosen(self.filter(), self.order(), self.columns, self.asked())
        self._seat.over(export_form(self._seat, chosen, self._total, where))

    def show_view(self, view: View) -> None:
        """Shows another view."""
        self._view = view
        self.ask()

    def clear_conditions(self) -> None:
        """Takes all conditions and the search away; the view stays."""
        self.above.choose_all()
        self.ask()

    def _show(self, answer: Answer) -> None:
        if answer.asked != self._asked:
            return
        if self._known is None:
            self.above.offer_choices(answer.known, answer.staff)
        self._people = {each.id: each.name for each in answer.staff}
        self._known = answer.known
        asked_for = (answer.filter, answer.sort)
        stays, self._shown = asked_for == self._shown, asked_for
        self._total = answer.page.total
        self.above.show_counts(answer.counts, self._view)
        if self._total:
            self.export.allow()
        else:
            self.export.forbid(say("Nothing is listed"))
        if answer.columns is not None and not self._read_columns:
            self.take_columns(answer.columns)
        if not (stays and answer.page.rows == self._rows):
            self._rows = answer.page.rows
            self._show_rows(stay=stays)
        self._foot.setText(
            say(
                "{found} found, {all} in all",
                found=f"{self._total:,}",
                all=f"{answer.counts[View.ALL]:,}",
            )
        )
        self.nothing = answer.counts[View.ALL] == 0
        self._show_empty(self.nothing)
        self.counted.emit(answer.register)

    def _scrolled(self, at: int) -> None:
        bar = self.rows.view.verticalScrollBar()
        if at >= bar.maximum() - bar.pageStep() and len(self._rows) < self._total:
            self._ask_more()

    def _ask_more(self) -> None:
        asked, filter, start = self._asked, self.filter(), len(self._rows)
        sort = self.order()

        def more(clinic: Clinic) -> tuple[int, Page]:
            return asked, clinic.complaint_lists.page(filter, sort, start, _AT_ONCE)

        self._seat.jobs.database(more).then(self._append)

    def _append(self, found: tuple[int, Page]) -> None:
        asked, page = found
        if asked == self._asked and page.offset == len(self._rows):
            self._rows += page.rows
            self._show_rows(stay=True)

    def _show_rows(self, *, stay: bool) -> None:
        """Shows the rows; with `stay` what is in sight stays in sight."""
        assert self._known is not None
        known, zone, people = self._known, self._seat.zone, self._people
        at = self.rows.view.verticalScrollBar().value()
        self.rows.blockSignals(True)
        rows = [row_of(row, self.columns, known, zone, people) for row in self._rows]
        self.rows.show_rows(rows, self._keep or None)
        self.rows.blockSignals(False)
        if stay:
            self.rows.view.verticalScrollBar().setValue(at)

    def _show_empty(self, nothing_at_all: bool) -> None:
        clear(self._empty)
        self.rows.setVisible(bool(self._rows))
        if self._rows:
            return
        if nothing_at_all:
            title, hint = (
                say("No complaint has been logged"),
                say("Ctrl+N takes the first one down."),
            )
        else:
            title, hint = say("Nothing fits"), say("Another view or fewer conditions show more.")
        steps = [make() for make in self.first_steps] if nothing_at_all else []
        self._empty.addWidget(EmptyPage("message-square-text", title, hint, *steps))

    def _roc(self) -> bool:
        return self._seat.profile.roc_years and language() == "zh_TW"

    def _lay_list(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addLayout(self._empty, 1)
        column.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(SPACE.page), px(6), px(SPACE.page), px(6))
        foot.addWidget(self._foot)
        column.addLayout(foot)


def _own_columns(clinic: Clinic) -> tuple[Column, ...]:
    kept = clinic.drafts.own(OWN_COLUMNS).get(_COLUMNS)
    return columns_of(kept if isinstance(kept, list) else ())
