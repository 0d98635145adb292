"""What the guard always or never marks because the clinic says so: which words, why, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from clinicguard.host.trouble import Trouble
from clinicguard.people.permissions import may
from clinicguard.statements.own_marks import OwnMark
from ui.language import say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.mark_forms import DRAFTS, WriteMarkPanel
from ui.statements.mark_panel import MarkPanel
from ui.statements.mark_words import group_words, language_words, standing_words
from ui.statements.panel_drafts import Kept, PanelDrafts, kept_of
from ui.statements.standing import when
from ui.widgets.buttons import Button
from ui.widgets.flow import clear
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.spans import Span
from ui.widgets.states import EmptyPage

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Found = tuple[tuple[OwnMark, ...], dict[int, str], Kept]


class MarksPage(Page):
    """ "statements/marks". Those that hold stand first, those taken back last."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.marks: tuple[OwnMark, ...] = ()
        self.names: dict[int, str] = {}
        self.drafts = PanelDrafts(self, seat, DRAFTS)
        self.rows = RowList(
            [
                Column(say("These words"), 200, share=1),
                Column(say("What the guard does"), 220),
                Column(say("In drafts in"), 110),
                Column(say("Who and when"), 150),
            ],
            name=say("Our own marks"),
            two_lines=True,
            open_on_click=True,
            side=24,
        )
        self.rows.opened.connect(self.open)
        self._empty = QVBoxLayout()
        self.new = Button(say("Add a mark"), "primary", icon="plus", on=self.write)
        if not may("own_mark.write", seat.person.role):
            self.new.forbid(say("Your role does not do this"))
        trail = ((say_in("room", "Incidents"), "incidents"), (say("Texts"), "statements"))
        self.head(Heading(say("Our own marks"), trail=trail, ends=(self.new,)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addLayout(self._empty)
        self.look_again()

    def look_again(self) -> None:
        def read(clinic: Clinic) -> Found:
            names = {person.id: person.name for person in clinic.staff_lists.everybody()}
            return (
                clinic.statement_lists.marks.everything(),
                names,
                kept_of(clinic.drafts.find(DRAFTS)),
            )

        self.seat.jobs.database(read).then(self._show).failed(self._not_shown)

    def leave(self) -> None:
        self.drafts.keep()

    def open(self, key: str) -> None:
        """Shows one mark over the page."""
        found = next((each for each in self.marks if each.rule == key), None)
        if found is not None:
            self.seat.over(MarkPanel(self.seat, found, self.names, self.drafts))

    def write(self) -> None:
        """A mark from nothing."""
        self.seat.over(WriteMarkPanel(self.seat, self.drafts))

    def _show(self, found: Found) -> None:
        marks, self.names, kept = found
        self.marks = tuple(sorted(marks, key=lambda each: each.taken_back is not None))
        self.drafts.remember(kept)
        self.rows.show_rows([self._row(each) for each in self.marks])
        self.rows.setVisible(bool(self.marks))
        clear(self._empty)
        if not self.marks:
            hint = say(
                "If the guard marks words that are fine in this clinic, or misses words that "
                "you do not want, add them here with the reason."
            )
            self._empty.addWidget(EmptyPage("highlighter", say("No marks of our own"), hint))

    def _not_shown(self, trouble: Trouble) -> None:
        """Who reads no drafts has nothing to read here."""
        self.rows.hide()
        clear(self._empty)
        hint = say("Whoever writes or judges texts sees what the guard marks.")
        self._empty.addWidget(EmptyPage("lock", say("Not shown here"), hint))

    def _row(self, it: OwnMark) -> Row:
        return Row(
            it.rule,
            (
                Cell(
                    (
                        line(Span(it.words, bold=True)),
                        line(Span(it.reason, "note", colour="text2")),
                    )
                ),
                Cell(
                    (
                        line(Span(standing_words(it), "note")),
                        line(Span(group_words(it.group), "note", colour="text2")),
                    )
                ),
                cell(Span(language_words(it.language), "note")),
                Cell(
                    (
                        line(Span(self.names.get(it.by, ""), "note")),
                        line(Span(when(self.seat, it.at), "note", colour="text2")),
                    )
                ),
            ),
        )
