"""The form that asks what a court asks: where from, when, by whom, with what, who holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QWidget

from clinicguard.evidence.exhibit import Origin
from ui.evidence.moment_line import MomentLine
from ui.evidence.origin_words import labels
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField

_MOMENTS = ("shown_time", "seen_at", "captured_at")
_YES_NO = ("whole_page", "original_online")
_WIDE = ("url",)


class OriginForm(QWidget):
    """Everything may stay empty: what is not known is shown as not known, never made up."""

    def __init__(self, seat: Seat) -> None:
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
                control = self.lines[name] = LineField()
            self.fields[name] = Field(label, control)
        self.lines["seen_by"].set_text(seat.person.name)
        self._lay_out()

    def origin(self) -> Origin:
        """What was said; a moment that cannot be read counts as not said."""
        texts = {
            name: line.text().strip()
            for name, line in self.lines.items()
            if not isinstance(line, MomentLine)
        }
        moments: dict[str, datetime | None] = {
            name: line.moment() for name, line in self.lines.items() if isinstance(line, MomentLine)
        }
        yes_no = {
            name: {"yes": True, "no": False}.get(each.value())
            for name, each in self.choices.items()
        }
        return replace(Origin(), **texts, **moments, **yes_no)  # type: ignore[arg-type]

    def put(self, origin: Origin) -> None:
        """Fills in what a file says of itself, where nothing was typed."""
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
        """Marks the moments that cannot be read; whether there is one."""
        wrong = False
        for name in _MOMENTS:
            line = self.lines[name]
            is_wrong = isinstance(line, MomentLine) and line.is_wrong()
            self.fields[name].say_wrong(say("A day and a time like 11-20 22:47.") * is_wrong)
            wrong = wrong or is_wrong
        return wrong

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE.between))
        grid.setVerticalSpacing(px(SPACE.inside))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        at = 0
        for name, field in self.fields.items():
            if name in _WIDE:
                at += at % 2
                grid.addWidget(field, at // 2, 0, 1, 2)
                at += 2
            else:
                grid.addWidget(field, at // 2, at % 2)
                at += 1


def _yes_no() -> list[Option]:
    return [
        Option("yes", say("Yes")),
        Option("no", say("No")),
        Option("", say("Not known")),
    ]
