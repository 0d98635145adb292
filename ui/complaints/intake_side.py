"""The side of the intake panel: what needs an eye, what was promised, which clocks will run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.left import Left
from clinicguard.people.staff import Person
from ui.complaints.choices import icon_of, people_options, said
from ui.complaints.contact_forms import later_today
from ui.complaints.times import glyph_of, when_here
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.cards import link
from ui.widgets.flow import clear
from ui.widgets.glyphs import GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.text import Label
from ui.widgets.ticks import Check
from ui.widgets.whats_this import WhatsThis


class Due(NamedTuple):
    """When a promised time will end if the complaint is logged as it stands."""

    kind: ClockKind
    at: datetime
    left: Left


class FlagChecks(QWidget):
    """Seven ticks under a question."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        asked = say("Anything to watch?")
        head = QHBoxLayout()
        head.setSpacing(px(SPACE.hair))
        head.addWidget(Label(asked, "text", bold=True))
        head.addWidget(WhatsThis("flags", asked))
        head.addStretch(1)
        column.addLayout(head)
        self._ticks = {flag: Check(said(flag), icon=icon_of(flag)) for flag in Flag}
        for tick in self._ticks.values():
            tick.changed.connect(self.changed)
            column.addWidget(tick)

    def value(self) -> frozenset[Flag]:
        """What is ticked."""
        return frozenset(flag for flag, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, flags: Iterable[Flag]) -> None:
        """Ticks, as the program does."""
        wanted = set(flags)
        for flag, tick in self._ticks.items():
            tick.setChecked(flag in wanted)


class PromiseBoxes(QWidget):
    """What was promised while taking the complaint; each becomes a dated task."""

    changed = Signal()

    def __init__(self, seat: Seat, staff: Callable[[], Sequence[Person]]) -> None:
        super().__init__()
        self._seat = seat
        self._staff = staff
        self._boxes: list[_PromiseBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.inside))
        self._column.addWidget(Label(say("Promised anything?"), "text", bold=True))
        add = link(say("Add a promise"), self.add, icon="plus", key="Alt+P")
        self._column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self, promise: NewPromise | None = None) -> None:
        """One more, empty or as a draft kept it."""
        box = _PromiseBox(self._seat, self._staff(), promise)
        box.changed.connect(self.changed)
        box.gone.connect(lambda: self._drop(box))
        self._boxes.append(box)
        self._column.insertWidget(self._column.count() - 1, box)
        if promise is None:
            box.words.reach().setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> tuple[NewPromise, ...]:
        """The promises that say something."""
        return tuple(box.value() for box in self._boxes if box.words.enough())

    def set_value(self, promises: Iterable[NewPromise]) -> None:
        """Shows what a draft kept."""
        for box in list(self._boxes):
            self._drop(box)
        for promise in promises:
            self.add(promise)

    def _drop(self, box: _PromiseBox) -> None:
        self._boxes.remove(box)
        box.hide()
        box.deleteLater()
        self.changed.emit()


class _PromiseBox(QWidget):
    changed = Signal()
    gone = Signal()

    def __init__(self, seat: Seat, staff: Sequence[Person], promise: NewPromise | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(SPACE.inside))
        column.setSpacing(px(SPACE.hair))
        self.words = LineField(say("What was promised"))
        self.words.name(say("What was promised"))
        self._due = MomentField(promise.due_at if promise else later_today(seat), seat.zone)
        self._due.name(say("Promised for"))
        self._due.setMinimumWidth(0)
        owner = promise.owner if promise and promise.owner else seat.person.id
        self._owner = ComboField(people_options(staff), str(owner))
        self._owner.name(say("Who keeps it"))
        if promise:
            self.words.set_text(promise.what)
        away = IconButton("x", say("Take this promise away"), on=self.gone.emit, size="small")
        first = QHBoxLayout()
        first.setSpacing(px(4))
        first.addWidget(self.words, 1)
        first.addWidget(away)
        column.addLayout(first)
        column.addWidget(self._due)
        column.addWidget(self._owner)
        for control in (self.words, self._due, self._owner):
            control.changed.connect(self.changed)

    def value(self) -> NewPromise:
        return NewPromise(self.words.text(), self._due.value(), int(self._owner.value()))


class DueLines(QWidget):
    """The clocks that will run once the complaint is logged."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.inside))
        column.addWidget(Label(say("Due once it is logged"), "text", bold=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        column.addLayout(self._lines)

    def show_due(self, due: Sequence[Due]) -> None:
        """Shows the times; none for what nobody is promised a reply to."""
        clear(self._lines)
        if not due:
            self._lines.addWidget(
                Label(say("No reply is promised for this kind."), "note", "text2", wrap=True)
            )
        for each in due:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(px(SPACE.inside))
            line.addWidget(GlyphMark(glyph_of(each.left)))
            line.addWidget(Label(said(each.kind)), 1)
            line.addWidget(Label(when_here(each.at, self._seat), "note", "text2"))
            self._lines.addWidget(row)
