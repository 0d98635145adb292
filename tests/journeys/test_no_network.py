"""The program opens no connection: the system itself is asked, call by call, in every process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_OUTSIDE = re.compile(r"AF_INET6?|AF_NETLINK|AF_PACKET|sin_addr")
"""A socket of any family that leaves this PC; one of AF_UNIX stays on it (the display, the bus)."""

_STARTED = re.compile(r'execve\("([^"]*)"')

ROOT = Path(__file__).resolve().parents[2]


def traced(place: Path, *command: str) -> list[str]:
    """Every call that has to do with a network, of the command and all that it starts."""
    log = place / "calls"
    home = place / "home"
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "CLINICGUARD_SETTINGS": str(home / "settings"),
    }
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=%network,execve", *command],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    calls = log.read_text("utf-8", "replace").splitlines()
    assert any("execve(" in call for call in calls), "nothing was traced"
    return calls


def outside(calls: list[str]) -> list[str]:
    """Those that reach out of this PC."""
    return [call for call in calls if "execve(" not in call and _OUTSIDE.search(call)]


def started(calls: list[str]) -> set[str]:
    """The programs that were started, or looked for in vain."""
    return {found[1] for call in calls if (found := _STARTED.search(call)) is not None}


def test_a_program_that_reaches_out_would_be_seen(tmp_path: Path) -> None:
    reach = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    assert outside(traced(tmp_path, sys.executable, "-c", reach))


def test_set_up_to_backup_with_a_window_opens_no_connection_and_starts_nothing_else(
    tmp_path: Path,
) -> None:
    """Some libraries look for others by the compiler that is on the PATH: none of ours may."""
    program = "import sys; from ui.start import main; sys.exit(main(['--self-test']))"
    calls = traced(tmp_path, sys.executable, "-c", program)
    assert outside(calls) == []
    assert started(calls) == {sys.executable}


@pytest.mark.prove
def test_a_whole_case_opens_no_connection(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    calls = traced(tmp_path, sys.executable, "-m", "clinicguard", "demo", "--out", str(out))
    assert outside(calls) == []
    assert list(out.rglob("*.pdf"))
