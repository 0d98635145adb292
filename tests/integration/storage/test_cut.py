"""A database that ends within a page is told as damaged, though nobody asks for its last page."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from clinicguard.storage.database import Database
from clinicguard.storage.troubles import DatabaseDamaged

KEY = bytes(range(32))


def written(path: Path) -> Path:
    database = Database(path, KEY, new=True)
    with database.writing() as session:
        session.execute(text("CREATE TABLE t (words TEXT)"))
    database.close()
    return path


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path / "clinic.db")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DatabaseDamaged):
        Database(path, KEY)


def test_a_file_whose_transaction_stopped_half_way_is_left_to_its_journal(tmp_path: Path) -> None:
    path = written(tmp_path / "clinic.db")
    path.with_name("clinic.db-journal").write_bytes(bytes(512))
    with path.open("ab") as file:
        file.write(bytes(100))
    Database(path, KEY).close()
