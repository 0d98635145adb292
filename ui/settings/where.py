"""我的資料在哪裡: the folder, how large, how much room is left, the backup, version and form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clinicguard import __version__
from clinicguard.clinic import Clinic
from clinicguard.host.dates import when_short
from clinicguard.host.file_window import show_folder
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import STALE_AFTER
from clinicguard.overview.whereabouts import Whereabouts, measure
from ui.language import count, language, say
from ui.seat import Seat
from ui.settings.section import Section
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.glyphs import Glyph
from ui.widgets.particulars import Particulars, Stated
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP


@dataclass(frozen=True, slots=True)
class _Known:
    folder: Path
    backup: datetime | None
    clinic: str
    form: int


class Where(Section):
    """Asks the records for the folder, then measures it on the files lane."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.show_button = Button(
            say("Show the folder"), icon="folder-open", size="small", on=self.show_folder
        )
        super().__init__(say("Where is my data"), "", self.show_button)
        self._known: _Known | None = None
        self.show_button.forbid(say("The folder is being measured"))
        self.particulars = Particulars(gap=SPACE.inside, role="text")
        card = Card()
        card.column.addWidget(self.particulars)
        self.column.addWidget(card)

    def look(self) -> None:
        """Measures again."""
        self._seat.jobs.database(_known).then(self._measure)

    def show_folder(self) -> None:
        """Opens the system's file window; the seat says so where there is none."""
        if self._known is None:
            return
        try:
            show_folder(self._known.folder)
        except Trouble as trouble:
            self._seat.trouble(trouble)

    def _measure(self, known: _Known) -> None:
        self._known = known
        self.show_button.allow()
        folder = known.folder
        self._seat.jobs.files(lambda task: measure(folder)).then(self._show)

    def _show(self, found: Whereabouts) -> None:
        known = self._known
        assert known is not None
        sealed = count("{n} sealed file", "{n} sealed files", found.files)
        free: Glyph = "soon" if found.little_room else "fine"
        version = say(
            "{version}, form of the data {form}, clinic {clinic}",
            version=__version__,
            form=known.form,
            clinic=known.clinic,
        )
        self.particulars.show_pairs(
            [
                (say("Folder"), str(found.folder)),
                (
                    say("Size"),
                    GAP.join(
                        (
                            say("Records {size}", size=size_words(found.records)),
                            f"{sealed} {size_words(found.evidence)}",
                        )
                    ),
                ),
                (say("Free space"), Stated(free, _free_words(found))),
                (say("Last backup"), self._last_backup(known.backup)),
                (say("Version"), version),
            ]
        )

    def _last_backup(self, at: datetime | None) -> Stated:
        """From the log: it was read back then, or it would have no entry."""
        if at is None:
            return Stated("soon", say("None yet"), _how_to_back_up())
        zone = self._seat.zone
        today = self._seat.now().astimezone(zone).date()
        age = self._seat.now() - at
        when = when_short(at, language(), zone=zone, today=today)
        return Stated("fine" if age <= STALE_AFTER else "soon", when)


def _known(clinic: Clinic) -> _Known:
    standing = clinic.overview.standing()
    return _Known(clinic.folder.path, standing.backup, clinic.id, standing.form)


def _free_words(found: Whereabouts) -> str:
    if found.little_room:
        return say("{size} on this disk: free some space soon", size=size_words(found.free))
    return say("{size} on this disk", size=size_words(found.free))


def _how_to_back_up() -> str:
    return say("Plug in a stick and add it below, under Backups.")
