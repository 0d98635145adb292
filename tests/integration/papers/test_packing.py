"""A pack on its way out: opened apart from the records, stopped without a trace, entered once."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.pack import NotAnAgeKey, PackExists
from clinicguard.evidence.pack_check import check_pack
from clinicguard.overview.packing import Handover, Seal
from clinicguard.storage.folder import ASIDE_OF_PACK
from clinicguard.storage.troubles import NotAllowed
from tests.integration.incidents.made import called, exhibit
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"
ENTRIES = {"evidence.pack", "evidence.export"}


class Stopped(Exception):
    pass


@pytest.fixture
def clinic(made: MadeClinic, tmp_path: Path) -> Clinic:
    """A case with one exhibit."""
    opened = made.open()
    called(opened)
    exhibit(opened, tmp_path / "files", subject=CASE)
    return opened


def handover(clinic: Clinic) -> Handover:
    numbers = [each.number for each in clinic.evidence_lists.of_case(CASE)]
    assert numbers
    return Handover(CASE, numbers, {"a.pdf": b"%PDF-"}, "高若瑜律師", "準備調解")


def entered(clinic: Clinic) -> set[str]:
    return {entry.verb for entry in clinic.log.newest(500)} & ENTRIES


def test_a_stop_while_it_is_opened_leaves_neither_file_nor_entry(
    clinic: Clinic, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()

    def stop(done: int, whole: int) -> None:
        raise Stopped

    handing = clinic.packs.begin(handover(clinic), place / "pack.zip")
    with pytest.raises(Stopped):
        handing.open(stop)
    assert list(place.iterdir()) == []
    assert entered(clinic) == set()


def test_a_key_that_is_none_is_told_before_any_entry(clinic: Clinic, tmp_path: Path) -> None:
    with pytest.raises(NotAnAgeKey):
        clinic.packs.to_key(handover(clinic), tmp_path / "pack.tar.age", "age1notakey")
    assert entered(clinic) == set()


def test_what_lies_there_already_is_told_before_any_entry(clinic: Clinic, tmp_path: Path) -> None:
    target = tmp_path / "pack.zip"
    target.write_bytes(b"mine")
    with pytest.raises(PackExists):
        clinic.packs.as_zip(handover(clinic), target, "six words that nobody guesses")
    assert target.read_bytes() == b"mine"
    assert entered(clinic) == set()


def test_step_by_step_it_is_the_same_pack(clinic: Clinic, tmp_path: Path) -> None:
    place, given = tmp_path / "stick", handover(clinic)
    place.mkdir()
    told: list[tuple[int, int]] = []
    opened = clinic.packs.begin(given, place / "pack.zip").open(
        lambda done, whole: told.append((done, whole))
    )
    pack = clinic.packs.note(given, opened)
    opened.seal(pack, Seal(passphrase="six words that nobody guesses"))
    assert [path.name for path in place.iterdir()] == ["pack.zip"]
    assert told[-1][0] == told[-1][1] > 0
    assert entered(clinic) == ENTRIES


def test_a_pack_that_could_not_be_written_is_taken_back_in_each_custody(
    clinic: Clinic, tmp_path: Path
) -> None:
    given, target = handover(clinic), tmp_path / "pack.zip"
    opened = clinic.packs.begin(given, target).open()
    pack = clinic.packs.note(given, opened)
    target.write_bytes(b"came in between")
    with pytest.raises(PackExists):
        opened.seal(pack, Seal(passphrase="six words that nobody guesses"))
    clinic.packs.take_back(given, "打包檔沒有寫成")
    (last,) = [each.custody[-1] for each in clinic.evidence_lists.of_case(CASE)]
    assert (last.event, last.purpose) == ("returned", "打包檔沒有寫成")
    assert not opened.folder.exists()


def test_a_folder_is_whole(clinic: Clinic, tmp_path: Path) -> None:
    folder = clinic.packs.as_folder(handover(clinic), tmp_path / "pack")
    assert check_pack(folder) == []
    assert list(clinic.folder.path.glob(f"{ASIDE_OF_PACK}*")) == []


def test_nothing_lies_open_where_the_pack_goes_and_a_kill_leaves_nothing(
    made: MadeClinic, clinic: Clinic, tmp_path: Path
) -> None:
    """A stick is carried away; the clinic's folder is swept at the next start."""
    place, given = tmp_path / "stick", handover(clinic)
    place.mkdir()
    opened = clinic.packs.begin(given, place / "pack.zip").open()
    assert list(place.iterdir()) == []
    assert (opened.folder / given.numbers[0]).exists()
    made.open("reception")
    assert not opened.folder.exists()


def test_reception_hands_nothing_over(made: MadeClinic, clinic: Clinic, tmp_path: Path) -> None:
    given = handover(clinic)
    made.close()
    with pytest.raises(NotAllowed):
        made.open("reception").packs.begin(given, tmp_path / "pack.zip")
