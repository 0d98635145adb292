"""One paper: its pages on the desk, how it is made at the right, printed or saved with an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.trouble import Trouble
from clinicguard.papers.kind import Offered
from clinicguard.papers.order import Order
from ui import papers
from ui.jobs import Task
from ui.language import count, say, say_in, words
from ui.papers import AskPrinter
from ui.reports.desk import Desk
from ui.reports.lock_panel import LockPanel
from ui.reports.making import Made, Making, Told
from ui.reports.order_form import WIDE, OrderForm, first_order
from ui.reports.proofs import How, Proofs
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.columns import measure
from ui.widgets.flow import clear
from ui.widgets.marks import Chip

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.documents.signing import SigningKey

_ANY_WIDTH = 16_777_215


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the page is built from."""

    offered: Offered
    record: str
    roc_years: bool
    recipients: tuple[str, ...]
    folder: Path


class PaperPage(Page):
    """ "report/incident/I-2026-0001/report:legal", "report/evidence/E-2026-0001/custody" …"""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.form: OrderForm | None = None
        self.made: Made | None = None
        self._asked: _Asked | None = None
        self.lock_button = Button(
            say("Save an encrypted copy"), icon="file-lock", on=self.lock_copy, size="small"
        )
        self.sign_button = Button(
            say("Save a signed copy"), icon="stamp", on=self.sign, size="small"
        )
        self._narrow = False
        self._then: Callable[[Made], None] | None = None
        self._making = Making(seat, Told(self._step, self._show, self._failed))
        self.desk = Desk(self._draw_page, self._stop, self._make)
        self.proofs = Proofs()
        self.save_button, self.print_button = self._buttons()
        self._side = Sheet("surface")
        self._beside = QVBoxLayout(self._side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.desk, 1)
        self._line = Hairline(down=True)
        row.addWidget(self._line)
        row.addWidget(self._side)
        self._form_first = False
        self._arrange()
        self._head()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._arrange():
            self._head()

    def leave(self) -> None:
        self._making.forget()
        self.made = None

    def save(self) -> None:
        """Asks for a file and saves the paper to it; one entry in the log."""
        if self._asked is not None and not self.save_button.reason():
            self._fresh(self._save)

    def save_to(self, where: Path) -> None:
        """Saves the paper to a file; one entry in the log."""
        self._fresh(lambda made: self._hand_out(made, where))

    def lock_copy(self) -> None:
        """Slides in the panel for an encrypted copy."""
        asked = self._asked
        if asked is None or self.form is None or self.form.missing():
            return
        name = f"{self.form.order().number} {self._name()}"
        self.seat.over(LockPanel(name, asked.folder, self.save_locked))

    def save_locked(self, where: Path, passphrase: str) -> None:
        """Saves a copy that opens with the passphrase alone; one entry in the log."""
        self._fresh(lambda made: self._lock(made, where, passphrase))

    def sign(self) -> None:
        """Slides in the panel for a signed copy."""
        from ui.reports.sign_panel import SignPanel

        asked = self._asked
        if asked is not None and self.form is not None and not self.form.missing():
            name = f"{self.form.order().number} {self._name()}"
            self.seat.over(SignPanel(self.seat, name, asked.folder, self.save_signed))

    def save_signed(self, where: Path, key: SigningKey) -> None:
        """Saves a copy signed with that certificate; one entry in the log."""
        self._fresh(lambda made: self._signed(made, where, key))

    def print(self, dialog: AskPrinter | None = None) -> None:
        """The system's dialog, then the printing; one entry in the log."""
        if self._asked is not None and not self.print_button.reason():
            self._fresh(lambda made: self._print(made, dialog))

    def _arrange(self) -> bool:
        """In a narrow window the pages or the form, never half of each; whether that changed."""
        narrow = measure(self).narrow
        changed = narrow is not self._narrow
        self._narrow = narrow
        self.desk.setVisible(not narrow or not self._form_first)
        self._line.setVisible(not narrow)
        self._side.setVisible(not narrow or self._form_first)
        self._side.setMinimumWidth(0 if narrow else px(WIDE))
        self._side.setMaximumWidth(_ANY_WIDTH if narrow else px(WIDE))
        return changed

    def _turn_over(self) -> None:
        """From the pages to the form, and back."""
        self._form_first = not self._form_first
        self._arrange()
        self._head()

    def _ask(self) -> None:
        _, _, rest = self.address.partition("/")
        subject, _, paper = rest.rpartition("/")
        tongue = words()

        def look(clinic: Clinic) -> _Asked:
            from clinicguard.papers.catalogue import kind_of, offer_of, record_of

            record = record_of(clinic, subject)
            counsel = [each.name for each in clinic.staff_lists.active() if each.role == "counsel"]
            return _Asked(
                offer_of(clinic, record, subject, kind_of(paper), tongue),
                record,
                clinic.profile.roc_years,
                tuple(counsel),
                clinic.folder.path / papers.FOLDER,
            )

        self.seat.jobs.database(look).then(self._build)

    def _build(self, asked: _Asked) -> None:
        self._asked = asked
        kind, offer = asked.offered.kind, asked.offered.offer
        begun = first_order(
            kind,
            asked.offered.versions,
            offer.subject,
            draft=offer.draft,
            roc_years=asked.roc_years,
        )
        wanted = self.address.rpartition(":")[2] if ":" in self.address else ""
        if wanted in {each.key for each in asked.offered.versions}:
            begun = replace(begun, paper=f"{kind.key}:{wanted}")
        recipients = (say("Our own file"), *asked.recipients)
        role = self.seat.person.role
        self.form = OrderForm(kind, asked.offered.versions, begun, recipients, role)
        self.form.changed.connect(self._make)
        self.form.typed.connect(self._look)
        self.form.below.addWidget(self.lock_button)
        self.form.below.addWidget(self.sign_button)
        self.form.below.addWidget(self.proofs)
        clear(self._beside)
        self._beside.addWidget(self.form)
        self._make()

    def _make(self) -> None:
        if self.form is None:
            return
        self.desk.busy(say("Making the paper"))
        self._look()
        self._making.make(self.form.order())

    def _stop(self) -> None:
        self._then = None
        self._making.stop()
        self.desk.stopped(self.made is not None)
        self._look()

    def _step(self, done: int, whole: int, _: str) -> None:
        self.desk.step(done, whole)

    def _show(self, made: Made) -> None:
        assert self._asked is not None
        self.made = made
        self.desk.show_paper(made.pages.sizes, made.small, self._name())
        self.proofs.show_made(made)
        self._head()
        then, self._then = self._then, None
        if then is not None:
            then(made)

    def _failed(self, trouble: Trouble) -> None:
        self._then = None
        self.desk.stopped(self.made is not None)
        self._look()
        self.seat.trouble(trouble)

    def _draw_page(self, page: int, wide: int) -> None:
        made = self.made
        if made is not None:
            job = self.seat.jobs.papers(lambda task: made.pages.picture(page, wide))
            job.then(lambda picture: self.desk.take(page, picture))

    def _fresh(self, then: Callable[[Made], None]) -> None:
        """Goes on with the paper as it is ordered now; makes it anew where that has changed."""
        made, form, asked = self.made, self.form, self._asked
        if form is None or asked is None:
            return
        if made is not None and _same(made.order, form.order(), asked.offered.kind.addressed):
            then(made)
        else:
            self._then = then
            self._make()

    def _save(self, made: Made) -> None:
        assert self._asked is not None
        name = f"{made.order.number} {self._name()}"
        where = papers.ask_where(self, name, self._asked.folder)
        if where is not None:
            self._hand_out(made, where)

    def _print(self, made: Made, dialog: AskPrinter | None) -> None:
        printer = papers.ask_printer(
            self,
            len(made.pages.sizes),
            current=self.desk.view.page() + 1,
            settings=self.seat.settings_file(),
            dialog=dialog,
        )
        if printer is None:
            return
        if printer.outputFileName() and not printer.fromPage():  # the paper, not pictures of it
            self._hand_out(made, Path(printer.outputFileName()))
            return
        self.desk.busy(say("Printing"))
        self._send(made, printer)

    def _send(self, made: Made, printer: QPrinter) -> None:
        data = made.pages.data
        job = self.seat.jobs.papers(lambda task: papers.print_pages(printer, data, task.step))
        job.progress(self._step)
        job.then(lambda _: self._hand_out(made, None)).failed(self._failed)
        job.ended(self.desk.done)
        self.desk.stop_by(job.cancel)

    def _lock(self, made: Made, where: Path, passphrase: str) -> None:
        def work(task: Task) -> bytes:
            from clinicguard.documents.locked import locked

            return locked(made.pages.data, passphrase)

        job = self.seat.jobs.papers(work)
        job.then(lambda data: self._hand_out(made, where, data)).failed(self._failed)

    def _signed(self, made: Made, where: Path, key: SigningKey) -> None:
        assert self.form is not None
        order, said, now = made.order, self.form.order(), self.seat.now()

        def work(task: Task) -> bytes:
            from clinicguard.documents.signing import signed

            return signed(made.pages.data, key, said.purpose, now)

        def keep(data: bytes) -> None:
            def hand_out(clinic: Clinic) -> None:
                from clinicguard.papers.signing import hand_out_signed

                hand_out_signed(clinic, order, data, where, key, purpose=said.purpose,
                                recipient=said.recipient)  # fmt: skip

            self.seat.jobs.database(hand_out).then(lambda _: self._handed(where, "signed"))

        self.seat.jobs.papers(work).then(keep).failed(self._failed)

    def _hand_out(self, made: Made, where: Path | None, locked: bytes | None = None) -> None:
        assert self.form is not None
        order, said = made.order, self.form.order()
        data = made.pages.data if locked is None else locked

        def work(clinic: Clinic) -> None:
            clinic.hand_out(
                order.paper,
                data,
                where,
                subject=order.record,
                purpose=said.purpose,
                recipient=said.recipient,
            )

        self.seat.jobs.database(work).then(
            lambda _: self._handed(where, "locked" if locked is not None else "")
        )

    def _handed(self, where: Path | None, how: How) -> None:
        self.proofs.handed(where, how)
        self.seat.changed()

    def _look(self) -> None:
        missing = self.form.missing() if self.form is not None else say("It is being made")
        for button in (self.save_button, self.print_button, self.lock_button, self.sign_button):
            if missing:
                button.forbid(missing)
            else:
                button.allow()
            # bold words are wider than grey ones
            button.updateGeometry()
        if self.form is not None:
            self.proofs.show_missing(missing)

    def _buttons(self) -> tuple[Button, Button]:
        return (
            Button(say("Save as PDF"), icon="download", key="Ctrl+S", on=self.save),
            Button(say("Print"), "primary", icon="printer", key="Ctrl+P", on=self.print),
        )

    def _name(self) -> str:
        assert self._asked is not None
        kind = self._asked.offered.kind
        version = self.form.version.value() if self.form is not None else ""
        names = [say(each.name) for each in kind.versions if each.key == version]
        return " ".join([say(kind.name), *names])

    def _head(self) -> None:
        room = (say_in("room", "Reports"), "reports")
        # the bar deletes what it showed before
        self.save_button, self.print_button = self._buttons()
        self._look()
        ends: tuple[QWidget, ...] = (self.save_button, self.print_button)
        if measure(self).narrow:
            words, icon = (
                (say("Pages"), "file-text")
                if self._form_first
                else (say("How it is made"), "list-checks")
            )
            ends = (Button(words, icon=icon, on=self._turn_over), *ends)
        if self._asked is None:
            self.head(Heading("", trail=(room,), ends=ends))
            return
        record = self._asked.record
        trail: tuple[tuple[str, str], ...] = (room, (_number(record), f"reports/{record}"))
        context, marks = "", tuple[QWidget, ...]()
        if self.made is not None:
            context = count("{n} page", "{n} pages", len(self.made.pages.sizes))
            if self.made.order.draft:
                marks = (Chip(say_in("paper", "Draft"), "grey"),)
        if measure(self).narrow:
            trail = (room,)
        subject = self._asked.offered.offer.subject
        if subject.startswith("statement/"):  # the way back to the text
            trail = (*trail, (_number(subject), subject))
        self.head(Heading(self._name(), context, trail, marks, ends))


def _number(record: str) -> str:
    return record.partition("/")[2] or say_in("report", "The clinic")


def _same(made: Order, asked: Order, addressed: bool) -> bool:
    """Whether the paper that stands is the one asked for; an unaddressed one names nobody."""
    if addressed:
        return made == asked
    return replace(made, recipient="", purpose="") == replace(asked, recipient="", purpose="")
