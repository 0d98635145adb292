"""The vault on disk: sealed to the CASE key, numbered for ever, and honest about damage."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from clinicguard.evidence.custody import PurposeNeeded, RecipientNeeded
from clinicguard.evidence.desk import AlreadyTakenIn, HandIn
from clinicguard.evidence.exhibit import Origin
from clinicguard.evidence.sealing import (
    ExhibitDamaged,
    FileUnreadable,
    NoKeyForEvidence,
    Stopped,
    identity_for,
)
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "評論 截圖 𠮷.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 5000)
    return path


def test_what_goes_in_comes_out_the_same_for_who_holds_the_key(
    made: MadeClinic, photo: Path, tmp_path: Path
) -> None:
    clinic = made.open("manager")
    exhibit = clinic.evidence.take_in(photo, HandIn("一星評論"), subject=CASE)
    assert exhibit.number == "E-2026-0001"
    assert exhibit.marks == ((CASE, "A-01"),)
    assert exhibit.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert clinic.evidence.look(exhibit.number, "核對") == photo.read_bytes()
    clinic.evidence.export(
        exhibit.number, tmp_path / "out.png", purpose="律師", recipient="高若瑜律師"
    )
    assert (tmp_path / "out.png").read_bytes() == photo.read_bytes()
    events = [event.event for event in clinic.evidence_lists.one(exhibit.number).custody]
    assert events == ["acquired", "viewed", "exported"]
    assert clinic.check_log().whole


def test_reception_hands_in_and_cannot_read_back(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("reception")
    exhibit = clinic.evidence.take_in(photo, HandIn("病人給的照片"), subject=CASE)
    with pytest.raises(NotAllowed):
        clinic.evidence.look(exhibit.number, "好奇")
    assert not clinic.keys.clinic.case
    with pytest.raises(NoKeyForEvidence):
        identity_for(clinic.keys.clinic.case, exhibit.epoch)


def test_reception_knows_only_of_what_reception_handed_in(made: MadeClinic, photo: Path) -> None:
    made.open("owner").evidence.take_in(photo, HandIn("院長收的"))
    clinic = made.open("reception")
    assert clinic.evidence_lists.everything() == []
    assert clinic.evidence_lists.everything("院長") == []
    assert clinic.evidence_lists.count() == 0


def test_the_age_program_opens_what_was_sealed(
    made: MadeClinic, photo: Path, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    exhibit = clinic.evidence.take_in(photo, HandIn("截圖"))
    identity = tmp_path / "case-key.txt"
    identity.write_text(str(clinic.keys.clinic.case[exhibit.epoch]))
    sealed = clinic.folder.evidence / exhibit.sealed_name
    done = subprocess.run(
        ["age", "-d", "-i", str(identity), str(sealed)], capture_output=True, check=True
    )
    assert done.stdout == photo.read_bytes()


@pytest.mark.parametrize("harm", ["flip", "cut", "remove", "swap"])
def test_damage_is_named_and_the_rest_stays_usable(
    made: MadeClinic, photo: Path, tmp_path: Path, harm: str
) -> None:
    clinic = made.open("owner")
    other = tmp_path / "other.txt"
    other.write_text("另一件")
    hurt = clinic.evidence.take_in(photo, HandIn("會壞的"))
    fine = clinic.evidence.take_in(other, HandIn("好的"))
    path = clinic.folder.evidence / hurt.sealed_name
    data = bytearray(path.read_bytes())
    match harm:
        case "flip":
            data[len(data) // 2] ^= 1
            path.write_bytes(data)
        case "cut":
            path.write_bytes(data[:-7])
        case "remove":
            path.unlink()
        case "swap":
            path.write_bytes((clinic.folder.evidence / fine.sealed_name).read_bytes())
    assert clinic.evidence.verify(hurt.number, "查驗").sound is False
    assert clinic.evidence.verify(fine.number, "查驗").sound is True
    with pytest.raises(ExhibitDamaged):
        clinic.evidence.look(hurt.number, "看一下")
    with pytest.raises(ExhibitDamaged):
        clinic.evidence.export(hurt.number, tmp_path / "x", purpose="律師", recipient="律師")
    assert not (tmp_path / "x").exists()
    assert clinic.evidence.look(fine.number, "看一下") == "另一件".encode()
    assert clinic.evidence_lists.seal().unsound == (hurt.number,)


def test_the_same_bytes_are_noticed(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("owner")
    first = clinic.evidence.take_in(photo, HandIn("第一次"))
    with pytest.raises(AlreadyTakenIn) as told:
        clinic.evidence.take_in(photo, HandIn("第二次"))
    assert told.value.number == first.number
    assert clinic.evidence.take_in(photo, HandIn("第二次"), again=True).number == "E-2026-0002"


def test_cancel_leaves_no_orphan_and_uses_no_number(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("owner")

    def stop(done: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        clinic.evidence.take_in(photo, HandIn("不要了"), progress=stop)
    assert list(clinic.folder.evidence.iterdir()) == []
    assert clinic.evidence.take_in(photo, HandIn("要了")).number == "E-2026-0001"


def test_a_folder_and_a_missing_file_are_refused(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    for path in (tmp_path, tmp_path / "沒有這個檔"):
        with pytest.raises(FileUnreadable):
            clinic.evidence.take_in(path, HandIn("?"))


def test_a_purpose_and_a_recipient_are_asked_for(
    made: MadeClinic, photo: Path, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = clinic.evidence.take_in(photo, HandIn("截圖")).number
    with pytest.raises(PurposeNeeded):
        clinic.evidence.look(number, "  ")
    with pytest.raises(RecipientNeeded):
        clinic.evidence.export(number, tmp_path / "x", purpose="律師", recipient="")


def test_the_sweep_takes_what_a_kill_left_and_nothing_else(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("owner")
    kept = clinic.evidence.take_in(photo, HandIn("截圖"))
    (clinic.folder.evidence / ("0" * 32 + ".age")).write_bytes(b"orphan")
    (clinic.folder.evidence / ".half.age.new").write_bytes(b"half")
    assert sorted(clinic.evidence.sweep()) == [".half.age.new", "0" * 32 + ".age"]
    assert (clinic.folder.evidence / kept.sealed_name).is_file()


def test_the_origin_is_kept_as_said(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("owner")
    origin = Origin(
        platform="Google 評論",
        url="https://example.test/<b>",
        seen_at=made.clock.now(),
        whole_page=False,
        witness="林美華",
    )
    number = clinic.evidence.take_in(photo, HandIn("截圖", origin)).number
    assert clinic.evidence_lists.one(number).origin == origin
