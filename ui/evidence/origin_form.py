"""The form that asks what a court asks: where from, when, by whom, with what, who holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinicguard.evidence.exhibit import Origin
from clinicguard.evidence.zones import zone_typed
from ui.evidence.moment_line import MomentLine
from ui.evidence.origin_words import groups, labels
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.text import Label

_MOMENTS = ("shown_time", "seen_at", "captured_at")
_YES_NO = ("whole_page", "original_online")
_LONGEST_ADDRESS = 4000
_WIDE = ("url", "method")


class OriginForm(QWidget):
    """Everything may stay empty: what is not known is shown as not known, never made up.

    With an `origin` it shows the answers that were given, to be put right.
    """

    changed = Signal()

    def __init__(self, seat: Seat, origin: Origin | None = None) -> None:
        super().__init__()
        self.lines: dict[str, LineField] = {}
        self.choices: dict[str, Choices] = {}
        self.fields: dict[str, Field] = {}
        now, zone = seat.now(), seat.zone
        for name, label in labels().items():
            control: LineField | Choices
            if name in _YES_NO:
                control = self.choices[name] = Choices(_yes_no(), ("",))
            elif name in _MOMENTS:
                control = self.lines[name] = MomentLine(now, zone)
            else:
                longest = _LONGEST_ADDRESS if name == "url" else 500
                control = self.lines[name] = LineField(longest=longest)
            control.changed.connect(self.changed)
            self.fields[name] = Field(label, control)
        self._zone = zone
        if origin is None:
            self.lines["seen_by"].set_text(seat.person.name)
        self.lines["shown_zone"].edit.setPlaceholderText(
            say("as in the clinic: {zone}", zone=zone.key)
        )
        self.lines["shown_zone"].changed.connect(self._use_zone)
        self._lay_out()
        if origin is not None:
            self.put(origin)

    def kept(self) -> dict[str, str]:
        """What was typed and chosen, for a draft."""
        typed = {name: line.text() for name, line in self.lines.items()}
        told = {_which(name): line.answered() for name, line in self._moments()}
        return typed | told | {name: each.value() for name, each in self.choices.items()}

    def fill(self, kept: Mapping[str, str]) -> None:
        """Puts a draft back."""
        for name, text in kept.items():
            if name in self.lines:
                self.lines[name].set_text(text)
            elif name in self.choices:
                self.choices[name].set_chosen(text)
        for name, line in self._moments():
            line.put_answer(kept.get(_which(name), ""))
        self._use_zone()

    def origin(self) -> Origin:
        """What was said; a moment that cannot be read counts as not said."""
        texts = {
            name: line.text().strip()
            for name, line in self.lines.items()
            if not isinstance(line, MomentLine)
        }
        moments = {name: line.moment() for name, line in self._moments()}
        yes_no = {
            name: {"yes": True, "no": False}.get(each.value())
            for name, each in self.choices.items()
        }
        return replace(Origin(), **texts, **moments, **yes_no)  # type: ignore[arg-type]

    def put(self, origin: Origin) -> None:
        """Fills in what a file says of itself, where nothing was typed."""
        if origin.shown_zone and not self.lines["shown_zone"].text().strip():
            self.lines["shown_zone"].set_text(origin.shown_zone)
            self._use_zone()
        for name, line in self.lines.items():
            value = getattr(origin, name)
            if line.text().strip() or not value:
                continue
            if isinstance(line, MomentLine):
                line.put(value)
            else:
                line.set_text(value)
        for name, each in self.choices.items():
            value = getattr(origin, name)
            if value is not None and not each.value():
                each.set_chosen("yes" if value else "no")

    def say_wrong(self) -> bool:
        """Marks the moments and the zone that cannot be read; whether there is one."""
        zone = self.lines["shown_zone"].text().strip()
        wrong = bool(zone) and zone_typed(zone) is None
        self.fields["shown_zone"].say_wrong(say("A zone like UTC+9 or Asia/Tokyo.") * wrong)
        for name, line in self._moments():
            told = line.lacks() or say("A day and a time like 11-20 22:47.")
            self.fields[name].say_wrong(told * line.is_wrong())
            wrong = wrong or line.is_wrong()
        return wrong

    def _moments(self) -> Iterator[tuple[str, MomentLine]]:
        for name in _MOMENTS:
            line = self.lines[name]
            assert isinstance(line, MomentLine)
            yield name, line

    def _use_zone(self) -> None:
        """The time as shown is read in the zone that stands beside it."""
        typed = self.lines["shown_zone"].text().strip()
        line = self.lines["shown_time"]
        assert isinstance(line, MomentLine)
        line.use(zone_typed(typed) or self._zone)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE.between))
        grid.setVerticalSpacing(px(SPACE.inside))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, names in groups():
            grid.addWidget(Label(heading, bold=True), row, 0, 1, 2)
            row = _fill(grid, row + 1, [(name in _WIDE, self.fields[name]) for name in names])


def _which(name: str) -> str:
    """Where a draft keeps which of two times is meant."""
    return f"{name} which"


def _fill(grid: QGridLayout, row: int, fields: Iterable[tuple[bool, Field]]) -> int:
    """Two fields in a row, a wide one alone; the next free row."""
    column = 0
    for wide, field in fields:
        if wide and column:
            row, column = row + 1, 0
        grid.addWidget(field, row, column, 1, 2 if wide else 1)
        column += 2 if wide else 1
        if column > 1:
            row, column = row + 1, 0
    return row + (column > 0)


def _yes_no() -> list[Option]:
    return [
        Option("yes", say("Yes")),
        Option("no", say("No")),
        Option("", say("Not known")),
    ]
