"""What a child does when it is struck: the twelve acts, and what else writes, each for itself.

Each opens the records in peace, if it needs them open, and may be struck from then on.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import pyrage

from clinicguard.clinic import set_up
from clinicguard.complaints.complaint import Field
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.disposal import Signed, dispose
from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.transcript import Transcribed
from clinicguard.host.clock import SystemClock
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import found_at, restore
from clinicguard.overview.leaving.desk import LeavingDesk
from clinicguard.overview.packing import Handover
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.troubles import WrongPassphrase
from tests.faults.given import COMPLAINT, EXHIBIT, OUT, RESTORED, STICK
from tests.faults.taking import take_case
from tests.faults.worker import Worker
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

NEW_PASSPHRASE = "cobalt meadow turnip eleven"
WORDING = "改過的原話：等了兩個小時，沒有人來說明。"
FOLDER, ZIP, AGE, EVERYTHING = "pack", "pack.zip", "pack.tar.age", "everything"
ZIP_WORDS = "six words that nobody guesses"

Act = Callable[[], Any]


def make(worker: Worker) -> None:
    """A set-up, tried until it succeeds; after each refusal nothing may be left."""

    def once() -> Clinic:
        try:
            new = set_up(
                worker.folder,
                Profile("安心牙醫診所"),
                "沈以安",
                PASSPHRASES["owner"],
                memory=FLOOR_MEMORY,
                settings=worker.settings,
            )
        except Trouble:
            worker.tell(left=sorted(path.name for path in worker.folder.rglob("*")))
            raise
        worker.tell(made=new.clinic.keys.clinic.database.hex())
        return new.clinic

    with worker.struck():
        worker.lock(worker.attempt("set_up", once))


def unlock(worker: Worker) -> None:
    """A mistyped passphrase, the right one, the records open, and they are locked again."""
    clock = SystemClock()
    with worker.struck():
        with suppress(WrongPassphrase):
            access.unlock(worker.folder, "1", "not the right words", clock)
        words = PASSPHRASES["owner"]
        worker.attempt("unlock", lambda: access.unlock(worker.folder, "1", words, clock))
        worker.lock(worker.opened())
    worker.tell(saved="person", what=1)


def migrate(worker: Worker) -> None:
    """An older folder is opened, and so brought up to date."""
    with worker.struck():
        worker.opened().leave()
    worker.tell(saved="migrated", what=True)


def log(worker: Worker) -> None:
    with worker.at_work() as clinic:
        worker.saves("complaint", lambda: clinic.complaints.log(NEW).number)


def edit(worker: Worker) -> None:
    with worker.at_work() as clinic:
        worker.saves("edited", lambda: _edited(clinic))


def _edited(clinic: Clinic) -> str:
    return clinic.complaints.edit(COMPLAINT, Field.VERBATIM, WORDING, "聽錯").number


def attach(worker: Worker) -> None:
    with worker.at_work() as clinic:
        worker.saves("evidence", lambda: _taken_in(worker, clinic, "證物"))
        worker.saves("read back", lambda: _read_back(clinic))


def _taken_in(worker: Worker, clinic: Clinic, title: str) -> str:
    return clinic.evidence.take_in(worker.source, HandIn(title), again=True).number


def _read_back(clinic: Clinic) -> list[str]:
    """What follows in the background: each is opened again, and a text gets its transcript."""
    evidence = clinic.evidence
    found = [copy.number for copy in evidence.unread()]
    for copy in evidence.unread():
        evidence.note_verified(copy.number, "讀回", copy.damage())
    for text in evidence.untranscribed():
        number, sha256 = text.copy.number, text.copy.sha256
        waiting = text.intake.seal(Pasted("T1.txt", b"1  line\n"))
        made = Transcribed(number, sha256, text.ordinal, waiting, 1, whole=True)
        evidence.record_transcript(made, "供閱讀")
    return found


def dispose_of(worker: Worker) -> None:
    """Two people sign; then the sealed files go."""
    signed = Signed("保存期限已滿", date(2026, 11, 20), date(2033, 11, 20), "許雅筑")

    def once() -> str:
        with (
            clinic.beside(clinic.witness(2, PASSPHRASES["manager"])),
            clinic.book.act("retention.dispose", f"evidence/{EXHIBIT}") as change,
        ):
            dispose(change, clinic.evidence, EXHIBIT, signed)
        return EXHIBIT

    with worker.at_work() as clinic:
        worker.saves("disposed", once)


def pack(worker: Worker) -> None:
    """For counsel: as a folder, as a ZIP with a passphrase, to a key."""
    place = worker.beside / OUT
    handover = Handover(
        f"complaint/{COMPLAINT}", [EXHIBIT], {"a.pdf": b"%PDF-"}, "高若瑜律師", "準備調解"
    )
    public = str(pyrage.x25519.Identity.generate().to_public())
    with worker.at_work() as clinic:
        for name, written in {
            FOLDER: lambda: clinic.packs.as_folder(handover, place / FOLDER),
            ZIP: lambda: clinic.packs.as_zip(handover, place / ZIP, ZIP_WORDS),
            AGE: lambda: clinic.packs.to_key(handover, place / AGE, public),
        }.items():
            worker.attempt("pack", written)
            worker.tell(saved="pack", what=name)


def paper(worker: Worker) -> None:
    with worker.at_work() as clinic:
        worker.saves("paper", lambda: _handed_out(worker, clinic, 0))


def _handed_out(worker: Worker, clinic: Clinic, n: int) -> str:
    to = worker.beside / f"paper-{os.getpid()}-{n}.pdf"
    clinic.hand_out("slip", b"%PDF-" * 900, to, subject="complaint/C-2026-0001", purpose="病人")
    return to.name


def passphrase(worker: Worker) -> None:
    with worker.at_work() as clinic:
        worker.attempt("passphrase", lambda: clinic.access.change_own_passphrase(NEW_PASSPHRASE))
        worker.tell(saved="passphrase", what=NEW_PASSPHRASE)


def at_the_side(worker: Worker) -> None:
    """A person, a draft, a new recovery card."""
    with worker.at_work() as clinic:
        for name, act in _each(worker, clinic, 0).items():
            if name in ("person", "draft", "kit"):
                worker.saves(name, act)


def removal(worker: Worker) -> None:
    """Reception's access is taken: slot and grants, a new key for the records, then the rest."""
    with worker.at_work() as clinic:
        taken = worker.attempt("remove", lambda: clinic.access.remove(4, "離職"))
        worker.tell(saved="removed", what=4)
        if taken.waits is not None:
            worker.tell(trouble=type(taken.waits).__name__, act="turn")
            worker.attempt("turn", clinic.access.finish_turn)
        worker.tell(saved="turned", what=clinic.keys.clinic.newest)


