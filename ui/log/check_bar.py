"""How the log stands: its length, the last check and by whom, check now, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinicguard.overview.standing import Standing
from ui.language import count, say
from ui.log.log_check import LogCheck, broken_in, places_words, result_words, when_checked
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Hairline, ScrollColumn, Sheet
from ui.widgets.glyphs import GlyphMark
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Phrase

MOST = 100
"""Findings that are listed; a log that is broken in more places is broken as a whole."""

if TYPE_CHECKING:
    from collections.abc import Mapping


class FindingsPanel(Panel):
    """Every place that does not agree, and what to do now."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__(places_words(findings), width=WIDTH.form)
        inside = ScrollColumn()
        for each in broken_in(findings, MOST):
            inside.column.addWidget(each)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(Button(say("Close"), on=self.close_panel)), 1)


class CheckBar(Sheet):
    """Above the list; what a check finds is said here with its place."""

    def __init__(self, seat: Seat) -> None:
        super().__init__("surface")
        self._seat = seat
        self._found = QVBoxLayout()
        self.check = LogCheck(seat, self._found, self._told)
        self.see_button = Button(say("See where"), size="small", on=self.show_findings)
        self.see_button.hide()
        self._glyph = GlyphMark("unknown")
        self.told = Phrase(Span(""), wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(px(SPACE.page), px(SPACE.inside), px(SPACE.page), px(SPACE.inside))
        row.setSpacing(px(SPACE.inside))
        row.addWidget(self._glyph)
        row.addWidget(self.told, 1)
        row.addWidget(self.see_button)
        row.addWidget(self.check.button)
        column.addLayout(row)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), 0)
        self._below.addLayout(self._found)
        column.addLayout(self._below)
        column.addWidget(Hairline())

    def show_standing(self, standing: Standing, people: Mapping[int, str]) -> None:
        """Shows how far the log goes and when it was last checked."""
        entries = count("{entries} entry", "{entries} entries", standing.entries,
                        entries=f"{standing.entries:,}")  # fmt: skip
        check = standing.check
        if check is None:
            self._glyph.set_glyph("unknown", say("Not checked as a whole yet"))
            self.told.set_spans(
                [Span(entries, bold=True), Span(f"{GAP}{say('Not checked as a whole yet')}")]
            )
            return
        when = when_checked(check, self._seat)
        by = people.get(int(check.by), "") if check.by.isdigit() else say("Recovery card")
        result = result_words(check)
        last = say("Last check {when}, {who}: {result}", when=when, who=by, result=result)
        self._glyph.set_glyph("burns" if check.findings else "fine", result)
        colour = "red" if check.findings else "text"
        self.told.set_spans([Span(entries, bold=True), Span(f"{GAP}{last}", colour=colour)])

    def show_findings(self) -> None:
        """Slides in what was found, with its place and what to do."""
        self._seat.over(FindingsPanel(self.check.findings))

    def _told(self) -> None:
        broken = bool(self.check.findings)
        self.see_button.setVisible(broken)
        self._below.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), px(SPACE.between))
        if broken:
            self.show_findings()
