"""Making the copy: its title, for whom, where it belongs; then burned, sealed and read back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from clinicguard.clinic import Clinic
from clinicguard.documents.from_redaction import GUESSING
from clinicguard.evidence.exhibit import COMPARTMENTS, Compartment, Exhibit
from clinicguard.evidence.redacting import Bench, Made, Plan, make
from clinicguard.evidence.redaction import Box, Redaction
from clinicguard.evidence.redaction_desk import Copied
from clinicguard.host.trouble import Trouble
from ui.evidence.spoken import shelf_word
from ui.jobs import Job
from ui.language import count, say
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label
from ui.widgets.ticks import Check


class SavePanel(Panel):
    """`done` is called with what became an exhibit."""

    def __init__(
        self,
        seat: Seat,
        exhibit: Exhibit,
        bench: Bench,
        boxes: tuple[Box, ...],
        purpose: str,
        draft: str,
        done: Callable[[Redaction], object],
    ) -> None:
        super().__init__(say("Make the redacted copy"), width=WIDTH.form)
        self._seat, self._bench, self._boxes = seat, bench, boxes
        self._purpose, self._draft, self._done = purpose, draft, done
        self._job: Job[Made] | None = None
        self.title = LineField()
        self.title.set_text(say("{title}, redacted", title=exhibit.title))
        self.recipient = LineField(say("A name, and for whom they act"))
        self.compartment = Choices(
            [Option(key, shelf_word(key)[0], shelf_word(key)[2]) for key in COMPARTMENTS],
            (exhibit.compartment,),
        )
        self.sensitive = Check(say("It still shows a face, a name or a record of a patient"), False)
        self.save_button = Button(
            say("Make, seal and read back"), "primary", icon="lock", key="Ctrl+Return",
            on=self.save,
        )  # fmt: skip
        self._busy = QHBoxLayout()
        self._lay_out(exhibit)
        self.on_closed(self._cancel)
        self.title.changed.connect(self._look)
        self._look()

    def save(self) -> None:
        """Burns on the files lane; the desk then gives the number."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        bench = self._bench
        plan = Plan(self._boxes, self._purpose, self.recipient.text().strip())
        panel = BusyPanel(say("Burning the boxes in, page by page"), self._cancel)
        self._busy.addWidget(panel)
        self.save_button.set_busy(say("Making the copy"))
        self._job = self._seat.jobs.files(lambda task: make(bench, plan, task.step))
        self._job.progress(
            lambda done, whole, _: panel.show_step(
                done / whole, say("Page {n} of {whole}", n=done, whole=whole)
            )
        )
        self._job.then(self._record).failed(self._failed).ended(panel.hide)

    def _record(self, made: Made) -> None:
        shelf: Compartment = self.compartment.value()  # type: ignore[assignment]
        said = Copied(self.title.text().strip(), shelf, self.sensitive.isChecked())
        draft = self._draft

        def work(clinic: Clinic) -> Redaction:
            redaction = clinic.redactions.record(made, said)
            clinic.drafts.drop(draft)
            return redaction

        self._seat.jobs.database(work).then(self._recorded).failed(self._failed)

    def _recorded(self, redaction: Redaction) -> None:
        self._job = None
        self._done(redaction)

    def _failed(self, trouble: Trouble) -> None:
        self.save_button.set_ready()
        self._seat.trouble(trouble)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.save_button.set_ready()

    def _look(self) -> None:
        if self.title.enough():
            self.save_button.allow()
        else:
            self.save_button.forbid(say("Still missing: a title"))

    def _lay_out(self, exhibit: Exhibit) -> None:
        inside = ScrollColumn()
        add = inside.column.addWidget
        name = f"{exhibit.number}\u3000{exhibit.title}"
        add(Label(name, "section", bold=True, wrap=True))
        told = count("{n} place is covered.", "{n} places are covered.", len(self._boxes))
        add(Label(f"{told} {say('For: {purpose}', purpose=self._purpose)}", "note", "text2",
                  wrap=True))  # fmt: skip
        add(Notice(say(GUESSING), "amber"))
        add(Field(say("Title of the copy"), self.title, number=1))
        add(Field(say("Who receives it"), self.recipient, note=say("may stay empty")))
        add(Field(say("Compartment"), self.compartment))
        add(self.sensitive)
        add(
            Label(
                say(
                    "The finished copy is sealed, opened again and read back: it holds no text, no "
                    "data about the file, and every box is one colour, or it is not kept."
                ),
                "note", "text2", wrap=True,
            )
        )  # fmt: skip
        inside.column.addLayout(self._busy)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)
