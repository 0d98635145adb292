"""Backup and restore, killed or refused at any call: no good backup lost, nothing half restored."""

from __future__ import annotations

import random
import shutil
from itertools import count
from pathlib import Path

import pytest

from clinicguard.clinic import open_clinic
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import Found, found_at, restore
from clinicguard.storage.backup.guards import damaged
from clinicguard.storage.backup.restoring import keys_of
from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh, Reach
from tests.faults.struck import KINDS, STRIKES, Server, places, server, when
from tests.integration.backup.given import Kept, work_a_little
from tests.made import MadeClinic

STEP = {"pwrite64": 20, "write": 3, "sendfile": 1, "fsync": 5, "rename": 3, "unlink": 4, "mkdir": 3}
CLEAR = {"DiskFull", "DiskFault", "ReadOnlyPlace"}
PLACES = {"write": (4,), "fsync": (9,), "rename": (7, 11)}
"""The sample of the ordinary run, by kind of call."""


@pytest.fixture(scope="session")
def worked(original: MadeClinic, tmp_path_factory: pytest.TempPathFactory) -> MadeClinic:
    """A clinic with two exhibits, closed; it was never backed up."""
    made = original.copied(tmp_path_factory.mktemp("worked"))
    work_a_little(made.open("owner"), made.folder.parent)
    made.close()
    return made


@pytest.fixture
def working(worked: MadeClinic, tmp_path: Path) -> Fresh:
    """Makes one copy of it after the other."""
    numbers = count()
    return lambda: worked.copied(tmp_path / f"copy-{next(numbers)}")


@pytest.fixture
def backed_up(working: Fresh) -> MadeClinic:
    """A copy with two backups on the stick beside it."""
    made = working()
    kept = Kept(made, made.folder.parent / "stick")
    kept.stick.mkdir()
    for _ in range(2):
        kept.take()
    made.close()
    return made


def backups_of(made: MadeClinic) -> list[Found]:
    try:
        return found_at(made.folder.parent / "stick")
    except Trouble:
        return []


def each_restores(made: MadeClinic) -> None:
    """Whatever counts as a backup on the stick can be restored and opened."""
    for found in backups_of(made):
        target = made.folder.parent / f"tried-{found.generation.number}"
        restored = restore(
            found.medium, found.generation, made.keys["owner"], target, lambda _done, _whole: None
        )
        settings = SettingsFile(target.parent / "elsewhere" / f"{target.name}.json")
        clinic = open_clinic(
            restored.folder, made.keys["owner"], clock=made.clock, settings=settings
        )
        assert clinic.check_log().whole
        clinic.close()


def killed_while_backing_up(struck: Server, made: MadeClinic, at: int) -> bool:
    before = len(backups_of(made))
    told = struck.run("back_up", made, at=at)
    assert told.bugs == []
    assert told.troubles == []
    after = len(backups_of(made))
    assert before + len(told.saved) <= after
    opened_whole(made, [])
    each_restores(made)
    return told.killed


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", PLACES)
def test_no_kill_loses_a_backup(working: Fresh, kind: str) -> None:
    made = working()
    with server(f"signal=KILL:{when()}", kind) as struck:
        killed = [killed_while_backing_up(struck, made, at) for at in PLACES[kind]]
    assert any(killed)


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", KINDS)
def test_no_kill_at_any_call_loses_a_backup(working: Fresh, reach: Reach, kind: str) -> None:
    calls = reach("back_up", working())[kind]
    with server(f"signal=KILL:{when()}", kind) as struck:
        for at in places(calls, STEP[kind], "signal=KILL"):
            assert killed_while_backing_up(struck, working(), at)


def refused_while_backing_up(struck: Server, made: MadeClinic, at: int) -> bool:
    told = struck.run("back_up", made, at=at)
    assert told.bugs == []
    assert told.done
    assert {kind for _act, kind in told.troubles} <= CLEAR
    assert len(backups_of(made)) >= 2
    opened_whole(made, [])
    each_restores(made)
    return bool(told.troubles)


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", PLACES)
def test_a_full_disk_stops_a_backup_and_it_works_again(working: Fresh, kind: str) -> None:
    with server(f"error=ENOSPC:{when(2)}", kind) as struck:
        refused = [refused_while_backing_up(struck, working(), at) for at in PLACES[kind]]
    assert any(refused)


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES[1:])
@pytest.mark.parametrize("kind", KINDS)
def test_a_refusing_disk_at_every_call_of_a_backup(
    working: Fresh, reach: Reach, kind: str, strike: str
) -> None:
    calls = reach("back_up", working())[kind]
    with server(f"{strike}:{when(2)}", kind) as struck:
        for at in places(calls, STEP[kind], strike):
            refused_while_backing_up(struck, working(), at)


def nothing_half(made: MadeClinic) -> None:
    """What stands there opens whole, on a PC that never saw it."""
    target = made.folder.parent / "restored"
    if target.exists():
        _away(made.folder.parent / "new-pc")
        settings = SettingsFile(made.folder.parent / "new-pc" / "settings.json")
        clinic = open_clinic(target, made.keys["owner"], clock=made.clock, settings=settings)
        assert clinic.check_log().whole
        clinic.close()


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", ["write", "rename"])
def test_a_killed_restore_leaves_nothing_half(backed_up: MadeClinic, kind: str) -> None:
    made = backed_up
    with server(f"signal=KILL:{when()}", kind) as struck:
        for at in (1, 3):
            struck.run("put_back", made, at=at)
            nothing_half(made)
    each_restores(made)


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_restore_struck_at_every_call(
    backed_up: MadeClinic, reach: Reach, kind: str, strike: str
) -> None:
    calls, made = reach("put_back", backed_up)[kind], backed_up
    _away(made.folder.parent / "restored")
    with server(f"{strike}:{when()}", kind) as struck:
        for at in range(1, calls + 1):
            told = struck.run("put_back", made, at=at)
            assert told.bugs == []
            assert told.done or told.killed
            assert {trouble for _act, trouble in told.troubles} <= CLEAR
            nothing_half(made)
            _away(made.folder.parent / "restored")
    each_restores(made)


@pytest.mark.prove
def test_ten_thousand_flipped_bits_are_all_found(backed_up: MadeClinic) -> None:
    """In manifests and in files of the medium: each is found by a restore or a whole reading."""
    made = backed_up
    chance = random.Random("flips")
    newest = found_at(made.folder.parent / "stick")[0]
    files = [newest.medium.path_of(p.sha256) for p in newest.generation.pieces]
    manifest = newest.medium.folder / "generations" / f"{newest.generation.number:06d}.json"
    missed = 0
    for n in range(10_000):
        path = manifest if n % 4 == 0 else chance.choice(files)
        whole = path.read_bytes()
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        missed += not _found(newest, path == manifest)
        path.write_bytes(whole)
    assert missed == 0


def _found(newest: Found, in_manifest: bool) -> bool:
    """A flip that leaves the manifest's meaning as it was (a space) need not be found."""
    if not in_manifest:
        return bool(damaged(newest.medium, newest.generation.pieces, lambda _more: None))
    now = [g for g in newest.medium.generations() if g.number == newest.generation.number]
    if not now:
        return True
    try:
        keys_of(newest.medium, now[0])
    except (Trouble, KeyError):
        return True
    return now[0] == newest.generation


def _away(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
