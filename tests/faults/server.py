"""A process that works on a clinic in children of its own, so that each can be struck and die.

The first process only loads what is needed, once in a run of the tests, and forks servers. `strace`
holds on to a server and strikes the n-th call of one kind in each of its children (`STRUCK`).
A child first makes so many idle calls of that kind that the call to be struck becomes the n-th:
thus one server serves every place. It talks through a socket, whose calls are never struck.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clinicguard.clinic import Clinic, open_clinic, set_up
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.transcript import Transcribed
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import found_at, restore
from clinicguard.people.passphrase import strength
from clinicguard.people.profile import Profile
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import OpenKeys, PersonalKeys, unlock_as
from tests.faults.more import leave, migrate, more, unlock
from tests.faults.taking import take_case
from tests.integration.complaints.given import NEW

STRUCK = 1600
"""Which call of its kind is struck, in every process."""
TRIES = 60
"""How often an act is tried while the disk refuses; more than any window of refusals."""

Asked = dict[str, Any]


class Gone(Exception):
    """An act ended otherwise than saved or refused with a trouble."""


class Worker:
    """Works in a child, and says of each act how it ended."""

    def __init__(self, asked: Asked, line: socket.socket) -> None:
        self.asked = asked
        self.folder = Path(asked["folder"])
        self.settings = SettingsFile(Path(asked["settings"]))
        self._line = line

    def tell(self, **said: object) -> None:
        self._line.sendall(json.dumps(said).encode() + b"\n")

    def keys(self) -> OpenKeys:
        personal = PersonalKeys(
            pyrage.x25519.Identity.from_str(self.asked["open"]),
            Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.asked["sign"])),
        )
        return unlock_as(read_keys(self.folder), self.asked["person"], personal)

    def attempt(self, name: str, act: Callable[[], Any]) -> Any:
        """Tries until it is saved; each refusal is told, and must be a trouble."""
        for _ in range(TRIES):
            try:
                found = act()
            except Trouble as trouble:
                self.tell(trouble=type(trouble).__name__, act=name)
            except Exception:
                self.tell(bug=traceback.format_exc(), act=name)
                raise Gone from None
            else:
                return found
        self.tell(bug="refused to the end", act=name)
        raise Gone

    def opened(self) -> Clinic:
        clinic: Clinic = self.attempt(
            "open", lambda: open_clinic(self.folder, self.keys(), settings=self.settings)
        )
        self.tell(alarm=type(clinic.alarm).__name__ if clinic.alarm else None)
        return clinic


def acts(worker: Worker) -> None:
    """One of each: unlock, save, draft, evidence, paper, keys, lock."""
    clinic = worker.opened()
    for name, act in _each(worker, clinic, 0).items():
        worker.tell(saved=name, what=worker.attempt(name, act))
    worker.attempt("lock", _once(clinic.close))


def work(worker: Worker) -> None:
    """Act after act, until it is killed."""
    chance = random.Random(worker.asked["seed"])
    clinic = worker.opened()
    for n in range(1, 40):
        name, act = chance.choice(list(_each(worker, clinic, n).items()))
        worker.tell(saved=name, what=act())
    clinic.close()


def removal(worker: Worker) -> None:
    """Reception's access is taken: slot and grants, a new key for the records, then the rest."""
    clinic = worker.opened()
    taken = worker.attempt("remove", lambda: clinic.access.remove(4, "離職"))
    worker.tell(saved="removed", what=4)
    if taken.waits is not None:
        worker.tell(trouble=type(taken.waits).__name__, act="turn")
        worker.attempt("turn", clinic.access.finish_turn)
    worker.tell(saved="turned", what=clinic.keys.clinic.newest)
    worker.attempt("lock", _once(clinic.close))


def make(worker: Worker) -> None:
    """A set-up, tried until it succeeds; after each refusal nothing may be left."""

    def once() -> str:
        try:
            new = set_up(
                worker.folder,
                Profile("安心牙醫診所"),
                "沈以安",
                "harbor lantern quilt seventeen",
                memory=FLOOR_MEMORY,
                settings=worker.settings,
            )
        except Trouble:
            worker.tell(left=sorted(path.name for path in worker.folder.rglob("*")))
            raise
        keys = new.clinic.keys
        worker.tell(made=keys.clinic.database.hex())
        worker.attempt("lock", _once(new.clinic.close))
        return str(keys.person)

    worker.attempt("set_up", once)


