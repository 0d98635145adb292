"""Four more acts for a child to be struck in: edit, change a passphrase, hand a pack on, leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard.complaints.complaint import Field
from clinicguard.evidence.desk import HandIn
from clinicguard.overview.leaving.desk import LeavingDesk
from clinicguard.overview.packing import Handover
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES

if TYPE_CHECKING:
    from tests.faults.server import Worker

NEW_PASSPHRASE = "cobalt meadow turnip eleven"
WORDING = "改過的原話：等了兩個小時，沒有人來說明。"
PACK, EVERYTHING = "pack", "everything"


def more(worker: Worker) -> None:
    """Each is tried until the disk lets it; then it is told."""
    clinic = worker.opened()
    place = worker.folder.parent / "out"
    place.mkdir(exist_ok=True)
    number = worker.attempt("complaint", lambda: clinic.complaints.log(NEW)).number
    worker.tell(saved="complaint", what=number)

    def edit() -> str:
        return clinic.complaints.edit(number, Field.VERBATIM, WORDING, "聽錯").number

    worker.tell(saved="edited", what=worker.attempt("edit", edit))
    source, case = Path(worker.asked["source"]), f"complaint/{number}"
    exhibit = worker.attempt(
        "evidence",
        lambda: clinic.evidence.take_in(source, HandIn("證物"), subject=case, again=True).number,
    )
    worker.tell(saved="evidence", what=exhibit)

    def pack() -> str:
        handover = Handover(case, [exhibit], {"a.pdf": b"%PDF-"}, "高若瑜律師", "準備調解")
        return str(clinic.packs.as_folder(handover, place / PACK))

    worker.tell(saved="pack", what=worker.attempt("pack", pack))

    def leave() -> str:
        desk = LeavingDesk(clinic.book, clinic.folder.path, clinic.evidence, clinic.keys.person)
        leaving = desk.begin(place, PASSPHRASES["owner"], "換程式", "沈以安", name=EVERYTHING)
        taken = leaving.work(lambda _done, _whole: None)
        desk.finish(leaving, taken)
        return str(taken.folder)

    worker.tell(saved="left", what=worker.attempt("leave", leave))
    worker.attempt("passphrase", lambda: clinic.access.change_own_passphrase(NEW_PASSPHRASE))
    worker.tell(saved="passphrase", what=NEW_PASSPHRASE)
    clinic.leave()


def migrate(worker: Worker) -> None:
    """An older folder is opened, and so brought up to date."""
    worker.opened().leave()
    worker.tell(saved="migrated", what=True)
