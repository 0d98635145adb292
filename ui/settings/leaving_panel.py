"""Taking everything out: what it means, what for, the passphrase again, then a folder outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from clinicguard.explain import explain
from clinicguard.host.file_window import show_folder
from clinicguard.host.trouble import Trouble
from clinicguard.overview.leaving.desk import LeavingDesk
from clinicguard.people.access import WrongPassphrase
from ui.jobs import Job
from ui.language import count, on_end, say, words
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.lines import LineField, PassphraseField
from ui.widgets.panels import Panel
from ui.widgets.sizes import size_words
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.overview.leaving.taking import Leaving, Taken


class LeavingPanel(Panel):
    """The entry comes first; what is stopped or refused leaves nothing readable behind."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Export everything"), width=WIDTH.form)
        self._seat = seat
        self.taken: Taken | None = None
        self.busy: BusyPanel | None = None
        self._working: Job[Taken] | None = None
        self._stopping = False
        self.purpose = LineField(say("For example: we change to another program"))
        self.recipient = LineField(say("A name; your own if you keep it"))
        self.passphrase = PassphraseField()
        self.passphrase_field = Field(say("Your passphrase again"), self.passphrase, number=3)
        self.save_button = Button(
            say("Choose the folder and export"), "danger", icon="folder-open", on=self.ask
        )
        self._lay_out()
        self.first = self.purpose.reach()
        for line in (self.purpose, self.recipient, self.passphrase):
            line.changed.connect(self._look)
        self._look()

    def ask(self) -> None:
        """Asks where to."""
        found = QFileDialog.getExistingDirectory(self, say("Where to"), str(Path.home()))
        if found:
            self.export_to(Path(found))

    def export_to(self, place: Path) -> None:
        """The entry, then everything into a new folder in `place`."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        day = self._seat.now().astimezone(self._seat.zone).date()
        name = f"clinicguard-export-{day.isoformat()}"
        given = self.passphrase.text(), self.purpose.text().strip(), self.recipient.text().strip()
        self.save_button.set_busy(say("Exporting"))

        def begin(clinic: Clinic) -> Leaving:
            return desk_of(clinic).begin(place, *given, name=name)

        self._seat.jobs.database(begin).then(self._begun).failed(self._failed)

    def stop(self) -> None:
        """At its next step; nothing of it stays. What was whole by then counts as written."""
        if self._working is not None:
            self._stopping = True
            self._working.task.stop()

    def _begun(self, leaving: Leaving) -> None:
        self.passphrase.forget()
        self.passphrase_field.refresh()
        clear(self._below)
        self.busy = BusyPanel(say("Writing everything out"), self.stop)
        put(self._below, self.busy)
        self._working = self._seat.jobs.files(lambda task: leaving.work(task.step))
        self._working.progress(lambda done, whole, _: self._stepped(done, whole))
        self._working.ended(self._over)
        self._working.then(lambda taken: self._written(leaving, taken)).failed(self._failed)

    def _stepped(self, done: int, whole: int) -> None:
        if self.busy is not None and whole:
            self.busy.show_step(done / whole, f"{size_words(done)} / {size_words(whole)}")

    def _over(self) -> None:
        self._working = None
        if self._stopping:
            self._stopping = False
            self._ended(Notice(say("Stopped. Nothing was left behind."), "amber"))

    def _written(self, leaving: Leaving, taken: Taken) -> None:
        job = self._seat.jobs.database(lambda clinic: desk_of(clinic).finish(leaving, taken))
        job.then(lambda _: self._done(taken)).failed(self._failed)

    def _done(self, taken: Taken) -> None:
        self.taken = taken
        files = count("{n} file", "{n} files", taken.files)
        told = say(
            "Written to {folder}: {files}, {size}.",
            folder=taken.folder.name,
            files=files,
            size=size_words(taken.size),
        )
        lost = ""
        if taken.damaged:
            lost = say("Damaged or gone, and not in it: {names}.", names=", ".join(taken.damaged))
        show = Button(say("Show the folder"), "text", size="small", on=lambda: self._show(taken))
        self._ended(Notice(on_end(told, lost), "red" if lost else "green", actions=(show,)))
        self._seat.changed()

    def _show(self, taken: Taken) -> None:
        try:
            show_folder(taken.folder)
        except Trouble as trouble:
            self._seat.trouble(trouble)

    def _failed(self, trouble: Trouble) -> None:
        self._ended(None)
        if isinstance(trouble, WrongPassphrase):
            told = explain(trouble, words())
            self.passphrase.forget()
            self.passphrase_field.say_wrong(
                say("{first}. {second}", first=told.title, second=told.todo)
            )
            self.passphrase_field.go()
        else:
            self._seat.trouble(trouble)

    def _ended(self, told: Notice | None) -> None:
        self.busy = None
        self.save_button.set_ready()
        clear(self._below)
        if told is not None:
            put(self._below, told)
        self._look()

    def _look(self) -> None:
        for line, missing in (
            (self.purpose, say("Still missing: what for")),
            (self.recipient, say("Still missing: who receives it")),
            (self.passphrase, say("Still missing: your passphrase")),
        ):
            if not line.enough():
                self.save_button.forbid(missing)
                return
        self.save_button.allow()

    def _lay_out(self) -> None:
        inside = ScrollColumn()
        column = inside.column
        column.addWidget(
            Notice(
                say(
                    "Nothing in that folder is encrypted. Whoever has it reads every name, every "
                    "file and every note, also what is meant for counsel alone."
                ),
                "red",
                lead=say("In the clear.") + "  ",
            )
        )
        column.addWidget(
            Label(
                say(
                    "What comes out: each table as JSON Lines and CSV, the original evidence "
                    "files, the log, a README in three languages, and a list of hashes. The "
                    "records here stay as they are."
                ),
                wrap=True,
            )
        )
        column.addWidget(Field(say("What for"), self.purpose, number=1))
        column.addWidget(Field(say("Who receives it"), self.recipient, number=2))
        column.addWidget(self.passphrase_field)
        column.addWidget(
            Notice(say("The log notes it: who, what for, for whom, and the hash of the list."))
        )
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)


def desk_of(clinic: Clinic) -> LeavingDesk:
    """On the database lane."""
    return LeavingDesk(clinic.book, clinic.folder.path, clinic.evidence, clinic.keys.person)
