"""The transcript of a chat, a mail or a text: its form, and making one in the looking process.

The form is plain text, UTF-8: what it is, of which bytes, the particulars, then the lines with
their numbers. Whoever has the file needs no program of ours to read it, and we read it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from clinicguard.evidence import sight
from clinicguard.evidence.derivative import SIGN
from clinicguard.evidence.opening import Intake, Pasted, SealedCopy, Waiting
from clinicguard.evidence.sight import NotShown, Reading

TOOL = "ClinicGuard"
MOST_LINES = 100_000
"""Lines of the longest transcript; what comes after them stands in the original alone."""
READ_AS_TEXT = (
    "message/rfc822",
    "multipart/related",
    "application/vnd.ms-outlook",
    "application/mbox",
    "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
_LABEL = (
    "逐行文字：衍生件，只供閱讀，證物是原檔。",
    "逐行文字：衍生文件，仅供阅读，证据是原文件。",
    "Transcript: a derivative for reading. The exhibit is the original.",
)
_PARTS = 4


def is_read_as_text(media_type: str) -> bool:
    """Whether the looking process turns such a file into lines."""
    return media_type in READ_AS_TEXT or media_type.startswith("text/")


@dataclass(frozen=True, slots=True)
class Transcribing:
    """An exhibit that has no transcript yet, with what one is made and sealed with."""

    copy: SealedCopy
    media_type: str
    name: str
    ordinal: int
    intake: Intake

    def make(self) -> Transcribed:
        """Opens it in memory, has it read by the looking process, and seals the lines.

        Raises:
            NotShown: it cannot be read as text. NoKeyForEvidence, ExhibitDamaged, FileTooLarge,
            DiskFull, ReadOnlyPlace: in each case nothing is left behind.
        """
        reading = sight.reading(self.copy.content(), self.media_type, most=MOST_LINES)
        name = f"{PurePath(self.name).stem}-{SIGN}{self.ordinal}.txt"
        waiting = self.intake.seal(Pasted(name, as_text(self.copy, self.name, reading)))
        lines, whole = len(reading.lines), not reading.cut
        return Transcribed(self.copy.number, self.copy.sha256, self.ordinal, waiting, lines, whole)


@dataclass(frozen=True, slots=True)
class Transcribed:
    """A transcript under its seal. It stands in no record yet."""

    original: str
    original_sha256: str
    ordinal: int
    waiting: Waiting
    lines: int
    whole: bool


def as_text(copy: SealedCopy, name: str, reading: Reading) -> bytes:
    """The transcript's bytes: the same for the same original."""
    count = f"{len(reading.lines)}{'+' if reading.cut else ''}"
    about = (f"{copy.number}  {_one_line(name)}", f"SHA-256: {copy.sha256}", f"Lines: {count}")
    particulars = (
        f"{_one_line(each)}: {_one_line(value)}" for each, value in reading.particulars.items()
    )
    width = len(str(len(reading.lines)))
    lines = (f"{number:>{width}}  {line}" for number, line in enumerate(reading.lines, 1))
    parts = ("\n".join(part) for part in (_LABEL, about, particulars, lines))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def from_text(data: bytes, most: int) -> Reading:
    """Reads a transcript back, at most so many lines of it. Raises NotShown: it is none of ours."""
    try:
        _, about, particulars, lines = (
            data.decode("utf-8").removesuffix("\n").split("\n\n", _PARTS - 1)
        )
        count = about.rpartition("Lines: ")[2]
        digits = count.removesuffix("+")
        pairs = (line.partition(": ") for line in particulars.split("\n") if line)
        found = lines.split("\n") if digits != "0" else []
        shown = tuple(line[len(digits) + 2 :] for line in found[:most])
        cut = count.endswith("+") or len(found) > most
        return Reading({name: value for name, _, value in pairs}, shown, cut)
    except ValueError as error:
        raise NotShown("broken") from error


def _one_line(text: str) -> str:
    return " ".join(text.split())
