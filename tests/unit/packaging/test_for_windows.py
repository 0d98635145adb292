"""What of the lock holds on Windows."""

from __future__ import annotations

from pathlib import Path

from windows.for_windows import lines_for, windows

ROOT = Path(__file__).resolve().parents[3]

LOCK = """# a note
both==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
there==2 ; sys_platform == 'win32' \\
    --hash=sha256:cc
here==3 ; sys_platform == 'linux' \\
    --hash=sha256:dd
old==4 ; python_full_version < '3.12' \\
    --hash=sha256:ee
"""


def test_conditions_are_those_of_the_windows_program() -> None:
    assert list(lines_for(LOCK, windows("3.12.9"))) == [
        "both==1.0 --hash=sha256:aa --hash=sha256:bb",
        "there==2 --hash=sha256:cc",
    ]
    assert any(line.startswith("old") for line in lines_for(LOCK, windows("3.11.9")))


def test_every_line_of_our_lock_has_its_hash() -> None:
    lock = (ROOT / "packaging" / "requirements-build.txt").read_text("utf-8")
    lines = list(lines_for(lock, windows("3.12.9")))
    assert any(line.startswith("pywin32-ctypes==") for line in lines)
    assert not any(line.startswith(("jeepney", "secretstorage")) for line in lines)
    assert [line for line in lines if "--hash=sha256:" not in line] == []
