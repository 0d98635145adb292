"""What a database is made of: tables with their columns, indexes, triggers, views; read at once.

Every page of the file has a code of its own, so an older page of its contents, put back, is
authentic. It can take a table away, a column, or the triggers that keep the log as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

Run = Callable[[str], Any]

_PARTS = """
SELECT m.name FROM sqlite_master m WHERE m.name NOT LIKE 'search_gram_%'
UNION ALL
SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info (m.name) c
WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'search_gram_%'
"""
"""Without the tables that the full-text search keeps for itself."""


def parts(run: Run) -> frozenset[str]:
    """Every table, "table.column", index, trigger and view."""
    return frozenset(str(name) for (name,) in run(_PARTS).fetchall())


@cache
def parts_made_by(steps: tuple[Callable[[Run], None], ...]) -> frozenset[str]:
    """What these steps make of an empty file; made in memory, once (about 20 ms)."""
    empty = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        empty.create_function("grams", 1, str, deterministic=True)
        empty.execute("BEGIN")
        for step in steps:
            step(empty.execute)
        return parts(empty.execute)
    finally:
        empty.close()


def lost(right: frozenset[str], found: frozenset[str]) -> tuple[str, ...]:
    """What is not there; of a table that is wholly gone only its name."""
    missing = right - found
    return tuple(sorted(part for part in missing if part.split(".")[0] not in missing - {part}))


def early(found: frozenset[str], right: frozenset[str], later: Iterable[str]) -> tuple[str, ...]:
    """What is there already and is only made by a later step: the file's number is an older one."""
    return tuple(sorted((found & frozenset(later)) - right))
