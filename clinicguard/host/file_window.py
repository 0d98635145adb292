"""Hands a folder to the system's own file window, and a file to the program that opens its kind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from clinicguard.host.trouble import Trouble


class NoFileWindow(Trouble):
    """This system offers no file window that the program could open."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


def show_folder(folder: Path) -> None:
    """Opens the folder where people look at their files; returns at once.

    Raises:
        NoFileWindow: there is no such program here, or the folder is gone.
    """
    if not folder.is_dir() or not hand_over(folder):
        raise NoFileWindow(folder)


def hand_over(path: Path) -> bool:
    """Lets the system open it as a double click would; returns at once. False: it has no way to."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if command is None:
        return False
    nowhere = subprocess.DEVNULL
    subprocess.Popen(
        [command, str(path)],
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,
    )
    return True
