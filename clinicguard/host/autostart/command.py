"""How this program is started again: the built one by its file, a checkout by its script."""

from __future__ import annotations

import sys
from pathlib import Path

IN_TRAY = "--in-tray"
"""The argument with which it starts out of sight."""


def own_command() -> tuple[str, ...]:
    """The program and what it needs, without arguments of this start."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    name = "clinicguard.exe" if sys.platform == "win32" else "clinicguard"
    return (str(Path(sys.executable).with_name(name)),)


def desktop_words(command: tuple[str, ...]) -> str:
    """A command as the `Exec` line of a desktop entry writes it (Desktop Entry Specification 1.5).

    Raises ValueError for a path that no such line can hold.
    """
    return " ".join(_desktop_word(word) for word in command)


def windows_words(command: tuple[str, ...]) -> str:
    """A command as Windows reads it: each part in quotation marks, none of which a path holds."""
    if any('"' in word for word in command):
        raise ValueError(command)
    return " ".join(f'"{word}"' if " " in word or Path(word).suffix else word for word in command)


def _desktop_word(word: str) -> str:
    if any(ord(letter) < 32 for letter in word):
        raise ValueError(word)
    quoted = word
    for letter in '\\"`$':
        quoted = quoted.replace(letter, f"\\{letter}")
    # the value is read twice: once as a string of the entry, once as a command
    quoted = quoted.replace("\\", "\\\\").replace("%", "%%")
    plain = word.replace("/", "").replace("-", "").replace(".", "").replace("_", "")
    return quoted if plain.isalnum() and plain.isascii() else f'"{quoted}"'
