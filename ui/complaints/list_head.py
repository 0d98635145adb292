"""What stands above the list: views with their numbers, search, conditions, what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.listed import Sort, View
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.people.staff import Person
from ui.complaints.conditions import ANY, DAYS, filters, sorts, views
from ui.complaints.period_filter import PeriodButton
from ui.language import language, say, say_in
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton, FilterMenu
from ui.widgets.flow import Flow
from ui.widgets.lines import LineField
from ui.widgets.segments import View as ViewTab
from ui.widgets.segments import Views
from ui.widgets.squeeze import SqueezingRow

_TYPING_MS = 150
_ROOM_FOR_ALL = 860
_LEAST_BESIDE = 160
"""Px at 100 %."""


class ListHead(Sheet):
    """`asked` comes when something else is chosen or typed, `view_chosen` with another view."""

    asked = Signal()
    view_chosen = Signal(str)

    def __init__(self, *, roc: bool) -> None:
        super().__init__("surface")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self.asked)
        self.search = LineField(say("Search words, names, numbers"), icon="search", clear=True)
        self.search.name(say("Search complaints"))
        self.search.setMinimumWidth(px(204))
        self.search.changed.connect(self._waiting.start)
        self.search.entered.connect(self.asked)
        self.filters = filters(roc=roc)
        for each in self.filters.values():
            each.chosen.connect(lambda _: self.asked.emit())
        self.sort = FilterButton(say("Order"), sorts())
        self.sort.chosen.connect(lambda _: self.asked.emit())
        self.folded = FilterMenu(say("Filter and order"), (*self.filters.values(), self.sort))
        self.clear = Button(say("Clear conditions"), "link")
        self.clear.hide()
        self._strip, self._tabs = SqueezingRow(), QHBoxLayout()
        self._beside, self._acts = SqueezingRow(), QHBoxLayout()
        self._views: Views | None = None
        self._menu: FilterButton | None = None
        self._lay_out()

    @property
    def days(self) -> PeriodButton:
        """The condition on days."""
        found = self.filters[DAYS]
        assert isinstance(found, PeriodButton)
        return found

    def stop_waiting(self) -> None:
        """What was typed is asked for now: nothing comes later."""
        self._waiting.stop()

    def chosen(self) -> dict[str, str]:
        """Each condition with what is chosen."""
        return {name: button.value() for name, button in self.filters.items()}

    def choose(self, asks: Mapping[str, str]) -> None:
        """Chooses what was kept; what is no choice any more is left out."""
        for name, button in self.filters.items():
            button.set_value(asks.get(name, ANY))
        self.sort.set_value(asks.get("order", Sort.CLOCK))
        self.search.set_text(asks.get("text", ""))

    def choose_all(self) -> None:
        """Takes all conditions and the search away."""
        for button in self.filters.values():
            button.set_value(ANY)
        self.search.set_text("")

    def offer_choices(self, known: Taxonomy, staff: Iterable[Person]) -> None:
        """The categories and the staff, once they were read."""
        self.filters["category"].offer(
            Option(each.id, each.label.in_language(language())) for each in known.categories
        )
        self.filters["person"].offer(Option(str(each.id), each.name) for each in staff)

    def offer(self, button: Button, at: int | None = None) -> None:
        """Puts one more thing that can be done beside the views, before the last or at a place."""
        self._acts.insertWidget(self._acts.count() - 1 if at is None else at, button)
        self._beside.fit()

    def show_counts(self, counts: Mapping[View, int], now: View) -> None:
        """The views with how many each shows."""
        for former in (self._views, self._menu):
            if former is not None:
                self._tabs.removeWidget(former)
                former.hide()
                former.deleteLater()
        tabs = Views(
            [ViewTab(view, words, counts[view]) for view, words in views()],
            now,
            spoken=say_in("complaint", "Views"),
        )
        tabs.chosen.connect(self.view_chosen)
        menu = FilterButton(
            say_in("complaint", "View"),
            [Option(view, f"{words} {counts[view]}") for view, words in views()],
            now,
        )
        menu.chosen.connect(self.view_chosen)
        self._views, self._menu = tabs, menu
        self._tabs.insertWidget(0, tabs)
        self._tabs.insertWidget(1, menu)
        self._fit_views()
        self._strip.fit()
        narrowing = any(button.is_narrowing() for button in self.filters.values())
        self.clear.setVisible(narrowing or bool(self.search.text()))
        self.folded.say_how_many()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window one menu holds all conditions, and what can be done stands by it."""
        super().resizeEvent(event)
        narrow = self.width() < px(_ROOM_FOR_ALL)
        self.folded.fold(narrow)
        if narrow:
            self._bar.insertWidget(1, self._beside, 1)
        else:
            self._tabs.addWidget(self._beside, 1)
        self._fit_views()

    def _fit_views(self) -> None:
        """Views that do not fit side by side are a menu."""
        if self._views is None or self._menu is None:
            return
        margins = self._tabs.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if self.width() >= px(_ROOM_FOR_ALL):
            room -= px(_LEAST_BESIDE)
        fits = self._views.sizeHint().width() <= room
        self._views.setVisible(fits)
        self._menu.setVisible(not fits)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
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
        row.addWidget(self.clear)
        column.addWidget(bar)
        column.addWidget(Hairline())
