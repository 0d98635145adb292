"""Edit, passphrase, pack, leaving with everything, migrating: struck at every call that writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from clinicguard.clinic import set_up
from clinicguard.host.settings import SettingsFile
from clinicguard.overview.leaving.taking import MARK, SUMS, UNFINISHED
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.storage import migrations
from clinicguard.storage.database import Database
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.troubles import WrongPassphrase
from tests.faults.after import is_there, opened_whole
from tests.faults.conftest import Fresh
from tests.faults.more import EVERYTHING, NEW_PASSPHRASE, PACK, WORDING
from tests.faults.struck import Server, Told, server, when
from tests.made import PASSPHRASES, MadeClinic

REACH = {"pwrite64": 420, "write": 240, "fsync": 330, "rename": 40, "unlink": 40, "mkdir": 20}
"""How many calls of each kind the acts make, and some more."""
STEP = {"pwrite64": 3, "write": 2, "fsync": 3}
CLEAR = {"DiskFull", "DiskFault", "ReadOnlyPlace"}
OLD = 12
"""The form of the folder that is brought up to date."""


def judged(made: MadeClinic, told: Told) -> None:
    """What was acknowledged is there; what was not is whole, absent, or plainly unfinished."""
    assert told.bugs == []
    assert {kind for _act, kind in told.troubles} <= CLEAR
    opened_whole(made, [each for each in told.saved if each[0] in ("complaint", "evidence")])
    saved = dict(told.saved)
    clinic = made.open("owner")
    if "edited" in saved:
        assert clinic.complaint_lists.whole(saved["edited"]).verbatim == WORDING
    made.close()
    _passphrase_opens(made, certain="passphrase" in saved)
    place = made.folder.parent / "out"
    if "pack" in saved:
        assert (place / PACK / "manifest-sha256.txt").is_file()
    if "left" in saved:
        assert Path(saved["left"]).name == EVERYTHING
    for folder in place.glob(f"{EVERYTHING}*"):
        whole = not folder.name.endswith(UNFINISHED)
        assert not (whole and (folder / MARK).exists())
        if whole:
            _sums_agree(folder)


def _passphrase_opens(made: MadeClinic, *, certain: bool) -> None:
    """The new one where it was acknowledged; else exactly one of the two."""
    opens = []
    for words in (PASSPHRASES["owner"], NEW_PASSPHRASE):
        try:
            access.unlock(made.folder, "1", words, made.clock)
        except WrongPassphrase:
            continue
        opens.append(words)
    assert len(opens) == 1
    assert not certain or opens == [NEW_PASSPHRASE]


def _sums_agree(folder: Path) -> None:
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        value, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == value


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", REACH)
def test_no_kill_in_them_loses_what_was_acknowledged(fresh: Fresh, kind: str) -> None:
    killed = 0
    with server(f"signal=KILL:{when()}", kind) as struck:
        for at in range(1, REACH[kind] + 1, STEP.get(kind, 1) * 2):
            made = fresh()
            told = struck.run("more", made, at=at)
            judged(made, told)
            killed += told.killed
    assert killed


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("kind", REACH)
def test_a_refusing_disk_stops_them_and_they_work_again(
    fresh: Fresh, kind: str, error: str
) -> None:
    refused = 0
    with server(f"error={error}:{when(2)}", kind) as struck:
        for at in range(1, REACH[kind] + 1, STEP.get(kind, 1) * 2):
            made = fresh()
            told = struck.run("more", made, at=at)
            judged(made, told)
            assert told.done
            refused += bool(told.troubles)
    assert refused


Older = Callable[[Path], MadeClinic]


@pytest.fixture
def older(original: MadeClinic, monkeypatch: pytest.MonkeyPatch) -> Older:
    """Makes a folder as a former version left it."""

    def make(place: Path) -> MadeClinic:
        known = migrations.steps()
        settings = SettingsFile(place / "settings.json")
        with monkeypatch.context() as former:
            former.setattr(migrations, "steps", lambda: [s for s in known if s.number <= OLD])
            made = set_up(
                place / "clinic",
                Profile("安心牙醫診所"),
                "沈以安",
                PASSPHRASES["owner"],
                memory=FLOOR_MEMORY,
                clock=original.clock,
                settings=settings,
            ).clinic
            keys = made.keys
            made.leave()
        return MadeClinic(place / "clinic", {"owner": keys}, settings, b"", original.clock)

    return make


def brought_up(struck: Server, made: MadeClinic, at: int) -> Told:
    """Struck while it migrates: of the old form or the new, never between; and it opens."""
    told = struck.run("migrate", made, at=at)
    assert told.bugs == []
    assert {kind for _act, kind in told.troubles} <= CLEAR
    database = Database(made.folder / "clinic.db", made.keys["owner"].clinic.database)
    version = migrations.version_of(database)
    database.close()
    assert OLD <= version <= migrations.newest()
    if told.saved:
        assert version == migrations.newest()
    clinic = made.open("owner")
    assert clinic.check_log().whole
    is_there(clinic, "person", 1)
    made.close()
    return told


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", ["signal=KILL", "error=ENOSPC", "error=EIO"])
@pytest.mark.parametrize(
    ("kind", "reach", "step"),
    [("pwrite64", 260, 4), ("fsync", 90, 2), ("write", 12, 1), ("unlink", 20, 1), ("mkdir", 4, 1)],
)
def test_a_migration_struck_anywhere_is_old_or_new(
    older: Older, tmp_path: Path, strike: str, kind: str, reach: int, step: int
) -> None:
    first = older(tmp_path / "old")
    with server(f"{strike}:{when()}", kind) as struck:
        for at in range(1, reach + 1, step):
            brought_up(struck, first.copied(tmp_path / f"copy-{at}"), at)
