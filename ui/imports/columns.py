"""Matching columns: each field of ours with the column of the file that fills it, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinicguard.host.spreadsheet.sheet import Sheet
from ui.imports.kinds import Slot
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Card
from ui.widgets.choices import Option
from ui.widgets.menus import ComboField
from ui.widgets.text import Label

_NOT_THERE = "-"
_FEW_WORDS = 40
_IN_ONE_COLUMN, _CELLS = 8, 3
_WIDE, _NARROW = 220, 168
"""Px at 100 %."""


class ColumnsCard(Card):
    """A line for each field; `changed` comes when another column is chosen."""

    changed = Signal()

    def __init__(self, slots: Sequence[Slot], sheet: Sheet, columns: Mapping[str, int]) -> None:
        super().__init__(SPACE.wide)
        self._slots, self._sheet = tuple(slots), sheet
        self._menus: dict[str, ComboField] = {}
        self._samples: dict[str, Label] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE.between))
        grid.setVerticalSpacing(px(SPACE.hair))
        halves = 2 if len(self._slots) > _IN_ONE_COLUMN else 1
        tall = -(-len(self._slots) // halves)
        for half in range(halves):
            heads = (say("Field"), say("Column in the file"), say("e.g."))
            for column, head in enumerate(heads, half * _CELLS):
                grid.addWidget(Label(head, "note", "mute"), 0, column)
            grid.setColumnStretch(half * _CELLS + 2, 1)
        for at, slot in enumerate(self._slots):
            place = (at % tall + 1, at // tall * _CELLS)
            self._add(grid, place, slot, columns.get(slot.key), _WIDE if halves == 1 else _NARROW)
        self.column.addWidget(inside)

    def chosen(self) -> Mapping[str, int]:
        """The column of each field that has one."""
        return {
            key: int(menu.value())
            for key, menu in self._menus.items()
            if menu.value() not in ("", _NOT_THERE)
        }

    def missing(self) -> str:
        """The first needed field without a column, in words."""
        chosen = self.chosen()
        lacking = (slot.label for slot in self._slots if slot.needed and slot.key not in chosen)
        return next(lacking, "")

    def choose(self, key: str, at: int | None) -> None:
        """Chooses a column, as a person does."""
        self._menus[key].set_value(_NOT_THERE if at is None else str(at))
        self._took(key)

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return next(iter(self._menus.values()))

    def _add(
        self, grid: QGridLayout, place: tuple[int, int], slot: Slot, at: int | None, wide: int
    ) -> None:
        options = [Option(_NOT_THERE, say("not in the file"))]
        for number, heading in enumerate(self._sheet.headings):
            named = heading or say("column {n}", n=number + 1)
            options.append(Option(str(number), " ".join(named.split())[:_FEW_WORDS]))
        menu = ComboField(options, _NOT_THERE if at is None else str(at))
        menu.name(slot.label)
        menu.setFixedWidth(px(wide))
        menu.changed.connect(lambda key=slot.key: self._took(key))
        sample = Label("", "note", "text2", elide=True)
        self._menus[slot.key], self._samples[slot.key] = menu, sample
        row, left = place
        grid.addWidget(Label(slot.label, "note", "text", bold=slot.needed), row, left)
        grid.addWidget(menu, row, left + 1)
        grid.addWidget(sample, row, left + 2, Qt.AlignmentFlag.AlignVCenter)
        self._show_sample(slot.key)

    def _took(self, key: str) -> None:
        """A column fills one field: whoever had it before gives it up."""
        at = self._menus[key].value()
        for other, menu in self._menus.items():
            if other != key and menu.value() == at != _NOT_THERE:
                menu.set_value(_NOT_THERE)
                self._show_sample(other)
        self._show_sample(key)
        self.changed.emit()

    def _show_sample(self, key: str) -> None:
        at = self._menus[key].value()
        words = ""
        if at not in ("", _NOT_THERE):
            cells = (row[int(at)] for row in self._sheet.rows)
            words = next((cell for cell in cells if cell), "")
        self._samples[key].setText(" ".join(words.split())[:120])
