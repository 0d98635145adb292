"""A table taken over: the file read, its columns matched, what would come of it, then the act."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinicguard.complaints.moves import State
from clinicguard.host.spreadsheet.reading import read_table
from clinicguard.host.spreadsheet.sheet import Encoding, Sheet
from clinicguard.host.trouble import Trouble
from ui.imports.columns import ColumnsCard
from ui.imports.kinds import Keep, Kind, Plan, Ready
from ui.imports.shown import FaultList, SampleList
from ui.imports.spoken import encoding_words
from ui.jobs import Job, Task
from ui.language import count, say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn, SectionHead
from ui.widgets.choices import Option
from ui.widgets.flow import Flow, clear, put
from ui.widgets.panels import Panel
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

T = TypeVar("T")

_WIDTH = 860
_TEXT = (Encoding.UTF8, Encoding.BIG5, Encoding.GB18030)


def ask_table(parent: QWidget) -> Path | None:
    """Which file; None when it was called off."""
    kinds = "Excel, CSV (*.xlsx *.xlsm *.csv *.txt *.tsv *.xls)"
    found, _ = QFileDialog.getOpenFileName(parent, say("Choose the file"), str(Path.home()), kinds)
    return Path(found) if found else None


class ImportPanel(Panel):
    """Nothing is taken over before the whole was looked at; then everything, or nothing."""

    def __init__(self, seat: Seat, kind: Kind, path: Path) -> None:
        super().__init__(kind.title, width=_WIDTH)
        self.seat, self.kind, self.path = seat, kind, path
        self.sheet: Sheet | None = None
        self.plan: Plan | None = None
        self._asked = 0
        self._stopped = False
        self._job: Job[object] | None = None
        self.columns: ColumnsCard | None = None
        self.encoding: Segments | None = None
        self.unsaid = State.CLOSED
        self.leave_out = Check(say("Leave the faulty rows out"))
        self.leave_out.changed.connect(self._weigh)
        self.inside = ScrollColumn(SPACE.page, SPACE.wide)
        self.body.addWidget(self.inside)
        self.save_button = Button(
            say("Take it over"), "primary", key="Ctrl+Return", on=self.take_over
        )
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        self.leave = self._go
        self.keep = self._stop
        self._read()

    def take_over(self) -> None:
        """The whole as one act."""
        plan = self.plan
        if plan is None or self.save_button.reason() or self.save_button.is_busy():
            return
        self._stopped = False
        self.save_button.set_busy(say("Saving"))
        busy = self._busy(say("Being made ready"))
        self._watch(self.seat.jobs.database(plan.begin), busy).then(self._make_ready)

    def _make_ready(self, ready: Ready) -> None:
        """Matches the rows away from the records, so that other pages are answered meanwhile."""
        if self._stopped:
            self._show_again()
            return
        busy = self._busy(say("Being made ready"))

        def work(task: Task) -> Keep:
            return ready(task.step)

        self._watch(self.seat.jobs.files(work), busy).then(self._write)

    def _write(self, keep: Keep) -> None:
        """All of it, or nothing."""
        assert self.plan is not None
        if self._stopped:
            self._show_again()
            return
        left_out = len(self.plan.lines)

        def work(clinic: Clinic, task: Task) -> str:
            return keep(clinic, left_out, task.step)

        busy = self._busy(say("Being taken over"))
        self._watch(self.seat.jobs.records(work), busy).then(self._taken)

    def _watch(self, job: Job[T], busy: BusyPanel) -> Job[T]:
        """Shows how far it is, and lets it be stopped."""
        job.progress(lambda done, whole, _: _step(busy, done, whole))
        job.failed(self._failed).ended(self._ended)
        self._job = job  # type: ignore[assignment]
        return job

    def _read(self, encoding: Encoding | None = None) -> None:
        busy, path = self._busy(say("The file is being read")), self.path
        self.save_button.forbid(say("The file is being read"))

        def work(task: Task) -> Sheet:
            return read_table(path, lambda done, whole: task.step(done, whole), encoding)

        job = self.seat.jobs.files(work)
        job.progress(lambda done, whole, _: _step(busy, done, whole))
        job.then(self._was_read).failed(self._unreadable)
        self._job = job  # type: ignore[assignment]

    def _was_read(self, sheet: Sheet) -> None:
        again = self.sheet is not None and self.sheet.headings == sheet.headings
        before = self.columns.chosen() if self.columns is not None and again else None
        self.sheet = sheet
        columns = self.kind.guess(sheet.headings) if before is None else before
        self._lay_out(sheet, columns)
        self._replan()

    def _lay_out(self, sheet: Sheet, columns: Mapping[str, int]) -> None:
        clear(self.inside.column)
        rows = count("{n} row", "{n} rows", len(sheet.rows))
        head = Label(f"{sheet.name}{GAP}{rows}", "section", bold=True, elide=True)
        put(self.inside.column, head)
        self.encoding = None
        if sheet.encoding is not Encoding.XLSX:
            self.encoding = self._encodings(sheet.encoding)
            put(self.inside.column, _beside(say("Characters written in"), self.encoding))
        self.columns = ColumnsCard(self.kind.slots(), sheet, columns)
        self.columns.changed.connect(self._replan)
        put(self.inside.column, self.columns)
        if self.kind.asks_state:
            states = Segments(
                [
                    Option(State.CLOSED, say("as closed")),
                    Option(State.LOOKING, say("as still open")),
                ],
                self.unsaid,
                spoken=say("Rows that do not say how they ended"),
            )
            states.chosen.connect(self._ends)
            words = say("Rows that do not say how they ended are taken over")
            put(self.inside.column, _beside(words, states))
        self._below = QVBoxLayout()
        self._below.setSpacing(px(SPACE.between))
        self.inside.column.addLayout(self._below)
        self.inside.column.addStretch(1)
        self.columns.first().setFocus()

    def _encodings(self, now: Encoding) -> Segments:
        known = _TEXT if now in _TEXT else (now, *_TEXT)
        options = [Option(each, encoding_words(each)) for each in known]
        chosen = Segments(options, now, spoken=say("Characters written in"))
        chosen.chosen.connect(lambda key: self._read(Encoding(key)))
        return chosen

    def _ends(self, key: str) -> None:
        self.unsaid = State(key)
        self._replan()

    def _replan(self) -> None:
        """Reads the rows anew by the columns as they are chosen now."""
        assert self.columns is not None
        assert self.sheet is not None
        self.plan = None
        self._asked += 1
        self._weigh()
        missing = self.columns.missing()
        clear(self._below)
        if missing:
            return
        asked, sheet, columns = self._asked, self.sheet, self.columns.chosen()
        kind, unsaid = self.kind, self.unsaid

        def work(task: Task) -> tuple[int, Plan]:
            return asked, kind.plan(sheet, columns, unsaid)

        self.save_button.forbid(say("The rows are being checked"))
        self.seat.jobs.files(work).then(self._planned)

    def _planned(self, found: tuple[int, Plan]) -> None:
        asked, plan = found
        if asked != self._asked:
            return
        self.plan = plan
        clear(self._below)
        for note in plan.notes:
            put(self._below, Notice(note))
        if plan.sample:
            put(self._below, SectionHead(say("As it was understood"), say("the first rows")))
            put(self._below, SampleList(plan))
        if plan.faults:
            lines = count("{n} faulty row", "{n} faulty rows", len(plan.lines))
            put(self._below, SectionHead(lines, say("nothing is taken over with them")))
            put(self._below, FaultList(plan.faults, self.kind))
            self._below.addWidget(self.leave_out)
            self.leave_out.show()
        if self.sheet is not None:
            digest = " ".join(self.sheet.sha256[n : n + 8] for n in range(0, 64, 8))
            put(self._below, Label(f"SHA-256 {digest}", "note", "mute", wrap=True, select=True))
        self._weigh()

    def _weigh(self) -> None:
        """Whether it may be taken over now, and why not."""
        plan = self.plan
        missing = self.columns.missing() if self.columns is not None else ""
        if missing:
            self.save_button.forbid(say("Still missing: the column for {field}", field=missing))
        elif plan is None:
            self.save_button.forbid(say("The rows are being checked"))
        elif not plan.rows:
            self.save_button.forbid(say("No row can be taken over"))
        elif plan.faults and not self.leave_out.isChecked():
            self.save_button.forbid(say("Mend the file, or leave the faulty rows out"))
        else:
            self.save_button.allow()
            words = count("Take {n} row over", "Take {n} rows over", plan.rows)
            self.save_button.set_words(words)

    def _taken(self, told_of: str) -> None:
        self.close_panel()
        self.seat.changed()
        self.seat.over(DonePanel(self.kind.title, told_of, self.path.name))

    def _failed(self, trouble: Trouble) -> None:
        self._show_again()
        self.seat.trouble(trouble)

    def _ended(self) -> None:
        if self._stopped:
            self._show_again()

    def _show_again(self) -> None:
        """Nothing was taken over: what would come of it stands there as before."""
        self.save_button.set_ready()
        if self.plan is not None:
            self._planned((self._asked, self.plan))

    def _unreadable(self, trouble: Trouble) -> None:
        self.close_panel()
        self.seat.trouble(trouble)

    def _busy(self, words: str) -> BusyPanel:
        busy = BusyPanel(words, self._stop)
        place = self._below if self.columns is not None else self.inside.column
        if self.columns is not None:
            self.leave_out.setParent(None)
        clear(place)
        put(place, busy)
        return busy

    def _stop(self) -> None:
        """Stops what is under way; nothing was taken over."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _go(self) -> None:
        self._stop()
        self.close_panel()


class DonePanel(Panel):
    """What came of it, and where the log says so."""

    def __init__(self, title: str, told_of: str, name: str) -> None:
        super().__init__(title)
        inside = ScrollColumn(SPACE.page, SPACE.wide)
        inside.column.addWidget(Notice(told_of, "green", lead=name))
        inside.column.addWidget(
            Label(
                say(
                    "The log has one entry for the whole file, with its hash and every row. "
                    "An import is not undone; single records are corrected like any other."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(Button(say("Close"), "primary", on=self.close_panel)), 1)


def _step(busy: BusyPanel, done: int, whole: int) -> None:
    busy.show_step(done / max(1, whole), f"{done:,}／{whole:,}")


def _beside(words: str, control: QWidget) -> QWidget:
    """A choice with what it is about before it."""
    made = QWidget()
    flow = Flow(made, gap=SPACE.between)
    flow.addWidget(Label(words, "note", "text2"))
    flow.addWidget(control)
    return made
