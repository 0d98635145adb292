"""The limits of the looking process as Windows is told them; elsewhere nothing is done."""

from __future__ import annotations

import ctypes
import os
import sys

import pytest

from clinicguard.host.job_object import BasicLimits, ExtendedLimits, Limits, confining, extended


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes of 64 bits")
def test_the_structures_are_as_large_as_windows_expects() -> None:
    """From winnt.h, compiled for x64: 64 and 144 bytes."""
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.process_memory.offset == 112


def test_memory_time_processes_and_the_end_are_limited() -> None:
    told = extended(Limits(1 << 30, 8))
    assert told.basic.flags == 0x2000 | 0x400 | 0x100 | 0x8 | 0x2
    assert told.process_memory == 1 << 30
    assert told.basic.per_process_time == 80_000_000
    assert told.basic.active_processes == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there the limits are real")
def test_elsewhere_nothing_is_confined() -> None:
    with confining(Limits(1, 1)) as confine:
        confine(os.getpid())
