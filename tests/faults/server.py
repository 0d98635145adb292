"""A process that has everything loaded, and does each act in a child of its own.

It is told what to do, and tells how it went, through a socket. Its calls that write are asked about
(`watched`), so that a child can be refused or killed at any one of them.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

import pytest

from clinicguard.people.passphrase import strength
from tests.faults.acts import ACTS
from tests.faults.given import Starts, copied
from tests.faults.struck import asked_of
from tests.faults.swift import hasten
from tests.faults.watched import be_watched
from tests.faults.worker import Asked, Gone, Worker
from tests.once import work_out_once

WARMING = ("log", "attach", "pack", "leave", "back up")


def child(asked: Asked, line: socket.socket) -> None:
    worker = Worker(asked, line)
    worker.tell(pid=os.getpid())
    with suppress(Gone):
        ACTS[asked["flow"]](worker)
        worker.tell(done=True)


def serve(line: socket.socket) -> None:
    for text in line.makefile("r", encoding="utf-8"):
        number = os.fork()
        if number == 0:
            try:
                child(json.loads(text), line)
            except BaseException:
                line.sendall(json.dumps({"bug": traceback.format_exc()}).encode() + b"\n")
            os._exit(0)
        _, status = os.waitpid(number, 0)
        line.sendall(json.dumps({"ended": status}).encode() + b"\n")


def warm_up() -> None:
    """Does a few acts itself, so that no child has to load and to compile for them."""
    ours, theirs = socket.socketpair()
    with tempfile.TemporaryDirectory() as place, ours, theirs:
        starts = Starts(Path(place))
        for act in WARMING:
            ACTS[act](Worker(asked_of(act, copied(starts.of(act), Path(place) / act)), ours))


def main() -> None:
    """Serves until the tests are over; where nothing can be watched it says so by its end."""
    line = socket.socket(fileno=int(sys.argv[1]))
    work_out_once(pytest.MonkeyPatch())
    hasten(pytest.MonkeyPatch())
    strength("loads the word lists before the first child needs them")
    warm_up()
    try:
        end = be_watched()
    except OSError:
        line.sendall(b"\0")
        return
    socket.send_fds(line, [b"\0"], [end])
    os.close(end)
    serve(line)


if __name__ == "__main__":
    main()
