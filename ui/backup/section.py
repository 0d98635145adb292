"""備份: the places, how fresh each is, back up now, try whether it can be restored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from clinicguard.clinic import Clinic
from clinicguard.documents.drill_proof import DrillPaper
from clinicguard.documents.press import Stamp
from clinicguard.host.clock import Clock
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import OpenKeys, Place, PlaceStanding, Taken, standing
from clinicguard.restoring import fire_drill
from ui.backup.drill_proof import DrillProof
from ui.backup.place_row import PlaceRow
from ui.backup.running import Running
from ui.jobs import Job
from ui.language import count, say
from ui.seat import Seat
from ui.settings.section import Section
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.flow import clear, put
from ui.widgets.sizes import size_words
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label

_LEAD = ("owner", "manager")


@dataclass(frozen=True, slots=True)
class _Seen:
    places: tuple[PlaceStanding, ...]


class BackupSection(Section):
    """Two sticks that take turns are better than one; it says so."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.add_button = Button(
            say("Add a place"), icon="plus", size="small", on=self.ask_for_place
        )
        if seat.person.role not in _LEAD:
            self.add_button.forbid(say("An owner or manager names the places."))
        super().__init__(say("Backups"), "", self.add_button, about="backup_place")
        self._around = QVBoxLayout()
        self._around.setSpacing(px(SPACE.inside))
        self.column.addLayout(self._around)
        self._below = QVBoxLayout()
        self._below.setSpacing(px(SPACE.inside))
        self.column.addLayout(self._below)
        self.rows: list[PlaceRow] = []
        self.running: Running | None = None
        self.busy: BusyPanel | None = None
        self.proof: DrillProof | None = None
        self._drilling: Job[DrillPaper] | None = None

    def look(self) -> None:
        """Reads the places again, and whether they are plugged in."""
        self._seat.jobs.database(_seen).then(self._show)

    def ask_for_place(self) -> None:
        """Asks for a stick or a folder."""
        found = QFileDialog.getExistingDirectory(self, say("Choose a stick or a folder"))
        if found:
            self.add_place(Path(found))

    def add_place(self, at: Path) -> None:
        """Names the place and takes the first backup."""
        job = self._seat.jobs.database(lambda clinic: clinic.backups.add_place(at, at.name))
        job.then(self.back_up)

    def back_up(self, place: Place) -> None:
        """One whole run, with its progress and a way to stop it."""
        if self.running is not None:
            return
        self._busy(say("Backing up to “{label}”", label=place.label), self._stop)
        self.running = Running(self._seat.jobs, place, self._stepped, self._over)
        self._seat.changed()

    def try_restore(self, place: Place) -> None:
        """The fire drill: restored to a throw-away place, cases opened, evidence read, a proof."""
        if self.running is not None or self.busy is not None:
            return
        self._busy(say("Trying to restore from “{label}”", label=place.label), self._stop_drill)
        job = self._seat.jobs.database(
            lambda clinic: (clinic.keys, clinic.folder.path, clinic.clock)
        )
        job.then(lambda found: self._try(place, *found)).failed(self._drill_failed)

    def _try(self, place: Place, keys: OpenKeys, folder: Path, clock: Clock) -> None:
        self._drilling = self._seat.jobs.files(
            lambda task: fire_drill(place, keys, folder, clock, task.step)
        )
        self._drilling.progress(lambda done, whole, _: self._stepped(done, whole))
        self._drilling.then(lambda proof: self._note_drill(place, proof))
        self._drilling.failed(self._drill_failed)

    def _note_drill(self, place: Place, proof: DrillPaper) -> None:
        cases = tuple(case.address for case in proof.cases)

        def note(clinic: Clinic) -> Stamp:
            clinic.backups.note_drill(
                place, proof.number, proof.seconds, cases=cases, exhibits=proof.exhibits
            )
            return clinic.stamp()

        job = self._seat.jobs.database(note)
        job.then(lambda stamp: self._tried(proof, stamp)).failed(self._drill_failed)

    def _stop_drill(self) -> None:
        if self._drilling is not None:
            self._drilling.cancel()
        self._drilling = self.busy = None
        clear(self._below)

    def forget(self, place: Place) -> None:
        """This PC gives the place up; what lies there stays."""
        job = self._seat.jobs.database(lambda clinic: clinic.backups.forget_place(place.medium))
        job.then(lambda _: self.look())

    def _show(self, seen: _Seen) -> None:
        clear(self._around)
        self.rows = []
        if not seen.places:
            self._around.addWidget(Notice(_why(), "amber", lead=say("No backup yet.") + "  "))
            return
        card = Card(0)
        for each in seen.places:
            row = PlaceRow(each, may_lead=self._seat.person.role in _LEAD)
            place = each.place
            row.now_button.clicked.connect(lambda _=False, place=place: self.back_up(place))
            row.try_button.clicked.connect(lambda _=False, place=place: self.try_restore(place))
            row.forget_button.clicked.connect(lambda _=False, place=place: self.forget(place))
            self.rows.append(row)
            card.add_row(row)
        self._around.addWidget(card)
        self._around.addWidget(Label(_hint(len(seen.places)), "note", "text2", wrap=True))

    def _busy(self, title: str, stop: object) -> None:
        clear(self._below)
        self.busy = BusyPanel(title, stop if callable(stop) else None)
        put(self._below, self.busy)

    def _stepped(self, done: int, whole: int) -> None:
        if self.busy is not None and whole:
            self.busy.show_step(done / whole, f"{size_words(done)} / {size_words(whole)}")

    def _stop(self) -> None:
        if self.running is not None:
            self.running.cancel()

    def _over(self, taken: Taken | None, trouble: Trouble | None) -> None:
        self.running = self.busy = None
        clear(self._below)
        if trouble is not None:
            self._seat.trouble(trouble)
        elif taken is not None:
            put(self._below, _told(taken))
        self._seat.changed()

    def _tried(self, proof: DrillPaper, stamp: Stamp) -> None:
        self._drilling = self.busy = None
        clear(self._below)
        self.proof = DrillProof(self._seat, proof, stamp)
        put(self._below, self.proof)
        self._seat.changed()

    def _drill_failed(self, trouble: Trouble) -> None:
        self._drilling = self.busy = None
        clear(self._below)
        self._seat.trouble(trouble)


def _seen(clinic: Clinic) -> _Seen:
    now = clinic.clock.now()
    return _Seen(tuple(standing(p, now, here=p.here) for p in clinic.backups.places()))


def _told(taken: Taken) -> Notice:
    made = taken.generation
    told = say(
        "Backup {number} was written, read back and opened: {size} new.",
        number=made.number,
        size=size_words(taken.added),
    )
    if not made.missing:
        return Notice(told, "green")
    lost = count(
        "{n} sealed file is damaged or gone, and on no backup. Check the log now.",
        "{n} sealed files are damaged or gone, and on no backup. Check the log now.",
        len(made.missing),
    )
    return Notice(f"{told} {lost}", "red")


def _why() -> str:
    return say(
        "If this PC breaks or is stolen today, everything is lost. Plug in a stick, add it as a "
        "place, and keep it away from the PC. A backup is encrypted: it opens with a passphrase "
        "of that day or with the recovery card."
    )


def _hint(places: int) -> str:
    if places < 2:
        return say(
            "Better: two sticks that take turns, one of them always outside the clinic. "
            "What encrypts the PC cannot reach a stick that is not plugged in."
        )
    return say(
        "It backs up by itself while you work and when you close, to whatever is plugged in. "
        "Keep one stick outside the clinic."
    )
