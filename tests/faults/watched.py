"""A process that asks its watcher before each call that writes (seccomp's user notification).

The watcher lets a call go on, or answers it with an error of the system, or kills the process
before the call. Nothing else of the process is slowed or changed. Linux on x86-64 alone.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import struct
import sys
from dataclasses import dataclass

CALLS = {
    "pwrite64": (18,),
    "write": (1,),
    "sendfile": (40,),
    "fsync": (74, 75),
    "rename": (82, 264, 316),
    "unlink": (87, 84, 263),
    "mkdir": (83, 258),
    "create": (257,),
}
"""By kind, the numbers of the calls by which anything comes onto a disk, or goes from it.

`create` is an `openat` that may make a file.
"""

_KIND = {number: kind for kind, numbers in CALLS.items() for number in numbers}
_X86_64 = 0xC000003E
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_NUMBER_AT, _ARCHITECTURE_AT, _FLAGS_AT = 0, 4, 32
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER, _NEW_LISTENER = 38, 317, 1, 8
_RECEIVE, _SEND, _GO_ON = 0xC0502100, 0xC0182101, 1
_NOTICE, _ANSWER = "=QIIiIQ6Q", "=QqiI"


@dataclass(frozen=True, slots=True)
class Notice:
    """A call that waits for its answer."""

    id: int
    kind: str


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def can_watch() -> bool:
    """Whether this system has such notices, and for these numbers of calls."""
    return sys.platform == "linux" and platform.machine() == "x86_64"


def be_watched() -> int:
    """From now on each such call of this process, and of its children, waits; the watcher's end.

    Raises OSError where the system does not let a process be watched.
    """
    steps = _steps()
    kept = ctypes.create_string_buffer(b"".join(steps))
    program = _Program(len(steps), ctypes.addressof(kept))
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    end = int(system.syscall(_SECCOMP, _FILTER, _NEW_LISTENER, ctypes.byref(program)))
    if end < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return end


def _steps() -> list[bytes]:
    """The filter: calls of ours are asked about, all others allowed."""
    plain = [number for number in _KIND if number not in CALLS["create"]]
    count = len(plain)
    jumps = [_step(_EQUAL, number, count - place + 4) for place, number in enumerate(plain)]
    return [
        _step(_LOAD, _ARCHITECTURE_AT),
        _step(_EQUAL, _X86_64, 1),
        _step(_RETURN, _ALLOW),
        _step(_LOAD, _NUMBER_AT),
        *jumps,
        _step(_EQUAL, CALLS["create"][0], 1),
        _step(_RETURN, _ALLOW),
        _step(_LOAD, _FLAGS_AT),
        _step(_ANY_BIT, os.O_CREAT, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _ASK),
    ]


def _step(what: int, value: int, forward: int = 0) -> bytes:
    """One step of a filter; where it holds, so many steps are passed over."""
    return struct.pack("=HBBI", what, forward, 0, value)


def next_notice(end: int) -> Notice | None:
    """The call that waits; none where its process has died of it meanwhile."""
    room = bytearray(struct.calcsize(_NOTICE))
    try:
        fcntl.ioctl(end, _RECEIVE, room)
    except FileNotFoundError:
        return None
    found = struct.unpack(_NOTICE, room)
    return Notice(found[0], _KIND[found[3]])


def answer(end: int, notice: Notice, error: str = "") -> None:
    """Lets the call go on, or refuses it with an error: `ENOSPC`."""
    if error:
        said = struct.pack(_ANSWER, notice.id, 0, -int(getattr(errno, error)), 0)
    else:
        said = struct.pack(_ANSWER, notice.id, 0, 0, _GO_ON)
    try:
        fcntl.ioctl(end, _SEND, said)
    except FileNotFoundError:
        return
