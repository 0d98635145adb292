"""收件資料夾: which folder of this PC is watched for files to hand in, and what to mind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from clinicguard.clinic import Clinic
from clinicguard.evidence.drop_folder import check_drop
from ui.language import say
from ui.seat import Seat
from ui.settings.section import Section
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.flow import clear, put
from ui.widgets.text import Label


class DropSection(Section):
    """Files are never taken in from there by themselves: they are offered."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.choose_button = Button(
            say("Choose a folder"), icon="folder-open", size="small", on=self.choose
        )
        self.stop_button = Button(say("Watch none"), size="small", on=self.watch_none)
        super().__init__(say("Drop folder"), "", self.stop_button, self.choose_button)
        card = Card()
        told = say(
            "Where a phone, a scanner or a browser puts files on this PC. What appears there and "
            "has stopped growing is offered under Evidence and on Today, never taken in by itself."
        )
        card.column.addWidget(Label(told, "note", "text2", wrap=True))
        self.path = Label("", wrap=True, select=True)
        card.column.addWidget(self.path)
        self._warned = QVBoxLayout()
        self._warned.setSpacing(px(SPACE.inside))
        card.column.addLayout(self._warned)
        self.column.addWidget(card)
        self._show(seat.settings().drop_folder, "")
        if seat.settings().drop_folder:
            self._judge(Path(seat.settings().drop_folder), keep=False)

    def choose(self) -> None:
        """The system's dialog for folders."""
        found = QFileDialog.getExistingDirectory(self, say("Drop folder"), str(Path.home()))
        if found:
            self.watch(Path(found))

    def watch(self, folder: Path) -> None:
        """Watches a folder from now on; the clinic's own is refused."""
        self._judge(folder, keep=True)

    def watch_none(self) -> None:
        """Nothing is watched any more; the files stay where they are."""
        self._seat.settings_file().change(drop_folder="", drop_seen=[])
        self._show("", "")

    def _judge(self, folder: Path, *, keep: bool) -> None:
        def judge(clinic: Clinic) -> str:
            return check_drop(folder, clinic.folder.path)

        def judged(service: str) -> None:
            if keep:
                self._seat.settings_file().change(drop_folder=str(folder))
            self._show(str(folder), service)

        self._seat.jobs.database(judge).then(judged)

    def _show(self, folder: str, service: str) -> None:
        clear(self._warned)
        self.path.setText(folder or say("No folder is watched."))
        self.stop_button.setVisible(bool(folder))
        if folder and not Path(folder).is_dir():
            put(self._warned, Notice(say("The folder is not there now."), "amber"))
        if service == "network":
            told = say(
                "It lies on another computer: whoever reaches that folder can read what lies in it "
                "in the clear."
            )
            put(self._warned, Notice(told, "amber"))
        elif service:
            told = say(
                "{service} copies this folder into a cloud, in the clear. Choose one that is not "
                "synced for pictures and records of patients.",
                service=service,
            )
            put(self._warned, Notice(told, "amber"))
