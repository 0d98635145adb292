"""The room 客訴: the list at the left, one complaint at the right, the intake sliding over both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.beside import BesideIt
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.history import Sight
from clinicguard.complaints.listed import Register
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.complaints.taxonomy import Taxonomy, taxonomy
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.seals import CaseSeal
from clinicguard.people.permissions import may
from clinicguard.statements.statement import Statement
from ui.complaints.intake_panel import DRAFT, IntakePanel
from ui.complaints.list_pane import ListPane
from ui.complaints.reply_form import ReplyForm
from ui.complaints.saved_menu import SavedMenu
from ui.complaints.sheet_pane import SheetPane
from ui.complaints.steps import step_form
from ui.complaints.tie_forms import unmask
from ui.complaints.times import left_long
from ui.evidence.case_seal import read_case_seal
from ui.imports.import_panel import ImportPanel, ask_table
from ui.imports.kinds import OldLog
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.kept_reply import KeptReply, kept_reply
from ui.theme.chosen import px
from ui.widgets.button_looks import Kind
from ui.widgets.buttons import Button, Size
from ui.widgets.cards import Hairline
from ui.widgets.columns import measure
from ui.widgets.flow import clear
from ui.widgets.spans import GAP
from ui.widgets.states import EmptyPage
from ui.widgets.text import set_tip

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_LIST, _SHEET = 620, 572
Texts = tuple[tuple[Statement, ...], KeptReply | None]
Read = tuple[Sheet, Taxonomy, tuple[Exhibit, ...], CaseSeal | None, BesideIt, Texts]


class ComplaintsPage(Page):
    """ "complaints": the list; "complaints/new": the intake; "complaint/C-2026-0001": one.

    "complaints/reply" is the short way to the reply to a review.
    """

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._number = ""
        self._register: Register | None = None
        self._named: Complaint | None = None
        self.sheet: SheetPane | None = None
        self.list = ListPane(seat)
        self.list.picked.connect(self._picked)
        self.list.counted.connect(self._counted)
        self.list.spread.connect(self._arrange)
        self.learn = Button(
            say("Learning"), "text", icon="chart-column", size="small",
            on=lambda: seat.go("complaints/learning"),
        )  # fmt: skip
        self.saved = SavedMenu(seat, self.list)
        self.list.offer(self.saved)
        self.list.offer(self.learn)
        if may("complaint.log", seat.person.role):
            self.list.offer(self._reply_button("text", "small"))
            self.list.first_steps.append(self._reply_button)
        if may("complaint.import", seat.person.role):
            take = Button(
                say("Old log"), "text", icon="import", size="small", on=self.take_log_over
            )
            set_tip(take, say("Take an old complaint log over"))
            self.list.offer(take)
            self.list.first_steps.append(
                lambda: Button(
                    say("Take an old complaint log over"), icon="import", on=self.take_log_over
                )
            )
        self._place = QWidget()
        self._inside = QVBoxLayout(self._place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._line = Hairline(down=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list.above)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list, _LIST)
        row.addWidget(self._line)
        row.addWidget(self._place, _SHEET)
        column.addLayout(row, 1)
        self._head()
        self._show_none()
        self.list.ask()
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        room, _, rest = address.partition("/")
        if room == "complaint":
            self._show(rest)
            return True
        if room != "complaints" or rest == "learning":
            return False
        if rest.partition("?")[0] == "new":
            # the page itself has to stand before anything slides over it
            QTimer.singleShot(0, self, lambda: self.open_intake(address))
        elif rest == "reply":
            QTimer.singleShot(0, self, self.reply_to_review)
        elif measure(self).narrow or self.list.is_spread():
            self._show("")
        return True

    def open_intake(self, draft: str = DRAFT) -> None:
        """Slides the intake in, with what waits there."""
        panel = IntakePanel(self.seat, self._logged, draft)
        panel.on_closed(self._back_below)
        self.seat.over(panel)

    def reply_to_review(self) -> None:
        """Slides the short way to a reply in."""
        form = ReplyForm(self.seat)

        leave = form.leave

        def back() -> None:
            leave()
            self._back_below()

        form.leave = back
        self.seat.over(form)

    def _reply_button(self, kind: Kind = "plain", size: Size = "normal") -> Button:
        return Button(
            say_in("command", "Reply to a review"), kind, icon="message-square-reply", size=size,
            on=lambda: self.seat.go("complaints/reply"),
        )  # fmt: skip

    def take_log_over(self) -> None:
        """Asks for the file, then shows what would come of it."""
        path = ask_table(self)
        if path is not None:
            today = self.seat.now().astimezone(self.seat.zone).date()
            self.seat.over(ImportPanel(self.seat, OldLog(today, self.seat.zone), path))

    def _back_below(self) -> None:
        """The address is again that of what lay below the intake."""
        self.seat.go(f"complaint/{self._number}" if self._number else "complaints")

    def look_again(self) -> None:
        self.list.ask()
        self._ask_sheet()

    def tick(self) -> None:
        self.look_again()

    def do(self, verb: Verb, task: int = 0) -> None:
        """Opens the form of a verb."""
        if self.sheet is None:
            return
        form = step_form(
            self.seat, self.sheet.sheet, taxonomy(), verb, task, named=self._named is not None
        )
        self.seat.over(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _picked(self, address: str) -> None:
        if address != f"complaint/{self._number}":
            self.seat.go(address)

    def _logged(self, complaint: Complaint) -> None:
        self.seat.go(complaint.address)
        self.seat.changed()

    def _show(self, number: str) -> None:
        if number != self._number:
            self._named = None
        self._number = number
        self.address = f"complaint/{number}" if number else "complaints"
        self.list.select(self.address)
        if number:
            self._ask_sheet()
        else:
            self._show_none()
        self._head()
        self._arrange()

    def _ask_sheet(self) -> None:
        if not self._number:
            return
        number = self._number

        def look(clinic: Clinic) -> Read:
            letters = tuple(clinic.evidence_lists.of_case(f"complaint/{number}"))
            lists = clinic.complaint_lists
            seal = read_case_seal(clinic, letters)
            texts = _texts(clinic, number)
            return lists.sheet(number), taxonomy(), letters, seal, lists.beside.of(number), texts

        self.seat.jobs.database(look).then(self._show_sheet)

    def _show_sheet(self, found: Read) -> None:
        sheet, known, letters, seal, beside, texts = found
        if sheet.complaint.number != self._number:
            return
        if self._named is not None:
            shown = replace(
                sheet.complaint,
                complainant=self._named.complainant,
                patient=self._named.patient,
            )
            sheet = replace(sheet, complaint=shown)
        before = self.sheet
        same = before is not None and before.sheet.complaint.number == self._number
        as_read = (_as_read(sheet), letters, seal, beside, *texts)
        if same and before is not None and before.as_read(_as_read) == as_read:
            return
        sight = before.sight if before is not None and same else Sight.ALL
        at = before.scrolled() if before is not None and same else 0
        covered = sheet.may_unmask and self._named is None
        clear(self._inside)
        self.sheet = SheetPane(
            self.seat,
            sheet,
            known,
            do=self.do,
            unmask=self._ask_names if covered else None,
            sight=sight,
            letters=letters,
            seal=seal,
            beside=beside,
            texts=texts[0],
            kept=texts[1],
        )
        self._inside.addWidget(self.sheet)
        self.sheet.scroll_to(at)

    def _ask_names(self) -> None:
        if self.sheet is not None:
            self.seat.over(unmask(self.seat, self.sheet.sheet, self._show_names))

    def _show_names(self, complaint: Complaint) -> None:
        if complaint.number == self._number:
            self._named = complaint

    def _show_none(self) -> None:
        self.sheet = None
        clear(self._inside)
        self._inside.addWidget(
            EmptyPage(
                "message-square-text",
                say("No complaint chosen"),
                say("Arrow keys move through the list. Ctrl+N logs a new one."),
            )
        )

    def _counted(self, register: Register) -> None:
        self._register = register
        self._head()
        self._arrange()

    def _head(self) -> None:
        context, found = "", self._register
        if found is not None:
            logged = count("{n} this year", "{n} this year", found.logged)
            context = f"{logged}{GAP}{count('{n} open', '{n} open', found.open)}"
        trail: tuple[tuple[str, str], ...] = ()
        name = say_in("room", "Complaints")
        if self._number and measure(self).narrow:
            trail, name, context = ((name, "complaints"),), self._number, ""
        self.head(Heading(name, context, trail))

    def _arrange(self) -> None:
        """In a narrow window either the list or the complaint is shown, never half of each.

        A list with more columns than usual has the whole page until a complaint is chosen.
        """
        narrow = measure(self).narrow
        one = narrow and bool(self._number)
        self.list.setVisible(not one)
        self.list.above.setVisible(not one and not self.list.nothing)
        alone = self.list.nothing or self.list.is_spread()
        beside = not narrow and not (alone and not self._number)
        self._line.setVisible(beside)
        self._place.setVisible(beside or one)
        self._place.setMinimumWidth(0 if narrow else px(440))


def _texts(clinic: Clinic, number: str) -> Texts:
    """The texts of a complaint, and a reply that was begun to it and not recorded."""
    kept = kept_reply(clinic)
    texts = tuple(clinic.statement_lists.of_case(f"complaint/{number}"))
    return texts, kept if kept is not None and kept.joins == number else None


def _as_read(sheet: Sheet) -> tuple[object, ...]:
    """What of a sheet a person sees: a minute that passes alone changes nothing."""
    times = [
        (view.clock, view.days, left_long(view.left), view.left.light) for view in sheet.clocks
    ]
    return (sheet.complaint, sheet.able, sheet.times, times)
