"""What a look at an exhibit brings, made on the files lane from the sealed copy."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from clinicguard.evidence import sight
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.sealing import ExhibitDamaged
from clinicguard.evidence.sight import NotShown, Picture, Reading
from clinicguard.evidence.transcript import from_text, is_read_as_text

_AS_PICTURE = ("image/png", "image/jpeg", "image/gif", "image/tiff", "image/webp", "image/heic",
               "image/avif", "application/pdf")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """A picture with its page, or a text; the content for turning to another page."""

    number: str
    content: bytes
    media_type: str
    page: int = 1
    picture: Picture | None = None
    reading: Reading | None = None


def can_be_shown(media_type: str) -> bool:
    """Whether this program draws or reads files of this kind."""
    return media_type in _AS_PICTURE or is_read_as_text(media_type)


def look_at(copy: SealedCopy, media_type: str, transcript: SealedCopy | None = None) -> Looked:
    """Opens the seal in memory and has it drawn or read by the looking process.

    A text that has its transcript is not read again: the transcript is opened. One that is damaged
    hides nothing, as the original is read then.

    Raises:
        ExhibitDamaged, FileTooLarge, NoKeyForEvidence, NotShown.
    """
    if transcript is not None:
        with suppress(ExhibitDamaged, NotShown):
            return Looked(copy.number, b"", media_type, reading=_written(transcript))
    content = copy.content()
    if media_type in _AS_PICTURE:
        shown = sight.picture(content, media_type)
        return Looked(copy.number, content, media_type, picture=shown)
    return Looked(copy.number, content, media_type, reading=sight.reading(content, media_type))


def _written(transcript: SealedCopy) -> Reading:
    return from_text(transcript.content(), sight.SHOWN_LINES)


def turned_to(looked: Looked, page: int) -> Looked:
    """Another page of the same look. Raises NotShown."""
    shown = sight.picture(looked.content, looked.media_type, page=page)
    return Looked(looked.number, looked.content, looked.media_type, page, picture=shown)
