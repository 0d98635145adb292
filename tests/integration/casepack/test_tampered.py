"""Whatever was done to a pack on its way is found before it is read, and nothing is written."""

from __future__ import annotations

import functools
import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper
from pyzipper import zipfile_aes

from clinicguard.casepack import pack_file
from clinicguard.casepack.incoming import inspect
from clinicguard.casepack.troubles import (
    NewerPack,
    NotAPack,
    PackAbsurd,
    PackChanged,
    PackRefused,
    PackUnsigned,
    WrongPackPassphrase,
)
from clinicguard.clinic import Clinic
from clinicguard.host.trouble import Trouble
from clinicguard.incidents.tables import EventRow
from tests.integration.casepack.conftest import handed_over
from tests.integration.casepack.made import CASE, WORDS, Branch
from tests.integration.casepack.tampering import (
    Files,
    put_together,
    taken_apart,
    with_new_manifests,
)

FLIPS = 10_000


def refusal(files: Files, place: Path) -> PackRefused:
    with pytest.raises(PackRefused) as caught:
        inspect(put_together(files, place / "tampered.clinicpack"), WORDS)
    return caught.value


def test_a_sound_pack_put_together_again_is_sound(pack: Path, tmp_path: Path) -> None:
    files = taken_apart(pack)
    again = put_together(with_new_manifests(files), tmp_path / "again.clinicpack")
    assert inspect(again, WORDS).digest == inspect(pack, WORDS).digest


def test_another_passphrase_or_another_file_is_told(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPackPassphrase):
        inspect(pack, "other words")
    for data in (b"", b"PK\x05\x06", pack.read_bytes()[:-40], b"\x00" * 100_000):
        (tmp_path / "x.clinicpack").write_bytes(data)
        with pytest.raises(NotAPack):
            inspect(tmp_path / "x.clinicpack", WORDS)
    with pytest.raises(NotAPack):
        inspect(tmp_path / "nowhere.clinicpack", WORDS)