def back_up(worker: Worker) -> None:
    """A place is named, and two backups are taken."""
    with worker.at_work() as clinic:
        desk = clinic.backups
        place = worker.attempt("place", lambda: desk.add_place(worker.beside / STICK, "A"))

        def once() -> int:
            run = desk.begin(place, hold=False)
            return desk.note(run, run.work(_unwatched)).number

        for _ in range(2):
            worker.saves("backup", once)


def put_back(worker: Worker) -> None:
    """The newest backup of the stick is restored to a folder beside the clinic's."""
    newest = found_at(worker.beside / STICK)[0]
    target, keys = worker.beside / RESTORED, worker.keys()

    def once() -> str:
        return restore(newest.medium, newest.generation, keys, target, _unwatched).folder.name

    with worker.struck():
        worker.saves("restored", once)


def leave(worker: Worker) -> None:
    """Everything is written out to a folder."""
    place = worker.beside / OUT
    with worker.at_work() as clinic:

        def everything() -> str:
            desk = LeavingDesk(clinic.book, clinic.folder.path, clinic.evidence, clinic.keys.person)
            leaving = desk.begin(place, PASSPHRASES["owner"], "換程式", "沈以安", name=EVERYTHING)
            taken = leaving.work(_unwatched)
            desk.finish(leaving, taken)
            return taken.folder.name

        worker.saves("left", everything)


def work(worker: Worker) -> None:
    """Act after act, until it is killed."""
    chance = random.Random(worker.asked["seed"])
    with worker.struck():
        clinic = worker.opened()
        for n in range(1, 40):
            name, act = chance.choice(list(_each(worker, clinic, n).items()))
            worker.tell(saved=name, what=act())
        clinic.close()


def _each(worker: Worker, clinic: Clinic, n: int) -> dict[str, Act]:
    return {
        "person": lambda: clinic.staff.add(f"新人 {n}", "clinician").id,
        "complaint": lambda: clinic.complaints.log(NEW).number,
        "draft": lambda: clinic.drafts.keep("complaint/new", {"verbatim": f"打到一半 {n}"}),
        "evidence": lambda: _taken_in(worker, clinic, f"證物 {n}"),
        "read back": lambda: _read_back(clinic),
        "paper": lambda: _handed_out(worker, clinic, n),
        "kit": lambda: [clinic.access.new_kit().hex(), clinic.head().seq],
    }


def _unwatched(done: int, whole: int) -> None:
    """Nobody watches."""


ACTS: dict[str, Callable[[Worker], None]] = {
    "set up": make,
    "unlock": unlock,
    "log": log,
    "edit": edit,
    "attach": attach,
    "dispose": dispose_of,
    "pack": pack,
    "paper": paper,
    "passphrase": passphrase,
    "remove": removal,
    "migrate": migrate,
    "back up": back_up,
    "restore": put_back,
    "leave": leave,
    "take case": take_case,
    "at the side": at_the_side,
    "work": work,
}
