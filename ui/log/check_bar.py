"""How the log stands: its length, the last check and by whom, check now, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinicguard.host.dates import when_short
from clinicguard.overview.standing import Checked, Standing
from ui.language import count, language, say
from ui.log.check_run import CheckRun
from ui.seat import Seat
from ui.settings.findings import finding_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, Hairline, Notice, ScrollColumn, Sheet
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import GlyphMark
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP, Span
from ui.widgets.states import BusyPanel
from ui.widgets.text import Phrase

MOST = 100
"""Findings that are listed; a log that is broken in more places is broken as a whole."""

if TYPE_CHECKING:
    from collections.abc import Mapping


class FindingsPanel(Panel):
    """Every place that does not agree, and what to do now."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        found = len(findings)
        told = count("{n} place does not agree", "{n} places do not agree", found)
        super().__init__(told, width=WIDTH.form)
        todo = say(
            "Do not go on writing. Copy the folder as it is, and show it to counsel or an expert. "
            "What is not named here is not affected."
        )
        inside = ScrollColumn()
        inside.column.addWidget(Notice(todo, "red"))
        card = Card(0)
        for sentence in findings[:MOST]:
            row = CardRow()
            row.line.addWidget(GlyphMark("burns"))
            row.line.addWidget(Phrase(Span(sentence), wrap=True), 1)
            card.add_row(row)
        inside.column.addWidget(card)
        if found > MOST:
            more = count("and {n} more", "and {n} more", found - MOST)
            inside.column.addWidget(Phrase(Span(more, "note", colour="text2")))
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(Button(say("Close"), on=self.close_panel)), 1)


class CheckBar(Sheet):
    """Above the list; what a check finds is said here with its place."""

    def __init__(self, seat: Seat) -> None:
        super().__init__("surface")
        self._seat = seat
        self._run: CheckRun | None = None
        self.findings: tuple[str, ...] = ()
        self.check_button = Button(
            say("Check now"), icon="shield-check", size="small", on=self.check_now
        )
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
        row.addWidget(self.check_button)
        column.addLayout(row)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), 0)
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
        zone = self._seat.zone
        today = self._seat.now().astimezone(zone).date()
        when = when_short(check.at, language(), zone=zone, today=today)
        by = people.get(int(check.by), "") if check.by.isdigit() else say("Recovery card")
        result = say("nothing found")
        if check.findings:
            result = count("{n} place did not agree", "{n} places did not agree", check.findings)
        last = say("Last check {when}, {who}: {result}", when=when, who=by, result=result)
        self._glyph.set_glyph("burns" if check.findings else "fine", result)
        colour = "red" if check.findings else "text"
        self.told.set_spans([Span(entries, bold=True), Span(f"{GAP}{last}", colour=colour)])

    def check_now(self) -> None:
        """Reads everything again, piece by piece, beside whatever else is done."""
        if self.check_button.is_busy():
            return
        self.check_button.set_busy(say("Checking"))
        self._clear()
        panel = BusyPanel(say("Checking the log"), self.stop)
        put(self._below, panel)
        self._run = CheckRun(
            self._seat.jobs, found=self.show_checked, ended=self._over, step=panel.show_step
        )
        self._run.start()

    def stop(self) -> None:
        """Gives the check up; nothing is noted."""
        if self._run is not None:
            self._run.stop()
            self._clear()

    def show_checked(self, checked: Checked) -> None:
        """Shows what the check found; nothing found is said as such."""
        self._clear()
        self.see_button.hide()
        self.findings = tuple(map(finding_words, checked.findings))
        if checked.whole:
            whole = say(
                "{entries} entries hang together, and {records} records are what was written.",
                entries=f"{checked.entries:,}",
                records=f"{checked.rows:,}",
            )
            put(self._below, Notice(whole, "green"))
        else:
            self.see_button.show()
            self.show_findings()
        self._below.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), px(SPACE.between))
        self._seat.changed()

    def show_findings(self) -> None:
        """Slides in what was found, with its place and what to do."""
        self._seat.over(FindingsPanel(self.findings))

    def _over(self) -> None:
        self._run = None
        self.check_button.set_ready()

    def _clear(self) -> None:
        clear(self._below)
        self._below.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), 0)
