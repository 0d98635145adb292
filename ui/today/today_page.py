"""The room 今日: what burns, the clocks, the promises, what vanishes, how the records stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.dates import when_short
from clinicguard.host.trouble import Trouble
from clinicguard.overview.first_hour import FirstHour, Part
from clinicguard.overview.today import PromiseLine, Urgent
from clinicguard.overview.today_lists import Today
from clinicguard.statements.statement import Statement
from clinicguard.tasks.task import Task
from ui.evidence.drop_watch import DropWatch
from ui.language import count, language, say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.copied import Copied, copied_by_reader
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.today.clocks_card import ClocksCard
from ui.today.dropped_card import DroppedCard
from ui.today.first_hour_card import FirstHourCard, shown
from ui.today.now_card import NowCard
from ui.today.promises_card import AT_FIRST, PromisesCard
from ui.today.quiet import LastMonthCard, QuietCard
from ui.today.spoken import Now, now_of
from ui.today.standing_card import StandingCard
from ui.today.texts_card import TextsCard, waiting
from ui.today.vanishing_card import VanishingCard
from ui.today.yours_card import AT_FIRST as YOURS_AT_FIRST
from ui.today.yours_card import YoursCard
from ui.widgets.cards import Card, CardRow, ScrollColumn, SectionHead, link
from ui.widgets.columns import Columns
from ui.widgets.flow import clear, put
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class _Read:
    today: Today
    alarm: Trouble | None
    texts: tuple[Statement, ...]
    copied: Mapping[str, Copied]
    first_hour: FirstHour | None
    knows_places: bool
    """Whether this PC has a place for backups: after a restore it has none yet."""


class TodayPage(Page):
    """ "today": read again each minute, and whenever something was saved."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.today: Today | None = None
        self.now_card: NowCard | None = None
        self.promises: PromisesCard | None = None
        self.standing: StandingCard | None = None
        self.quiet: QuietCard | None = None
        self._all_promises = self._all_yours = False
        self._read: _Read | None = None
        self.clocks = ClocksCard(seat)
        self._set_clocks_aside()
        self.drops = DropWatch(seat)
        self.drops.changed.connect(self._show_again)
        main, self._main = _column()
        side, self._side = _column()
        self._scroll = ScrollColumn()
        self._scroll.column.addWidget(Columns(main, side))
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._head()
        self.look_again()

    def turn_to(self, address: str) -> bool:
        return address == "today"

    def look_again(self) -> None:
        self.seat.jobs.database(_read).then(self.show_read)

    def leave(self) -> None:
        self.drops.stop()

    def tick(self) -> None:
        self._head()
        self.look_again()

    def show_read(self, read: _Read) -> None:
        """Shows what was read; the place that one has scrolled to stays."""
        self._read, self.today = read, read.today
        at = self._scroll.verticalScrollBar().value()
        now = now_of(self.seat)
        self._main.removeWidget(self.clocks)
        self._set_clocks_aside()
        clear(self._main)
        clear(self._side)
        self._fill_main(read.today, now)
        self._fill_side(read, now)
        self._scroll.fit_room()
        self._scroll.verticalScrollBar().setValue(at)

    def _set_clocks_aside(self) -> None:
        """Out of sight, and still the page's: a card that is nobody's outlives the lock."""
        self.clocks.setParent(self)
        self.clocks.hide()

    def keep(self, promise: PromiseLine) -> None:
        """A tick: the promise is kept, in the record that it belongs to."""
        task = promise.task
        room, _, number = task.subject.partition("/")

        def work(clinic: Clinic) -> None:
            if room == "complaint":
                clinic.complaints.keep_promise(number, task.id)
            else:
                clinic.tasks.done(task.id)

        job = self.seat.jobs.database(work)
        job.then(lambda _: self.seat.changed()).failed(self._not_kept)

    def done(self, urgent: Urgent) -> None:
        """A task that belongs to no case is done on the spot."""
        if urgent.task is not None:
            self._done(urgent.task)

    def _done(self, task: int) -> None:
        job = self.seat.jobs.database(lambda clinic: clinic.tasks.done(task))
        job.then(lambda _: self.seat.changed())

    def _not_kept(self, trouble: Trouble) -> None:
        self.seat.trouble(trouble)
        self.look_again()

    def _fill_main(self, today: Today, now: Now) -> None:
        self.now_card, self.quiet = None, None
        if today.urgent:
            number = len(today.urgent)
            note = count("{n} thing cannot wait", "{n} things cannot wait", number)
            rest = count("{n} more can wait", "{n} more can wait", today.waiting)
            ends = (Label(rest, "note", "mute"),) if today.waiting else ()
            put(self._main, SectionHead(say("Now"), note, *ends))
            self.now_card = NowCard(self.seat, today.urgent, now, self.done, today.ways)
            put(self._main, self.now_card)
        else:
            self.quiet = QuietCard(today.clocks, now)
            put(self._main, self.quiet)
        self._main.addSpacing(px(SPACE.inside))
        note = say(
            "promises count open days, on which you see patients; the law counts working days, "
            "on which offices work"
        )
        put(self._main, SectionHead(say("Deadlines"), note))
        if today.clocks:
            self.clocks.show_clocks(today.clocks, now)
            put(self._main, self.clocks)
        else:
            put(self._main, _nothing(say("No clock is running")))
        month = today.last_month
        if not today.urgent and (month.thanks or month.near_misses):
            self._main.addSpacing(px(SPACE.inside))
            first = f"{month.first_day:%B}" if language() == "en" else ""
            note = first or say("month {n}", n=month.first_day.month)
            put(self._main, SectionHead(say("Good things last month"), note))
            put(self._main, LastMonthCard(month))
        self._main.addStretch(1)

    def _fill_side(self, read: _Read, now: Now) -> None:
        today = read.today
        if read.first_hour is not None and shown(read.first_hour):
            self._add_first_hour(read.first_hour)
        if today.yours:
            self._add_yours(today.yours, today.ways, now)
        self._add_promises(today.promises, now)
        if read.texts:
            self._add_texts(read)
        if today.settled[1]:
            self._add_vanishing(today, now)
        if self.drops.offered.files:
            self._add_dropped()
        self._add_standing(read, now)
        self._side.addStretch(1)

    def _add_first_hour(self, state: FirstHour) -> None:
        told = say("{done} of {whole} done", done=len(state.done), whole=len(Part))
        more = link(say("Go on"), lambda: self.seat.go("first-hour"))
        put(self._side, SectionHead(say("The first hour"), told, more))
        put(self._side, FirstHourCard(self.seat, state))
        self._side.addSpacing(px(SPACE.inside))

    def _add_yours(self, tasks: tuple[Task, ...], ways: Mapping[int, str], now: Now) -> None:
        ends: tuple[QWidget, ...] = ()
        if len(tasks) > YOURS_AT_FIRST and not self._all_yours:
            words = count("See all {n}", "See all {n}", len(tasks))
            ends = (link(words, self._show_all_yours),)
        put(self._side, SectionHead(say("Yours to do"), "", *ends))
        card = YoursCard(self.seat, tasks, now, self._done, ways, all_of_them=self._all_yours)
        put(self._side, card)
        self._side.addSpacing(px(SPACE.inside))

    def _add_promises(self, promises: tuple[PromiseLine, ...], now: Now) -> None:
        number = len(promises)
        ends: tuple[QWidget, ...] = ()
        if number > AT_FIRST and not self._all_promises:
            words = count("See all {n}", "See all {n}", number)
            ends = (link(words, self._show_all),)
        put(self._side, SectionHead(say_in("today", "Promises"), "", *ends))
        self.promises = PromisesCard(promises, now, self.keep, all_of_them=self._all_promises)
        put(self._side, self.promises)

    def _add_texts(self, read: _Read) -> None:
        self._side.addSpacing(px(SPACE.inside))
        more = link(say("All texts"), lambda: self.seat.go("statements"))
        put(self._side, SectionHead(say("Texts to go out"), "", more))
        put(self._side, TextsCard(self.seat, read.texts, read.copied))

    def _add_vanishing(self, today: Today, now: Now) -> None:
        self._side.addSpacing(px(SPACE.inside))
        done, whole = today.settled
        listed = Label(say("list {done}/{whole}", done=done, whole=whole), "note", "mute")
        put(self._side, SectionHead(say("Evidence about to vanish"), "", listed))
        put(self._side, VanishingCard(self.seat, today.vanishing, now))

    def _add_dropped(self) -> None:
        self._side.addSpacing(px(SPACE.inside))
        put(self._side, SectionHead(say("Drop folder")))
        put(self._side, DroppedCard(self.seat, self.drops.offered))

    def _add_standing(self, read: _Read, now: Now) -> None:
        today = read.today
        self._side.addSpacing(px(SPACE.inside))
        put(self._side, SectionHead(say("Backup and records")))
        self.standing = StandingCard(
            self.seat,
            today.standing,
            read.alarm,
            now,
            today.unannounced,
            today.templates_due,
            read.knows_places,
        )
        put(self._side, self.standing)

    def _show_all(self) -> None:
        self._all_promises = True
        self._show_again()

    def _show_all_yours(self) -> None:
        self._all_yours = True
        self._show_again()

    def _show_again(self) -> None:
        if self._read is not None:
            self.show_read(self._read)

    def _head(self) -> None:
        now, profile = now_of(self.seat), self.seat.profile
        there = now.moment.astimezone(now.zone)
        opened = (
            say("open until {time}", time=profile.closes_at)
            if there.weekday() in profile.open_days
            else say("closed today")
        )
        when = when_short(now.moment, language(), zone=now.zone)
        date = when if language() == "en" else f"{there:%Y}-{when}"
        self.head(Heading(say_in("room", "Today"), GAP.join((date, opened))))


def _read(clinic: Clinic) -> _Read:
    copied = copied_by_reader(clinic)
    texts = waiting(clinic.statement_lists.everything(), clinic.person.role, copied)
    first_hour, places = clinic.overview.first_hour(), clinic.backups.places()
    return _Read(clinic.overview.today(), clinic.alarm, texts, copied, first_hour, bool(places))


def _column() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.inside))
    return made, column


def _nothing(words: str) -> Card:
    card = Card(0)
    row = CardRow()
    row.line.addWidget(Phrase(Span(words, "note", colour="text2"), wrap=True), 1)
    card.add_row(row)
    return card
