"""Strikes a child at one of its calls that write, and gathers what it says."""

from __future__ import annotations

import atexit
import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.faults.watched import CALLS, answer, can_watch, next_notice
from tests.faults.worker import Asked
from tests.made import MadeClinic

ROOT = Path(__file__).resolve().parents[2]
KILL = "KILL"
KINDS = tuple(CALLS)
SECONDS = 120.0
"""A child that says nothing for so long hangs."""


@dataclass(frozen=True, slots=True)
class Strike:
    """At the `at`-th call (of one kind, or of any): an error of the system, or death before it."""

    what: str
    at: int
    kind: str = ""
    length: int = 1
    """How many calls of the struck one's kind are refused in a row."""
    climbing: bool = False
    """Whether each act that was refused and is tried again is struck once more, a call later."""

    def falls(self, told: Told) -> bool:
        """Whether on the call that is about to be made."""
        kind = told.calls[-1]
        if told.row:
            return kind == told.row[0] and len(told.row) < self.length
        if self.climbing:
            return told.place == self.at + len(told.troubles)
        if told.struck or self.kind not in ("", kind):
            return False
        return self.at == (told.calls.count(kind) if self.kind else len(told.calls))


@dataclass
class Told:
    """What one child said, and how it ended."""

    saved: list[tuple[str, Any]] = field(default_factory=list)
    troubles: list[tuple[str, str]] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    left: list[list[str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    """The kinds of the calls made while it could be struck, in their order."""
    made: str | None = None
    done: bool = False
    status: int = 0
    pid: int = 0
    open_to_strikes: bool = False
    place: int = 0
    """How far it came: calls without those of the tries that were refused."""
    tried_from: int = 0
    row: list[str] = field(default_factory=list)
    """The kinds of the calls on which a strike fell, in the try that is under way."""
    struck: int = 0
    """On how many tries a strike fell."""

    @property
    def killed(self) -> bool:
        return self.status == signal.SIGKILL

    def hear(self, said: dict[str, Any]) -> None:
        match said:
            case {"pid": pid}:
                self.pid = pid
            case {"struck": on}:
                self.open_to_strikes = on
            case {"saved": name, "what": what}:
                self.saved.append((name, what))
            case {"trying": _}:
                self.tried_from = self.place
            case {"trouble": kind, "act": name}:
                self.troubles.append((name, kind))
                self.place = self.tried_from
                self.row.clear()
            case {"bug": text}:
                self.bugs.append(text)
            case {"alarm": str(alarm)}:
                self.alarms.append(alarm)
            case {"left": names}:
                self.left.append(names)
            case {"made": key}:
                self.made = key
            case {"done": True}:
                self.done = True
            case {"ended": status}:
                self.status = status


Before = Callable[[Told], None]
"""Is called before each call that could be struck, while the child waits in it."""


class Server:
    """The process that has everything loaded, and forks a child for each flow."""

    def __init__(self, line: socket.socket, watched: int) -> None:
        self._line, self._watched = line, watched
        self._rest = b""

    def run(
        self,
        flow: str,
        made: MadeClinic,
        strike: Strike | None = None,
        *,
        seed: int = 0,
        before: Before | None = None,
    ) -> Told:
        """One child, from its first word to its end."""
        told = Told()
        for _ in self.listen(flow, made, strike, seed=seed, before=before, told=told):
            pass
        return told

    def listen(
        self,
        flow: str,
        made: MadeClinic,
        strike: Strike | None = None,
        *,
        seed: int = 0,
        before: Before | None = None,
        told: Told | None = None,
    ) -> Iterator[dict[str, Any]]:
        """What a child says, line by line, up to its end."""
        told = told if told is not None else Told()
        self._line.sendall(json.dumps(asked_of(flow, made, seed)).encode() + b"\n")
        try:
            while True:
                for said in self._heard():
                    told.hear(said)
                    yield said
                    if "ended" in said:
                        return
                if self._call_waits():
                    self._decide(told, strike, before)
        except BaseException:
            _loaded.cache_clear()  # it waits in the midst of something: the next test has another
            raise

    def _heard(self) -> list[dict[str, Any]]:
        """What was said up to now; waits until something is said, or a call waits."""
        ends: list[socket.socket | int] = [self._line, self._watched]
        ready = select.select(ends, [], [], SECONDS)[0]
        if not ready:
            raise TimeoutError("the child hangs")
        if self._line not in ready:
            return []
        more = self._line.recv(1 << 20)
        if not more:
            raise RuntimeError("the server is gone")
        *lines, self._rest = (self._rest + more).split(b"\n")
        return [json.loads(line) for line in lines]

    def _call_waits(self) -> bool:
        """A line that was said before the call is heard before it."""
        lines, calls = (select.select([end], [], [], 0)[0] for end in (self._line, self._watched))
        return bool(calls) and not lines

    def _decide(self, told: Told, strike: Strike | None, before: Before | None) -> None:
        notice = next_notice(self._watched)
        if notice is None:
            return
        if not told.open_to_strikes:
            answer(self._watched, notice)
            return
        if before is not None:
            before(told)
        told.calls.append(notice.kind)
        told.place += 1
        if strike is None or not strike.falls(told):
            answer(self._watched, notice)
            return
        told.struck += not told.row
        told.row.append(notice.kind)
        if strike.what == KILL:
            os.kill(told.pid, signal.SIGKILL)
        else:
            answer(self._watched, notice, strike.what)


def asked_of(flow: str, made: MadeClinic, seed: int = 0) -> Asked:
    """What a child needs to know."""
    personal = made.keys["owner"].personal
    private = personal.sign.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    source = made.folder.parent / "來件.txt"
    if not source.exists():
        source.write_text("櫃檯收到的一行字\n" * 12_000, "utf-8")
    return {
        "flow": flow,
        "seed": seed,
        "folder": str(made.folder),
        "settings": str(made.settings.path),
        "source": str(source),
        "person": "1",
        "open": str(personal.open),
        "sign": private.hex(),
    }


def server() -> Server:
    """The one of this run of the tests; raises OSError where nothing can be watched."""
    return _loaded()


@functools.cache
def _loaded() -> Server:
    ours, theirs = socket.socketpair()
    ours.settimeout(SECONDS)
    command = [sys.executable, "-B", "-m", "tests.faults.server", str(theirs.fileno())]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()])
    theirs.close()
    _, ends, *_ = socket.recv_fds(ours, 1, 1)

    def end() -> None:
        ours.close()
        for each in ends:
            os.close(each)
        process.wait(SECONDS)

    atexit.register(end)
    if not ends:
        raise OSError("no process can be watched here")
    return Server(ours, ends[0])


def can_strike() -> bool:
    """Whether this system lets a process be watched."""
    try:
        return can_watch() and server() is not None
    except OSError:
        return False
