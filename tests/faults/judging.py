"""After each act of its own: what must hold wherever it was struck, besides records that open."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from clinicguard.clinic import open_clinic, set_up
from clinicguard.complaints.listed import Filter
from clinicguard.evidence.pack_check import check_pack
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import Found, found_at, restore
from clinicguard.overview.leaving.taking import MARK, SUMS, UNFINISHED
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Role
from clinicguard.storage import migrations
from clinicguard.storage.backup.guards import damaged
from clinicguard.storage.backup.restoring import keys_of
from clinicguard.storage.database import Database
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.troubles import DatabaseDamaged, NoClinicHere, WrongPassphrase
from tests.faults.acts import (
    AGE,
    EVERYTHING,
    FOLDER,
    NEW_PASSPHRASE,
    WORDING,
    ZIP,
    ZIP_WORDS,
)
from tests.faults.after import Saved, is_there, left_behind, opened_whole, verified
from tests.faults.given import COMPLAINT, OLD, OUT, RESTORED, STICK
from tests.made import PASSPHRASES, MadeClinic

Judge = Callable[[MadeClinic, Saved, bool], None]
"""Looks at the folder, at what was acknowledged, and if asked to the ground."""

NEXT: tuple[Role, ...] = ("owner", "clinician", "counsel")
"""Who opens the folder after a removal; the change goes on with anybody's keys."""


def records(made: MadeClinic, saved: Saved, ground: bool) -> None:
    opened_whole(made, saved, to_the_ground=ground)


