"""Taking a large file in: as fast as the tools that everybody has, in little memory.

The measure is `sha256sum` and `age` one after the other on the same file in the same run, the
output fsynced. Sealing does the same work in one pass, hashes the sealed form too, and reads it
back. BENCH_MIB=256 tries it with a smaller file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyrage
import pytest

from clinicguard.evidence.opening import SealedCopy

MIB = int(os.environ.get("BENCH_MIB", "2048"))
AT_LEAST = 0.8
GROWTH = 150.0
"""MiB that the process may grow."""
ALONE = Path(__file__).with_name("sealing_alone.py")

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not here"),
]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A file that nothing makes smaller."""
    path = tmp_path / "recording.bin"
    with path.open("wb") as file:
        for _ in range(MIB):
            file.write(os.urandom(1 << 20))
    return path


def by_tools(source: Path, recipient: str) -> float:
    """Seconds of hashing, then sealing, then fsync."""
    target = source.with_suffix(".age")
    started = time.perf_counter()
    subprocess.run(["sha256sum", str(source)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["age", "-r", recipient, "-o", str(target), str(source)], check=True)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    took = time.perf_counter() - started
    target.unlink()
    return took


def by_us(source: Path, folder: Path, recipient: str) -> tuple[float, float, list[str]]:
    """Seconds to sealed and fsynced, MiB grown, and name and hashes of the sealed file."""
    done = subprocess.run(
        [sys.executable, str(ALONE), str(source), str(folder), recipient],
        check=True,
        capture_output=True,
        text=True,
    )
    took, grown, *told = done.stdout.split()
    return float(took), float(grown), told


def test_sealing_keeps_up_with_the_tools_in_little_memory(recording: Path, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    recipient, folder = str(identity.to_public()), tmp_path / "evidence"
    folder.mkdir()
    rounds = []
    for _ in range(2):
        for each in folder.glob("*.age"):
            each.unlink()
        tools = by_tools(recording, recipient)
        ours, grown, (name, content, sealed) = by_us(recording, folder, recipient)
        rounds.append(tools / ours)
        print(
            f"{MIB} MiB: tools {MIB / tools:.0f} MiB/s, sealed {MIB / ours:.0f} MiB/s: "
            f"{tools / ours:.2f} times as fast, {grown:.0f} MiB grown"
        )
        assert grown < GROWTH
    assert max(rounds) >= AT_LEAST
    copy = SealedCopy("E-2026-0001", folder / name, content, sealed, identity)
    started = time.perf_counter()
    assert copy.damage() is None
    print(f"read back at {MIB / (time.perf_counter() - started):.0f} MiB/s")
