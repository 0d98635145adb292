"""The rest of the first hour, in the house: seven parts, one at a time; each may wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.overview.first_hour import FirstHour, Part
from ui.backup.section import BackupSection
from ui.language import say
from ui.seat import Seat
from ui.settings.access import Access
from ui.settings.profile_form import ProfileSection
from ui.setup.first_hour_parts import LawPart, StaffPart, TeamPart, TimesPart
from ui.setup.first_hour_words import hint_of, name_of
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Notice, ScrollColumn
from ui.widgets.columns import measure
from ui.widgets.lists import RowList
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_PARTS = tuple(Part)
_SIDE = 300


class FirstHourPage(Page):
    """ "first-hour", or one part of it: "first-hour/team". Without a part, the first open one."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.part: Part | None = _part_in(address)
        self.state: FirstHour | None = None
        self.inside: QWidget | None = None
        self._shown: Part | None = None
        self.parts = RowList(
            (Column("", share=1),), name=say("Parts of the first hour"), side=SPACE.wide
        )
        self.parts.picked.connect(self._picked)
        self._line = Hairline(down=True)
        self._place = ScrollColumn()
        self._may_wait = Label("", "note", "text2", wrap=True)
        self.back_button = Button(say("Back"), icon="undo-2", on=lambda: self._step(-1))
        self.next_button = Button(
            say("Next"), "primary", icon="arrow-right", icon_last=True, on=lambda: self._step(1)
        )
        self._lay_out()
        self.look_again()

    def turn_to(self, address: str) -> bool:
        if not address.startswith("first-hour"):
            return False
        self.part = _part_in(address) or self.part
        self.address = address
        self._show()
        return True

    def look_again(self) -> None:
        self.seat.jobs.database(_read).then(self._read)

    def leave(self) -> None:
        if isinstance(self.inside, ProfileSection):
            self.inside.keep_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow_down()

    def _narrow_down(self) -> None:
        """The list of parts needs room, and somebody who can do something about them."""
        parts = self.state is not None and not measure(self).narrow
        self.parts.setVisible(parts)
        self._line.setVisible(parts)
        self._foot_place.setVisible(self.state is not None)

    def _read(self, state: FirstHour | None) -> None:
        self.state = state
        if state is not None and self.part is None:
            self.part = state.open[0] if state.open else _PARTS[0]
        self._narrow_down()
        if self._shown is not None and self.inside is not None:
            _look(self.inside)
        self._show()

    def _show(self) -> None:
        state, part = self.state, self.part
        if state is None:
            self.head(Heading(say("The first hour")))
            if self.inside is None:
                self._put(Notice(say("An owner or manager sees to this.")))
                self._narrow_down()
            return
        assert part is not None
        done = len(state.done)
        told = say("{done} of {whole} done", done=done, whole=len(_PARTS))
        self.head(Heading(say("The first hour"), told))
        self.parts.show_rows([_row(each, state) for each in _PARTS])
        self.parts.select(_address(part))
        if self._shown is not part:
            self._shown = part
            self._put(self._made(part))
        self._foot(part, state)

    def _put(self, inside: QWidget) -> None:
        column = self._place.column
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if self._shown is not None:
            column.addWidget(Label(name_of(self._shown), "headline", bold=True, wrap=True))
            column.addWidget(Label(hint_of(self._shown), colour="text2", wrap=True))
        column.addWidget(inside)
        column.addStretch(1)
        self.inside = inside
        _look(inside)
        self._place.verticalScrollBar().setValue(0)

    def _made(self, part: Part) -> QWidget:
        seat = self.seat
        match part:
            case Part.PROFILE:
                return ProfileSection(seat)
            case Part.LAW:
                return LawPart(seat)
            case Part.TIMES:
                return TimesPart(seat)
            case Part.STAFF:
                return StaffPart(seat)
            case Part.TEAM:
                return TeamPart(seat)
            case Part.BACKUP:
                return BackupSection(seat)
            case Part.CARD:
                return Access(seat)

    def _foot(self, part: Part, state: FirstHour) -> None:
        last, done = part is _PARTS[-1], part in state.done
        self._may_wait.setText(
            "" if done else say("It may wait: until it is done, it stands on Today.")
        )
        words = say("To Today") if last else say("Next") if done else say("Do it later")
        self.next_button.set_words(words)
        self.next_button.set_kind("primary" if done or last else "plain")
        self.back_button.setVisible(part is not _PARTS[0])

    def _step(self, way: int) -> None:
        at = _PARTS.index(self.part or _PARTS[0]) + way
        self.seat.go(_address(_PARTS[at]) if at < len(_PARTS) else "today")

    def _picked(self, address: str) -> None:
        if self.part is not None and address != _address(self.part):
            self.seat.go(address)

    def _lay_out(self) -> None:
        self._foot_place = QWidget()
        foot = QHBoxLayout(self._foot_place)
        edge = px(SPACE.page)
        foot.setContentsMargins(edge, px(SPACE.between), edge, px(SPACE.between))
        foot.setSpacing(px(SPACE.between))
        foot.addWidget(self.back_button)
        foot.addWidget(self._may_wait, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._place, 1)
        right.addWidget(Hairline())
        right.addWidget(self._foot_place)
        whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.parts.setFixedWidth(px(_SIDE))
        whole.addWidget(self.parts)
        whole.addWidget(self._line)
        whole.addLayout(right, 1)


def _read(clinic: Clinic) -> FirstHour | None:
    return clinic.overview.first_hour()


def _look(inside: QWidget) -> None:
    """A part that reads the records looks again; the clinic's form holds what is being typed."""
    look = getattr(inside, "look", None)
    if callable(look):
        look()


def _row(part: Part, state: FirstHour) -> Row:
    done = part in state.done
    name = Span(name_of(part), colour="text2" if done else "text")
    return Row(_address(part), (cell(name, glyph="fine" if done else "todo"),))


def _address(part: Part) -> str:
    return f"first-hour/{part.value}"


def _part_in(address: str) -> Part | None:
    _, _, name = address.partition("/")
    return Part(name) if name in set(Part) else None
