"""The list of complaints with its views, conditions and search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.listed import (
    Filter,
    ListedComplaint,
    Page,
    Register,
    Sort,
    View,
    filter_of,
)
from clinicguard.complaints.taxonomy import Taxonomy, taxonomy
from clinicguard.people.staff import Person
from ui.complaints.conditions import ANY, asked_for, filters, sorts, views
from ui.complaints.export_form import ask_file, export_form
from ui.complaints.listing import columns, row_of
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton, FilterMenu
from ui.widgets.flow import Flow, clear
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.segments import View as ViewTab
from ui.widgets.segments import Views
from ui.widgets.squeeze import SqueezingRow
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_AT_ONCE = 100
_TYPING_MS = 150
_ROOM_FOR_ALL = 860
_LEAST_BESIDE = 160
"""Px at 100 %."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one look at the records gave."""

    asked: int
    filter: Filter
    sort: Sort
    page: Page
    counts: Mapping[View, int]
    register: Register
    known: Taxonomy
    staff: tuple[Person, ...]


class _Above(Sheet):
    """What stands above the list; tells how wide it is."""

    resized = Signal(int)

    def __init__(self) -> None:
        super().__init__("surface")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())


class ListPane(QWidget):
    """`picked` comes with the address of another complaint, `counted` with the register."""

    picked = Signal(str)
    counted = Signal(object)

    def __init__(self, seat: Seat, view: View = View.OPEN) -> None:
        super().__init__()
        self._seat = seat
        self._view = view
        self._asked = 0
        self._rows: tuple[ListedComplaint, ...] = ()
        self._shown: tuple[Filter, Sort] | None = None
        self._total = 0
        self._known: Taxonomy | None = None
        self._keep = ""
        self.nothing = False
        """Whether there is no complaint at all: then there is nothing to filter either."""
        self.first_step: Callable[[], Button] | None = None
        """What an empty log offers."""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self.ask)
        self.above = _Above()
        self.above.resized.connect(self._fit)
        self.search = LineField(say("Search words, names, numbers"), icon="search", clear=True)
        self.search.name(say("Search complaints"))
        self.search.setMinimumWidth(px(204))
        self.search.changed.connect(self._waiting.start)
        self.search.entered.connect(self.ask)
        self.filters = filters()
        for each in self.filters.values():
            each.chosen.connect(lambda _: self.ask())
        self.sort = FilterButton(say("Order"), sorts())
        self.sort.chosen.connect(lambda _: self.ask())
        self.folded = FilterMenu(say("Filter and order"), (*self.filters.values(), self.sort))
        self.export = Button(
            say("Export"), "text", icon="download", size="small", on=self.ask_export
        )
        self._clear = Button(say("Clear conditions"), "link", on=self.clear_conditions)
        self._strip, self._tabs = SqueezingRow(), QHBoxLayout()
        self._beside, self._acts = SqueezingRow(), QHBoxLayout()
        self._views: Views | None = None
        self._lay_above()
        self.rows = RowList(
            columns(), name=say_in("room", "Complaints"), two_lines=True, side=SPACE.page
        )
        self.rows.picked.connect(self.picked)
        self.rows.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._empty = QVBoxLayout()
        self._foot = Label("", "note", "text2")
        self._lay_list()
        self._clear.hide()

    def ask(self) -> None:
        """Asks the records again, from the first row on."""
        self._waiting.stop()
        self._asked += 1
        asked, filter, sort = self._asked, self.filter(), self.order()
        many = len(self._rows) if (filter, sort) == self._shown else 0

        def look(clinic: Clinic) -> Answer:
            lists = clinic.complaint_lists
            page = lists.page(filter, sort, 0, max(many, _AT_ONCE))
            staff = tuple(clinic.staff_lists.everybody())
            counts, register = lists.counts(), lists.register()
            return Answer(asked, filter, sort, page, counts, register, taxonomy(), staff)

        self._seat.jobs.database(look).then(self._show)

    def select(self, address: str) -> None:
        """Marks a complaint in the list, now or when its row comes."""
        self._keep = address
        self.rows.select(address)

    def filter(self) -> Filter:
        """What the view, the conditions and the search ask for."""
        today = self._seat.now().astimezone(self._seat.zone).date()
        base = filter_of(self._view, self._seat.person.id)
        return asked_for(base, self._chosen(), self.search.text(), today)

    def asks(self) -> dict[str, str]:
        """What is chosen now, to be kept under a name: days stay relative to the day one looks."""
        kept = {"view": self._view.value, "order": self.sort.value(), "text": self.search.text()}
        return {**kept, **self._chosen()}

    def choose(self, asks: Mapping[str, str]) -> None:
        """Chooses what was kept; what is no choice any more is left out."""
        known = {each.value for each in View}
        self._view = View(asks["view"]) if asks.get("view") in known else View.ALL
        for name, button in self.filters.items():
            button.set_value(asks.get(name, ANY))
        self.sort.set_value(asks.get("order", Sort.CLOCK))
        self.search.set_text(asks.get("text", ""))
        self.ask()

    def _chosen(self) -> dict[str, str]:
        return {name: button.value() for name, button in self.filters.items()}

    def order(self) -> Sort:
        """In which order the rows come."""
        return Sort(self.sort.value())

    def offer(self, button: Button) -> None:
        """Puts one more thing that can be done beside the views."""
        self._acts.insertWidget(self._acts.count() - 1, button)
        self._beside.fit()

    def ask_export(self) -> None:
        """Asks where to, then shows what goes into the file."""
        where = ask_file(self)
        if where is not None:
            self.export_to(where)

    def export_to(self, where: Path) -> None:
        """Opens the form for what is listed now."""
        form = export_form(self._seat, self.filter(), self.order(), self._total, where)
        self._seat.over(form)

    def show_view(self, view: View) -> None:
        """Shows another view."""
        self._view = view
        self.ask()

    def clear_conditions(self) -> None:
        """Takes all conditions and the search away; the view stays."""
        for button in self.filters.values():
            button.set_value(ANY)
        self.search.set_text("")
        self.ask()

    def _show(self, answer: Answer) -> None:
        if answer.asked != self._asked:
            return
        if self._known is None:
            self.filters["category"].offer(
                Option(each.id, each.label.in_language(language()))
                for each in answer.known.categories
            )
            self.filters["person"].offer(Option(str(each.id), each.name) for each in answer.staff)
        self._known = answer.known
        asked_for = (answer.filter, answer.sort)
        stays, self._shown = asked_for == self._shown, asked_for
        self._total = answer.page.total
        self._show_tabs(answer.counts)
        if not (stays and answer.page.rows == self._rows):
            self._rows = answer.page.rows
            self._show_rows(stay=stays)
        narrowing = any(button.is_narrowing() for button in self.filters.values())
        self._clear.setVisible(narrowing or bool(self.search.text()))
        self.folded.say_how_many()
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
        known, zone = self._known, self._seat.zone
        at = self.rows.view.verticalScrollBar().value()
        self.rows.blockSignals(True)
        self.rows.show_rows([row_of(row, known, zone) for row in self._rows], self._keep or None)
        self.rows.blockSignals(False)
        if stay:
            self.rows.view.verticalScrollBar().setValue(at)

    def _show_tabs(self, counts: Mapping[View, int]) -> None:
        if self._views is not None:
            self._tabs.removeWidget(self._views)
            self._views.hide()
            self._views.deleteLater()
        tabs = Views(
            [ViewTab(view, words, counts[view]) for view, words in views()],
            self._view,
            spoken=say_in("complaint", "Views"),
        )
        tabs.chosen.connect(lambda key: self.show_view(View(key)))
        self._views = tabs
        self._tabs.insertWidget(0, tabs)
        tabs.show()
        self._strip.fit()
        if self._total:
            self.export.allow()
        else:
            self.export.forbid(say("Nothing is listed"))

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
        step = self.first_step() if nothing_at_all and self.first_step is not None else None
        self._empty.addWidget(EmptyPage("message-square-text", title, hint, step))

    def _fit(self, wide: int) -> None:
        """In a narrow window one menu holds all conditions, and what can be done stands by it."""
        narrow = wide < px(_ROOM_FOR_ALL)
        self.folded.fold(narrow)
        if narrow:
            self._bar.insertWidget(1, self._beside, 1)
        else:
            self._tabs.addWidget(self._beside, 1)

    def _lay_above(self) -> None:
        column = QVBoxLayout(self.above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tabs = self._strip
        tabs.setLayout(self._tabs)
        tabs.setMinimumHeight(px(44))
        self._tabs.setContentsMargins(px(SPACE.between), 0, px(SPACE.page), 0)
        self._tabs.addStretch(0)
        self._tabs.addWidget(self._beside, 1)
        self._beside.setLayout(self._acts)
        self._beside.setMinimumWidth(px(_LEAST_BESIDE))
        self._acts.addStretch(1)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(px(SPACE.hair))
        self._acts.addWidget(self.export)
        column.addWidget(tabs)
        column.addWidget(Hairline())
        bar = QWidget()
        row = self._bar = QHBoxLayout(bar)
        row.setContentsMargins(px(SPACE.page), px(SPACE.inside), px(SPACE.page), px(SPACE.inside))
        conditions = QWidget()
        flow = Flow(conditions)
        flow.addWidget(self.search)
        for button in self.filters.values():
            flow.addWidget(button)
        flow.addWidget(self.sort)
        flow.addWidget(self.folded)
        row.addWidget(conditions, 1)
        row.addWidget(self._clear)
        column.addWidget(bar)
        column.addWidget(Hairline())

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
