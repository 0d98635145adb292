"""A backup holds everything, is read back, and stops where something looks wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clinicguard.overview.backups import nothing_may_go
from clinicguard.storage.backup.desk import CHANGES
from clinicguard.storage.backup.troubles import (
    BackupDamaged,
    BackupStopped,
    MediumAway,
    OtherMedium,
    PlaceInside,
)
from clinicguard.storage.folder import ASIDE_OF_BACKUP
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.troubles import NotAllowed
from tests.integration.backup.given import Kept, work_a_little


def test_it_holds_database_keys_and_every_sealed_file(kept: Kept) -> None:
    taken = kept.take()
    paths = {piece.path for piece in taken.generation.pieces}
    sealed = {f"evidence/{path.name}" for path in kept.clinic.folder.evidence.iterdir()}
    assert paths == {"clinic.db", "keys.json", *sealed}
    assert len(sealed) == 2
    assert taken.generation.signed_by_one_of(read_keys(kept.made.folder))
    assert taken.generation.rows["complaint"] == 1
    assert kept.clinic.log.newest(1)[0].verb == "backup.take"
    assert not (kept.made.folder / ".backup").exists()
    assert kept.steps[-1][0] == kept.steps[-1][1] > 0


def test_what_is_there_already_is_not_written_again(kept: Kept) -> None:
    first = kept.take()
    before = {path: path.stat().st_mtime_ns for path in kept.medium.folder.glob("files/*/*")}
    second = kept.take()
    assert second.generation.number == 2
    assert second.generation.before == first.generation.digest()
    assert second.added < first.added
    after = {path: path.stat().st_mtime_ns for path in kept.medium.folder.glob("files/*/*")}
    assert before.items() <= after.items()


def test_nothing_on_the_stick_reads_in_clear(kept: Kept) -> None:
    kept.take()
    for path in kept.stick.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert "李若嵐".encode() not in data
            assert "李若嵐".encode("utf-16-le") not in data


def test_a_changed_byte_on_the_stick_is_found_at_the_next_run(kept: Kept) -> None:
    taken = kept.take()
    for piece in taken.generation.pieces:
        path = kept.medium.path_of(piece.sha256)
        whole = path.read_bytes()
        path.write_bytes(whole[:50] + bytes([whole[50] ^ 1]) + whole[51:])
        with pytest.raises(BackupStopped) as stopped:
            kept.take()
        assert stopped.value.why == "medium_changed"
        assert stopped.value.names == (piece.path,)
        path.write_bytes(whole)
    kept.take()


def test_a_missing_file_on_the_stick_is_named(kept: Kept) -> None:
    taken = kept.take()
    kept.medium.path_of(taken.generation.piece("keys.json").sha256).unlink()
    with pytest.raises(BackupStopped) as stopped:
        kept.take()
    assert stopped.value.names == ("keys.json",)


@pytest.mark.parametrize("where", ["clinic", "stick"])
@pytest.mark.parametrize("how", ["gone", "encrypted"])
def test_the_canary_is_missed(kept: Kept, where: str, how: str) -> None:
    kept.take()
    canary = kept.made.folder / "canary" if where == "clinic" else kept.medium.canary
    if how == "gone":
        canary.unlink()
    else:
        canary.write_bytes(os.urandom(71))
    with pytest.raises(BackupStopped) as stopped:
        kept.take()
    assert stopped.value.why == ("canary" if where == "clinic" else "medium_canary")
    assert len(kept.medium.generations()) == 1


def test_a_mass_of_changed_files_stops_it_and_touches_nothing(kept: Kept, tmp_path: Path) -> None:
    work_a_little(kept.clinic, tmp_path, 4)
    kept.take()
    for path in kept.clinic.folder.evidence.iterdir():
        path.write_bytes(os.urandom(path.stat().st_size))
    files = sorted(path for path in kept.stick.rglob("*") if path.is_file())
    with pytest.raises(BackupStopped) as stopped:
        kept.take()
    assert stopped.value.why == "evidence_changed"
    assert len(stopped.value.names) == 6
    assert sorted(path for path in kept.stick.rglob("*") if path.is_file()) == files


def test_one_damaged_file_is_taken_from_the_stick(kept: Kept) -> None:
    first = kept.take()
    path = next(kept.clinic.folder.evidence.iterdir())
    path.write_bytes(b"\0" * path.stat().st_size)
    second = kept.take()
    assert second.generation.missing == ()
    name = f"evidence/{path.name}"
    assert second.generation.piece(name) == first.generation.piece(name)


def test_one_damaged_file_that_no_stick_has_is_named_and_the_rest_kept(kept: Kept) -> None:
    path = next(kept.clinic.folder.evidence.iterdir())
    path.write_bytes(b"\0" * path.stat().st_size)
    taken = kept.take()
    assert taken.generation.missing == (path.name,)
    assert f"evidence/{path.name}" not in {piece.path for piece in taken.generation.pieces}


def test_another_history_is_refused(kept: Kept, tmp_path: Path) -> None:
    """The folder of last week is put back without a word: the stick knows a longer log."""
    kept.made.close()
    old = kept.made.copied(tmp_path / "old")
    kept.take()
    kept.made.close()
    other = Kept(old, kept.stick, kept.place)
    old.open("owner")
    with pytest.raises(BackupStopped) as stopped:
        other.take()
    assert stopped.value.why == "log_forked"


def test_it_takes_no_backup_of_records_in_dispute(kept: Kept) -> None:
    kept.take()
    kept.clinic.alarm = MediumAway(kept.stick, "")
    with pytest.raises(BackupStopped) as stopped:
        kept.take()
    assert stopped.value.why == "records_disputed"


def test_a_stick_that_lost_backups_is_noticed(kept: Kept) -> None:
    kept.take()
    kept.take()
    (kept.medium.folder / "generations" / "000002.json").unlink()
    with pytest.raises(BackupStopped) as stopped:
        kept.take()
    assert stopped.value.why == "medium_behind"


def test_the_stick_is_away_or_another_one(kept: Kept) -> None:
    kept.take()
    assert kept.place is not None
    away = kept.place.path.rename(kept.stick / "elsewhere")
    with pytest.raises(MediumAway):
        kept.take()
    other = Kept(kept.made, kept.stick)
    other.place = other.desk.add_place(kept.stick, "B 碟")
    with pytest.raises(OtherMedium):
        kept.desk.begin(kept.place, hold=False)
    assert away.exists()


def test_what_a_killed_run_had_laid_aside_is_gone_at_the_next_start(kept: Kept) -> None:
    """It would open with the key of that day for ever, whoever's access was taken since."""
    kept.take()
    assert kept.place is not None
    kept.desk.begin(kept.place, hold=False)
    aside = kept.made.folder / ASIDE_OF_BACKUP
    assert (aside / "clinic.db").exists()
    kept.made.open("reception")
    assert not aside.exists()


