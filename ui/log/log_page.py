"""The page 操作紀錄: the check above, the entries at the left, one entry at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinicguard.overview.log_lists import WholeEntry
from clinicguard.people.permissions import may
from ui.language import say, say_in
from ui.log.check_bar import CheckBar
from ui.log.entry_pane import EntryPane
from ui.log.extract_panel import ExtractPanel
from ui.log.list_pane import Answer, ListPane
from ui.log.time_panel import TimePanel
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.columns import measure

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_SIDE = 372


class LogPage(Page):
    """ "log": everything; "log/1204": one entry; "log/about/C-2026-0001": one record's entries."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._chosen = 0
        self._people: Mapping[int, str] = {}
        self.check = CheckBar(seat)
        self.list = ListPane(seat)
        self.list.picked.connect(self._picked)
        self.list.read.connect(self._read)
        self.entry = EntryPane(seat, self.list.show_record)
        self.extract_button = Button(say("Print or save"), icon="printer", on=self.open_extract)
        self._line = Hairline(down=True)
        self._place = Sheet("surface")
        inside = QVBoxLayout(self._place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.check)
        column.addWidget(self.list.above)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self._line)
        row.addWidget(self._place)
        column.addLayout(row, 1)
        self._head()
        if not self.turn_to(address):
            self.list.ask()

    def turn_to(self, address: str) -> bool:
        room, _, rest = address.partition("/")
        if room != "log":
            return False
        self.address = address
        if rest.startswith("about/"):
            self.list.show_record(rest.removeprefix("about/"))
        elif rest.isdigit():
            self._show(int(rest))
            if not self.list.rows.rows():
                self.list.ask()
        else:
            self._show(0)
            self.list.ask()
        return True

    def look_again(self) -> None:
        self.list.ask()

    def open_extract(self) -> None:
        """Slides in the panel that prints or saves what is listed."""
        self.seat.over(
            ExtractPanel(self.seat, self.list.asked(), self.list.conditions(), self.list.found())
        )

    def open_times(self) -> None:
        """Slides in what outsiders have confirmed about the log's time."""
        self.seat.over(TimePanel(self.seat))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _head(self) -> None:
        ends: tuple[Button, ...] = (
            (self.extract_button,) if may("log.export", self.seat.person.role) else ()
        )
        if not ends:
            self.extract_button.hide()
        self.time_button = Button(say("Trusted time"), icon="stamp", on=self.open_times)
        if may("log.ask_time", self.seat.person.role):
            ends = (self.time_button, *ends)
        else:
            self.time_button.hide()
        self.kept_button = Button(
            say("Kept and erased"), icon="archive", on=lambda: self.seat.go("retention")
        )
        if may("retention.dispose", self.seat.person.role):
            ends = (self.kept_button, *ends)
        else:
            self.kept_button.hide()
        trail = ((say_in("room", "Settings"), "settings/log"),)
        self.head(Heading(say_in("room", "Log"), "", trail, ends=ends))

    def _read(self, answer: Answer) -> None:
        self._people = answer.people
        self.check.show_standing(answer.standing, answer.people)

    def _picked(self, address: str) -> None:
        if address != f"log/{self._chosen}":
            self._show(int(address.partition("/")[2]))

    def _show(self, seq: int) -> None:
        self._chosen = seq
        self.list.select(f"log/{seq}" if seq else "")
        if not seq:
            self.entry.show_none()
            self._arrange()
            return

        def look(clinic: Clinic) -> tuple[WholeEntry, Mapping[int, str]]:
            people = {person.id: person.name for person in clinic.staff_lists.everybody()}
            return clinic.log.one(seq), people

        self.seat.jobs.database(look).then(self._show_entry)
        self._arrange()

    def _show_entry(self, found: tuple[WholeEntry, Mapping[int, str]]) -> None:
        whole, people = found
        if whole.entry.seq == self._chosen:
            self.entry.show_entry(whole, people)

    def _arrange(self) -> None:
        """In a narrow window the entry stands below the list's conditions only when chosen."""
        narrow = measure(self).narrow
        self._place.setVisible(not narrow or bool(self._chosen))
        self._line.setVisible(not narrow)
        self._place.setFixedWidth(px(280 if narrow else _SIDE))
