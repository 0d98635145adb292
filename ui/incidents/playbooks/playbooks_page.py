"""應變劇本: every kind of matter, what its playbook holds, and who read its wording."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from clinicguard.incidents.playbooks.lists import NatureView, Shelf
from clinicguard.incidents.playbooks.own import Standing
from clinicguard.people.permissions import may
from ui.incidents.playbooks.forms import nature_form
from ui.incidents.playbooks.nature_panel import NaturePanel
from ui.incidents.said import When, here
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Notice
from ui.widgets.glyphs import Glyph
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.spans import Span

ADDRESS = "playbooks"


class PlaybooksPage(Page):
    """ "playbooks"; "playbooks/violence" opens one of them over the list."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.shelf: Shelf | None = None
        self._wanted = ""
        self.rows = RowList(
            (
                Column(say("Kind of matter"), 220, share=2),
                Column(say("Whose"), 64, most=120, goes=1),
                Column(say("What it holds"), 200, share=2, goes=2),
                Column(say("Who read the wording"), 200, share=2),
            ),
            name=say("Playbooks"),
            two_lines=True,
            open_on_click=True,
            side=24,
        )
        self.rows.opened.connect(self.open)
        told = say(
            "For each kind of matter: tasks by level and hat, evidence, known mistakes, scripts "
            "for the desk. What you add stands beside ours and counts for every team that is "
            "called from now on."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Notice(told, flat=True))
        column.addWidget(Hairline())
        column.addWidget(self.rows, 1)
        self._head("")
        self.look_again()
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        room, _, nature = address.partition("/")
        if room != ADDRESS:
            return False
        self._wanted = nature
        if nature and self.shelf is not None:
            self.open(nature)
        return True

    def look_again(self) -> None:
        self.seat.jobs.database(lambda clinic: clinic.incident_lists.playbooks.shelf()).then(
            self._show
        )

    def open(self, nature: str) -> None:
        """Slides the playbook of a kind of matter in."""
        self._wanted = ""
        view = self._view(nature)
        if self.shelf is not None and view is not None:
            self.seat.over(NaturePanel(self.seat, view, self.shelf, self._show_again))

    def add_nature(self) -> None:
        """Slides the form for a kind of matter of one's own in."""
        if self.shelf is not None:
            nature_form(self.seat, self.shelf, self._show_again)

    def _show_again(self, nature: str) -> None:
        """After a change: the list, and the playbook that was open, as they stand now."""
        self._wanted = nature
        self.look_again()

    def _view(self, nature: str) -> NatureView | None:
        found = self.shelf.natures if self.shelf is not None else ()
        return next((view for view in found if view.nature.id == nature), None)

    def _show(self, shelf: Shelf) -> None:
        self.shelf = shelf
        when = When(self.seat)
        self.rows.show_rows([_row(view, when) for view in shelf.natures])
        own = sum(view.own is not None for view in shelf.natures)
        told = count("{n} kind of matter", "{n} kinds of matter", len(shelf.natures))
        parts = (told, count("{n} of your own", "{n} of your own", own) if own else "")
        self._head("　".join(filter(None, parts)))
        if self._wanted:
            self.open(self._wanted)

    def _head(self, context: str) -> None:
        ends: tuple[Button, ...] = ()
        if may("playbook.add_nature", self.seat.person.role):
            words = say("Add a kind of matter")
            ends = (Button(words, "primary", icon="plus", on=self.add_nature),)
        self.head(Heading(say("Playbooks"), context, ends=ends))


def read_words(read: Standing | None, when: When) -> tuple[Glyph, str]:
    """Who read a wording and when, and whether it is still the one that was read."""
    if read is None:
        return "todo", say("Nobody yet")
    named = {"who": read.reading.who, "day": when.day(read.reading.on)}
    if read.current:
        return "fine", say("{who}, {day}", **named)
    return "soon", say("{who}, {day}; changed since", **named)


def _row(view: NatureView, when: When) -> Row:
    nature = view.nature
    glyph, read = read_words(view.read, when)
    tasks = count("{n} task", "{n} tasks", view.tasks)
    own = count("{n} of your own", "{n} of your own", len(view.own_tasks))
    first = (Span(tasks), Span(f"　{own}" if view.own_tasks else "", colour="blue"))
    second = "　".join(
        (
            count("{n} piece of evidence", "{n} pieces of evidence", len(nature.evidence)),
            count("{n} known mistake", "{n} known mistakes", len(nature.mistakes)),
        )
    )
    whose = say_in("playbook", "Yours") if view.own is not None else say_in("playbook", "Ours")
    return Row(
        nature.id,
        (
            Cell(
                (
                    line(Span(here(nature.name), bold=True)),
                    line(Span(here(nature.meaning), "note", colour="text2")),
                )
            ),
            cell(Span(whose, "note", colour="text2")),
            Cell((line(*first), line(Span(second, "note", colour="text2")))),
            cell(Span(read, "note", colour="text2"), glyph=glyph),
        ),
    )
