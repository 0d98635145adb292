"""Small pictures: sealed with the exhibit, opened by key holders alone, none of sensitive ones."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.derivative import SMALL
from clinicguard.evidence.desk import AlreadyTakenIn, HandIn
from clinicguard.evidence.first_look import first_look
from clinicguard.evidence.opening import Waiting
from clinicguard.evidence.sight import NotShown
from clinicguard.host.paths import resources
from tests.made import MadeClinic

FILES = resources() / "demo" / "zh_TW" / "files"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OPEN = HandIn("截圖", sensitive=False)


def sealed(clinic: Clinic, folder: Path, words: str = "a") -> Waiting:
    """A sealed file that was looked at."""
    source = folder / f"{words}.txt"
    source.write_text(words, "utf-8")
    return replace(clinic.evidence.intake.seal(source), small=PNG)


def vault(made: MadeClinic) -> list[Path]:
    return sorted((made.folder / "evidence").iterdir())


@pytest.mark.parametrize(
    "name",
    [pytest.param("review-screenshot.png", marks=pytest.mark.prove), "consent-form.pdf"],
)
def test_the_looking_process_draws_it_while_it_reads(made: MadeClinic, name: str) -> None:
    clinic = made.open("reception")
    source = FILES / name
    seen = first_look(source, clinic.evidence.intake.seal(source), UTC).waiting
    width, height = struct.unpack(">II", seen.small[16:24])
    assert seen.small.startswith(b"\x89PNG")
    assert max(width, height) == SMALL
    clinic.evidence.record(seen, OPEN)
    assert all(seen.small[:400] not in path.read_bytes() for path in vault(made))
    assert clinic.evidence.small_pictures() == {}, "reception hands in and sees none"
    (found,) = made.open("manager").evidence.small_pictures().values()
    assert found.content() == seen.small


def test_what_is_sensitive_has_none(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("manager")
    exhibit = clinic.evidence.record(sealed(clinic, tmp_path), HandIn("臉部照片"))
    assert len(vault(made)) == 1
    with pytest.raises(NotShown):
        clinic.evidence.keep_small(exhibit.number, PNG, "方便辨認")
    assert len(vault(made)) == 1
    assert clinic.evidence.small_pictures() == {}


def test_a_refused_file_takes_its_picture_along(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("manager")
    clinic.evidence.record(sealed(clinic, tmp_path), OPEN)
    before = vault(made)
    assert len(before) == 2
    with pytest.raises(AlreadyTakenIn):
        clinic.evidence.record(sealed(clinic, tmp_path), OPEN)
    assert vault(made) == before
    assert clinic.evidence.sweep() == []


def test_the_first_look_brings_it_where_there_was_none(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("manager")
    waiting = replace(sealed(clinic, tmp_path), small=b"")
    number = clinic.evidence.record(waiting, OPEN).number
    assert clinic.evidence.wants_small(number)
    clinic.evidence.keep_small(number, PNG, "方便辨認")
    with pytest.raises(NotShown):
        clinic.evidence.keep_small(number, PNG, "方便辨認")
    assert len(vault(made)) == 2
    assert not clinic.evidence.wants_small(number)
    assert [each.content() for each in clinic.evidence.small_pictures().values()] == [PNG]
    assert clinic.evidence_lists.one(number).custody[-1].detail == f"{number}-S1"
    assert not made.open("reception").evidence.wants_small(number)
