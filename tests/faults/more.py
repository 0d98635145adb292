"""More acts for a child to be struck in: edit, pack, passphrase; unlock; leave; migrate."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage

from clinicguard.complaints.complaint import Field
from clinicguard.evidence.desk import HandIn
from clinicguard.host.clock import SystemClock
from clinicguard.overview.leaving.desk import LeavingDesk
from clinicguard.overview.packing import Handover
from clinicguard.people import access
from clinicguard.storage.troubles import WrongPassphrase
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from tests.faults.server import Worker

NEW_PASSPHRASE = "cobalt meadow turnip eleven"
WORDING = "改過的原話：等了兩個小時，沒有人來說明。"
OUT, EVERYTHING = "out", "everything"
FOLDER, ZIP, AGE = "pack", "pack.zip", "pack.tar.age"
ZIP_WORDS = "six words that nobody guesses"


def more(worker: Worker) -> None:
    """Each is tried until the disk lets it; then it is told."""
    clinic = worker.opened()
    place = worker.folder.parent / OUT
    place.mkdir(exist_ok=True)
    number, exhibit = _given(worker, clinic)

    def edit() -> str:
        return clinic.complaints.edit(number, Field.VERBATIM, WORDING, "聽錯").number

    worker.tell(saved="edited", what=worker.attempt("edit", edit))
    handover = Handover(
        f"complaint/{number}", [exhibit], {"a.pdf": b"%PDF-"}, "高若瑜律師", "準備調解"
    )
    public = str(pyrage.x25519.Identity.generate().to_public())
    for name, pack in {
        FOLDER: lambda: clinic.packs.as_folder(handover, place / FOLDER),
        ZIP: lambda: clinic.packs.as_zip(handover, place / ZIP, ZIP_WORDS),
        AGE: lambda: clinic.packs.to_key(handover, place / AGE, public),
    }.items():
        worker.attempt("pack", pack)
        worker.tell(saved="pack", what=name)
    worker.attempt("passphrase", lambda: clinic.access.change_own_passphrase(NEW_PASSPHRASE))
    worker.tell(saved="passphrase", what=NEW_PASSPHRASE)
    clinic.leave()


def _given(worker: Worker, clinic: Clinic) -> tuple[str, str]:
    """A complaint with an exhibit."""
    number = worker.attempt("complaint", lambda: clinic.complaints.log(NEW)).number
    worker.tell(saved="complaint", what=number)
    source, said = Path(worker.asked["source"]), HandIn("證物")
    exhibit = worker.attempt(
        "evidence",
        lambda: clinic.evidence.take_in(source, said, subject=f"complaint/{number}", again=True),
    ).number
    worker.tell(saved="evidence", what=exhibit)
    return number, exhibit


def leave(worker: Worker) -> None:
    """Everything is written out to a folder."""
    clinic = worker.opened()
    place = worker.folder.parent / OUT
    place.mkdir(exist_ok=True)
    _given(worker, clinic)

    def everything() -> str:
        desk = LeavingDesk(clinic.book, clinic.folder.path, clinic.evidence, clinic.keys.person)
        leaving = desk.begin(place, PASSPHRASES["owner"], "換程式", "沈以安", name=EVERYTHING)
        taken = leaving.work(lambda _done, _whole: None)
        desk.finish(leaving, taken)
        return str(taken.folder)

    worker.tell(saved="left", what=worker.attempt("leave", everything))
    clinic.leave()


def unlock(worker: Worker) -> None:
    """A mistyped passphrase, the right one, the records open, and they are locked again."""
    clock = SystemClock()
    with suppress(WrongPassphrase):
        access.unlock(worker.folder, "1", "not the right words", clock)
    words = PASSPHRASES["owner"]
    worker.attempt("unlock", lambda: access.unlock(worker.folder, "1", words, clock))
    worker.opened().leave()
    worker.tell(saved="person", what=1)


def migrate(worker: Worker) -> None:
    """An older folder is opened, and so brought up to date."""
    worker.opened().leave()
    worker.tell(saved="migrated", what=True)
