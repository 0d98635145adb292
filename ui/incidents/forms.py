"""Fields from a list of what is asked: the forms of the panes and panels, filled, read, kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.clock import from_text, to_text
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import AnyControl, Field
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import DayField, MomentField
from ui.widgets.writing import LongField

Kind = Literal["line", "long", "one", "many", "menu", "moment", "day"]
Kept = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a form asks. `start` is what stands in it at first: text, a key, keys joined
    by spaces, a moment as ISO text (UTC), a day as ISO text. `needed` keeps the form from going on.
    """

    key: str
    label: str
    kind: Kind = "line"
    options: tuple[Option, ...] = ()
    start: str = ""
    needed: bool = False
    note: str = ""
    hint: str = ""
    lines: int = 2


class Answers:
    """What was filled in, by key."""

    def __init__(self, found: Mapping[str, str]) -> None:
        self._found = found

    def text(self, key: str) -> str:
        """A text, or the one key that was chosen; empty while nothing was."""
        return self._found.get(key, "")

    def keys(self, key: str) -> tuple[str, ...]:
        """Several keys that were chosen."""
        return tuple(self.text(key).split())

    def lines(self, key: str) -> tuple[str, ...]:
        """A text of several lines, each by itself."""
        return tuple(line.strip() for line in self.text(key).splitlines() if line.strip())

    def moment(self, key: str) -> datetime:
        """A moment: aware, UTC."""
        return from_text(self.text(key))

    def day(self, key: str) -> date:
        """A day."""
        return date.fromisoformat(self.text(key))

    def number(self, key: str) -> int | None:
        """A whole number; None where none was written."""
        text = self.text(key).strip()
        return int(text) if text.isdigit() else None

    def person(self, key: str) -> int | None:
        """A person's id; None where nobody was chosen."""
        return self.number(key)


def kept_narrow(form: QWidget) -> QHBoxLayout:
    """A form at the left of its place, no wider than is good to read."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    form.setMaximumWidth(px(WIDTH.form))
    row.addWidget(form, 1000)
    row.addStretch(1)
    return row


class Form(QWidget):
    """The fields, one below the other. `changed` comes with each change that a person makes."""

    changed = Signal()

    def __init__(self, asked: Iterable[Asked], zone: ZoneInfo) -> None:
        super().__init__()
        self._asked = tuple(asked)
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        for each in self._asked:
            field = Field(each.label, _control(each, zone), note=each.note)
            self.fields[each.key] = field
            column.addWidget(field)
            field.control.changed.connect(self.changed)
        self._at_first = {key: _read(field.control) for key, field in self.fields.items()}

    def answers(self) -> Answers:
        """What stands in the fields now."""
        return Answers({key: _read(field.control) for key, field in self.fields.items()})

    def kept(self) -> dict[str, str]:
        """What a draft keeps: only what a person has changed."""
        now = {key: _kept(field.control) for key, field in self.fields.items()}
        return {key: value for key, value in now.items() if value != self._at_first[key]}

    def fill(self, kept: Kept) -> None:
        """Puts a draft back; unknown keys and wrong values are left out."""
        for key, value in kept.items():
            if key in self.fields and isinstance(value, str):
                _write(self.fields[key].control, value)

    def clear(self) -> None:
        """As at the beginning."""
        for key, field in self.fields.items():
            _write(field.control, self._at_first[key])
            field.say_wrong("")
            field.refresh()

    def whole(self) -> bool:
        """Whether all that is needed is there; says at the first field where it is not."""
        missing = [
            self.fields[each.key]
            for each in self._asked
            if each.needed and not self.fields[each.key].is_enough()
        ]
        for field in missing:
            field.say_wrong(field.lacks() or say("Still empty. The record needs it."))
        if missing:
            missing[0].go()
        return not missing

    def first(self) -> QWidget:
        """Where the keyboard goes first."""
        return self.fields[self._asked[0].key].control.reach()


def _control(asked: Asked, zone: ZoneInfo) -> AnyControl:
    match asked.kind:
        case "line":
            control: AnyControl = LineField(asked.hint)
        case "long":
            control = LongField(asked.hint, lines=asked.lines)
        case "one":
            control = Choices(asked.options)
        case "many":
            control = Choices(asked.options, many=True)
        case "menu":
            control = ComboField(asked.options, placeholder=asked.hint or say("Choose one"))
        case "moment":
            control = MomentField(from_text(asked.start), zone)
        case "day":
            control = DayField(date.fromisoformat(asked.start))
    if asked.start:
        _write(control, asked.start)
    return control


def _read(control: AnyControl) -> str:
    match control:
        case DayField():
            return control.day().isoformat()
        case MomentField():
            return to_text(control.value())
        case Choices():
            return " ".join(control.chosen())
        case ComboField():
            return control.value()
        case LineField() | LongField():
            return control.text().strip()
    raise TypeError(type(control).__name__)


def _kept(control: AnyControl) -> str:
    """A time that is none yet is kept as it was typed."""
    if isinstance(control, MomentField) and control.timed:
        return control.kept()
    return _read(control)


def _write(control: AnyControl, value: str) -> None:
    match control:
        case DayField():
            control.set_day(date.fromisoformat(value))
        case MomentField():
            control.put_kept(value)
        case Choices():
            control.set_chosen(*value.split())
        case ComboField():
            control.set_value(value)
        case LineField() | LongField():
            control.set_text(value)
