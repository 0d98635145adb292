"""What a file says of itself as it is taken in: the answers to a court, and how a picture looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from clinicguard.evidence import sight
from clinicguard.evidence.content import content_of
from clinicguard.evidence.derivative import SMALL
from clinicguard.evidence.exhibit import Origin
from clinicguard.evidence.known import known_from
from clinicguard.evidence.opening import Pasted, Waiting
from clinicguard.evidence.sight import NotShown

_TELLING = ("image/", "text/", "message/", "multipart/", "application/pdf")
"""Kinds of files that say something of themselves; for others no process is started."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A sealed file with what was seen of it; a file that cannot be read says nothing."""

    waiting: Waiting
    known: Origin


def first_look(source: Path | Pasted, waiting: Waiting, zone: tzinfo) -> FirstLook:
    """Has the file read once by the looking process."""
    media_type = content_of(waiting.sealed.head, source.name).media_type
    pasted = isinstance(source, Pasted)
    told_nothing = not media_type.startswith(_TELLING) or waiting.sealed.size > sight.LARGEST
    if told_nothing or (pasted and not media_type.startswith("image/")):
        return FirstLook(waiting, source.known if isinstance(source, Pasted) else Origin())
    try:
        content = source.data if isinstance(source, Pasted) else source.read_bytes()
        told = sight.reading(content, media_type, small=SMALL)
    except (NotShown, OSError):
        return FirstLook(waiting, source.known if isinstance(source, Pasted) else Origin())
    seen = replace(waiting, looks=told.looks, small=told.small)
    if isinstance(source, Pasted):
        return FirstLook(seen, source.known)
    return FirstLook(seen, known_from(media_type, told.particulars, told.lines, zone))
