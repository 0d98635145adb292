"""A single older page, authentic in itself, put back into the newer database.

Every page's own code is right, so the encryption says nothing. Whatever of the log or of a kept row
such a page changes is found; a page of the search index or of a draft changes neither.
"""

from __future__ import annotations

from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.attacks.judges import program_on, verifier_on
from tests.attacks.on_files import PAGE
from tests.attacks.victim import Victim, pick

AT = [
    *(n / 12 for n in range(13)),
    *(pytest.param(n / 240, marks=pytest.mark.prove) for n in range(241)),
]


def told(victim: Victim) -> dict[str, Any] | None:
    """Every row that the log vouches for, as any reader with the key sees it; None: unreadable.

    A page of the schema can take a table away that never held a row: no row is changed by that.
    """
    connection = sqlcipher.connect(str(victim.database))
    try:
        connection.execute(f"PRAGMA key=\"x'{victim.key.hex()}'\"")
        tables = connection.execute(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND c.name = 'salt'"
        ).fetchall()
        names = sorted({"log_entry", "log_text", *(name for (name,) in tables)})
        kept = {n: connection.execute(f'SELECT * FROM "{n}"').fetchall() for n in names}
        return {n: rows for n, rows in kept.items() if rows}
    except sqlcipher.DatabaseError:
        return None
    finally:
        connection.close()


def differing(victim: Victim) -> list[int]:
    """The pages that stood in the older database too, and differ."""
    newer, older = victim.database.read_bytes(), (victim.older / "clinic.db").read_bytes()
    return [
        start
        for start in range(0, min(len(newer), len(older)), PAGE)
        if newer[start : start + PAGE] != older[start : start + PAGE]
    ]


def splice(victim: Victim, start: int) -> None:
    data = bytearray(victim.database.read_bytes())
    data[start : start + PAGE] = (victim.older / "clinic.db").read_bytes()[start : start + PAGE]
    victim.database.write_bytes(data)


@pytest.mark.parametrize("at", AT)
def test_an_older_page_that_changes_anything_is_found(victim: Victim, at: float) -> None:
    before = told(victim)
    splice(victim, pick(differing(victim), at))
    after = told(victim)
    status, lines = verifier_on(victim)
    found = program_on(victim)
    if after != before:
        assert status == 1, lines
        assert found
    else:
        assert status in (0, 1), lines


def test_most_of_the_pages_that_differ_are_vouched_for(victim: Victim, worked: Victim) -> None:
    """The test above is not empty: pages of the log and of kept rows are among them."""
    before, harmful = told(worked), 0
    original = victim.database.read_bytes()
    for start in differing(worked):
        splice(victim, start)
        harmful += told(victim) != before
        victim.database.write_bytes(original)
    assert harmful >= 10
