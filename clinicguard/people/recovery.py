"""The recovery card as people handle it: its words, its code, and where its file may be kept."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from clinicguard.host.trouble import Trouble
from clinicguard.storage import kit

ASKED = 3
"""How many of the words are typed back to prove that the paper is at hand and can be read."""


class KitBesideClinic(Trouble):
    """The card's file would lie on the drive that it is to rescue from."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a clinic: its secret as 24 words."""

    clinic: str
    words: tuple[str, ...]

    @property
    def code(self) -> str:
        """What the QR code on the paper holds."""
        return f"CGKIT1:{self.clinic}:{' '.join(self.words)}"

    def typed(self) -> str:
        """The words as they would be typed."""
        return " ".join(self.words)


def card_of(clinic: str, secret: bytes) -> Card:
    """The card that shows a secret."""
    return Card(clinic, kit.to_words(secret))


def asked_places() -> tuple[int, ...]:
    """Which words are asked for, counted from 1, in order."""
    return tuple(sorted(secrets.SystemRandom().sample(range(1, kit.WORDS + 1), ASKED)))


def words_from(scanned: str) -> str:
    """The words of a card, typed by hand or read from its QR code."""
    text = scanned.strip()
    return text.split(":", 2)[2] if text.upper().startswith("CGKIT1:") else text


def known_word(word: str) -> bool:
    """Whether the list has the word."""
    return kit.is_word(word)


def still_typing(word: str) -> bool:
    """Whether a longer word of the list begins like this."""
    return kit.goes_on(word)


def nearest_word(word: str) -> str | None:
    """The word of the list that was probably meant."""
    return kit.nearest(word)


def offered_passphrase() -> str:
    """Six words of the list, 66 bits; ASCII, so that every keyboard can type them."""
    return kit.passphrase_words()


def check_kit_place(target: Path, clinic_folder: Path) -> None:
    """Raises KitBesideClinic inside or beside the clinic's folder, or on the same drive."""
    folder = target.absolute().parent
    clinic = clinic_folder.absolute()
    near = clinic in folder.parents or folder == clinic or folder == clinic.parent
    if near or _drive(folder) == _drive(clinic):
        raise KitBesideClinic(folder)


def _drive(folder: Path) -> object:
    if folder.drive:
        return folder.drive.casefold()
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    return os.stat(existing).st_dev
