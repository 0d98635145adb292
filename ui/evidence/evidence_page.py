"""The room 證物: the list, one exhibit with its preview and custody, and the way in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.evidence.exhibit import Exhibit, still_there
from clinicguard.evidence.opening import Pasted, SealedCopy
from clinicguard.evidence.seals import SealState, was_read_back
from ui.evidence.amend_panel import AmendPanel
from ui.evidence.capture.button import Capturing
from ui.evidence.custody_paper import CustodyForm
from ui.evidence.drop_box import ask_for_files, has_something, taken_from
from ui.evidence.export_panel import ExportPanel
from ui.evidence.facts_pane import FactsPane
from ui.evidence.folders import Source, files_of
from ui.evidence.hand_in_panel import HandInPanel
from ui.evidence.list_pane import ListPane
from ui.evidence.many_panel import MANY, ManyPanel
from ui.evidence.offers import Done, Offers
from ui.evidence.shelf import Shelf, can, here, read_shelf
from ui.evidence.small_panels import ListPanel, TitlePanel, TouchPanel
from ui.evidence.spoken import broken_words, seal_count, seal_word, why_not_read
from ui.evidence.stone_pane import StonePane
from ui.evidence.view_pane import ViewPane
from ui.jobs import Task
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Notice, ScrollColumn
from ui.widgets.columns import measure
from ui.widgets.flow import clear, put
from ui.widgets.keys import on_key
from ui.widgets.marks import Chip
from ui.widgets.states import EmptyPage

_LIST, _FACTS = 372, 316
_NARROW_TALL = 300


class EvidencePage(Page):
    """ "evidence", "evidence/E-2026-0001", "evidence/of/incident/I-2026-0001" (those of a case),
    "evidence/new" and "evidence/new/incident/I-2026-0001" (handing in, for a case),
    "evidence/capture" and "evidence/capture/incident/I-2026-0001" (capturing the screen for it).
    """

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._number = self._capture_for = ""
        self._shelf: Shelf | None = None
        self.setAcceptDrops(True)
        self.facts: FactsPane | StonePane | None = None
        self.list = ListPane(seat)
        self.view = ViewPane(seat)
        self.offers = Offers(seat, self._hand_in_offered)
        if not can(seat, "evidence.take_in"):
            self.offers.hide()
        self._notices = QVBoxLayout()
        self._notices.setSpacing(0)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._beside = QWidget()
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._line = Hairline(down=True)
        self._none = QVBoxLayout()
        self._lay_out()
        self.capturing = Capturing(seat, self, self._captured)
        self.list.picked.connect(self._picked)
        self.list.asked.connect(self._ask)
        self.view.looked.connect(seat.changed)
        if can(seat, "evidence.take_in"):
            on_key(self, "Ctrl+V", self.paste)
            on_key(self, "Ctrl+Shift+C", self.capturing.begin)
        self._head()
        self._ask()
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        room, _, rest = address.partition("/")
        if room != "evidence":
            return False
        word, _, case = rest.partition("/")
        if word == "new":
            self.hand_in((), case)
        elif word == "drop":
            self.offers.take_dropped()
        elif word == "capture":
            # the page has to stand in the window first
            QTimer.singleShot(0, self, lambda: self.capture(case))
        elif word == "of":
            self.list.show_case(case)
            self._show("")
        else:
            self._show(rest)
        return True

    def look_again(self) -> None:
        self._ask()

    def leave(self) -> None:
        self.offers.stop()
        self.capturing.stop()
        self.view.forget()

    def hand_in(self, sources: tuple[Source, ...], case: str = "") -> None:
        """Slides the panel in; what it holds is sealed from then on."""
        if can(self.seat, "evidence.take_in"):
            panel = ManyPanel if len(sources) >= MANY else HandInPanel
            self.seat.over(panel(self.seat, sources, case, self._handed_in))

    def _hand_in_offered(self, files: tuple[Path, ...], at_once: bool, then: Done | None) -> None:
        def done(exhibits: tuple[Exhibit, ...]) -> None:
            if then is not None:
                then(exhibits)
            self._handed_in(exhibits)

        case = self.list.chosen_case()
        self.seat.over(HandInPanel(self.seat, files, case, done, at_once=at_once))

    def capture(self, case: str = "") -> None:
        """Hides the window; what is picked comes back with the form."""
        if can(self.seat, "evidence.take_in"):
            self._capture_for = case
            self.capturing.begin()

    def choose(self) -> None:
        """The system's file dialog."""
        found = ask_for_files(self)
        if found:
            self.hand_in(found, self.list.chosen_case())

    def paste(self) -> None:
        """Files or a picture out of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if has_something(data):
            self._bring(taken_from(data, self.seat.now(), self.seat.zone))

    def _bring(self, sources: tuple[Source, ...]) -> None:
        found = files_of(self.seat, sources)
        found.then(lambda files: self.hand_in(files, self.list.chosen_case()))

    def do(self, what: str) -> None:
        """What the foot and the links of an exhibit ask for."""
        exhibit = self.facts.exhibit if self.facts is not None else None
        if exhibit is None:
            return
        form = CustodyForm(self.seat, self, exhibit, self.list.chosen_case())
        doings: dict[str, Callable[[], object]] = {
            "verify": self.verify,
            "export": lambda: self.seat.over(ExportPanel(self.seat, exhibit)),
            "touch": lambda: self.seat.over(TouchPanel(self.seat, exhibit)),
            "retitle": lambda: self.seat.over(TitlePanel(self.seat, exhibit)),
            "amend": lambda: self.seat.over(AmendPanel(self.seat, exhibit)),
            "list": lambda: self.seat.over(ListPanel(self.seat, exhibit)),
            "print": form.print,
            "save": form.save,
        }
        doings[what]()

    def verify(self) -> None:
        """Reads the sealed file again, off the window's thread; the result is an entry."""
        facts = self.facts
        if not isinstance(facts, FactsPane) or facts.verify_button.is_busy():
            return
        number = facts.exhibit.number
        facts.verify_button.set_busy(say("Checking"))
        job = self.seat.jobs.database(
            lambda clinic: clinic.evidence.sealed_copy(number, "evidence.verify")
        )
        job.then(self._compare)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can(self.seat, "evidence.take_in") and has_something(event.mimeData()):
            self.list.drop.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.list.drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.list.drop.show_over(False)
        taken = taken_from(event.mimeData(), self.seat.now(), self.seat.zone)
        event.acceptProposedAction()
        # the program that is dragging waits until this returns
        QTimer.singleShot(0, self, lambda: self._bring(taken))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _compare(self, copy: SealedCopy) -> None:
        def work(task: Task) -> str | None:
            return copy.damage(lambda done: task.check())

        self.seat.jobs.files(work).then(partial(self._note_verified, copy.number))

    def _note_verified(self, number: str, why: str | None) -> None:
        purpose = say("checked by hand")
        job = self.seat.jobs.database(
            lambda clinic: clinic.evidence.note_verified(number, purpose, why)
        )
        job.then(lambda _: self.seat.changed())

    def _captured(self, picture: Pasted | None, why: str) -> None:
        case = self._capture_for or self.list.chosen_case()
        self._capture_for = ""
        sources = () if picture is None else (picture,)
        panel = HandInPanel(self.seat, sources, case, self._handed_in, told=why)
        self.seat.over(panel)

    def _handed_in(self, exhibits: tuple[Exhibit, ...]) -> None:
        self.seat.go(f"evidence/{exhibits[-1].number}")

    def _picked(self, address: str) -> None:
        if address != f"evidence/{self._number}":
            self.seat.go(address)

    def _show(self, number: str) -> None:
        self._number = number
        self.address = f"evidence/{number}" if number else "evidence"
        self._fill()
        self._arrange()

    def _ask(self) -> None:
        typed = self.list.typed()
        self.seat.jobs.database(lambda clinic: read_shelf(clinic, typed)).then(self._read)

    def _read(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.list.show_shelf(shelf)
        self._head()
        self._warn(shelf)
        self.offers.look()
        self._fill()

    def _fill(self) -> None:
        shelf = self._shelf
        if shelf is None:
            return
        self.list.select(self._number)
        exhibit = shelf.one(self._number)
        self.view.show_exhibit(exhibit)
        clear(self._beside_column)
        clear(self._none)
        self.facts = None
        case = self.list.chosen_case()
        if exhibit is not None:
            self.facts = (
                FactsPane(self.seat, exhibit, shelf, self.do, case)
                if exhibit.disposed is None
                else StonePane(self.seat, exhibit, exhibit.disposed, shelf, self.do, case)
            )
            put(self._beside_column, self.facts)
        else:
            put(self._none, self._empty(bool(shelf.exhibits)))
        self._arrange()

    def _empty(self, some: bool) -> EmptyPage:
        if not can(self.seat, "evidence.view"):
            title = say("Hand in, and it is sealed")
            return EmptyPage("folder-lock", title, why_not_read(), self._add_button(small=True))
        if some:
            hint = say("Arrow keys move through the list. A look asks for its purpose first.")
            return EmptyPage("folder-lock", say("No exhibit chosen"), hint)
        hint = say("Drop a screenshot, a letter or a recording here: it is sealed as it comes.")
        return EmptyPage("folder-lock", say("No evidence yet"), hint, self._add_button(small=True))

    def _warn(self, shelf: Shelf) -> None:
        clear(self._notices)
        there = still_there(shelf.exhibits)
        broken = [each for each in there if each.sound is False]
        for exhibit in broken[:2]:
            rest = len(there) - len(broken)
            told = broken_words(exhibit)
            if rest:
                others = count("The other one is whole.", "The other {n} are not affected.", rest)
                told = f"{told} {others}"
            lead = f"{exhibit.number}\u3000{exhibit.title}\u3000"
            show = Button(say("Show it"), "text", size="small",
                          on=partial(self.seat.go, f"evidence/{exhibit.number}"))  # fmt: skip
            actions: tuple[Button, ...] = (show,)
            if can(self.seat, "evidence.take_in") and not was_read_back(exhibit):
                again = Button(say("Take it in again"), "text", size="small", on=self.choose)
                actions = (again, show)
            put(self._notices, Notice(told, "red", lead=lead, actions=actions, flat=True))

    def _head(self) -> None:
        shelf = self._shelf
        marks: list[QWidget] = []
        if shelf is not None:
            states = [shelf.state(each, here(self.seat).now) for each in shelf.exhibits]
            first, *others = SealState
            for state in (*others, first):
                glyph, _, tone = seal_word(state)
                if number := states.count(state):
                    marks.append(Chip(seal_count(state, number), tone, glyph=glyph, bold=True))
        ends: tuple[QWidget, ...] = ()
        if can(self.seat, "evidence.take_in"):
            capture = Button(
                say("Capture the screen"), icon="crop", key="Ctrl+Shift+C", on=self.capture
            )
            ends = (capture, self._add_button())
        trail: tuple[tuple[str, str], ...] = ()
        name = say_in("room", "Evidence")
        if self._number and measure(self).narrow:
            trail, name, marks = ((name, "evidence"),), self._number, []
        self.head(Heading(name, "", trail, tuple(marks), ends))

    def _add_button(self, *, small: bool = False) -> Button:
        key = None if small else "Ctrl+O"
        return Button(say("Add files"), "primary", icon="plus", key=key, on=self.choose)

    def _arrange(self) -> None:
        """In a narrow window either the list or the exhibit, the facts below the preview."""
        nothing = self._shelf is not None and not self._shelf.exhibits
        narrow, one = measure(self).narrow, bool(self._number) or nothing
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.list.setVisible(not narrow or not one)
        self._line.setVisible(not narrow)
        shown = self.facts is not None
        self.view.setVisible(shown)
        self.view.setMinimumHeight(px(_NARROW_TALL) if narrow else 0)
        self._beside.setVisible(shown)
        self._none_place.setVisible(not shown and not (narrow and not one))
        if narrow:
            self.list.setMaximumWidth(16_777_215)
            self.list.setMinimumWidth(0)
            self._beside.setMaximumWidth(16_777_215)
            self._beside.setMinimumWidth(0)
            self._beside.setMinimumHeight(px(_NARROW_TALL))
        else:
            self._beside.setMinimumHeight(0)
            self.list.setFixedWidth(px(_LIST))
            self._beside.setFixedWidth(px(_FACTS))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._notices)
        column.addWidget(self.offers)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._line)
        self._none_place = QWidget()
        self._none_place.setLayout(self._none)
        self._sides.addWidget(self.view, 1)
        self._sides.addWidget(Hairline(down=True))
        self._sides.addWidget(self._beside)
        self._sides.addWidget(self._none_place, 1)
        around = ScrollColumn(0, 0)
        around.column.addLayout(self._sides)
        row.addWidget(around, 1)
        column.addLayout(row, 1)
