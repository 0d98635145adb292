"""The numbered steps from an empty file to today's tables; a released step never changes."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clinicguard.host.files import as_trouble
from clinicguard.storage.database import Database
from clinicguard.storage.folder import BEFORE, ClinicFolder
from clinicguard.storage.form import early, lost, parts, parts_made_by
from clinicguard.storage.troubles import NewerVersion, PartsMissing

Run = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step: `up(run)` runs its SQL."""

    number: int
    name: str
    up: Callable[[Run], None]


def steps() -> list[Step]:
    """Every step, in order. Raises RuntimeError where a number is given twice."""
    found: list[Step] = []
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("m"):
            number = int(module.name[1:5])
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            found.append(Step(number, module.name, loaded.up))
    found.sort(key=lambda step: step.number)
    if len({step.number for step in found}) != len(found):
        raise RuntimeError(f"a migration's number is given twice: {[step.name for step in found]}")
    return found


def version_of(database: Database) -> int:
    """How far the file has come; 0 for an empty one."""
    with database.connection() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def newest() -> int:
    """How far this program goes."""
    return steps()[-1].number


def migrate(database: Database) -> list[str]:
    """Runs what is missing, each step whole or not at all; returns their names."""
    done: list[str] = []
    for step in steps():
        if step.number <= version_of(database):
            continue
        with database.connection() as connection:
            step.up(connection.exec_driver_sql)
            connection.exec_driver_sql(f"PRAGMA user_version = {step.number}")
        done.append(step.name)
    return done


def check_form(database: Database) -> None:
    """Whether the file has all that its own version is made of, and nothing of a later one.

    Raises:
        PartsMissing: an older page of it was put back; nothing was touched.
    """
    known, at = steps(), version_of(database)
    right = parts_made_by(tuple(step.up for step in known if step.number <= at))
    whole = parts_made_by(tuple(step.up for step in known))
    with database.connection() as connection:
        found = parts(connection.exec_driver_sql)
    if wrong := lost(right, found) or early(found, right, whole):
        raise PartsMissing(database.path, wrong)


def bring_up_to_date(folder: ClinicFolder, database: Database) -> None:
    """Migrates a folder of an older version; a copy of database and keys is made first.

    Raises:
        NewerVersion: the folder is of a version that this program does not know.
        PartsMissing: the database is not whole; nothing was touched.
        DiskFull: the folder is as it was.
    """
    found, known = version_of(database), newest()
    if found > known:
        raise NewerVersion(folder.path, found, known)
    check_form(database)
    if found == known:
        return
    before = folder.path / f"{BEFORE}{known:04d}"
    try:
        if before.exists():
            shutil.rmtree(before)
        before.mkdir()
        database.copy_to(before / folder.database.name)
        for name in ("keys.json", "keys.copy.json", "log-head"):
            if (folder.path / name).exists():
                shutil.copy2(folder.path / name, before / name)
    except OSError as error:
        raise as_trouble(error, before) from error
    migrate(database)
