"""Long work apart from the records: sealed first, recorded after; read apart, noted before."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.evidence.custody import PurposeNeeded
from clinicguard.evidence.desk import AlreadyTakenIn, HandIn
from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.sealing import ExhibitDamaged, NoKeyForEvidence
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.made import MadeClinic


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "信.txt"
    path.write_text("候診七十分鐘", "utf-8")
    return path


def test_what_was_sealed_apart_becomes_an_exhibit_when_recorded(
    made: MadeClinic, letter: Path
) -> None:
    clinic = made.open("manager")
    waiting = clinic.evidence.intake.seal(letter)
    assert clinic.evidence_lists.count() == 0
    exhibit = clinic.evidence.record(waiting, HandIn("信"), subject="complaint/C-2026-0001")
    assert exhibit.number == "E-2026-0001"
    assert clinic.evidence.look(exhibit.number, "核對") == letter.read_bytes()
    assert clinic.check_log().whole


def test_a_pasted_picture_is_sealed_without_a_file_in_clear(made: MadeClinic) -> None:
    clinic = made.open("owner")
    pasted = Pasted("screenshot-1.png", b"\x89PNG\r\n\x1a\n" + b"secret-pixels" * 999)
    exhibit = clinic.evidence.record(clinic.evidence.intake.seal(pasted), HandIn("貼上的"))
    assert exhibit.kind == "screenshot"
    assert clinic.evidence.look(exhibit.number, "核對") == pasted.data
    for path in clinic.folder.path.rglob("*"):
        assert not path.is_file() or b"secret-pixels" not in path.read_bytes(), path


def test_what_is_not_recorded_is_dropped_or_swept(made: MadeClinic, letter: Path) -> None:
    clinic = made.open("owner")
    intake = clinic.evidence.intake
    intake.drop(intake.seal(letter))
    assert list(clinic.folder.evidence.iterdir()) == []
    left = intake.seal(letter)
    assert clinic.evidence.sweep() == [left.sealed.name]


def test_a_twin_is_told_before_and_refused_after(made: MadeClinic, letter: Path) -> None:
    clinic = made.open("owner")
    first = clinic.evidence.take_in(letter, HandIn("信"))
    clinic = made.open("reception")
    waiting = clinic.evidence.intake.seal(letter)
    assert clinic.evidence_lists.twin(waiting.sealed.sha256) == first.number
    with pytest.raises(AlreadyTakenIn):
        clinic.evidence.record(waiting, HandIn("信"))
    assert len(list(clinic.folder.evidence.iterdir())) == 1
    assert clinic.evidence_lists.twin("0" * 64) is None


def test_a_look_is_an_entry_before_anything_is_seen(made: MadeClinic, letter: Path) -> None:
    clinic = made.open("counsel")
    made.open("owner").evidence.take_in(letter, HandIn("信"))
    clinic = made.open("counsel")
    with pytest.raises(PurposeNeeded):
        clinic.evidence.begin_look("E-2026-0001", " ")
    copy = clinic.evidence.begin_look("E-2026-0001", "出庭準備")
    assert clinic.log.newest(1)[0].verb == "evidence.view"
    assert copy.content() == letter.read_bytes()
    assert "AGE-SECRET" not in repr(copy)


def test_reception_gets_no_copy_to_read(made: MadeClinic, letter: Path, tmp_path: Path) -> None:
    clinic = made.open("reception")
    number = clinic.evidence.take_in(letter, HandIn("信")).number
    for verb in ("evidence.view", "evidence.export"):
        with pytest.raises(NotAllowed):
            clinic.evidence.sealed_copy(number, verb)
    copy = clinic.evidence.sealed_copy(number, "evidence.verify")
    with pytest.raises(NoKeyForEvidence):
        copy.content()
    with pytest.raises(NoKeyForEvidence):
        copy.write(tmp_path / "out")
    assert copy.damage() is None
    copy.path.write_bytes(b"x")
    assert copy.damage() == "seal"
    assert clinic.evidence.note_verified(number, "查驗", "seal").sound is False


def test_a_broken_copy_tells_how(made: MadeClinic, letter: Path, tmp_path: Path) -> None:
    clinic = made.open("owner")
    number = clinic.evidence.take_in(letter, HandIn("信")).number
    copy = clinic.evidence.sealed_copy(number, "evidence.view")
    copy.path.unlink()
    assert copy.damage() == "missing"
    with pytest.raises(ExhibitDamaged):
        copy.write(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(NotFound):
        clinic.evidence.sealed_copy("E-2026-0099", "evidence.view")
