"""The words of evidence on screen: seal words, kinds, forms of files, shelves, damages."""

from __future__ import annotations

from pathlib import PurePath

from clinicguard.evidence.exhibit import COMPARTMENTS, Compartment, Exhibit, Kind
from clinicguard.evidence.seals import SealState, damage_of, was_read_back
from clinicguard.host.dates import date_words
from clinicguard.overview.gone import Disposed
from ui.language import count, language, say, say_in
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph
from ui.widgets.marks import Tone

ICONS: dict[Kind, str] = {
    "screenshot": "monitor",
    "photo": "image",
    "document": "file-text",
    "mail": "mail",
    "chat": "message-circle",
    "saved_page": "globe",
    "audio": "mic",
    "video": "video",
    "archive": "archive",
    "other": "file",
}
_SHORT = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/webp": "WebP",
    "image/heic": "HEIC",
    "application/pdf": "PDF",
    "message/rfc822": "EML",
    "application/vnd.ms-outlook": "MSG",
    "application/mbox": "MBOX",
    "multipart/related": "MHTML",
    "text/html": "HTML",
    "audio/mpeg": "MP3",
    "audio/mp4": "M4A",
    "video/mp4": "MP4",
    "application/zip": "ZIP",
}


def seal_word(state: SealState) -> tuple[Glyph, str, Tone]:
    """Glyph, word and colour of a seal: shape and word tell it, colour only helps."""
    match state:
        case SealState.DISPOSED:
            return "void", say_in("seal", "Disposed of"), "grey"
        case SealState.WHOLE:
            return "fine", say_in("seal", "Whole"), "green"
        case SealState.WAITING:
            return "doing", say_in("seal", "Waiting"), "grey"
        case SealState.STALE:
            return "soon", say_in("seal", "Long unchecked"), "amber"
        case SealState.BROKEN:
            return "burns", say_in("seal", "Differs"), "red"


def seal_count(state: SealState, number: int) -> str:
    """How many exhibits have that seal: 「6 件完整」."""
    match state:
        case SealState.DISPOSED:
            return count("{n} disposed of", "{n} disposed of", number)
        case SealState.WHOLE:
            return count("{n} whole", "{n} whole", number)
        case SealState.WAITING:
            return count("{n} to be read back", "{n} to be read back", number)
        case SealState.STALE:
            return count("{n} long unchecked", "{n} long unchecked", number)
        case SealState.BROKEN:
            return count("{n} differs", "{n} differ", number)


def title_of(exhibit: Exhibit) -> str:
    """Its title; of a tombstone, that it is one."""
    return exhibit.title if exhibit.disposed is None else say_in("seal", "Disposed of")


def former_words(former: Disposed) -> str:
    """Said where bytes come back that two people disposed of before."""
    return say(
        "the same file was {number}: {first} and {second} disposed of it on {day}",
        number=former.number,
        first=former.first,
        second=former.second,
        day=date_words(former.day, language()),
    )


def form_word(exhibit: Exhibit) -> str:
    """The form of the file in a few letters: PNG, PDF, EML."""
    known = _SHORT.get(exhibit.media_type)
    return known or PurePath(exhibit.original_name).suffix.removeprefix(".").upper()[:6]


def shelf_word(compartment: Compartment) -> tuple[str, Tone, str]:
    """Word, colour and icon of a compartment."""
    match compartment:
        case "case":
            return say_in("compartment", "Case"), "grey", "folder"
        case "care":
            return say_in("compartment", "Care"), "care", "heart-handshake"
        case "root_cause":
            return say_in("compartment", "Causes"), "cause", "git-branch"
        case "mediation":
            return say_in("compartment", "Mediation"), "mediation", "scale"
        case "public":
            return say_in("compartment", "Public"), "blue", "megaphone"


def compartment_options() -> list[Option]:
    """The compartments to choose from."""
    return [Option(key, shelf_word(key)[0], shelf_word(key)[2]) for key in COMPARTMENTS]


def damage_words(damage: str) -> str:
    """What is wrong with a broken exhibit."""
    match damage:
        case "missing":
            return say("the sealed file is no longer there")
        case "seal":
            return say("the sealed file was changed or cut off")
        case _:
            return say("what is inside is not what was taken in")


def waits_words(reads: bool) -> str:
    """Why a seal is not green yet, for who may read evidence back and for who may not."""
    if reads:
        return say(
            "Sealed. It is read back from the disk in the background; until then, keep the file "
            "that it came from."
        )
    return say(
        "Sealed. It is read back when an owner, a manager or counsel next unlocks with the "
        "passphrase; there is nothing for you to do. Until then, keep the file that it came from."
    )


def broken_words(exhibit: Exhibit) -> str:
    """What is wrong with a broken exhibit, and what to do."""
    what = damage_words(damage_of(exhibit))
    if was_read_back(exhibit):
        return say("{what}. Delete nothing, and ask for a backup.", what=what)
    return say(
        "{what}. It was not whole on this disk at any time: the original is still on the camera, "
        "phone or stick. Take it in again from there, and leave this one as it is.",
        what=what,
    )


def case_words(address: str) -> str:
    """The number of a case out of its address."""
    return address.partition("/")[2] or address


def why_not_read() -> str:
    """Said to those who hand in and cannot read back."""
    return say(
        "What you hand in is sealed to the owner, the managers and counsel. Your own key cannot "
        "open it, and so it cannot be looked at here: that protects the patients, and it protects "
        "you. Nobody can say later that you have read or changed it."
    )
