"""Handing in a stick full of photos: what is said of all of them, then one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.evidence.desk import AlreadyTakenIn, HandIn
from clinicguard.evidence.exhibit import Compartment, Exhibit
from clinicguard.evidence.first_look import FirstLook, first_look
from clinicguard.evidence.opening import Intake, Waiting
from clinicguard.evidence.pace import Pace
from clinicguard.evidence.sealing import FileTooLarge, FileUnreadable
from clinicguard.evidence.tray import Tray
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.overview.gone import Disposed
from ui.evidence.case_choice import CaseChoice
from ui.evidence.folders import Source
from ui.evidence.many_told import ManyTold, sizes_of
from ui.evidence.spoken import compartment_options
from ui.jobs import Job, Task
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

_AHEAD = 4
"""Files that are sealed, looked at or recorded at the same time, each at its own station."""
MANY = 40
"""From so many files on they are handed in here, and not each with a form of its own."""


_Recorded = tuple[Exhibit, Disposed | None, tuple[str, ...]]
"""What was taken in, what was disposed of with the same bytes, and what looks alike."""


class ManyPanel(Panel):
    """Each file is sealed, looked at and recorded: what stops it leaves whole exhibits."""

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
        self._bytes = 0
        self._dealt: set[int] = set()
        self._left: deque[int] = deque()
        self._stopped = False
        self._intake: Intake | None = None
        self._job: Job[Waiting] | None = None
        self._tray: Tray | None = None
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
        intake = self._intake
        if intake is None or self.start_button.reason() or self.start_button.is_busy():
            return
        self._stopped = False
        self.start_button.set_busy(say("Sealing and recording"))
        self._time.start()
        self._pace = Pace()
        self._bytes = sum(self._sizes[each] for each in self._dealt)
        self._left = deque(each for each in range(len(self._sources)) if each not in self._dealt)
        self._tray = Tray(intake)
        self._seal_next(self._tray)

    def stop(self) -> None:
        """Stops at the next step. What is recorded stays; the files under way leave nothing."""
        if self._stopped or not self.start_button.is_busy():
            return
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
        if (tray := self._tray) is not None:
            self._seat.jobs.files(lambda task: tray.clear())
        self._over()

    def _seal_next(self, tray: Tray) -> None:
        """One file is sealed while those before it are looked at and recorded."""
        if self._stopped or not self._left or tray is not self._tray:
            return
        at = self._left.popleft()
        source = self._sources[at]

        def work(task: Task) -> Waiting:
            return tray.seal(source, lambda done: task.step(done, 0))

        self._job = self._seat.jobs.files(work)
        self._job.progress(lambda done, whole, _: self._show(done))
        self._job.then(partial(self._look_at, tray, at)).failed(partial(self._failed, tray, at))

    def _look_at(self, tray: Tray, at: int, waiting: Waiting) -> None:
        if self._stopped or tray is not self._tray:
            return
        self._bytes += self._sizes[at]
        source, zone = self._sources[at], self._seat.zone
        job = self._seat.jobs.looks(lambda task: first_look(source, waiting, zone))
        job.then(partial(self._record, tray, at)).failed(partial(self._failed, tray, at))
        if len(self._sources) - len(self._left) - len(self._dealt) < _AHEAD:
            self._seal_next(tray)

    def _record(self, tray: Tray, at: int, seen: FirstLook) -> None:
        if self._stopped or tray is not self._tray:
            return
        shelf: Compartment = self.compartment.value()  # type: ignore[assignment]
        subject = self.case.address() or None
        waiting = tray.hand_on(seen.waiting)
        said = HandIn(
            title=waiting.name,
            origin=seen.known,
            compartment=shelf,
            sensitive=self.sensitive.isChecked(),
            purpose=self.purpose.text().strip(),
        )

        def work(clinic: Clinic) -> _Recorded:
            lists = clinic.evidence_lists
            like, former = lists.like(waiting.looks), lists.former(waiting.sealed.sha256)
            return clinic.evidence.record(waiting, said, subject=subject), former, like

        job = self._seat.jobs.database(work)
        job.then(partial(self._recorded, tray, at)).failed(partial(self._failed, tray, at))

    def _recorded(self, tray: Tray, at: int, found: _Recorded) -> None:
        exhibit, former, like = found
        self.taken.append(exhibit)
        if former is not None:
            self.told.say_former(exhibit.original_name, exhibit.number, former)
        elif like:
            self.told.say_like(exhibit.original_name, exhibit.number, like[0])
        self._one_more(tray, at)

    def _failed(self, tray: Tray, at: int, trouble: Trouble) -> None:
        name = self._sources[at].name
        if isinstance(trouble, AlreadyTakenIn):
            self.told.say_twin(name, trouble.number)
        elif isinstance(trouble, FileTooLarge | FileUnreadable):
            self.told.say_left_out(name, explain(trouble, words()).title)
        else:
            self.stop()
            self._seat.trouble(trouble)
            return
        self._one_more(tray, at)

    def _one_more(self, tray: Tray, at: int) -> None:
        self._dealt.add(at)
        if self._stopped or len(self._dealt) == len(self._sources):
            self._over()
            return
        self._show(0)
        self._seal_next(tray)

    def _show(self, done: int) -> None:
        if self._stopped:
            return
        self._pace = self._pace.after(self._time.elapsed() / 1000, self._bytes + done)
        self.told.show_step(
            (len(self._dealt), len(self._sources)),
            (min(self._bytes + done, sum(self._sizes)), sum(self._sizes)),
            self._pace,
        )

    def _over(self) -> None:
        self._job = None
        self.start_button.set_ready()
        left = len(self._sources) - len(self._dealt)
        self.told.show_end(len(self.taken), left)
        self._look()
        self._seat.changed()
        if self.taken and self._done is not None and not left:
            self._done(tuple(self.taken))

    def _measured(self, sizes: tuple[int, ...]) -> None:
        self._sizes = sizes
        if not self.start_button.is_busy() and not self._dealt:
            self.told.show_ready(len(sizes), sum(sizes))

    def _ready(self, intake: Intake) -> None:
        self._intake = intake
        self._look()

    def _look(self) -> None:
        if not self._sources:
            self.start_button.forbid(say("There is no file in it"))
        elif len(self._dealt) == len(self._sources):
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
