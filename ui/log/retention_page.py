"""The page 保存與銷毀: how long records are kept, which are held, what is over, what went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from clinicguard.host.dates import date_words
from clinicguard.overview.retention import Keeping, RecordKind, Tombstone
from clinicguard.people.permissions import may
from ui.language import count, language, say, say_in
from ui.log.keeping_pane import KeepingPane
from ui.log.request_panel import RequestPanel
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, ScrollColumn, Sheet
from ui.widgets.choices import Choices, Option
from ui.widgets.columns import measure
from ui.widgets.fields import Field
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.spans import GAP, Span
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

YEARS = (5, 7, 10, 15, 20)
_SIDE = 400


@dataclass(frozen=True, slots=True)
class Kept:
    """What one look gave."""

    keepings: tuple[Keeping, ...]
    stones: tuple[Tombstone, ...]
    years: Mapping[RecordKind, int]
    people: Mapping[int, str]
    besides: tuple[Keeping, ...] = ()
    """The exhibit that was asked for by its number, where it is not on the list."""


class RetentionPage(Page):
    """ "retention": the list; "retention/C-2026-0001": one record's time."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._chosen = ""
        self._kept: Kept | None = None
        self.years = {kind: _years_of() for kind in RecordKind}
        for kind, choices in self.years.items():
            choices.changed.connect(lambda kind=kind: self._set_years(kind))
        self.rows = RowList(
            [
                Column(say_in("retention", "Last day"), 130, most=190),
                Column(say_in("retention", "Record"), 120, share=1),
            ],
            name=say("Kept and erased"),
            side=SPACE.page,
        )
        self.rows.picked.connect(self._pick)
        self._empty = ScrollColumn()
        self._empty.column.addWidget(
            EmptyPage(
                "archive",
                say("No record is over yet"),
                say("What is closed or withdrawn appears here with its last day."),
            )
        )
        self._empty.hide()
        self._foot = Label("", "note", "text2", wrap=True)
        self.pane = KeepingPane(seat)
        self._place = Sheet("surface")
        self._lay_out()
        self.request_button = Button(
            say("Somebody asks for their own data"), icon="contact", on=self.open_request
        )
        trail = ((say_in("room", "Settings"), "settings/log"),)
        self.head(Heading(say("Kept and erased"), "", trail, ends=(self.request_button,)))
        self.turn_to(address)
        self.look_again()

    def turn_to(self, address: str) -> bool:
        room, _, number = address.partition("/")
        if room != "retention":
            return False
        self.address = address
        self._chosen = number
        if self._kept is not None:
            self._show(self._kept)
        if number.startswith("E-"):
            # of exhibits the list holds those alone that are over or held
            self.look_again()
        return True

    def look_again(self) -> None:
        number = self._chosen
        self.seat.jobs.database(lambda clinic: _read(clinic, number)).then(self._show)

    def open_request(self) -> None:
        """Slides in the panel for a request to see one's own data."""
        self.seat.over(RequestPanel(self.seat))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self, kept: Kept) -> None:
        self._kept = kept
        for kind, years in kept.years.items():
            self.years[kind].set_chosen(str(years))
        today = self.seat.now().astimezone(self.seat.zone).date()
        rows = [_row(each, today) for each in kept.keepings]
        rows += [_gone(stone) for stone in kept.stones]
        self.rows.blockSignals(True)
        self.rows.show_rows(rows, f"retention/{self._chosen}")
        self.rows.blockSignals(False)
        self.rows.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        over = sum(each.is_over(today) for each in kept.keepings)
        told = count("{n} record is over its time", "{n} records are over their time", over)
        gone = count("{n} disposed of", "{n} disposed of", len(kept.stones))
        self._foot.setText(GAP.join((told, gone)))
        self._show_one(kept, today)

    def _show_one(self, kept: Kept, today: date) -> None:
        for each in (*kept.keepings, *kept.besides):
            if each.number == self._chosen:
                self.pane.show_keeping(each, kept.people, today)
                break
        else:
            stone = next((s for s in kept.stones if s.number == self._chosen), None)
            self.pane.show_stone(stone, kept.people)
        self._arrange()

    def _pick(self, address: str) -> None:
        if address != f"retention/{self._chosen}":
            self.turn_to(address)

    def _set_years(self, kind: RecordKind) -> None:
        years = int(self.years[kind].value())
        job = self.seat.jobs.database(lambda clinic: clinic.retention.set_years(kind, years))
        job.then(lambda _: self.look_again())

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.pane)
        self._above = above = Sheet("surface")
        told = QVBoxLayout(above)
        told.setContentsMargins(px(SPACE.page), px(SPACE.inside), px(SPACE.page), px(SPACE.between))
        told.setSpacing(px(SPACE.inside))
        self._rules = Label(
            say(
                "Counted from the end of a record; minors' are kept as long after they come of "
                "age. An exhibit's time counts from the end of the last case that lists it. A "
                "legal hold beats all."
            ),
            "note",
            "text2",
            wrap=True,
        )
        told.addWidget(self._rules)
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(px(SPACE.page))
        both.addWidget(
            Field(
                say("Complaints are kept for"),
                self.years[RecordKind.COMPLAINT],
                about="retention",
            )
        )
        both.addWidget(Field(say("Incidents are kept for"), self.years[RecordKind.INCIDENT]))
        both.addWidget(Field(say("Exhibits are kept for"), self.years[RecordKind.EVIDENCE]))
        both.addStretch(1)
        told.addLayout(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.rows, 1)
        left.addWidget(self._empty, 1)
        left.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(SPACE.page), px(6), px(SPACE.page), px(6))
        foot.addWidget(self._foot, 1)
        left.addLayout(foot)
        row.addLayout(left, 1)
        row.addWidget(Hairline(down=True))
        row.addWidget(self._place)
        column.addLayout(row, 1)

    def _arrange(self) -> None:
        given = measure(self)
        narrow = given.narrow
        ways = QBoxLayout.Direction
        self._rules.setVisible(not (narrow and given.short))
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._place.setVisible(not narrow or bool(self._chosen))
        self._place.setFixedWidth(px(300 if narrow else _SIDE))
        # the years never give up their height: the list below scrolls
        self._above.setMinimumHeight(self._above.heightForWidth(self.width()))


