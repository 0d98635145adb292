"""The list of incidents: what goes on first; the way to a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.incidents.cadence import next_word
from clinicguard.incidents.incident import State
from clinicguard.incidents.lists import IncidentLine
from clinicguard.incidents.steps import StepState, derived
from clinicguard.people.permissions import may
from ui.handover.dragged import pack_in
from ui.incidents.listing import Going, columns, row_of
from ui.incidents.new_panel import NewPanel
from ui.incidents.said import When, here
from ui.language import say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.states import EmptyPage

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

NEW = "incidents/new"
TAKE_IN = "incidents/take-in"
TAKE_IN_VERB = "incident.take_in"
_COUNTED = 12
_TYPING_MS = 150


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as read: lines, the names of their natures, and of those that are not over how many
    steps are behind them and when the next word is due.
    """

    lines: tuple[IncidentLine, ...]
    natures: dict[str, str]
    going: dict[str, Going]


class IncidentsPage(Page):
    """ "incidents"; "incidents/new" opens the panel for a new one over it, and
    "incidents/new?complaint=C-2026-0001" one that grows out of a complaint. "incidents/take-in"
    is the way in for a case of another clinic, "incidents/take-in?file=…" for this very file.
    """

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._listed = Listed((), {}, {})
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self.look_again)
        self.search = LineField(say("Search titles, words, facts"), icon="search", clear=True)
        self.search.name(say("Search incidents"))
        self.search.setMinimumWidth(px(264))
        self.search.setMaximumWidth(px(320))
        self.search.changed.connect(self._waiting.start)
        self.new_button = Button(
            say("New incident"), "primary", icon="siren", key="Ctrl+I", on=lambda: seat.go(NEW)
        )
        self.texts_button = Button(
            say("All texts"), icon="megaphone", on=lambda: seat.go("statements")
        )
        self.take_button = IconButton("import", say("Take a case in"), on=lambda: seat.go(TAKE_IN))
        if not may(TAKE_IN_VERB, seat.person.role):
            self.take_button.forbid(say("Your role does not do this"))
        self.books_button = Button(
            say("Playbooks"), icon="workflow", on=lambda: seat.go("playbooks")
        )
        self.rows = RowList(
            columns(), name=say_in("room", "Incidents"), two_lines=True, open_on_click=True, side=24
        )
        self.rows.opened.connect(seat.go)
        self.setAcceptDrops(True)
        self._empty = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows, 1)
        column.addLayout(self._empty)
        self.head(
            Heading(
                say_in("room", "Incidents"),
                ends=(
                    self.search,
                    self.take_button,
                    self.books_button,
                    self.texts_button,
                    self.new_button,
                ),
            )
        )
        self.look_again()
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.path not in ("incidents", NEW, TAKE_IN):
            return False
        if parts.path == NEW:
            complaint = parse_qs(parts.query).get("complaint", [""])[0]
            # the page has to stand before a panel can lie over it
            QTimer.singleShot(0, self, lambda: self._open_new(complaint))
        if parts.path == TAKE_IN:
            file = parse_qs(parts.query).get("file", [""])[0]
            QTimer.singleShot(0, self, lambda: self.take_in(Path(file) if file else None))
        return True

    def look_again(self) -> None:
        typed = self.search.text()
        self.seat.jobs.database(lambda clinic: _read(clinic, typed)).then(self._show)

    def tick(self) -> None:
        self._show(self._listed)

    def take_in(self, file: Path | None = None) -> None:
        """Opens the panel for a case of another clinic. Raises NotAllowed through the window."""
        from ui.handover.take_in_panel import TakeInPanel

        if may(TAKE_IN_VERB, self.seat.person.role):
            self.seat.over(TakeInPanel(self.seat, file))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pack_in(event.mimeData()) and may(TAKE_IN_VERB, self.seat.person.role):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = pack_in(event.mimeData())
        event.acceptProposedAction()
        # the program that is dragging waits until this returns
        QTimer.singleShot(0, self, lambda: self.take_in(file))

    def _open_new(self, complaint: str) -> None:
        self.seat.over(NewPanel(self.seat, complaint))

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        when = When(self.seat)
        self.rows.show_rows(
            [
                row_of(
                    line, listed.natures.get(line.nature, ""), listed.going.get(line.number), when
                )
                for line in listed.lines
            ]
        )
        clear(self._empty)
        self.rows.setVisible(bool(listed.lines))
        if not listed.lines:
            self._empty.addWidget(self._nothing())

    def _nothing(self) -> EmptyPage:
        if self.search.text():
            return EmptyPage("siren", say("Nothing fits"), say("Other words may find it."))
        hint = say(
            "A post, a letter, a reporter, an accident: Ctrl+I opens a case with one sentence."
        )
        return EmptyPage("siren", say("No incident"), hint)


def _read(clinic: Clinic, typed: str) -> Listed:
    lists = clinic.incident_lists
    lines = tuple(lists.page(typed=typed))
    natures = {key: here(nature.name) for key, nature in lists.guide.playbooks.natures.items()}
    going = [
        line for line in lines if line.state in (State.NOTICED, State.ACTIVE, State.STOOD_DOWN)
    ]
    read: dict[str, Going] = {}
    for line in going[:_COUNTED]:
        case, rules = lists.case(line.number, with_events=False), lists.guide.rules
        done = sum(view.state is not StepState.OPEN for view in derived(case, rules))
        word = next_word(case, rules)
        read[line.number] = Going(done, word.at if word is not None else None)
    return Listed(lines, natures, read)
