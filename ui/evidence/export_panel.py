"""Exporting the original: to whom, what for, on whose authority; and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from clinicguard.evidence.bag import safe_name
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.opening import SealedCopy
from clinicguard.host.trouble import Trouble
from ui.jobs import Job, Task
from ui.language import say
from ui.proving import OwnPassphrase, proved
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.sizes import size_words
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label


class ExportPanel(Panel):
    """The copy is checked against its hash before it exists; then the entry is written."""

    def __init__(self, seat: Seat, exhibit: Exhibit) -> None:
        super().__init__(say("Export {number}", number=exhibit.number), width=WIDTH.form)
        self._seat = seat
        self._exhibit = exhibit
        self._target: Path | None = None
        self._written: Path | None = None
        self._job: Job[None] | None = None
        self.recipient = LineField(say("A name, and for whom they act"))
        self.purpose = LineField(say("For example: expert opinion for the court"))
        self.authority = LineField(say("For example: letter of 2026-11-20"))
        self.recipient_field = Field(say("Who receives it"), self.recipient, number=1)
        self.purpose_field = Field(say("What for"), self.purpose, number=2)
        self.own = OwnPassphrase(number=3)
        self.save_button = Button(
            say("Choose where to, and export"), "primary", icon="upload", key="Ctrl+Return",
            on=self.ask,
        )  # fmt: skip
        inside = ScrollColumn()
        inside.column.addWidget(Label(exhibit.title, "section", bold=True, wrap=True))
        inside.column.addWidget(
            Notice(
                say(
                    "The copy lies open, without a seal, wherever you put it: whoever has it can "
                    "read it and hand it on. What has left the clinic does not come back."
                ),
                "amber",
            )
        )
        inside.column.addWidget(self.recipient_field)
        inside.column.addWidget(self.purpose_field)
        inside.column.addWidget(
            Field(say("On whose authority"), self.authority, note=say("may stay empty"))
        )
        inside.column.addWidget(self.own)
        self._busy = QHBoxLayout()
        inside.column.addLayout(self._busy)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        for line in (self.recipient, self.purpose, self.own.line):
            line.changed.connect(self._look)
        self._look()

    def ask(self) -> None:
        """The system's save dialog, then the export."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        start = Path.home() / safe_name(self._exhibit.original_name)
        found, _ = QFileDialog.getSaveFileName(self, say("Export"), str(start))
        if found:
            self.export_to(Path(found))

    def export_to(self, target: Path) -> None:
        """Who sits here, then the sealed copy, opened into the file, and the entry."""
        self._target = target
        self.save_button.set_busy(say("Exporting"))
        job = proved(self._seat, self.own.line.text())
        self.own.forget()
        job.then(lambda _: self._open()).failed(self._failed)

    def _open(self) -> None:
        number = self._exhibit.number
        job = self._seat.jobs.database(
            lambda clinic: clinic.evidence.sealed_copy(number, "evidence.export")
        )
        job.then(self._write).failed(self._failed)

    def _write(self, copy: SealedCopy) -> None:
        target, size = self._target, max(self._exhibit.size, 1)
        assert target is not None
        panel = BusyPanel(say("Opening the seal"), self._cancel)
        self._busy.addWidget(panel)

        def work(task: Task) -> None:
            copy.write(target, lambda done: task.step(done, size))

        self._job = self._seat.jobs.files(work)
        self._job.progress(
            lambda done, whole, _: panel.show_step(
                done / whole, f"{size_words(done)}／{size_words(whole)}"
            )
        )
        self._job.then(self._note).failed(self._failed).ended(panel.hide)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._ready()

    def _note(self, _: None) -> None:
        self._written = self._target
        number = self._exhibit.number
        purpose, recipient = self.purpose.text().strip(), self.recipient.text().strip()
        authority = self.authority.text().strip()
        job = self._seat.jobs.database(
            lambda clinic: clinic.evidence.note_export(
                number, purpose=purpose, recipient=recipient, authority=authority
            )
        )
        job.then(self._exported).failed(self._failed)

    def _exported(self, _: Exhibit) -> None:
        self._written = None
        self.close_panel()
        self._seat.changed()

    def _failed(self, trouble: Trouble) -> None:
        """Without its entry the copy must not stay."""
        written, self._written = self._written, None
        if written is not None:
            self._seat.jobs.files(lambda task: written.unlink(missing_ok=True))
        self._ready()
        if not self.own.refused(trouble):
            self._seat.trouble(trouble)

    def _ready(self) -> None:
        self.save_button.set_ready()
        self._look()

    def _look(self) -> None:
        if not self.recipient.enough():
            self.save_button.forbid(say("Still missing: who receives it"))
        elif not self.purpose.enough():
            self.save_button.forbid(say("Still missing: what for"))
        elif missing := self.own.missing():
            self.save_button.forbid(missing)
        else:
            self.save_button.allow()