def may_see(role: str) -> bool:
    """Whether the role disposes of records, and so sees this page."""
    return may("retention.dispose", role)


def _years_of() -> Choices:
    return Choices(Option(str(n), count("{n} year", "{n} years", n)) for n in YEARS)


def _read(clinic: Clinic, number: str) -> Kept:
    lists = clinic.retention.lists
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    keepings, stones = lists.keepings(), lists.tombstones()
    listed = {each.number for each in keepings} | {each.number for each in stones}
    asked = number.startswith("E-") and number not in listed
    besides = (lists.one(number),) if asked else ()
    return Kept(keepings, stones, lists.years(), people, besides)


def _row(keeping: Keeping, today: date) -> Row:
    number = Span(keeping.number, bold=True)
    if keeping.hold is not None:
        day = cell(Span(say("Legal hold"), bold=True), glyph="held")
    elif keeping.is_over(today):
        day = cell(Span(say("Time is over"), bold=True, colour="amber"), glyph="soon")
    else:
        until = date_words(keeping.until, language()) if keeping.until else ""
        day = cell(Span(until, "note"), glyph="fine")
    minor = (Span(f"{GAP}{say('minor')}", "note", colour="text2"),) if keeping.minor else ()
    below = Span(f"{GAP}{_ended(keeping)}", "note", colour="text2")
    return Row(f"retention/{keeping.number}", (day, Cell((line(number, below, *minor),))))


def _ended(keeping: Keeping) -> str:
    if keeping.ended is None:
        return say("not over yet")
    day = date_words(keeping.ended, language())
    if keeping.kind is RecordKind.EVIDENCE:
        return say("counted from {day}", day=day)
    return say("ended {day}", day=day)


def _gone(stone: Tombstone) -> Row:
    number = Span(stone.number, colour="mute")
    return Row(
        f"retention/{stone.number}",
        (
            cell(Span(say_in("retention", "Disposed of"), "note", colour="mute"), glyph="void"),
            cell(number),
        ),
    )
