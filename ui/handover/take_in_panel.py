"""Taking in a case of another clinic: the file is checked, then shown, then accepted or left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinicguard.casepack.desk_in import Beforehand
from clinicguard.casepack.ending import ENDING
from clinicguard.casepack.incoming import Received, SealedAll, inspect
from clinicguard.host.dates import when_short
from clinicguard.host.trouble import Trouble
from ui.handover.dragged import pack_in
from ui.handover.said import counts_of, fingerprint, stays_behind
from ui.jobs import Job, Task
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, Notice, ScrollColumn, SectionHead
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.lines import PassphraseField
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class TakeInPanel(Panel):
    """`file` is the pack, where it is known already: dropped here, or opened from outside."""

    def __init__(self, seat: Seat, file: Path | None = None) -> None:
        super().__init__(say("Take a case in"), width=WIDTH.panel)
        self._seat = seat
        self._file = file
        self._received: Received | None = None
        self._job: Job[Received] | Job[SealedAll] | None = None
        self.setAcceptDrops(True)
        self.name = Label("", bold=True, wrap=True)
        self.choose_button = Button(say("Choose a file"), icon="folder-open", on=self.choose)
        self.passphrase = PassphraseField()
        self.passphrase_field = Field(
            say("Passphrase of the pack"), self.passphrase, number=1,
            note=say("the sender tells it by phone"),
        )  # fmt: skip
        self.check_button = Button(
            say("Check the pack"), "primary", icon="shield-check", key="Ctrl+Return", on=self.check
        )
        self.take_button = Button(
            say("Take the case in"), "primary", icon="import", on=self.take_in
        )
        self.take_button.hide()
        self.first = self.passphrase
        self._column = QVBoxLayout()
        self._busy = QVBoxLayout()
        self._lay_out()
        self.foot.addWidget(ButtonRow(self.check_button, self.take_button), 1)
        self.passphrase.changed.connect(self._look)
        self._look()

    def choose(self) -> None:
        """The system's dialog."""
        kind = f"{say('Case of another clinic')} (*{ENDING})"
        found, _ = QFileDialog.getOpenFileName(self, say("Take a case in"), str(Path.home()), kind)
        if found:
            self.use(Path(found))

    def use(self, file: Path) -> None:
        """This file it is."""
        self._file = file
        self._look()
        self.passphrase_field.go()

    def check(self) -> None:
        """Every byte, every signature, every row; nothing is written."""
        if self._file is None or self.check_button.is_busy() or self.check_button.reason():
            return
        file, passphrase = self._file, self.passphrase.text()
        self.check_button.set_busy(say("Checking"))
        panel = BusyPanel(say("Checking the pack"), self._cancel)
        self._busy.addWidget(panel)
        job = self._seat.jobs.files(lambda task: inspect(file, passphrase, task.step))
        job.progress(partial(_show_bytes, panel)).then(self._ask).failed(self._failed)
        self._job = job

    def take_in(self) -> None:
        """Exhibits under our own seal first, then everything in one act."""
        received = self._received
        if received is None or self.take_button.is_busy():
            return
        self.take_button.set_busy(say("Taking in"))
        panel = BusyPanel(say("Sealing the exhibits"), self._cancel)
        self._busy.addWidget(panel)

        def ready(intake: object) -> None:
            def seal(task: Task) -> SealedAll:
                return received.seal(intake, task.step)  # type: ignore[arg-type]

            job = self._seat.jobs.files(seal)
            job.progress(partial(_show_bytes, panel)).then(self._write).failed(self._failed)
            self._job = job

        self._seat.jobs.database(lambda clinic: clinic.evidence.intake).then(ready)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pack_in(event.mimeData()) is not None and self._received is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = pack_in(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.use(file)

    def _ask(self, received: Received) -> None:
        """It agrees with itself: now whether it is known here."""
        job = self._seat.jobs.database(lambda clinic: clinic.cases.look(received))
        job.then(partial(self._show, received)).failed(self._failed)

    def _show(self, received: Received, before: Beforehand) -> None:
        self._received = received
        self.passphrase.forget()
        self.check_button.set_ready()
        self.check_button.hide()
        self.take_button.show()
        clear(self._busy)
        clear(self._column)
        add = self._column.addWidget
        add(
            Notice(
                say(
                    "The pack agrees with itself: every file, every signature of the log, every "
                    "record. Nothing of it has been taken in yet."
                ),
                "green",
            )
        )
        sender = received.sender
        made = when_short(
            sender.made_at, language(), zone=self._seat.zone, today=self._seat.now().date()
        )
        card = Card()
        card.column.addWidget(Label(received.title, "section", bold=True, wrap=True))
        if received.drill:
            card.column.addWidget(Label(say("Drill"), "note", "text2"))
        card.column.addWidget(
            Particulars(
                [
                    (say("From"), sender.clinic_name),
                    (say("Its case"), sender.number),
                    (say("Handed over"), f"{made}{GAP}{sender.made_by}"),
                    (say("To"), sender.recipient),
                    (say("What for"), sender.purpose),
                    (say("Seal of the log"), fingerprint(received.log_hash)),
                ]
            )
        )
        add(card)
        add(
            Label(
                say(
                    "That it comes from that clinic only a call tells: let them read out the seal "
                    "of the log, entry {n}.",
                    n=received.log_seq,
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        add(SectionHead(say("What is inside")))
        card = Card()
        card.column.addWidget(Particulars(counts_of(received)))
        add(card)
        for told in _differences(received, before):
            add(Notice(told, "amber"))
        add(SectionHead(say("What happens")))
        add(
            Label(
                say(
                    "The case gets a number of ours, and so do its complaints, texts and exhibits; "
                    "theirs are kept beside. Open tasks become yours. Their staff is named, and "
                    "cannot come in. Give the hats of the team anew."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        add(SectionHead(say("What did not travel")))
        add(stays_behind())
        self._column.addLayout(self._busy)
        self._column.addStretch(1)

    def _write(self, sealed: SealedAll) -> None:
        received = self._received
        assert received is not None

        def write(clinic: Clinic) -> str:
            return clinic.cases.take_in(received, sealed)

        self._seat.jobs.database(write).then(self._taken).failed(self._failed)

    def _taken(self, number: str) -> None:
        self.close_panel()
        self._seat.changed()
        self._seat.go(f"incident/{number}")

    def _failed(self, trouble: Trouble | None) -> None:
        """Stopped by hand, or by a trouble: nothing was taken in."""
        clear(self._busy)
        self.check_button.set_ready()
        self.take_button.set_ready()
        if trouble is not None:
            self._seat.trouble(trouble)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._failed(None)

    def _look(self) -> None:
        self.name.setText(self._file.name if self._file else say("No file chosen yet"))
        if self._file is None:
            self.check_button.forbid(say("Still missing: the file"))
        elif not self.passphrase.enough():
            self.check_button.forbid(say("Still missing: the passphrase of the pack"))
        else:
            self.check_button.allow()

    def _lay_out(self) -> None:
        inside, around = ScrollColumn(), QWidget()
        around.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.between))
        add = self._column.addWidget
        add(
            Label(
                say(
                    "A file of another clinic, ending with .clinicpack. It is checked before "
                    "anything of it is read, and you see what it is before it comes in."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        card = Card()
        card.column.addWidget(self.name)
        card.column.addWidget(ButtonRow(self.choose_button))
        add(card)
        add(self.passphrase_field)
        self._column.addLayout(self._busy)
        inside.column.addWidget(around)
        inside.column.addStretch(1)
        self.body.addWidget(inside)


def _differences(received: Received, before: Beforehand) -> list[str]:
    told: list[str] = []
    comma = say_in("list", ", ")
    if before.earlier:
        numbers = comma.join(before.earlier)
        told.append(
            say("An earlier pack of this case was taken in as {numbers}: this becomes another "
                "case beside it.", numbers=numbers)
        )  # fmt: skip
    if before.twins:
        pairs = comma.join(f"{theirs} = {ours}" for theirs, ours in before.twins)
        told.append(say("The same bytes are exhibits here already: {pairs}", pairs=pairs))
    if before.other_law:
        told.append(
            say("It was worked under another jurisdiction: its gates and clocks are shown as they "
                "came.")
        )  # fmt: skip
    return told


def _show_bytes(panel: BusyPanel, done: int, whole: int, _: str) -> None:
    panel.show_step(done / whole if whole else 1.0, f"{size_words(done)}／{size_words(whole)}")
