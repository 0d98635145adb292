"""Opening an exhibit in another program: a copy that lies open for a while, then is taken away.

The copy is removed when the clinic is locked, when the program ends, and at the next start after a
crash. Removed is not wiped: a disk, and a flash disk above all, can keep what a file has held.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from clinicguard.evidence import sealing
from clinicguard.evidence.bag import safe_name
from clinicguard.evidence.custody import check_touch
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.sealing import Progress
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.evidence.taking_in import find, touch
from clinicguard.host.file_window import hand_over
from clinicguard.host.files import as_trouble
from clinicguard.host.trouble import Trouble
from clinicguard.storage.book import Book

ENDINGS = {
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/amr": ".amr",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
    "video/x-msvideo": ".avi",
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
"""What is opened outside, by content. The copy ends as its content does, whatever it was called:
a program or a script that calls itself a recording is never started."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_NAME = "opened"
_FROM_OUTSIDE = "[ZoneTransfer]\r\nZoneId=3\r\n"


class NoProgram(Trouble):
    """The system has no program to open this file with."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


@dataclass(frozen=True, slots=True)
class Outside:
    """A touch that is written already; the copy is still to be made."""

    copy: SealedCopy
    place: Path
    name: str

    def open(self, progress: Progress | None = None) -> Path:
        """Opens the seal into a file of its own and hands it to the system's program.

        Raises:
            NoKeyForEvidence, ExhibitDamaged, DiskFull, Stopped, NoProgram: no copy is left.
        """
        try:
            self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix="o-", dir=self.place))
        except OSError as error:
            raise as_trouble(error, self.place) from error
        path = folder / self.name
        try:
            self.copy.write(path, progress)
            path.chmod(0o400)
            if sys.platform == "win32":
                Path(f"{path}:Zone.Identifier").write_text(_FROM_OUTSIDE, "ascii")
            if not hand_over(path):
                raise NoProgram(self.name)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return path


class OutsideDesk:
    """`place` is a folder of this PC and this user, outside the clinic's."""

    def __init__(self, book: Book, evidence: EvidenceDesk, settings: Path) -> None:
        self._book = book
        self._evidence = evidence
        self.place = settings.parent / _NAME

    def begin(self, number: str, purpose: str) -> Outside:
        """The entry of the opening, before there is a copy.

        Raises:
            PurposeNeeded, NotAllowed, NoKeyForEvidence, NotFound.
            NoProgram: files of this kind are not opened from here.
        """
        check_touch("copied", purpose, "")
        copy = self._evidence.sealed_copy(number, "evidence.open_outside")
        if copy.identity is None:
            raise sealing.NoKeyForEvidence
        with self._book.database.reading() as session:
            row = session.scalars(select(ExhibitRow).where(ExhibitRow.number == number)).one()
            name = name_outside(row.original_name, row.media_type)
        if name is None:
            raise NoProgram(row.original_name)
        with self._book.act(
            "evidence.open_outside", f"evidence/{number}", reason=purpose
        ) as change:
            touch(change, find(change, number), "copied", purpose, detail=OPENED)
        return Outside(copy, self.place, name)

    def sweep(self) -> None:
        """Removes every copy; what another program still holds goes the next time."""
        sweep(self.place)


OPENED = "opened"
"""What the custody says of a copy that was opened in another program."""


def name_outside(original: str, media_type: str) -> str | None:
    """What the copy is called: its content's own ending; None for kinds that are not opened."""
    ending = ENDINGS.get(media_type)
    if ending is None:
        return None
    return safe_name(f"{_ENDING.sub('', safe_name(original))}{ending}")


def sweep(place: Path) -> None:
    """Removes the copies of an earlier time. Never raises: a start does not fail for them."""
    with suppress(OSError):
        for folder in place.iterdir():
            for path in folder.iterdir() if folder.is_dir() else ():
                with suppress(OSError):
                    path.chmod(0o600)
            shutil.rmtree(folder, ignore_errors=True)
