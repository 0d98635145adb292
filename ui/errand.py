"""A file that somebody opened with the program: shown once it is unlocked, by the first program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from clinicguard.casepack.ending import ENDING

_LONGEST = 4096


def file_in(arguments: Sequence[str]) -> Path | None:
    """The pack that the command line names; None where it names none, or something else too."""
    if len(arguments) != 1 or not arguments[0].casefold().endswith(ENDING):
        return None
    return Path(arguments[0]).absolute()


class Errand:
    """`bring` is called with the address of what is to be shown, whenever there is something.

    Between two programs of one person it goes as a line in a file of the settings folder: only they
    can write there. It is a path, and nothing is done with it but to offer it.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / "open-this"
        self._address = ""

    def leave(self, file: Path | None) -> None:
        """A second start leaves its file for the first program."""
        if file is not None:
            with suppress(OSError):
                self._note.write_text(str(file), "utf-8")

    def take_up(self, file: Path | None) -> None:
        """The first program keeps its own until somebody has unlocked."""
        if file is not None:
            self._address = f"incidents/take-in?file={quote(str(file))}"

    def look(self) -> None:
        """Takes up what another start has left."""
        try:
            told = self._note.read_text("utf-8")[:_LONGEST]
            self._note.unlink(missing_ok=True)
        except (OSError, UnicodeDecodeError):
            return
        self.take_up(file_in([told]))

    def take(self) -> str:
        """The address to be shown, once; empty where there is none."""
        address, self._address = self._address, ""
        return address

    def go(self, unlocked: Callable[[], object], show: Callable[[str], object]) -> None:
        """Shows it at once where somebody sits here; else it waits for the unlock."""
        with suppress(LookupError):
            unlocked()
            if address := self.take():
                show(address)
