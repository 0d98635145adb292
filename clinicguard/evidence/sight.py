"""Looking at a file that a stranger made: in a process of its own, with limits, killed when late.

The parent only passes bytes in and takes a picture or plain facts out. A hostile file can at worst
lose its preview.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from clinicguard.evidence.bounds import (
    MEMORY,
    PROCESSOR_SECONDS,
    SECONDS,
    SLOW_PROCESSOR_SECONDS,
    SLOW_SECONDS,
)
from clinicguard.evidence.redaction import Box
from clinicguard.host.job_object import Limits, confining
from clinicguard.host.trouble import Trouble

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)

LARGEST = 64 << 20
"""Bytes that are handed to a look; larger files are shown by their facts only."""
SHOWN_LINES = 5000
"""Lines of a text that are shown on a page."""
FLAG = "--look-at-evidence"
"""The hidden word with which the built program becomes the looking process."""


class NotShown(Trouble):
    """There is no preview of this file; the file itself is kept and untouched."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of an image or of one page; `pages` is how many there are."""

    png: bytes
    width: int
    height: int
    pages: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as text: its particulars by name, and its lines."""

    particulars: dict[str, str]
    lines: tuple[str, ...]
    cut: bool
    """Whether there are more lines than are shown."""
    looks: str = ""
    """How a picture looks, in the kept form of `likeness.Looks`; empty for all else."""
    small: bytes = field(default=b"", repr=False)
    """A PNG of a picture or of a first page, where one was asked for and could be drawn."""


def picture(
    content: bytes, media_type: str, *, page: int = 1, longest: int = 1600, most: int = 0
) -> Picture:
    """A picture of an image or a PDF page, `longest` pixels at its longer side.

    With `most` its size is bounded by so many pixels in all instead, so that long screenshots can
    still be read.

    Raises:
        NotShown: the kind has no picture, or it was too large, too slow or broken.
    """
    asked = {"do": "picture", "type": media_type, "page": page, "longest": longest, "most": most}
    return _picture(*_ask(content, asked))


def burned(content: bytes, media_type: str, page: int, boxes: Sequence[Box]) -> Picture:
    """One page in full size with its boxes burned in black. Raises NotShown."""
    asked = {"do": "burn", "type": media_type, "page": page, "edges": _edges(boxes)}
    return _picture(*_ask(content, asked, SLOW_SECONDS))


def read_back(content: bytes, boxes: Sequence[Box]) -> dict[str, int]:
    """What a redacted copy holds: `pages`, `characters` of text, `particulars` of metadata, and
    how many `boxes` are one colour. Raises NotShown: it is no redacted copy of ours.
    """
    told, _ = _ask(content, {"do": "read back", "edges": _edges(boxes)}, SLOW_SECONDS)
    try:
        return {name: int(told[name]) for name in ("pages", "characters", "particulars", "boxes")}
    except (KeyError, TypeError, ValueError) as error:
        raise NotShown("broken") from error


def reading(content: bytes, media_type: str, *, most: int = SHOWN_LINES, small: int = 0) -> Reading:
    """Particulars (EXIF, mail headers, page address …), `most` lines of text.

    With `small` a picture of so many pixels at its longer side comes too. Raises NotShown.
    """
    asked = {"do": "reading", "type": media_type, "lines": most, "small": small}
    told, png = _ask(content, asked)
    particulars = {str(name): str(value) for name, value in dict(told["particulars"]).items()}
    lines, looks = tuple(map(str, told["lines"])), str(told.get("looks", ""))
    return Reading(particulars, lines, bool(told["cut"]), looks, png)


def _picture(told: dict[str, Any], png: bytes) -> Picture:
    try:
        return Picture(png, int(told["width"]), int(told["height"]), int(told["pages"]))
    except (KeyError, TypeError, ValueError) as error:
        raise NotShown("broken") from error


def _edges(boxes: Sequence[Box]) -> list[list[int]]:
    return [[box.page, box.left, box.top, box.right, box.bottom] for box in boxes]


def _ask(
    content: bytes, asked: dict[str, Any], seconds: int = SECONDS
) -> tuple[dict[str, Any], bytes]:
    if len(content) > LARGEST:
        raise NotShown("large")
    head = json.dumps(asked).encode("utf-8")
    message = struct.pack(">I", len(head)) + head + content
    slow = seconds > SECONDS
    limits = Limits(MEMORY, SLOW_PROCESSOR_SECONDS if slow else PROCESSOR_SECONDS)
    try:
        with confining(limits) as confine:
            return _answer(_answered(message, seconds, confine))
    except subprocess.TimeoutExpired as error:
        raise NotShown("slow") from error
    except OSError as error:
        raise NotShown("process") from error


def _answered(message: bytes, seconds: int, confine: Callable[[int], None]) -> bytes:
    """What the looking process says. Not a byte of the file is given before it is confined."""
    with subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=_NO_WINDOW,
    ) as process:
        try:
            confine(process.pid)
            return process.communicate(message, timeout=seconds)[0]
        except BaseException:
            process.kill()
            raise


def _answer(data: bytes) -> tuple[dict[str, Any], bytes]:
    if len(data) < 4:
        raise NotShown("broken")
    length = struct.unpack(">I", data[:4])[0]
    try:
        told = json.loads(data[4 : 4 + length])
    except ValueError as error:
        raise NotShown("broken") from error
    if not isinstance(told, dict) or "refused" in told:
        raise NotShown(str(told.get("refused", "broken")) if isinstance(told, dict) else "broken")
    return told, data[4 + length :]


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-I", "-m", "clinicguard.evidence.looking"]


def _environment() -> dict[str, str]:
    """Nothing of the user's environment but what a process needs to start."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "PYTHONUTF8")
    return {name: os.environ[name] for name in kept if name in os.environ}
