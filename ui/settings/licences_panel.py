"""The licences of everything in the program: a list to search, the text of the chosen one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinicguard.overview.licences import Licence, licences, search
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.panels import Panel
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class LicencesPanel(Panel):
    """Reads the packages' own notices on the files lane."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Licences of the parts"), width=1040)
        self._all: tuple[Licence, ...] = ()
        self._found: dict[str, Licence] = {}
        self.search = LineField(say("Search names and licences"), icon="search", clear=True)
        self.search.name(say("Search names and licences"))
        self.search.changed.connect(self.look)
        self.rows = RowList(
            [
                Column(say("Part"), 160, share=1),
                Column(say("Version"), 48),
                Column("", 60, most=150),
            ],
            name=say("Licences of the parts"),
        )
        self.text = LongField(grow=True, longest=200_000, role="note")
        self.text.name(say("Text of the licence"))
        self.text.set_still(True)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, px(16), px(8))
        both.setSpacing(px(16))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        around = QHBoxLayout()
        around.setContentsMargins(px(16), px(8), 0, 0)
        around.addWidget(self.search)
        left.addLayout(around)
        left.addWidget(self.rows, 1)
        both.addLayout(left, 2)
        both.addWidget(self.text, 3)
        self.body.addLayout(both)
        told = say("Each part stays its authors' work, under its own licence.")
        self.foot.addWidget(Label(told, "note", "text2"), 1)
        self.rows.picked.connect(self._pick)
        seat.jobs.files(lambda task: licences()).then(self._show)

    def look(self) -> None:
        """Shows the parts whose name, licence or text holds what is typed."""
        found = search(self._all, self.search.text())
        self._found = {f"{each.name} {each.version}": each for each in found}
        self.rows.show_rows(
            [
                Row(
                    key,
                    (
                        cell(Span(each.name, bold=True)),
                        cell(Span(each.version, "note", colour="text2")),
                        cell(Span(each.short, "note", colour="text2")),
                    ),
                )
                for key, each in self._found.items()
            ]
        )
        first = next(iter(self._found), "")
        if first:
            self.rows.select(first)
        else:
            self.text.set_text("")

    def _show(self, found: tuple[Licence, ...]) -> None:
        self._all = found
        self.look()

    def _pick(self, key: str) -> None:
        each = self._found[key]
        self.text.set_text(each.text or say("Its own notice lies with the package."))
