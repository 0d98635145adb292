"""The room 設定: where the data lies, the log, the clinic, this PC, access, about."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.backup.section import BackupSection
from ui.language import say_in
from ui.seat import Seat
from ui.settings.about import About
from ui.settings.access import Access
from ui.settings.calendar_section import CalendarSection
from ui.settings.drop_section import DropSection
from ui.settings.leaving_section import LeavingSection
from ui.settings.log_section import LogSection
from ui.settings.profile_form import ProfileSection
from ui.settings.this_pc import ThisPc
from ui.settings.where import Where
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import ScrollColumn
from ui.widgets.columns import Columns


class SettingsPage(Page):
    """ "settings", or one of its sections brought into sight: "settings/log", "settings/access"."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.where = Where(seat)
        self.backups = BackupSection(seat)
        self.log = LogSection(seat)
        self.clinic = ProfileSection(seat)
        self.calendar = CalendarSection(seat)
        self.pc = ThisPc(seat)
        self.drop = DropSection(seat)
        self.access = Access(seat)
        self.leaving = LeavingSection(seat)
        self.about = About(seat)
        self.sections: dict[str, QWidget] = {
            "where": self.where,
            "backups": self.backups,
            "log": self.log,
            "clinic": self.clinic,
            "calendar": self.calendar,
            "pc": self.pc,
            "drop": self.drop,
            "access": self.access,
            "leaving": self.leaving,
            "about": self.about,
        }
        self.head(Heading(say_in("room", "Settings"), seat.profile.name))
        self._scroll = ScrollColumn()
        self._scroll.column.addWidget(
            Columns(
                _stack(self.where, self.backups, self.log, self.clinic, self.calendar),
                _stack(self.pc, self.drop, self.access, self.leaving, self.about),
            )
        )
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.look_again()
        self.turn_to(address)

    def look_again(self) -> None:
        self.where.look()
        self.backups.look()
        self.log.look()
        self.access.look()
        self.calendar.look()

    def turn_to(self, address: str) -> bool:
        room, _, section = address.partition("/")
        if room != "settings":
            return False
        wanted = self.sections.get(section)
        if wanted is not None:
            # the layout has to have been made first
            QTimer.singleShot(0, wanted, lambda: self._scroll.ensureWidgetVisible(wanted, 0, px(8)))
        return True

    def leave(self) -> None:
        self.clinic.keep_draft()


def _stack(*sections: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.section + SPACE.hair))
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return made
