"""Places and files that stand in the way: each has a trouble of its own, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clinicguard.clinic import set_up
from clinicguard.evidence.desk import HandIn
from clinicguard.host.place import NetworkPlace, SyncedPlace, check_place, filesystem_of
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.storage.database import Database
from clinicguard.storage.troubles import (
    ClinicAlreadyHere,
    DatabaseDamaged,
    DatabaseMissing,
    FolderInUse,
    KeysDamaged,
    NewerVersion,
    NoClinicHere,
    WeakPassphrase,
    WrongPassphrase,
)
from tests.attacks.victim import sign_keys
from tests.faults.struck import ROOT, Server
from tests.made import PASSPHRASES, MadeClinic


def new_clinic(folder: Path, passphrase: str = PASSPHRASES["owner"]) -> None:
    set_up(folder, Profile("安心牙醫診所"), "沈以安", passphrase, memory=64 * 1024)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("clinic.lock", "failed-unlocks")
    }


def wrong_passphrase(made: MadeClinic) -> None:
    access.unlock(made.folder, "1", "not the right words at all", made.clock)


def both_key_files_damaged(made: MadeClinic) -> None:
    for name in ("keys.json", "keys.copy.json"):
        (made.folder / name).write_bytes((made.folder / name).read_bytes()[:-40])
    access.unlock(made.folder, "1", PASSPHRASES["owner"], made.clock)


def both_key_files_gone(made: MadeClinic) -> None:
    for name in ("keys.json", "keys.copy.json"):
        (made.folder / name).unlink()
    access.door(made.folder)


def a_newer_key_file(made: MadeClinic) -> None:
    from tests.attacks.victim import Victim

    victim = Victim(made, made.folder)
    victim.put_keys(sign_keys(victim.keys_json() | {"v": 2}, "1", made.keys["owner"].personal.sign))
    access.door(made.folder)


def a_newer_database(made: MadeClinic) -> None:
    database = Database(made.folder / "clinic.db", made.keys["owner"].clinic.database)
    with database.connection() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 9999")
    database.close()
    made.open("owner")


def a_damaged_first_page(made: MadeClinic) -> None:
    _flip(made.folder / "clinic.db", 2000)
    made.open("owner")


def an_empty_database(made: MadeClinic) -> None:
    (made.folder / "clinic.db").write_bytes(b"")
    made.open("owner")


def no_database(made: MadeClinic) -> None:
    (made.folder / "clinic.db").unlink()
    made.open("owner")


def no_folder(made: MadeClinic) -> None:
    shutil.rmtree(made.folder)
    made.open("owner")


def a_clinic_there_already(made: MadeClinic) -> None:
    new_clinic(made.folder)


def a_cloud_folder(made: MadeClinic) -> None:
    new_clinic(made.folder.parent / "OneDrive - 安心牙醫" / "clinic")


def a_network_folder(made: MadeClinic) -> None:
    new_clinic(Path("//server/share/clinic"))


def a_short_passphrase(made: MadeClinic) -> None:
    new_clinic(made.folder.parent / "new", "short")


MET: list[tuple[Callable[[MadeClinic], None], type[Trouble]]] = [
    (wrong_passphrase, WrongPassphrase),
    (both_key_files_damaged, KeysDamaged),
    (both_key_files_gone, NoClinicHere),
    (a_newer_key_file, NewerVersion),
    (a_newer_database, NewerVersion),
    (a_damaged_first_page, DatabaseDamaged),
    (an_empty_database, DatabaseDamaged),
    (no_database, DatabaseMissing),
    (no_folder, NoClinicHere),
    (a_clinic_there_already, ClinicAlreadyHere),
    (a_cloud_folder, SyncedPlace),
    (a_network_folder, NetworkPlace),
    (a_short_passphrase, WeakPassphrase),
]


@pytest.mark.parametrize(("meet", "kind"), MET, ids=lambda case: getattr(case, "__name__", ""))
def test_each_has_a_trouble_of_its_own_and_says_it_again(
    made: MadeClinic, meet: Callable[[MadeClinic], None], kind: type[Trouble]
) -> None:
    with pytest.raises(kind):
        meet(made)
    assert not (made.folder.parent / "new").exists()


@pytest.mark.parametrize(
    "refused", [wrong_passphrase, a_clinic_there_already, a_cloud_folder, a_short_passphrase]
)
def test_a_refusal_changes_no_byte(made: MadeClinic, refused: Callable[[MadeClinic], None]) -> None:
    before = contents(made.folder)
    with pytest.raises(Trouble):
        refused(made)
    assert contents(made.folder) == before


@pytest.mark.parametrize("meet", [a_damaged_first_page, an_empty_database, a_newer_database])
def test_what_cannot_be_read_is_not_written_either(
    made: MadeClinic, meet: Callable[[MadeClinic], None]
) -> None:
    with pytest.raises(Trouble):
        meet(made)
    before = contents(made.folder)
    with pytest.raises(Trouble):
        made.open("owner")
    assert contents(made.folder) == before


def test_every_damaged_page_is_met_as_damage_and_never_as_a_bug(made: MadeClinic) -> None:
    original = (made.folder / "clinic.db").read_bytes()
    pages = len(original) // 4096
    for page in range(1, pages + 1, max(1, pages // 12)):
        _flip(made.folder / "clinic.db", page * 4096 - 1000)
        with pytest.raises(DatabaseDamaged) as told:
            made.open("owner").check_log()
        if made.opened is not None:
            assert told.value.pages == (page,)
            made.opened.leave()
            made.opened = None
        (made.folder / "clinic.db").write_bytes(original)
        (made.folder / "clinic.db-journal").unlink(missing_ok=True)


def test_with_one_damaged_exhibit_all_the_rest_opens(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    for n in range(3):
        (tmp_path / "x.txt").write_text(f"證物 {n}")
        clinic.evidence.take_in(tmp_path / "x.txt", HandIn(f"證物 {n}"))
    hurt = clinic.evidence_lists.one("E-2026-0002")
    _flip(clinic.folder.evidence / hurt.sealed_name, 100)
    assert [(f.kind, f.row) for f in clinic.check_log().findings] == [
        ("file_changed", hurt.sealed_name)
    ]
    assert clinic.evidence.look("E-2026-0001", "核對") == "證物 0".encode()
    assert clinic.evidence.look("E-2026-0003", "核對") == "證物 2".encode()


def test_two_programs_on_one_folder(made: MadeClinic, struck: Server) -> None:
    """The second is told who has it and since when, and disturbs nothing."""
    held = struck.listen("work", made)
    assert next(said for said in held if "saved" in said)
    with pytest.raises(FolderInUse) as told:
        made.open("reception")
    assert told.value.host
    assert told.value.since
    assert [said for said in held if "bug" in said] == []
    assert made.open("reception").check_log().whole


def test_lost_settings_cost_nothing_but_a_witness(made: MadeClinic) -> None:
    made.settings.path.unlink()
    clinic = made.open("owner")
    assert clinic.alarm is None
    assert clinic.check_log().whole
    assert made.settings.read().heads[clinic.id]["seq"] == clinic.head().seq


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"heads": 5, "lock_minutes": "x"}'])
def test_damaged_settings_give_the_defaults_and_are_kept_aside(made: MadeClinic, text: str) -> None:
    made.settings.path.write_text(text)
    assert made.open("owner").alarm is None
    assert made.settings.read().lock_minutes == 5


def test_settings_that_cannot_be_written_stop_nobody(made: MadeClinic, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    made.settings = SettingsFile(tmp_path / "file" / "settings.json")
    clinic = made.open("owner")
    clinic.staff.add("新人", "clinician")
    assert clinic.heads.behind
    assert clinic.check_log().whole


READ_ONLY = """
import sys
from pathlib import Path
from clinicguard.clinic import set_up
from clinicguard.host.files import ReadOnlyPlace
from clinicguard.host.clock import SystemClock
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.clinic import open_clinic

