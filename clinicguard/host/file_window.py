"""Shows a folder in the system's own file window."""

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
    if not folder.is_dir():
        raise NoFileWindow(folder)
    if sys.platform == "win32":
        os.startfile(folder)
        return
    command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if command is None:
        raise NoFileWindow(folder)
    nowhere = subprocess.DEVNULL
    subprocess.Popen(
        [command, str(folder)],
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,
    )
