"""A database that lacks what its version is made of is not opened, and told from other damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.overview.folder_check import check_folder
from clinicguard.storage.database import connect
from clinicguard.storage.form import early, lost
from clinicguard.storage.troubles import PartsMissing
from tests.made import MadeClinic


def changed(made: MadeClinic, statement: str) -> None:
    """By somebody with the key, as an older page of the contents would have it."""
    made.close()
    connection = connect(made.folder / "clinic.db", made.keys["owner"].clinic.database)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(statement)
    connection.close()


def as_they_lie(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("statement", "lacks"),
    [
        ("DROP TABLE incident_check_own", "incident_check_own"),
        ("ALTER TABLE complaint RENAME COLUMN wanted TO hoped", "complaint.wanted"),
        ("DROP TRIGGER log_entry_stays", "log_entry_stays"),
        ("DROP INDEX complaint_by_day", "complaint_by_day"),
        ("PRAGMA user_version = 16", "incident_check_own"),
    ],
    ids=["table", "column", "trigger", "index", "number"],
)
def test_a_part_that_is_gone_is_met_before_anything_is_written(
    made: MadeClinic, statement: str, lacks: str
) -> None:
    changed(made, statement)
    before = as_they_lie(made.folder)
    with pytest.raises(PartsMissing) as told:
        made.open("owner")
    assert lacks in told.value.parts
    with pytest.raises(PartsMissing):
        check_folder(made.folder, made.keys["owner"].clinic.database)
    assert as_they_lie(made.folder) == before


def test_of_a_table_only_its_name_is_told() -> None:
    right = frozenset({"a", "a.id", "a.name", "b", "b.id", "b.day", "b_by_day"})
    assert lost(right, right) == ()
    assert lost(right, frozenset({"b", "b.id"})) == ("a", "b.day", "b_by_day")


def test_a_sentence_names_a_few_of_many() -> None:
    assert PartsMissing(Path("clinic.db"), ("a", "b")).fields()["parts"] == ("a", "b")
    many = PartsMissing(Path("clinic.db"), tuple("abcdefg"))
    assert many.fields()["parts"] == ("a", "b", "c", "…")


def test_what_only_a_later_step_makes_is_there_too_early() -> None:
    assert early(frozenset({"a", "c"}), frozenset({"a"}), {"a", "b", "c"}) == ("c",)