folder, words = Path(sys.argv[1]), sys.argv[2]
keys = access.unlock(folder, "1", words, SystemClock())
for step in (
    lambda: open_clinic(folder, keys),
    lambda: set_up(folder / "new", Profile("安心"), "沈以安", words, memory=65536),
):
    try:
        step()
    except ReadOnlyPlace as trouble:
        print(trouble.folder)
"""


def test_a_read_only_folder(made: MadeClinic) -> None:
    """As an ordinary user meets it: root's right to write everywhere is laid aside."""
    before = contents(made.folder)
    made.folder.chmod(0o555)
    for path in made.folder.iterdir():
        path.chmod(0o555 if path.is_dir() else 0o444)
    drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] * (os.geteuid() == 0)
    done = subprocess.run(
        [*drop, sys.executable, "-c", READ_ONLY, str(made.folder), PASSPHRASES["owner"]],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    made.folder.chmod(0o755)
    assert done.stdout.split() == [str(made.folder), str(made.folder / "new")], done.stderr
    assert contents(made.folder) == before


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/home/a/OneDrive/診所", SyncedPlace),
        ("/home/a/OneDrive - 安心牙醫診所/診所", SyncedPlace),
        ("/home/a/Dropbox (Personal)/c", SyncedPlace),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/c", SyncedPlace),
        ("/home/a/Google Drive/c", SyncedPlace),
        ("//nas/clinic", NetworkPlace),
    ],
)
def test_where_a_clinic_must_not_lie(path: str, trouble: type[Trouble]) -> None:
    with pytest.raises(trouble):
        check_place(Path(path))


def test_a_mounted_share_is_told_from_a_disk() -> None:
    mounts = "dev / ext4 rw\nnas:/x /mnt/nas nfs4 rw\n//w/s /mnt/a\\040b cifs rw\n"
    assert filesystem_of(Path("/home/a"), mounts) == "ext4"
    assert filesystem_of(Path("/mnt/nas/clinic"), mounts) == "nfs4"
    assert filesystem_of(Path("/mnt/a b/clinic"), mounts) == "cifs"


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
