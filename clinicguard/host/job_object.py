"""A Job Object of Windows: what a process in it may use up, and that it dies with its parent.

Elsewhere a process limits itself (`resource.setrlimit`), and nothing here does anything.
https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_PROCESS_TIME, _ACTIVE_PROCESS = 0x2, 0x8
_PROCESS_MEMORY, _DIE_ON_UNHANDLED, _KILL_ON_CLOSE = 0x100, 0x400, 0x2000
_BASIC_UI, _EXTENDED = 4, 9
_EVERY_UI_LIMIT = 0xFF
"""Handles of others, clipboard, system parameters, display, desktop, ending the session …"""
_SET_QUOTA_AND_TERMINATE = 0x0100 | 0x0001
_TICKS = 10_000_000
"""Of 100 ns in a second."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory and seconds of processor for each process; how many processes at once."""

    memory: int
    seconds: int
    processes: int = 1


class BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`."""

    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def extended(limits: Limits) -> ExtendedLimits:
    """The limits as Windows is told them."""
    told = ExtendedLimits()
    told.basic.flags = (
        _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
    )
    told.basic.per_process_time = limits.seconds * _TICKS
    told.basic.active_processes = limits.processes
    told.process_memory = limits.memory
    return told


@contextmanager
def confining(limits: Limits) -> Iterator[Callable[[int], None]]:
    """Gives what puts a running process, by its id, under these limits. All in it die at the end.

    Raises:
        OSError: Windows refuses. The process is then not to be given anything.
    """
    if sys.platform != "win32":
        yield lambda pid: None
        return
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.OpenProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(_done(kernel.CreateJobObjectW(None, None)))
    try:
        for kind, told in (
            (_EXTENDED, extended(limits)),
            (_BASIC_UI, ctypes.c_uint32(_EVERY_UI_LIMIT)),
        ):
            size = ctypes.sizeof(told)
            _done(kernel.SetInformationJobObject(job, kind, ctypes.byref(told), size))

        def confine(pid: int) -> None:
            process = ctypes.c_void_p(_done(kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, 0, pid)))
            try:
                _done(kernel.AssignProcessToJobObject(job, process))
            finally:
                kernel.CloseHandle(process)

        yield confine
    finally:
        kernel.CloseHandle(job)


def _done(result: int | None) -> int:
    """What a call of Windows answered. Raises OSError where that is 0: it did not do it."""
    if not result:
        code = getattr(ctypes, "get_last_error", lambda: 0)()
        raise OSError(0, f"Windows refuses a job object ({code})")
    return result
