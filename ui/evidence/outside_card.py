"""Opening in another program: what that means, what for, and the copy on its way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.outside import Outside
from clinicguard.host.trouble import Trouble
from ui.jobs import Job, Task
from ui.language import say
from ui.seat import Seat
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.sizes import size_words
from ui.widgets.states import BusyPanel, Picture
from ui.widgets.text import Label

_PLAYED = ("audio", "video")


class OutsideCard(Card):
    """Sound and films in the system's player, letters in their own program; an entry before it."""

    def __init__(
        self,
        seat: Seat,
        exhibit: Exhibit,
        purpose: str,
        opened: Callable[[], object],
        back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(20)
        self._seat, self._exhibit, self._opened = seat, exhibit, opened
        self._job: Job[Path] | None = None
        played = exhibit.kind in _PLAYED
        self.purpose = LineField(say("For example: to write our reply"))
        self.purpose.set_text(purpose)
        self.field = Field(say("What do you want to look at it for?"), self.purpose, number=1)
        self.button = Button(
            say("Open in the player") if played else say("Open in its program"),
            "primary", icon="external-link", key="Ctrl+Return", on=self.go,
        )  # fmt: skip
        self._told = Label("", "note", "green", wrap=True)
        self._told.hide()
        self._busy = QVBoxLayout()
        icon = Picture("external-link", 24)
        self.column.addWidget(icon, 0, Qt.AlignmentFlag.AlignLeft)
        title = say("Opening outside this program")
        self.column.addWidget(Label(title, "section", bold=True, wrap=True))
        self.column.addWidget(Notice(warning(), "amber"))
        self.column.addWidget(self.field)
        self.back_button = Button(say("Back to the picture"), "text", on=back)
        left = () if back is None else (self.back_button,)
        self.column.addWidget(ButtonRow(self.button, left=left))
        self.column.addLayout(self._busy)
        self.column.addWidget(self._told)
        self.purpose.changed.connect(self._typed)
        self.purpose.entered.connect(self.go)
        self._typed()

    def go(self) -> None:
        """The entry first, then the copy, then the system's program."""
        if self.button.reason() or self.button.is_busy():
            return
        number, purpose = self._exhibit.number, self.purpose.text().strip()
        self.button.set_busy(say("Opening"))
        job = self._seat.jobs.database(lambda clinic: clinic.outside.begin(number, purpose))
        job.then(self._open).failed(self._failed)

    def words(self) -> str:
        """What is said when it is open."""
        return self._told.text()

    def _open(self, outside: Outside) -> None:
        self._opened()
        size = max(self._exhibit.size, 1)
        panel = BusyPanel(say("Opening the seal"), self._cancel)
        self._busy.addWidget(panel)

        def work(task: Task) -> Path:
            return outside.open(lambda done: task.step(done, size))

        self._job = self._seat.jobs.files(work)
        self._job.progress(
            lambda done, whole, _: panel.show_step(
                done / whole, f"{size_words(done)}／{size_words(whole)}"
            )
        )
        self._job.then(self._is_open).failed(self._failed).ended(panel.hide)

    def _is_open(self, _: Path) -> None:
        self.button.set_ready()
        self._told.setText(say("It is open there. The copy goes when you lock or close."))
        self._told.show()

    def _failed(self, trouble: Trouble) -> None:
        self.button.set_ready()
        self._seat.trouble(trouble)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.button.set_ready()

    def _typed(self) -> None:
        if self.purpose.enough():
            self.button.allow()
        else:
            self.button.forbid(say("Still missing: the purpose"))


def warning() -> str:
    """Said before anything lies open."""
    return say(
        "A copy lies open on this PC until you lock or close the program. It is then removed, but "
        "not wiped: a disk can keep traces. A file from a stranger can harm the program that opens "
        "it."
    )