def test_a_place_inside_the_clinic_is_refused(kept: Kept) -> None:
    with pytest.raises(PlaceInside):
        kept.desk.add_place(kept.made.folder / "evidence", "")


def test_reception_names_no_place_but_takes_backups(kept: Kept) -> None:
    kept.take()
    kept.made.open("reception")
    with pytest.raises(NotAllowed):
        kept.desk.add_place(kept.stick / "other", "C")
    assert kept.take().generation.by == "4"


def test_it_is_due_after_twenty_entries(kept: Kept) -> None:
    kept.take()
    assert kept.desk.due() == []
    for _ in range(CHANGES):
        kept.clinic.drafts.keep("x", {})
        kept.clinic.check_log()
    assert [place.label for place in kept.desk.due()] == ["A 碟"]
    assert kept.place is not None
    kept.place.path.rename(kept.stick / "unplugged")
    assert kept.desk.due() == []


def test_a_run_that_is_stopped_leaves_the_former_backup(kept: Kept, tmp_path: Path) -> None:
    kept.take()
    work_a_little(kept.clinic, tmp_path, 1)
    assert kept.place is not None
    run = kept.desk.begin(kept.place, hold=False)

    class Enough(Exception):
        pass

    def stop(done: int, whole: int) -> None:
        if whole and done > whole // 2:
            raise Enough

    with pytest.raises(Enough):
        run.work(stop)
    assert [each.number for each in kept.medium.generations()] == [1]
    assert not list(kept.stick.rglob(".*.new"))
    assert kept.take().generation.number == 2


def test_what_is_read_back_wrong_is_no_backup(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick that says yes and writes nonsense (sold larger than it is)."""
    from clinicguard.storage.backup import medium as media

    honest = media.copy_and_hash

    def liar(source: Path, target: Path, told: media.Told) -> str:
        value = honest(source, target, told)
        target.write_bytes(b"\0" * target.stat().st_size)
        return value

    monkeypatch.setattr(media, "copy_and_hash", liar)
    with pytest.raises(BackupDamaged) as damaged:
        kept.take()
    assert "clinic.db" in damaged.value.names
    assert kept.medium.generations() == []


def test_a_legal_hold_or_an_open_matter_keeps_every_old_backup(kept: Kept) -> None:
    clinic = kept.clinic
    assert not nothing_may_go(clinic.incident_lists, clinic.retention.lists)
    clinic.retention.hold("complaint/C-2026-0001", "律師來函")
    assert nothing_may_go(clinic.incident_lists, clinic.retention.lists)
    clinic.retention.lift("complaint/C-2026-0001", "和解")
    assert not nothing_may_go(clinic.incident_lists, clinic.retention.lists)
