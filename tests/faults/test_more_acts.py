"""Edit, pack, passphrase; unlock; leaving; migrating: struck at the calls that write.

Where each of the twelve acts is struck, by a full disk, by a refusing one (EIO) and by a kill:

    set-up                  test_disk, test_kills, test_space (a disk that really is full)
    unlock                  here (`unlock`); test_disk (`acts`), test_space
    log a complaint         test_disk (`acts`), test_kills (`work`), test_space
    edit                    here (`more`)
    attach evidence         test_disk (`acts`), test_kills (`work`), test_space
    export a pack           here (`more`): as a folder, as a ZIP, to a key
    write a PDF             test_disk (`acts`), test_kills (`work`)
    change a passphrase     here (`more`)
    remove a person         test_new_keys (`removal`)
    migrate                 here (`migrate`)
    back up, restore        test_backups (`back_up`, `put_back`)

How far strikes must reach is counted (`calls_of`), never written down.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from clinicguard.clinic import set_up
from clinicguard.evidence.pack_check import check_pack
from clinicguard.host.settings import SettingsFile
from clinicguard.overview.leaving.taking import MARK, SUMS, UNFINISHED
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.storage import migrations
from clinicguard.storage.database import Database
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.troubles import WrongPassphrase
from tests.faults.after import is_there, opened_whole
from tests.faults.conftest import Fresh, Reach
from tests.faults.more import (
    AGE,
    EVERYTHING,
    FOLDER,
    NEW_PASSPHRASE,
    OUT,
    WORDING,
    ZIP,
    ZIP_WORDS,
)
from tests.faults.struck import KINDS, STRIKES, Server, Told, places, server, when
from tests.made import PASSPHRASES, MadeClinic

STEP = {"pwrite64": 8, "fsync": 4}
CLEAR = {"DiskFull", "DiskFault", "ReadOnlyPlace"}
OLD = 12
"""The form of the folder that is brought up to date."""


def opens_again(made: MadeClinic, told: Told, *, killed: bool) -> None:
    """Every refusal was a trouble with words of its own, and what was acknowledged is there."""
    assert told.bugs == []
    assert told.alarms == []
    assert {kind for _act, kind in told.troubles} <= CLEAR
    assert told.done or killed
    known = ("complaint", "evidence", "person")
    opened_whole(made, [each for each in told.saved if each[0] in known])


def handed_on(made: MadeClinic, told: Told) -> None:
    """After `more`: the wording, the passphrase, and every pack that was acknowledged."""
    saved = dict(told.saved)
    clinic = made.open("owner")
    if "edited" in saved:
        assert clinic.complaint_lists.whole(saved["edited"]).verbatim == WORDING
    made.close()
    _passphrase_opens(made, certain="passphrase" in saved)
    place, packs = made.folder.parent / OUT, {what for name, what in told.saved if name == "pack"}
    if FOLDER in packs:
        assert check_pack(place / FOLDER) == []
    if (place / ZIP).exists():
        with pyzipper.AESZipFile(place / ZIP) as archive:
            archive.setpassword(ZIP_WORDS.encode())
            assert archive.testzip() is None
    there = {path.name for path in place.iterdir()}
    assert packs <= there
    assert there <= {FOLDER, ZIP, AGE, f".{ZIP}.new", f".{AGE}.new"}


def written_out(made: MadeClinic, told: Told) -> None:
    """After `leave`: what has no mark of the unfinished is whole, down to each sum."""
    saved, place = dict(told.saved), made.folder.parent / OUT
    if "left" in saved:
        assert Path(saved["left"]).is_dir()
    for folder in place.glob(f"{EVERYTHING}*"):
        whole = not folder.name.endswith(UNFINISHED)
        assert not (whole and (folder / MARK).exists())
        if whole:
            _sums_agree(folder)


def locked(made: MadeClinic, told: Told) -> None:
    """After `unlock`: the passphrase opens, and nothing is left that says otherwise."""
    access.unlock(made.folder, "1", PASSPHRASES["owner"], made.clock)


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


JUDGES: dict[str, tuple[Callable[[MadeClinic, Told], None], int]] = {
    "more": (handed_on, 18),
    "unlock": (locked, 24),
    "leave": (written_out, 8),
}
"""By flow, what must hold after it, and how often one strike falls on one kind of call."""


def strike_all(fresh: Fresh, flow: str, kind: str, strike: str, at: range) -> int:
    """How many of the strikes were met: a kill, or a refusal that was told."""
    judge, _ = JUDGES[flow]
    killing, met = strike == STRIKES[0], 0
    with server(f"{strike}:{when() if killing else when(2)}", kind) as struck:
        for place in at:
            made = fresh()
            (made.folder.parent / OUT).mkdir()
            told = struck.run(flow, made, at=place)
            opens_again(made, told, killed=told.killed)
            judge(made, told)
            met += told.killed or bool(told.troubles)
    return met


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("flow", JUDGES)
def test_struck_at_every_kind_of_call_nothing_acknowledged_is_lost(
    fresh: Fresh, reach: Reach, flow: str, kind: str, strike: str
) -> None:
    calls = reach(flow, fresh())[kind]
    step = -(-calls // JUDGES[flow][1])
    met = strike_all(fresh, flow, kind, strike, places(calls, step, strike) if calls else range(0))
    # a file that cannot be taken away, or a folder that is there already, stops nobody
    assert met or calls < 12 or kind in ("unlink", "mkdir", "sendfile")


@pytest.mark.usefixtures("striking")
def test_a_pack_that_the_disk_refuses_is_written_once_there_is_room(fresh: Fresh) -> None:
    """The sample of the ordinary run: in the midst of the papers of the first pack."""
    assert strike_all(fresh, "more", "write", "error=ENOSPC", range(9, 10))


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
    assert told.killed or told.done
    if told.saved:
        assert version == migrations.newest()
    clinic = made.open("owner")
    assert clinic.check_log().whole
    is_there(clinic, "person", 1)
    made.close()
    return told


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_migration_struck_anywhere_is_old_or_new(
    older: Older, reach: Reach, tmp_path: Path, strike: str, kind: str
) -> None:
    first, met = older(tmp_path / "old"), 0
    calls = reach("migrate", first.copied(tmp_path / "counted"))[kind]
    with server(f"{strike}:{when()}", kind) as struck:
        for at in places(calls, STEP.get(kind, 1), strike) if calls else ():
            told = brought_up(struck, first.copied(tmp_path / f"copy-{at}"), at)
            met += told.killed or bool(told.troubles)
    assert met or calls < 12 or kind == "unlink"
