"""Starting with the system: one file on Linux, one value on Windows, and none that lies."""

from __future__ import annotations

import configparser
import subprocess
from pathlib import Path

import pytest

from clinicguard.host.autostart import IN_TRAY, of_this_system
from clinicguard.host.autostart.command import desktop_words, windows_words
from clinicguard.host.autostart.linux import DesktopAutostart, autostart_folder
from clinicguard.host.autostart.windows import RunAutostart


def exec_of(file: Path) -> list[str]:
    """The command that a desktop would run, read by the rules of the specification."""
    entry = configparser.ConfigParser(interpolation=None, strict=False)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read_string(file.read_text("utf-8"))
    line = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\").replace("%%", "%")
    # in quotation marks, a shell undoes what the specification asks for
    told = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, check=True)
    return told.stdout.decode("utf-8").splitlines()


@pytest.mark.parametrize(
    "program",
    [
        "/opt/clinicguard/clinicguard",
        "/home/mei/診所 程式/clinicguard",
        '/home/mei/a "b" $c `d` \\e 100%/clinicguard',
    ],
)
def test_the_entry_starts_this_program_and_no_other(tmp_path: Path, program: str) -> None:
    autostart = DesktopAutostart(tmp_path / "autostart")
    assert not autostart.is_on()
    autostart.turn_on((program, IN_TRAY))
    assert autostart.is_on()
    assert exec_of(tmp_path / "autostart" / "clinicguard.desktop") == [program, IN_TRAY]
    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_a_desktop_has_switched_off_is_off(tmp_path: Path, line: str) -> None:
    autostart = DesktopAutostart(tmp_path)
    autostart.turn_on(("/x/clinicguard",))
    file = tmp_path / "clinicguard.desktop"
    text = file.read_text("utf-8").replace("X-GNOME-Autostart-enabled=true", line)
    file.write_text(text, "utf-8")
    assert not autostart.is_on()


def test_a_line_cannot_be_broken_out_of() -> None:
    with pytest.raises(ValueError, match="x"):
        desktop_words(("/x\nExec=evil",))
    with pytest.raises(ValueError, match="x"):
        windows_words(('C:\\x" evil.exe "',))


def test_the_folder_is_the_persons_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert autostart_folder() == Path.home() / ".config" / "autostart"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert autostart_folder() == tmp_path / "autostart"


class Registry:
    """A key of the registry, in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def put(self, name: str, text: str) -> None:
        self.values[name] = text

    def drop(self, name: str) -> None:
        self.values.pop(name, None)


def test_windows_keeps_one_value() -> None:
    registry = Registry()
    autostart = RunAutostart(registry)
    assert not autostart.is_on()
    autostart.turn_on((r"C:\Users\mei lin\AppData\ClinicGuard.exe", IN_TRAY))
    assert registry.values == {
        "ClinicGuard": rf'"C:\Users\mei lin\AppData\ClinicGuard.exe" {IN_TRAY}'
    }
    assert autostart.is_on()
    autostart.turn_off()
    assert registry.values == {}


def test_a_system_that_was_not_tried_offers_nothing() -> None:
    assert of_this_system("darwin") is None
    assert isinstance(of_this_system("linux"), DesktopAutostart)
    assert isinstance(of_this_system("win32"), RunAutostart)
