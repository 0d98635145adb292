"""The entries with their conditions: who, what kind, since when, which record, which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.dates import day_short
from clinicguard.overview.log_asked import Asked
from clinicguard.overview.log_kinds import LogKind
from clinicguard.overview.log_lists import LogEntry, LogPage
from clinicguard.overview.standing import Standing
from ui.language import language, say, say_in
from ui.log.spoken import kind_words, names_saying, row_of, verbs_saying
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.calendars import DayPopup
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton
from ui.widgets.flow import Flow
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Column
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_AT_ONCE = 100
_TYPING_MS = 200
_ANY = "any"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one look at the log gave."""

    asked: int
    page: LogPage
    standing: Standing
    people: Mapping[int, str]


class ListPane(QWidget):
    """`picked` comes with an entry's address; `read` with each answer."""

    picked = Signal(str)
    read = Signal(object)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._number = 0
        self._people: Mapping[int, str] = {}
        self._entries: tuple[LogEntry, ...] = ()
        self._found = self._all = 0
        self._more = False
        self._record = ""
        self._day: date | None = None
        self._keep = ""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self.ask)
        self.above = Sheet("surface")
        self.search = LineField(say("Words, names, numbers"), icon="search", clear=True)
        self.search.name(say("Search the log"))
        self.search.setMinimumWidth(px(220))
        self.search.changed.connect(self._waiting.start)
        self.search.entered.connect(self.ask)
        every = Option(_ANY, say("All"))
        self.person = FilterButton(say_in("log", "Who"), [every])
        kinds = (Option(kind.value, kind_words(kind)) for kind in LogKind)
        self.kind = FilterButton(say_in("log", "What"), [every, *kinds])
        self.days = FilterButton(say_in("log", "When"), _spans_of_time())
        self.record = Button("", "link", icon="x", on=lambda: self.show_record(""))
        self.record.hide()
        self.calendar = IconButton("calendar", say("Only one day"), on=self._choose)
        self.day = Button("", "link", icon="x", on=lambda: self.show_day(None))
        self.day.hide()
        for each in (self.person, self.kind, self.days):
            each.chosen.connect(lambda _: self.ask())
        self.clear_button = Button(say("Clear conditions"), "link", on=self.clear_conditions)
        self.clear_button.hide()
        self.rows = RowList(
            [Column("", 76, most=116), Column("", 36, most=48), Column("", 200, share=1)],
            name=say_in("room", "Log"),
            side=SPACE.page,
        )
        self.rows.picked.connect(self.picked)
        self.rows.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._empty = EmptyPage("history", say("Nothing fits"), say("Fewer conditions show more."))
        self._foot = Label("", "note", "text2", wrap=True)
        self._lay_out()

    def asked(self) -> Asked:
        """The conditions as they stand."""
        typed, kind = self.search.text(), self.kind.value()
        return Asked(
            person="" if self.person.value() == _ANY else self.person.value(),
            kind=None if kind == _ANY else LogKind(kind),
            record=self._record,
            first=self._day or self._first(),
            last=self._day,
            typed=typed,
            named=names_saying(typed, self._people),
            said=verbs_saying(typed),
        )

    def conditions(self) -> tuple[str, ...]:
        """The conditions in words, for an extract on paper."""
        made = [
            f"{button.accessibleName()}"
            for button in (self.person, self.kind, self.days)
            if button.is_narrowing()
        ]
        if self._day is not None:
            made.append(self.day.words())
        if self._record:
            made.append(say("About {record}", record=self._record))
        if self.search.text().strip():
            made.append(say("Words: {words}", words=self.search.text().strip()))
        return tuple(made)

    def found(self) -> int:
        """How many entries fit."""
        return self._found

    def ask(self) -> None:
        """Asks for the newest entries that fit."""
        self._waiting.stop()
        self._ask(None, max(len(self._entries), _AT_ONCE) if not self._more else _AT_ONCE)

    def show_record(self, number: str) -> None:
        """Only the entries about one record; empty for all."""
        self._record = number
        self.record.set_words(say("About {record}", record=number) if number else "")
        self.record.setVisible(bool(number))
        self.ask()

    def show_day(self, day: date | None) -> None:
        """Only the entries of one day; None for all."""
        self._day = day
        words = "" if day is None else day_short(day, language(), today=date.min)
        self.day.set_words(words)
        self.day.setVisible(day is not None)
        self.ask()

    def select(self, address: str) -> None:
        """Marks an entry, now or when its row comes."""
        self._keep = address
        if address:
            self.rows.select(address)

    def clear_conditions(self) -> None:
        """Takes all conditions away."""
        for button in (self.person, self.kind, self.days):
            button.set_value(_ANY)
        self.search.set_text("")
        self._day = None
        self.day.hide()
        self.show_record("")

    def _ask(self, before: int | None, most: int) -> None:
        self._number += 1
        number, asked = self._number, self.asked()

        def look(clinic: Clinic) -> Answer:
            page = clinic.log.page(asked, most=most, before=before)
            people = {person.id: person.name for person in clinic.staff_lists.everybody()}
            return Answer(number, page, clinic.overview.standing(), people)

        def show(answer: Answer) -> None:
            if answer.asked == self._number:
                self._show(answer, goes_on=before is not None)

        self._seat.jobs.database(look).then(show)

    def _show(self, answer: Answer, *, goes_on: bool) -> None:
        page = answer.page
        if answer.people != self._people:
            self._people = answer.people
            names = [Option(str(number), name) for number, name in answer.people.items()]
            self.person.fill([*names, Option("kit", say("Recovery card"))])
        entries = (*self._entries, *page.entries) if goes_on else page.entries
        self._found, self._all = page.found, page.all
        self._more = len(entries) < page.found
        if entries != self._entries:
            self._entries = entries
            self._fill(stay=goes_on)
        self._empty.setVisible(not entries)
        self.rows.setVisible(bool(entries))
        self.clear_button.setVisible(self.asked().narrows)
        self._foot.setText(self._told())
        self.read.emit(answer)

    def _told(self) -> str:
        told = say("{found} of {all} entries", found=f"{self._found:,}", all=f"{self._all:,}")
        if self._seat.person.role in ("clinician", "reception"):
            return say(
                "{told}. You see your own entries, and what others did of what you may do too.",
                told=told,
            )
        return told

    def _fill(self, *, stay: bool) -> None:
        zone = self._seat.zone
        today = self._seat.now().astimezone(zone).date()
        days = [entry.at.astimezone(zone).date() for entry in self._entries]
        leads = [number == 0 or day != days[number - 1] for number, day in enumerate(days)]
        rows = [
            row_of(entry, self._people, zone, today, leads=first)
            for entry, first in zip(self._entries, leads, strict=True)
        ]
        at = self.rows.view.verticalScrollBar().value()
        self.rows.blockSignals(True)
        self.rows.show_rows(rows, self._keep or None)
        self.rows.blockSignals(False)
        if stay:
            self.rows.view.verticalScrollBar().setValue(at)

    def _scrolled(self, at: int) -> None:
        bar = self.rows.view.verticalScrollBar()
        if self._more and self._entries and at > bar.maximum() - 2 * bar.pageStep():
            self._more = False
            self._ask(self._entries[-1].seq, _AT_ONCE)

    def _choose(self) -> None:
        today = self._seat.now().astimezone(self._seat.zone).date()
        DayPopup(self.calendar, self._day or today, self.show_day).open()

    def _first(self) -> date | None:
        chosen = self.days.value()
        if chosen == _ANY:
            return None
        today = self._seat.now().astimezone(self._seat.zone).date()
        return today - timedelta(days=int(chosen) - 1)

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self.above)
        bar.setContentsMargins(px(SPACE.page), px(SPACE.inside), px(SPACE.page), px(SPACE.inside))
        conditions = QWidget()
        flow = Flow(conditions)
        for each in (
            self.search,
            self.person,
            self.kind,
            self.days,
            self.calendar,
            self.day,
            self.record,
        ):
            flow.addWidget(each)
        bar.addWidget(conditions, 1)
        bar.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addWidget(self._empty, 1)
        self._empty.hide()
        column.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(SPACE.page), px(6), px(SPACE.page), px(6))
        foot.addWidget(self._foot, 1)
        column.addLayout(foot)


def _spans_of_time() -> list[Option]:
    return [
        Option(_ANY, say("All")),
        Option("1", say("today")),
        Option("7", say("last 7 days")),
        Option("30", say("last 30 days")),
        Option("365", say("last 365 days")),
    ]
