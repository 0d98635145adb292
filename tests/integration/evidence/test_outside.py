"""Opening outside: an entry before it, a copy with its content's own ending, gone afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence import outside
from clinicguard.evidence.custody import PurposeNeeded
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.outside import NoProgram, name_outside
from clinicguard.evidence.sealing import ExhibitDamaged
from clinicguard.host.paths import resources
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

SOUND = resources() / "demo" / "zh_TW" / "files" / "reporter-voicemail.mp3"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    found: list[Path] = []

    def hand_over(path: Path) -> bool:
        found.append(path)
        return True

    monkeypatch.setattr(outside, "hand_over", hand_over)
    return found


def sound(made: MadeClinic) -> Clinic:
    clinic = made.open("manager")
    clinic.evidence.take_in(SOUND, HandIn("記者留言"))
    return clinic


def copies(clinic: Clinic) -> list[Path]:
    place = clinic.outside.place
    return [path for path in place.rglob("*") if path.is_file()] if place.exists() else []


def test_the_entry_is_there_before_the_copy(made: MadeClinic, opened: list[Path]) -> None:
    clinic = sound(made)
    begun = clinic.outside.begin("E-2026-0001", "聽內容")
    assert clinic.log.newest(1)[0].verb == "evidence.open_outside"
    assert copies(clinic) == []
    path = begun.open()
    assert opened == [path]
    assert path.read_bytes() == SOUND.read_bytes()
    assert path.parent.stat().st_mode & 0o077 == 0
    assert path.stat().st_mode & 0o777 == 0o400
    assert clinic.folder.path not in path.parents
    last = clinic.evidence_lists.one("E-2026-0001").custody[-1]
    assert (last.event, last.purpose, last.detail) == ("copied", "聽內容", "opened")


@pytest.mark.parametrize("how", ["lock", "start"])
def test_the_copies_go_when_it_is_locked_and_at_the_next_start(
    made: MadeClinic, opened: list[Path], how: str
) -> None:
    clinic = sound(made)
    clinic.outside.begin("E-2026-0001", "聽內容").open()
    assert len(copies(clinic)) == 1
    if how == "lock":
        made.close()
    else:
        clinic.database.close()
        clinic.folder.leave()
        made.opened = None
        assert len(copies(clinic)) == 1
        made.open("reception")
    assert copies(clinic) == []


def test_without_a_program_no_copy_is_left(
    made: MadeClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = sound(made)
    monkeypatch.setattr(outside, "hand_over", lambda path: False)
    with pytest.raises(NoProgram):
        clinic.outside.begin("E-2026-0001", "聽內容").open()
    assert copies(clinic) == []


def test_a_damaged_exhibit_is_not_opened(made: MadeClinic, opened: list[Path]) -> None:
    clinic = sound(made)
    sealed = clinic.folder.evidence / clinic.evidence_lists.one("E-2026-0001").sealed_name
    sealed.write_bytes(sealed.read_bytes()[:-9])
    with pytest.raises(ExhibitDamaged):
        clinic.outside.begin("E-2026-0001", "聽內容").open()
    assert copies(clinic) == []
    assert opened == []


def test_nobody_opens_without_a_purpose_or_a_key(made: MadeClinic, opened: list[Path]) -> None:
    clinic = sound(made)
    with pytest.raises(PurposeNeeded):
        clinic.outside.begin("E-2026-0001", " ")
    for role in ("reception", "clinician"):
        with pytest.raises(NotAllowed):
            made.open(role).outside.begin("E-2026-0001", "好奇")
    assert opened == []


@pytest.mark.parametrize(
    ("original", "media_type", "name"),
    [
        ("留言.mp3", "audio/mpeg", "留言.mp3"),
        ("留言.exe", "audio/mpeg", "留言.mp3"),
        ("留言.mp3.html", "audio/mpeg", "留言.mp3.mp3"),
        ("../../etc/留言", "video/mp4", "_.._etc_留言.mp4"),
        ("CON.mp4", "video/mp4", "_CON.mp4"),
        ("setup.exe", "application/octet-stream", None),
        ("page.html", "text/html", None),
        ("x.svg", "image/svg+xml", None),
        ("x.zip", "application/zip", None),
    ],
)
def test_the_copy_ends_as_its_content_does(
    original: str, media_type: str, name: str | None
) -> None:
    assert name_outside(original, media_type) == name
