"""Reading back after sealing: who holds the key opens it again, who does not compares the seal."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.evidence.desk import EvidenceDesk, HandIn
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.seals import SealState, seal_state
from clinicguard.people.staff import Role
from tests.made import MadeClinic


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 900)
    return path


def unread(desk: EvidenceDesk) -> list[str]:
    return [copy.number for copy in desk.unread()]


def read_back(made: MadeClinic, role: Role) -> list[str | None]:
    """What the background does after an unlock; what it found, in order."""
    clinic = made.open(role)
    found = []
    for copy in clinic.evidence.unread():
        found.append(copy.damage())
        clinic.evidence.note_verified(copy.number, "讀回", found[-1])
    return found


def state(made: MadeClinic, number: str) -> SealState:
    clinic = made.open("owner")
    return seal_state(clinic.evidence_lists.one(number), clinic.clock.now())


def test_an_exhibit_has_its_number_before_it_is_read_back(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("manager")
    exhibit = clinic.evidence.take_in(photo, HandIn("照片"))
    assert (exhibit.sound, exhibit.last_verified) == (None, None)
    assert state(made, exhibit.number) is SealState.WAITING
    assert unread(made.open("manager").evidence) == [exhibit.number]
    assert read_back(made, "manager") == [None]
    assert state(made, exhibit.number) is SealState.WHOLE
    assert unread(made.open("manager").evidence) == []


def test_reception_compares_the_seal_once_and_it_waits_for_who_holds_the_key(
    made: MadeClinic, photo: Path
) -> None:
    number = made.open("reception").evidence.take_in(photo, HandIn("照片")).number
    assert read_back(made, "reception") == [None]
    assert unread(made.open("reception").evidence) == []
    assert state(made, number) is SealState.WAITING
    assert read_back(made, "counsel") == [None]
    exhibit = made.open("owner").evidence_lists.one(number)
    assert exhibit.sound
    assert [event.detail for event in exhibit.custody[1:]] == ["sealed_form", "sound"]


def test_without_a_key_nothing_damaged_is_called_whole_again(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("owner")
    number = clinic.evidence.take_in(photo, HandIn("照片")).number
    clinic.evidence.note_verified(number, "查驗", "content")
    exhibit = made.open("reception").evidence.verify(number, "再看一次")
    assert exhibit.sound is False


def flipped(copy: SealedCopy, at: int) -> None:
    data = bytearray(copy.path.read_bytes())
    data[at] ^= 1
    copy.path.write_bytes(data)


@pytest.mark.parametrize(
    ("role", "at", "cut"),
    [("reception", 30, None), ("manager", -1, None), ("reception", 0, 0), ("manager", 0, -1)],
)
def test_what_the_disk_did_not_keep_is_found_with_or_without_a_key(
    made: MadeClinic, photo: Path, role: Role, at: int, cut: int | None
) -> None:
    clinic = made.open(role)
    number = clinic.evidence.take_in(photo, HandIn("照片")).number
    (copy,) = clinic.evidence.unread()
    if cut is None:
        flipped(copy, at)
    else:
        copy.path.write_bytes(copy.path.read_bytes()[:cut])
    assert read_back(made, role) == ["seal"]
    assert state(made, number) is SealState.BROKEN
    assert unread(made.open("owner").evidence) == []


def test_bytes_after_the_end_of_the_seal_are_found_too(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("owner")
    clinic.evidence.take_in(photo, HandIn("照片"))
    (copy,) = clinic.evidence.unread()
    with copy.path.open("ab") as file:
        file.write(b"more")
    assert copy.damage() == "seal"


def test_the_original_of_a_damaged_one_can_be_taken_in_again(made: MadeClinic, photo: Path) -> None:
    clinic = made.open("reception")
    first = clinic.evidence.take_in(photo, HandIn("照片"))
    (copy,) = clinic.evidence.unread()
    copy.path.unlink()
    assert read_back(made, "reception") == ["missing"]
    clinic = made.open("reception")
    assert clinic.evidence_lists.twin(first.sha256) is None
    second = clinic.evidence.take_in(photo, HandIn("照片"))
    assert second.number != first.number
    assert clinic.evidence_lists.twin(first.sha256) == second.number


def test_reading_back_stops_where_it_is_told_to(made: MadeClinic, photo: Path) -> None:
    class Enough(Exception):
        pass

    def stop(done: int) -> None:
        raise Enough

    for role in ("owner", "reception"):
        clinic = made.open(role)
        clinic.evidence.take_in(photo, HandIn("照片"), again=True)
        for copy in clinic.evidence.unread():
            with pytest.raises(Enough):
                copy.damage(stop)