def _each(worker: Worker, clinic: Clinic, n: int) -> dict[str, Callable[[], Any]]:
    source = Path(worker.asked["source"])

    def take_in() -> str:
        said = HandIn(f"證物 {n}")
        return clinic.evidence.take_in(source, said, again=True).number

    def read_back() -> list[str]:
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

    def hand_out() -> str:
        to = Path(worker.asked["source"]).with_name(f"paper-{os.getpid()}-{n}.pdf")
        clinic.hand_out("slip", b"%PDF-" * 900, to, subject="complaint/C-2026-0001", purpose="病人")
        return str(to)

    return {
        "person": lambda: clinic.staff.add(f"新人 {n}", "clinician").id,
        "complaint": lambda: clinic.complaints.log(NEW).number,
        "draft": lambda: clinic.drafts.keep("complaint/new", {"verbatim": f"打到一半 {n}"}),
        "evidence": take_in,
        "read back": read_back,
        "paper": hand_out,
        "kit": lambda: [clinic.access.new_kit().hex(), clinic.head().seq],
    }


def _once(step: Callable[[], None]) -> Callable[[], None]:
    """A lock that fails has closed all the same; it is not to be closed a second time."""
    left = [step]

    def act() -> None:
        if left:
            left.pop()()

    return act


def back_up(worker: Worker) -> None:
    """A place is named, and two backups are taken."""
    clinic = worker.opened()
    desk, stick = clinic.backups, worker.folder.parent / "stick"
    place = worker.attempt("place", lambda: desk.add_place(stick, "A"))

    def once() -> int:
        run = desk.begin(place, hold=False)
        return desk.note(run, run.work(lambda _done, _whole: None)).number

    for _ in range(2):
        worker.tell(saved="backup", what=worker.attempt("backup", once))
    worker.attempt("lock", _once(clinic.close))


def put_back(worker: Worker) -> None:
    """The newest backup of the stick is restored to a folder beside the clinic's."""
    newest = found_at(worker.folder.parent / "stick")[0]
    target, keys = worker.folder.parent / "restored", worker.keys()

    def once() -> str:
        restored = restore(newest.medium, newest.generation, keys, target, lambda _d, _w: None)
        return str(restored.folder)

    worker.tell(saved="restored", what=worker.attempt("restore", once))


FLOWS: dict[str, Callable[[Worker], None]] = {
    "acts": acts,
    "work": work,
    "removal": removal,
    "make": make,
    "back_up": back_up,
    "put_back": put_back,
    "more": more,
    "leave": leave,
    "unlock": unlock,
    "migrate": migrate,
    "take_case": take_case,
}


def idle(kind: str, times: int) -> None:
    """Calls of one kind that do nothing, so that the right one is struck."""
    with tempfile.TemporaryFile() as aside:
        number = aside.fileno()
        calls: dict[str, Callable[[], object]] = {
            "pwrite64": lambda: os.pwrite(number, b"", 0),
            "write": lambda: os.write(number, b""),
            "fsync": lambda: os.fsync(number),
            "ftruncate": lambda: os.ftruncate(number, 0),
            "rename": lambda: os.rename("/nowhere/a", "/nowhere/b"),
            "unlink": lambda: os.unlink("/nowhere/a"),
            "mkdir": lambda: os.mkdir("/"),
            "sendfile": lambda: os.sendfile(number, number, 0, 0),
        }
        for _ in range(times):
            with suppress(OSError):
                calls[kind]()


def child(asked: Asked, line: socket.socket) -> None:
    worker = Worker(asked, line)
    worker.tell(pid=os.getpid())
    with suppress(Gone):
        if asked["kind"]:
            idle(asked["kind"], STRUCK - asked["at"])
        FLOWS[asked["flow"]](worker)
        worker.tell(done=True)


def asked_for(line: socket.socket) -> Iterator[Asked]:
    for text in line.makefile("r", encoding="utf-8"):
        yield json.loads(text)


def main() -> None:
    """Forks a server for each line that is handed in, until the tests are over."""
    control = socket.socket(fileno=int(sys.argv[1]))
    strength("loads the word lists before the first child needs them")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while handed := socket.recv_fds(control, 1, 1)[1]:
        number = os.fork()
        if number == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            let_be_traced()
            serve(socket.socket(fileno=handed[0]))
            os._exit(0)
        os.close(handed[0])
        control.sendall(number.to_bytes(8, "big"))


def let_be_traced() -> None:
    """By a process that did not start it, where the system asks for leave (Yama)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)


def serve(line: socket.socket) -> None:
    for asked in asked_for(line):
        number = os.fork()
        if number == 0:
            try:
                child(asked, line)
            except BaseException:
                line.sendall(json.dumps({"bug": traceback.format_exc()}).encode() + b"\n")
            os._exit(0)
        _, status = os.waitpid(number, 0)
        line.sendall(json.dumps({"ended": status}).encode() + b"\n")


if __name__ == "__main__":
    main()
