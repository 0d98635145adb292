"""Handing in a stick full of photos: what is said of all of them, then one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.evidence.desk import AlreadyTakenIn, HandIn
from clinicguard.evidence.exhibit import Compartment, Exhibit
from clinicguard.evidence.first_look import FirstLook, first_look
from clinicguard.evidence.opening import Intake
from clinicguard.evidence.pace import Pace
from clinicguard.evidence.sealing import FileTooLarge, FileUnreadable
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from ui.evidence.case_choice import CaseChoice
from ui.evidence.drop_box import Source
from ui.evidence.many_told import ManyTold, sizes_of
from ui.evidence.spoken import compartment_options
from ui.jobs import Cancelled, Job, Task
from ui.language import count, say, words
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.choices import Choices
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

MANY = 40
"""From so many files on they are handed in here, and not each with a form of its own."""


class ManyPanel(Panel):
    """Each file is sealed, then recorded, then the next: what stops it leaves whole exhibits."""

    def __init__(
        self,
        seat: Seat,
        sources: tuple[Source, ...],
        case: str = "",
        done: Callable[[tuple[Exhibit, ...]], object] | None = None,
    ) -> None:
        title = count("Hand in {n} file", "Hand in {n} files", len(sources))
        super().__init__(title, width=WIDTH.form)
        self._seat, self._sources, self._done = seat, sources, done
        self._at = self._bytes = 0
        self._stopped = False
        self._intake: Intake | None = None
        self._job: Job[FirstLook] | None = None
        self._time, self._pace = QElapsedTimer(), Pace()
        self._sizes: tuple[int, ...] = (0,) * len(sources)
        self.taken: list[Exhibit] = []
        self.case = CaseChoice(seat, case)
        self.compartment = Choices(compartment_options(), ("case",))
        self.sensitive = Check(say("Shows a face, a name or a record of a patient"), True)
        self.purpose = LineField(say("For example: asked for by the manager"))
        self.told = ManyTold(self.stop)
        self.start_button = Button(
            say("Seal and record all"), "primary", icon="lock", key="Ctrl+Return", on=self.start
        )
        self._lay_out()
        self.on_closed(self.stop)
        seat.jobs.files(lambda task: sizes_of(sources)).then(self._measured)
        seat.jobs.database(lambda clinic: clinic.evidence.intake).then(self._ready)
        self._look()

    def start(self) -> None:
        """Begins with the first file that is left."""
        if self.start_button.reason() or self.start_button.is_busy():
            return
        self._stopped = False
        self.start_button.set_busy(say("Sealing and recording"))
        self._time.start()
        self._pace = Pace()
        self._next()

    def stop(self) -> None:
        """Stops at the next step. What is recorded stays; the file under way leaves nothing."""
        if self._stopped or not self.start_button.is_busy():
            return
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
        self._over()

    def _next(self) -> None:
        intake = self._intake
        if self._stopped or intake is None:
            return
        if self._at == len(self._sources):
            self._over()
            return
        source, zone = self._sources[self._at], self._seat.zone

        def work(task: Task) -> FirstLook:
            waiting = intake.seal(source, lambda done: task.step(done, 0))
            try:
                task.check()
                seen = first_look(source, waiting, zone)
                task.check()
            except Cancelled:
                intake.drop(waiting)
                raise
            return seen

        self._job = self._seat.jobs.files(work)
        self._job.progress(lambda done, whole, _: self._show(done))
        self._job.then(self._record).failed(self._failed)

    def _record(self, seen: FirstLook) -> None:
        shelf: Compartment = self.compartment.value()  # type: ignore[assignment]
        subject = self.case.address() or None
        said = HandIn(
            title=seen.waiting.name,
            origin=seen.known,
            compartment=shelf,
            sensitive=self.sensitive.isChecked(),
            purpose=self.purpose.text().strip(),
        )

        def work(clinic: Clinic) -> tuple[Exhibit, tuple[str, ...]]:
            like = clinic.evidence_lists.like(seen.waiting.looks)
            return clinic.evidence.record(seen.waiting, said, subject=subject), like

        self._seat.jobs.database(work).then(self._recorded).failed(self._failed)

    def _recorded(self, found: tuple[Exhibit, tuple[str, ...]]) -> None:
        exhibit, like = found
        self.taken.append(exhibit)
        if like:
            self.told.say_like(exhibit.original_name, exhibit.number, like[0])
        self._one_more()

    def _failed(self, trouble: Trouble) -> None:
        name = self._sources[self._at].name
        if isinstance(trouble, AlreadyTakenIn):
            self.told.say_twin(name, trouble.number)
        elif isinstance(trouble, FileTooLarge | FileUnreadable):
            self.told.say_left_out(name, explain(trouble, words()).title)
        else:
            self.stop()
            self._seat.trouble(trouble)
            return
        self._one_more()

    def _one_more(self) -> None:
        self._bytes += self._sizes[self._at]
        self._at += 1
        if self._stopped:
            self._over()
            return
        self._show(0)
        self._next()

    def _show(self, done: int) -> None:
        if self._stopped:
            return
        self._pace = self._pace.after(self._time.elapsed() / 1000, self._bytes + done)
        self.told.show_step(
            (self._at, len(self._sources)), (self._bytes + done, sum(self._sizes)), self._pace
        )

    def _over(self) -> None:
        self._job = None
        self.start_button.set_ready()
        self.told.show_end(len(self.taken), len(self._sources) - self._at)
        self._look()
        self._seat.changed()
        if self.taken and self._done is not None and self._at == len(self._sources):
            self._done(tuple(self.taken))

    def _measured(self, sizes: tuple[int, ...]) -> None:
        self._sizes = sizes

    def _ready(self, intake: Intake) -> None:
        self._intake = intake
        self._look()

    def _look(self) -> None:
        if self._at == len(self._sources):
            self.start_button.forbid(say("All of them were dealt with"))
        elif self._intake is None:
            self.start_button.forbid(say("Looking at the files"))
        else:
            self.start_button.allow()

    def _lay_out(self) -> None:
        inside = ScrollColumn()
        column: QVBoxLayout = inside.column
        told = say("What is said here is said of all of them. Each gets a number of its own.")
        column.addWidget(Notice(told))
        column.addWidget(Field(say("List it in"), self.case, note=say("gives it its mark")))
        column.addWidget(Field(say("Compartment"), self.compartment))
        column.addWidget(self.sensitive)
        column.addWidget(Field(say("Why it is handed in"), self.purpose))
        column.addWidget(self.told)
        column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.start_button), 1)
