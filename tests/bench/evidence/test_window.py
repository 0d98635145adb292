"""A large file goes in through the window: quickly, in little memory, and nothing stalls.

The measure of speed is `sha256sum` and `age` one after the other on the same file in the same run,
as in `test_sealing`; of stalls, a 10 ms timer on the window's thread. BENCH_MIB=256 tries it with a
smaller file. On a machine so busy that it holds up a process that does nothing but beat, the gap by
the clock says nothing of us: then it is printed, and what the thread itself used counts alone.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.bench.evidence.test_sealing import AT_LEAST, GROWTH, MIB, by_tools, recording

ALONE = "tests.bench.evidence.window_alone"
ROOT = Path(__file__).resolve().parents[3]
STALL = 0.100
"""Seconds between two beats."""
BUSY = 0.050
"""Seconds by which a machine that is free for us holds nobody up."""

__all__ = ["recording"]

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not here"),
]


def test_the_window_goes_on_while_a_large_file_is_taken_in(recording: Path, tmp_path: Path) -> None:
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    rates: list[float] = []
    gaps: list[float] = []
    for turn in range(2):
        tools = by_tools(recording, recipient)
        folder = tmp_path / f"clinic-{turn}"
        told = handed_in(recording, folder)
        shutil.rmtree(folder)
        sealed = told["took"]["sealed"] - told["took"]["panel"]
        print(
            f"{MIB} MiB: tools {MIB / tools:.0f} MiB/s, sealed {MIB / sealed:.0f} MiB/s: "
            f"{tools / sealed:.2f} times as fast; {told['grown']:.0f} MiB grown; "
            f"the machine held up {told['elsewhere'] * 1000:.0f} ms"
        )
        for part, (gap, used) in told["gaps"].items():
            print(
                f"  {part}: after {told['took'][part]:.2f} s, largest gap {gap * 1000:.0f} ms, "
                f"of it used {used * 1000:.0f} ms"
            )
            assert used < STALL
        assert told["grown"] < GROWTH
        rates.append(tools / sealed)
        if told["elsewhere"] < BUSY:
            gaps.append(max(gap for gap, _ in told["gaps"].values()))
    assert max(rates) >= AT_LEAST
    assert min(gaps, default=0.0) < STALL


def handed_in(file: Path, folder: Path) -> dict[str, Any]:
    """What a process of its own tells of one intake."""
    done = subprocess.run(
        [sys.executable, "-m", ALONE, str(file), str(folder)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