@pytest.mark.prove
def test_a_flipped_bit_anywhere_is_found_or_changes_nothing(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the same passphrase and salts give the same keys each time: half of the work
    monkeypatch.setattr(zipfile_aes, "PBKDF2", functools.cache(zipfile_aes.PBKDF2))
    data, sound = pack.read_bytes(), inspect(pack, WORDS)
    file, harmless = tmp_path / "flipped.clinicpack", 0
    for n in range(FLIPS):
        at = (len(data) * n // FLIPS + 7) % len(data)
        file.write_bytes(data[:at] + bytes([data[at] ^ (1 << (n % 8))]) + data[at + 1 :])
        try:
            found = inspect(file, WORDS)
        except Trouble:
            continue
        assert (found.digest, found.sums) == (sound.digest, sound.sums), at
        harmless += 1
    assert harmless <= FLIPS // 8, "only what nobody reads, such as the time in a header"


@pytest.mark.parametrize("bit", [0, 2, 5, 7])
def test_a_list_of_contents_with_a_strength_that_is_none_is_refused(
    pack: Path, tmp_path: Path, bit: int
) -> None:
    data, file = pack.read_bytes(), tmp_path / "flipped.clinicpack"
    at = data.rindex(b"AE\x03") + 2
    file.write_bytes(data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :])
    with pytest.raises((PackRefused, NotAPack)):
        inspect(file, WORDS)


@pytest.mark.prove
def test_each_file_that_is_changed_is_named(pack: Path, tmp_path: Path) -> None:
    files = taken_apart(pack)
    for name in files:
        changed = {**files, name: files[name] + b" "}
        found = refusal(changed, tmp_path)
        if "manifest-" in name or name in ("bagit.txt", "bag-info.txt"):
            assert isinstance(found, PackChanged), name
        else:
            assert (found.place, found.what) == (name, "changed")


def test_a_file_too_few_or_too_many_is_named(pack: Path, tmp_path: Path) -> None:
    files = taken_apart(pack)
    exhibit = next(name for name in files if name.startswith("data/exhibits/"))
    for name in (exhibit, "data/case.json", "data/log/words.jsonl", "README.txt"):
        found = refusal({each: data for each, data in files.items() if each != name}, tmp_path)
        assert (found.place, found.what) == (name, "missing")
    for name in ("data/exhibits/E-2026-0099.png", "data/more.txt", "more.txt"):
        found = refusal({**files, name: b"x"}, tmp_path)
        assert (found.place, found.what) == (name, "unlisted")
    found = refusal(with_new_manifests({**files, "data/exhibits/E-2026-0099.png": b"x"}), tmp_path)
    assert found.place == "data/exhibits/E-2026-0099.png"


Edit = Callable[[Files], None]


def _case(edit: Callable[[dict[str, object]], None]) -> Edit:
    def change(files: Files) -> None:
        told = json.loads(files["data/case.json"])
        edit(told)
        files["data/case.json"] = json.dumps(told, ensure_ascii=False).encode()

    return change


def _another_title(told: dict[str, object]) -> None:
    told["tables"]["incident"][0]["title"] = "別的"  # type: ignore[index]


def _another_sender(told: dict[str, object]) -> None:
    told["sender"]["clinic_name"] = "別家"  # type: ignore[index]


def _without_last_entry(files: Files) -> None:
    lines = files["data/log/log.jsonl"].splitlines(keepends=True)
    files["data/log/log.jsonl"] = b"".join(lines[:-1])


def _without_one_entry(files: Files) -> None:
    lines = files["data/log/log.jsonl"].splitlines(keepends=True)
    files["data/log/log.jsonl"] = b"".join(lines[:20] + lines[21:])


def _another_word(files: Files) -> None:
    name = "data/log/words.jsonl"
    files[name] = files[name].replace("接手處理".encode(), "別有用途".encode())


def _another_exhibit(files: Files) -> None:
    name = next(each for each in files if each.startswith("data/exhibits/"))
    files[name] = b"x" * len(files[name])


@pytest.mark.parametrize(
    ("edit", "kind", "place"),
    [
        (_case(_another_title), PackUnsigned, "data/case.json"),
        (_case(_another_sender), PackUnsigned, "data/case.json"),
        (_without_last_entry, PackUnsigned, "data/log entry"),
        (_without_one_entry, PackUnsigned, "data/log entry 21"),
        (_another_word, PackUnsigned, "data/log entry"),
        (_another_exhibit, PackChanged, "data/exhibits/E-2026-0001.txt"),
    ],
)
def test_who_writes_new_manifests_is_found_by_the_log(
    pack: Path, tmp_path: Path, edit: Edit, kind: type[PackRefused], place: str
) -> None:
    files = taken_apart(pack)
    edit(files)
    found = refusal(with_new_manifests(files), tmp_path)
    assert type(found) is kind
    assert found.place.startswith(place)


@pytest.mark.prove
def test_a_record_that_is_none_is_refused_before_it_is_compared(pack: Path, tmp_path: Path) -> None:
    files, name = taken_apart(pack), "data/case.json"
    told = json.loads(files[name])
    nested = b"[" * 100_000
    newer = json.dumps({**told, "format": 2}).encode()
    row = told["tables"]["incident"][0]
    for data in (
        b"",
        b"[]",
        nested,
        json.dumps({**told, "tables": {"person": [{"id": 1}]}}).encode(),
        json.dumps({**told, "tables": {"incident": [{**row, "id": "1"}]}}).encode(),
        json.dumps({**told, "tables": {"incident": [{**row, "noticed_at": "gestern"}]}}).encode(),
        json.dumps({**told, "tables": {"incident": [row, row]}}).encode(),
        json.dumps({**told, "tables": {"incident": [{}] * 20_001}}).encode(),
    ):
        found = refusal(with_new_manifests({**files, name: data}), tmp_path)
        assert type(found) is PackAbsurd
        assert found.place.startswith(name)
    again = put_together(with_new_manifests({**files, name: newer}), tmp_path / "newer.clinicpack")
    with pytest.raises(NewerPack):
        inspect(again, WORDS)


@pytest.mark.parametrize(
    "name",
    ["../../x", "/etc/x", "C:/x", "a\\..\\x", "data/./x", "data//x", "data/\u202ex", "bagit.TXT"],
)
def test_names_that_lead_anywhere_are_refused(pack: Path, tmp_path: Path, name: str) -> None:
    found = refusal({**taken_apart(pack), name: b"x"}, tmp_path)
    assert found.what in ("outside", "twice")
    assert not (tmp_path.parent / "x").exists()


def test_what_unpacks_to_more_than_it_is_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.clinicpack"
    with pyzipper.AESZipFile(
        file, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(WORDS.encode())
        archive.writestr(f"{CASE}/data/case.json", b"0" * 50_000_000)
    with pytest.raises(PackAbsurd) as caught:
        inspect(file, WORDS)
    assert caught.value.what == "packed"
    with pyzipper.ZipFile(file, "w") as plain:
        plain.writestr(f"{CASE}/bagit.txt", b"x")
    with pytest.raises(PackAbsurd) as caught:
        inspect(file, WORDS)
    assert caught.value.what == "not_sealed"


def test_a_list_of_contents_that_is_too_long_is_not_read(pack: Path, tmp_path: Path) -> None:
    data = bytearray(pack.read_bytes())
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<H", data, at + 10, pack_file.MOST_FILES + 1)
    file = tmp_path / "many.clinicpack"
    file.write_bytes(data)
    with pytest.raises(PackAbsurd) as caught:
        inspect(file, WORDS)
    assert caught.value.what == "too_many"


def test_a_record_that_no_page_could_show_is_not_kept(
    here: Clinic, branch: Branch, tmp_path: Path
) -> None:
    """Its log is sound, signed by who sent it: what it says is still only data."""
    with here.book.act("incident.retitle", f"incident/{CASE}") as change:
        row = change.get(EventRow, 1)
        row.says = {**row.says, "origin": "<script>"}
    received = inspect(handed_over(here, tmp_path / "odd.clinicpack"), WORDS)
    clinic = branch.open()
    before = clinic.head().seq
    with pytest.raises(PackAbsurd):
        clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
    assert clinic.head().seq == before
    assert clinic.incident_lists.page() == []
    assert list(clinic.folder.evidence.iterdir()) == []
    assert len(clinic.staff_lists.everybody()) == 1


def test_a_file_swapped_between_check_and_taking_in_is_refused(
    pack: Path, branch: Branch, tmp_path: Path
) -> None:
    received, files = inspect(pack, WORDS), taken_apart(pack)
    _another_exhibit(files)
    put_together(with_new_manifests(files), pack)
    clinic = branch.open()
    with pytest.raises(PackChanged):
        received.seal(clinic.evidence.intake)
    assert list(clinic.folder.evidence.iterdir()) == []


def test_killed_between_sealing_and_the_entry_nothing_stays(pack: Path, branch: Branch) -> None:
    clinic, received = branch.open(), inspect(pack, WORDS)
    received.seal(clinic.evidence.intake)
    assert list(clinic.folder.evidence.iterdir()) != []
    clinic = branch.open()
    assert list(clinic.folder.evidence.iterdir()) == []
    assert clinic.incident_lists.page() == []