def first_clinic(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """After a set-up: a clinic that opens; or none, and then one can be set up."""
    if ClinicFolder(made.folder).exists():
        keys = access.unlock(made.folder, "1", PASSPHRASES["owner"], made.clock)
        opened_whole(
            MadeClinic(made.folder, {"owner": keys}, made.settings, b"", made.clock),
            [],
            to_the_ground=ground,
        )
        return
    if made.folder.exists():
        with pytest.raises(NoClinicHere):
            access.door(made.folder)
    if not ground:
        return
    again = set_up(
        made.folder,
        Profile("安心牙醫診所"),
        "沈以安",
        PASSPHRASES["owner"],
        memory=FLOOR_MEMORY,
        settings=made.settings,
    )
    assert again.clinic.check_log().whole
    again.clinic.close()


def unlocked(made: MadeClinic, saved: Saved, ground: bool) -> None:
    access.unlock(made.folder, "1", PASSPHRASES["owner"], made.clock)
    records(made, saved, ground)


def saved_once(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """What was tried again after a refusal is there once."""
    records(made, saved, ground)
    clinic = made.open("owner")
    exhibits = {each.number for each in clinic.evidence_lists.everything()}
    complaints = {each.number for each in clinic.complaint_lists.page(Filter()).rows}
    made.close()
    assert len(exhibits) <= 1
    assert len(complaints) <= 1


def edited(made: MadeClinic, saved: Saved, ground: bool) -> None:
    records(made, saved, ground)
    if saved:
        assert made.open("owner").complaint_lists.whole(COMPLAINT).verbatim == WORDING
        made.close()


def packed(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """Every pack that was acknowledged is whole; a file under its last name is whole too."""
    records(made, saved, ground)
    place, packs = made.folder.parent / OUT, {what for _, what in saved}
    if FOLDER in packs:
        assert check_pack(place / FOLDER) == []
    if (place / ZIP).exists():
        with pyzipper.AESZipFile(place / ZIP) as archive:
            archive.setpassword(ZIP_WORDS.encode())
            assert archive.testzip() is None
    there = {path.name for path in place.iterdir()}
    assert packs <= there <= {FOLDER, ZIP, AGE, f".{ZIP}.new", f".{AGE}.new"}


def new_words(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """The new passphrase where it was acknowledged; else exactly one of the two."""
    opens = []
    for words in (PASSPHRASES["owner"], NEW_PASSPHRASE):
        try:
            access.unlock(made.folder, "1", words, made.clock)
        except WrongPassphrase:
            continue
        opens.append(words)
    assert len(opens) == 1
    assert not saved or opens == [NEW_PASSPHRASE]
    records(made, [], ground)


def taken_away(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """After a removal: whoever opens next ends it, and the former key opens nothing."""
    former = made.keys["owner"].clinic.database
    there = len(list(made.folder.rglob("*"))) + (made.folder / "clinic.db").stat().st_size // 4096
    clinic = made.open(NEXT[there % len(NEXT)])
    assert clinic.alarm is None
    for name, what in saved:
        is_there(clinic, name, what)
    assert not clinic.access.keys_wait
    assert left_behind(made.folder) == []
    taken = not clinic.staff_lists.one(4).active
    key = clinic.keys.clinic.database
    if ground:
        assert clinic.check_log().findings == ()
    made.close()
    file = read_keys(made.folder)
    assert {grant.key for grant in file.grants if grant.key.startswith("db:")} == {
        "db:2" if taken else "db:1"
    }
    assert ("4" in file.slots) is not taken
    if taken:
        with pytest.raises(DatabaseDamaged):
            Database(made.folder / "clinic.db", former)
        with pytest.raises(WrongPassphrase):
            access.unlock(made.folder, "4", PASSPHRASES["reception"], made.clock)
    if ground:
        verified(made.folder, key.hex())


def brought_up(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """After a migration: of the old form or the new, never between; and it opens."""
    database = Database(made.folder / "clinic.db", made.keys["owner"].clinic.database)
    version = migrations.version_of(database)
    database.close()
    assert OLD <= version <= migrations.newest()
    assert not saved or version == migrations.newest()
    clinic = made.open("owner")
    is_there(clinic, "person", 1)
    assert not ground or clinic.check_log().whole
    made.close()


def backed_up(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """Whatever counts as a backup on the stick is whole; to the ground, each is restored."""
    there = backups_of(made)
    assert len(saved) <= len(there)
    for found in there:
        assert not damaged(found.medium, found.generation.pieces, lambda _more: None)
        keys_of(found.medium, found.generation)
    records(made, [], ground)
    if ground:
        each_restores(made)


def backups_of(made: MadeClinic) -> list[Found]:
    try:
        return found_at(made.folder.parent / STICK)
    except Trouble:
        return []


def each_restores(made: MadeClinic) -> None:
    for found in backups_of(made):
        target = made.folder.parent / f"tried-{found.generation.number}"
        keys = made.keys["owner"]
        restore(found.medium, found.generation, keys, target, lambda _done, _whole: None)
        opens_elsewhere(made, target)


def put_back(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """After a restore: what stands there opens whole; and the stick is as good as it was."""
    target = made.folder.parent / RESTORED
    assert target.exists() or not saved
    if target.exists():
        opens_elsewhere(made, target)
    assert len(backups_of(made)) == 2
    if ground:
        each_restores(made)


def opens_elsewhere(made: MadeClinic, folder: Path) -> None:
    """On a PC that never saw it."""
    settings = SettingsFile(folder.parent / "new-pc" / f"{folder.name}.json")
    clinic = open_clinic(folder, made.keys["owner"], clock=made.clock, settings=settings)
    assert clinic.check_log().whole
    clinic.close()


def written_out(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """After leaving: what has no mark of the unfinished is whole, down to each sum."""
    records(made, [], ground)
    place = made.folder.parent / OUT
    assert all((place / what).is_dir() for _, what in saved)
    for folder in place.glob(f"{EVERYTHING}*"):
        whole = not folder.name.endswith(UNFINISHED)
        assert not (whole and (folder / MARK).exists())
        if whole:
            _sums_agree(folder)


def _sums_agree(folder: Path) -> None:
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        value, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == value


def case_whole_or_not(made: MadeClinic, saved: Saved, ground: bool) -> None:
    """No half case, no orphan, and the case that was acknowledged."""
    records(made, [], ground)
    clinic = made.open("owner")
    cases = [each.number for each in clinic.incident_lists.page()]
    came = [each for each in cases if clinic.cases.origins.of(each)]
    assert cases == came
    assert len(came) <= 1
    assert [what for _, what in saved] in ([], came)
    exhibits = clinic.evidence_lists.everything()
    assert len(exhibits) == (3 if came else 0), "two, and the record and log as they came"
    for each in exhibits:
        assert clinic.evidence.verify(each.number, "查驗").sound
    made.close()


JUDGES: dict[str, Judge] = {
    "set up": first_clinic,
    "unlock": unlocked,
    "log": saved_once,
    "attach": saved_once,
    "edit": edited,
    "pack": packed,
    "passphrase": new_words,
    "remove": taken_away,
    "migrate": brought_up,
    "back up": backed_up,
    "restore": put_back,
    "leave": written_out,
    "take case": case_whole_or_not,
}


def judge(act: str, made: MadeClinic, saved: Saved, *, to_the_ground: bool) -> None:
    JUDGES.get(act, records)(made, saved, to_the_ground)
