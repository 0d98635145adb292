"""The list on its way into a file: read in small pieces, so that other pages answer in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clinicguard.complaints.asked_words import Asked
from clinicguard.complaints.columns import Column
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.table import Ground, head, line
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.words import Language, Words
from ui.jobs import Job, Task
from ui.language import count, language, say
from ui.seat import Seat
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import ScrollColumn
from ui.widgets.panels import Panel
from ui.widgets.states import BusyPanel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.documents.press import Press

MOST = 20_000
"""Complaints in one file."""
_AT_ONCE = 20
"""Complaints that are read before another page gets its turn."""

Ending = Literal[".xlsx", ".csv", ".pdf"]
_PAPERS: dict[Ending, str] = {
    ".xlsx": "complaint list",
    ".csv": "complaint list",
    ".pdf": "register",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list shows: which complaints, in which order, which columns; `asked` in words."""

    filter: Filter
    sort: Sort
    columns: tuple[Column, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Where to and what for. `columns` None is all that there are."""

    chosen: Chosen
    columns: tuple[Column, ...] | None
    to: Path
    purpose: str
    recipient: str

    @property
    def ending(self) -> Ending:
        """What kind of file."""
        match self.to.suffix.lower():
            case ".csv":
                return ".csv"
            case ".pdf":
                return ".pdf"
            case _:
                return ".xlsx"


@dataclass(frozen=True, slots=True)
class _Begun:
    """What was read first: which complaints, and what all of them are written with."""

    numbers: tuple[str, ...]
    whole: int
    ground: Ground
    press: Press


class ExportPanel(Panel):
    """How far it is; until the file is written nothing has left, and it can be stopped."""

    def __init__(self, seat: Seat, order: Order) -> None:
        super().__init__(say("Export the list"))
        self._seat, self._order = seat, order
        self._found: list[Complaint] = []
        self._stopped = False
        self._job: Job[bytes] | None = None
        self.busy = BusyPanel(say("{file} is being written", file=order.to.name), self.stop)
        inside = ScrollColumn(SPACE.page, SPACE.wide)
        inside.column.addWidget(self.busy)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.leave = self.stop
        self.keep = self.stop
        self.foot.addStretch(1)
        self.foot.addWidget(Button(say("Stop"), key="Esc", on=self.stop))

    def start(self) -> None:
        """Reads which complaints it will be."""
        chosen, spoken = self._order.chosen, language()
        job = self._seat.jobs.database(lambda clinic: _begin(clinic, chosen, spoken))
        job.then(self._go_on).failed(self._failed)

    def stop(self) -> None:
        """Nothing is written."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
        self.close_panel()

    def _go_on(self, begun: _Begun) -> None:
        """The next few complaints, or the file when all are read."""
        if self._stopped:
            return
        at, whole = len(self._found), len(begun.numbers)
        self.busy.show_step(at / max(1, whole), say("{n} of {all}", n=at, all=whole))
        if at >= whole:
            self._make(begun)
            return
        numbers = begun.numbers[at : at + _AT_ONCE]

        def read(clinic: Clinic) -> Sequence[Complaint]:
            return [clinic.complaint_lists.whole(number) for number in numbers]

        def took(found: Sequence[Complaint]) -> None:
            self._found += found
            self._go_on(begun)

        self._seat.jobs.database(read).then(took).failed(self._failed)

    def _make(self, begun: _Begun) -> None:
        order, found = self._order, tuple(self._found)
        job = self._seat.jobs.papers(lambda task: made(order, found, begun, task))
        self._job = job.then(self._hand_out).failed(self._failed)

    def _hand_out(self, data: bytes) -> None:
        if self._stopped:
            return
        order, paper = self._order, _PAPERS[self._order.ending]

        def work(clinic: Clinic) -> None:
            clinic.hand_out(
                paper,
                data,
                order.to,
                subject="complaints",
                purpose=order.purpose,
                recipient=order.recipient,
            )

        self._seat.jobs.database(work).then(lambda _: self._done()).failed(self._failed)

    def _done(self) -> None:
        self.close_panel()
        self._seat.changed()

    def _failed(self, trouble: Exception) -> None:
        self.close_panel()
        self._seat.trouble(trouble)


def made(order: Order, found: Sequence[Complaint], begun: _Begun, task: Task) -> bytes:
    """The bytes of the file; needs neither the records nor their thread."""
    if order.ending == ".pdf":
        return _register(order, found, begun, task)
    from clinicguard.documents.table_file import as_csv, as_xlsx

    ground, words = begun.ground, begun.ground.words
    lines = [head(words, order.columns), *(line(it, ground, order.columns) for it in found)]
    task.check()
    if order.ending == ".csv":
        return as_csv(lines)
    title = words.say_in("room", "Complaints")
    return as_xlsx(lines, title, about=_about(order, begun))


def _about(order: Order, begun: _Begun) -> tuple[str, Sequence[tuple[str, str]]]:
    """The second sheet: what was chosen, so that the file says by itself what it holds."""
    words, press = begun.ground.words, begun.press
    stamp = press.stamp
    number = words.say("{n} of {all}", n=len(begun.numbers), all=begun.whole)
    return words.say("What is in this file"), (
        (words.say("Clinic"), stamp.clinic_name),
        (words.say("As it stood"), press.when(stamp.made_at)),
        (words.say("Made by"), stamp.made_by),
        (words.say("Complaints in it"), number),
        *(order.chosen.asked or [(words.say("Chosen"), words.say("All since the first"))]),
        (words.say("What it is for"), order.purpose),
        (words.say("Who gets it"), order.recipient),
    )


def _register(order: Order, found: Sequence[Complaint], begun: _Begun, task: Task) -> bytes:
    from clinicguard.documents.complaint_register import complaint_register
    from clinicguard.documents.from_register import register_paper

    words, press = begun.ground.words, replace(begun.press, step=task.step)
    asked = [words.say_in("paper", "{label}: {words}", label=each[0], words=each[1])
             for each in order.chosen.asked]  # fmt: skip
    chosen = press.several(asked) or words.say("All since the first")
    return complaint_register(register_paper(found, chosen, begun.whole, press), press)


def _begin(clinic: Clinic, chosen: Chosen, spoken: Language) -> _Begun:
    from clinicguard.documents.press import Press

    lists = clinic.complaint_lists
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    ground = Ground(people, taxonomy(), Words(spoken), clinic.profile.zone)
    return _Begun(
        numbers=lists.numbers(chosen.filter, chosen.sort, MOST),
        whole=lists.count(Filter()),
        ground=ground,
        press=Press(spoken, clinic.profile.roc_years, clinic.stamp()),
    )


def how_many(number: int, file: str) -> str:
    """What the form says goes into the file."""
    return count(
        "{n} complaint goes into {file}. Names are masked; the words are not: "
        "what somebody said may tell who it was.",
        "{n} complaints go into {file}. Names are masked; the words are not: "
        "what somebody said may tell who it was.",
        min(number, MOST),
        file=file,
    )
