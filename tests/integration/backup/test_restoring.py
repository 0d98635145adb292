"""What was backed up stands again in a new folder, byte for byte, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import open_clinic
from clinicguard.host.settings import SettingsFile
from clinicguard.storage import kit
from clinicguard.storage.backup.generation import Generation
from clinicguard.storage.backup.medium import media_at
from clinicguard.storage.backup.restoring import keys_of, restore
from clinicguard.storage.backup.troubles import BackupDamaged, NoBackupHere
from clinicguard.storage.keys import (
    OpenKeys,
    unlock_as,
    unwrap_with_passphrase,
    unwrap_with_secret,
)
from clinicguard.storage.troubles import ClinicAlreadyHere
from tests.integration.backup.given import Kept, work_a_little
from tests.made import PASSPHRASES


def quiet(_done: int, _whole: int) -> None:
    return


def by_passphrase(kept: Kept, generation: Generation) -> OpenKeys:
    file = keys_of(kept.medium, generation)
    return unlock_as(file, "1", unwrap_with_passphrase(file, "1", PASSPHRASES["owner"]))


def test_on_a_new_pc_with_the_card_only(kept: Kept, tmp_path: Path) -> None:
    taken = kept.take()
    head = taken.generation.log
    sealed = {p.name: p.read_bytes() for p in kept.clinic.folder.evidence.iterdir()}
    kept.made.close()
    [medium] = media_at(kept.stick)
    newest = medium.newest()
    assert newest is not None
    words = " ".join(kit.to_words(kept.made.kit_secret))
    file = keys_of(medium, newest)
    keys = unlock_as(file, *unwrap_with_secret(file, kit.from_words(words)))
    restored = restore(medium, newest, keys, tmp_path / "new pc" / "clinic", quiet)

    settings = SettingsFile(tmp_path / "new-settings" / "settings.json")
    clinic = open_clinic(restored.folder, keys, clock=kept.made.clock, settings=settings)
    assert clinic.alarm is None
    clinic.accept_restored("舊電腦壞了")
    assert clinic.check_log().whole
    assert [e.verb for e in clinic.log.newest(3)][1] == "clinic.restored"
    assert clinic.head().seq > head.seq
    assert {p.name: p.read_bytes() for p in clinic.folder.evidence.iterdir()} == sealed
    assert clinic.complaint_lists.register().open == 1
    clinic.close()


def test_an_older_backup_and_then_backups_go_on(kept: Kept, tmp_path: Path) -> None:
    """Restored to the first of two, the clinic goes on, and so do the backups on the same stick."""
    first = kept.take()
    work_a_little(kept.clinic, tmp_path, 1)
    kept.take()
    kept.made.close()
    keys = by_passphrase(kept, first.generation)
    restored = restore(kept.medium, first.generation, keys, tmp_path / "again", quiet)
    kept.made.folder = restored.folder
    clinic = kept.made.open("owner")
    assert clinic.alarm is not None
    clinic.accept_restored("硬碟壞了")
    assert kept.take().generation.number == 3


@pytest.mark.parametrize("which", ["clinic.db", "keys.json", "evidence"])
@pytest.mark.parametrize("how", ["flip", "cut", "gone"])
def test_a_damaged_backup_is_not_restored(kept: Kept, tmp_path: Path, which: str, how: str) -> None:
    taken = kept.take()
    keys = by_passphrase(kept, taken.generation)
    piece = next(p for p in taken.generation.pieces if p.path.startswith(which))
    path = kept.medium.path_of(piece.sha256)
    whole = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-9] if how == "cut" else whole[:-9] + b"\0" + whole[-8:])
    with pytest.raises(BackupDamaged) as damaged:
        restore(kept.medium, taken.generation, keys, tmp_path / "new", quiet)
    assert damaged.value.names == (piece.path,)
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".new*"))


def test_it_writes_over_nothing(kept: Kept) -> None:
    taken = kept.take()
    keys = by_passphrase(kept, taken.generation)
    with pytest.raises(ClinicAlreadyHere):
        restore(kept.medium, taken.generation, keys, kept.made.folder, quiet)


def test_cancelled_it_leaves_nothing(kept: Kept, tmp_path: Path) -> None:
    taken = kept.take()
    keys = by_passphrase(kept, taken.generation)

    class Enough(Exception):
        pass

    def stop(_done: int, _whole: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        restore(kept.medium, taken.generation, keys, tmp_path / "new", stop)
    assert not list(tmp_path.glob("*new"))
    assert not list(tmp_path.glob(".new*"))


def test_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoBackupHere):
        media_at(tmp_path)
