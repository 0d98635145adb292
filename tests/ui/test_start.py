"""The start: what is read before the window stands, and what is told where none can open."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from clinicguard.host.screen import MissingLibrary, NoDisplay, check_display, missing
from ui.start import NO_WINDOW, check_libraries, main, tell

ROOT = Path(__file__).resolve().parents[2]
SLOW = {"sqlalchemy", "sqlcipher3", "reportlab", "pikepdf", "PIL", "pypdfium2", "holidays", "babel"}
NO_SCREEN = "only Linux can lack a display"


def test_the_window_stands_before_anything_slow_is_read() -> None:
    start = "import sys, ui.start, ui.app, ui.rooms; ui.rooms.furnish()"
    ask = f"{start}; print(*({SLOW!r} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == []


@pytest.mark.skipif(sys.platform != "linux", reason=NO_SCREEN)
def test_without_a_display_it_says_so_in_three_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == NO_WINDOW
    told = capsys.readouterr().err
    for words in (
        "這裡沒有螢幕",
        "There is no screen here",
        "这里没有屏幕",
        "clinicguard demo --out",
    ):
        assert words in told


@pytest.mark.skipif(sys.platform != "linux", reason=NO_SCREEN)
def test_a_display_that_does_not_answer_is_no_display() -> None:
    with pytest.raises(NoDisplay):
        check_display({})
    check_display({"WAYLAND_DISPLAY": "wayland-0"})
    check_display({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize(
    ("words", "library", "package"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file", "libEGL.so", "libegl1"),
        ("libxcb-cursor.so.0: cannot open shared object", "libxcb-cursor.so", "libxcb-cursor0"),
        ("libsomething.so.3: cannot open", "libsomething.so", "libsomething.so"),
    ],
)
def test_a_missing_library_is_named_with_its_package(
    words: str, library: str, package: str
) -> None:
    found = missing(words)
    assert (found.library, found.package) == (library, package)


def test_what_is_missing_is_told_in_three_languages() -> None:
    out = io.StringIO()
    tell(MissingLibrary("libEGL.so", "libegl1"), out)
    assert out.getvalue().count("sudo apt install libegl1") == 3


def test_the_libraries_for_drawing_off_the_screen_are_here() -> None:
    check_libraries({"QT_QPA_PLATFORM": "offscreen"})
