"""Starts the server under `strace` with one kind of strike, and gathers what its children say."""

from __future__ import annotations

import atexit
import functools
import json
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.faults.server import STRUCK, Asked
from tests.made import MadeClinic

ROOT = Path(__file__).resolve().parents[2]
STRIKES = ("signal=KILL", "error=ENOSPC", "error=EIO")
KINDS = ("pwrite64", "write", "sendfile", "fsync", "rename", "unlink", "mkdir")
"""The calls by which anything of ours comes onto a disk, or goes from it."""
SECONDS = 120.0
"""A child that says nothing for so long hangs."""


@dataclass
class Told:
    """What one child said, and how it ended."""

    saved: list[tuple[str, Any]] = field(default_factory=list)
    troubles: list[tuple[str, str]] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    left: list[list[str]] = field(default_factory=list)
    made: str | None = None
    done: bool = False
    status: int = 0
    pid: int = 0

    @property
    def killed(self) -> bool:
        return self.status == signal.SIGKILL


class Server:
    """One server with one kind of strike."""

    def __init__(self, line: socket.socket, kind: str) -> None:
        self._line = line
        self._lines = line.makefile("r", encoding="utf-8")
        self.kind = kind

    def run(self, flow: str, made: MadeClinic, *, at: int = 1, seed: int = 0) -> Told:
        """One child; `at` is which of its own calls of the server's kind is struck."""
        told = Told()
        for said in self.listen(flow, made, at=at, seed=seed):
            match said:
                case {"pid": pid}:
                    told.pid = pid
                case {"saved": name, "what": what}:
                    told.saved.append((name, what))
                case {"trouble": kind, "act": name}:
                    told.troubles.append((name, kind))
                case {"bug": text}:
                    told.bugs.append(text)
                case {"alarm": str(alarm)}:
                    told.alarms.append(alarm)
                case {"left": names}:
                    told.left.append(names)
                case {"made": key}:
                    told.made = key
                case {"done": True}:
                    told.done = True
                case {"ended": status}:
                    told.status = status
        return told

    def listen(
        self, flow: str, made: MadeClinic, *, at: int = 1, seed: int = 0
    ) -> Iterator[dict[str, Any]]:
        """What a child says, line by line, up to its end."""
        personal = made.keys["owner"].personal
        private = personal.sign.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        source = made.folder.parent / "來件.txt"
        if not source.exists():
            source.write_text("櫃檯收到的一行字\n" * 12_000, "utf-8")
        asked: Asked = {
            "flow": flow,
            "kind": self.kind,
            "at": at,
            "seed": seed,
            "folder": str(made.folder),
            "settings": str(made.settings.path),
            "source": str(source),
            "person": "1",
            "open": str(personal.open),
            "sign": private.hex(),
        }
        self._line.sendall(json.dumps(asked).encode() + b"\n")
        for text in self._lines:
            said: dict[str, Any] = json.loads(text)
            yield said
            if "ended" in said:
                return
        raise RuntimeError("the server is gone")


def server(strike: str = "", kind: str = "") -> AbstractContextManager[Server]:
    """`strike` as strace says it, without the place: `error=ENOSPC`, `signal=KILL`; none: bare."""
    if not strike:
        return _started([], "")
    inject = ["-e", f"trace={kind}", "-e", f"inject={kind}:{strike}"]
    return _started(["-o", "/dev/null", *inject], kind)


@functools.cache
def _loaded() -> socket.socket:
    """The process that has everything loaded, and forks servers; it ends when the tests do."""
    ours, theirs = socket.socketpair()
    ours.settimeout(SECONDS)
    command = [sys.executable, "-m", "tests.faults.server", str(theirs.fileno())]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()])
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait(SECONDS)

    atexit.register(end)
    return ours


@contextmanager
def _started(traced: list[str], kind: str) -> Iterator[Server]:
    ours, theirs = socket.socketpair()
    ours.settimeout(SECONDS)
    socket.send_fds(_loaded(), [b"\0"], [theirs.fileno()])
    number = int.from_bytes(_loaded().recv(8), "big")
    theirs.close()
    tracer = _held(number, traced) if traced else None
    try:
        yield Server(ours, kind)
    finally:
        ours.shutdown(socket.SHUT_RDWR)
        ours.close()
        if tracer is not None:
            tracer.communicate(timeout=SECONDS)


def _held(number: int, traced: list[str]) -> subprocess.Popen[bytes]:
    """`strace` on a process and on each that it forks; it says so when it has hold of it."""
    told = "--quiet=exit,path-resolution,personality,superseded"
    command = ["strace", "-f", told, *traced, "-p", str(number)]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    assert b"attached" in said, said
    return tracer


def calls_of(flow: str, made: MadeClinic, aside: Path) -> Counter[str]:
    """How many calls of each kind a whole flow makes on this clinic: so far strikes must reach."""
    seen = aside / f"{flow}.calls"
    with _started(["-o", str(seen), "-e", f"trace={','.join(KINDS)}"], "") as counted:
        told = counted.run(flow, made)
    assert told.done, told
    lines = (line.split(None, 1) for line in seen.read_text("utf-8", "replace").splitlines())
    names = (call.split("(")[0] for pid, call in lines if int(pid) == told.pid)
    return Counter(name for name in names if name in KINDS)


def places(calls: int, step: int, strike: str) -> range:
    """Every `step`-th call; each strike begins at another one, so that together they meet more."""
    first = 1 + step * STRIKES.index(strike) // len(STRIKES)
    return range(first, max(first, calls) + 1, step)


def when(length: int = 1) -> str:
    """The part of a strike that says which calls: `length` of them from the struck one on."""
    return f"when={STRUCK}..{STRUCK + length - 1}" if length > 1 else f"when={STRUCK}"


def can_strike() -> bool:
    """Whether this system has `strace` and lets it trace a process that runs already."""
    if shutil.which("strace") is None:
        return False
    try:
        with server("error=EIO", "syncfs"):
            return True
    except AssertionError:
        return False
