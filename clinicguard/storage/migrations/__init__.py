"""The numbered steps from an empty file to today's tables; a released step never changes."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clinicguard.storage.database import Database

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
