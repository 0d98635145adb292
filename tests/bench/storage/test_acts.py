"""Acts a second against plain SQLite on the same disk in the same run: a ratio, not a time.

Both save one row per transaction with a rollback journal and `synchronous=EXTRA`. An act moreover
encrypts, hashes and signs, reads the row back, writes its entry and words, and keeps the head in
two files of its own.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from tests.integration.complaints.given import NEW
from tests.made import MadeClinic

ROUNDS = 60
PERSON, DRAFT, COMPLAINT = 18.0, 9.0, 120.0
"""Times what plain SQLite takes, at most: twice what was measured where a sync costs next to
nothing. On a slow disk all come nearer to 3. A complaint is three entries and a dozen rows."""


@pytest.fixture
def plain(tmp_path: Path) -> Callable[[int], None]:
    """One row of a person, saved by the SQLite of Python as safely as an act saves."""
    connection = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, title TEXT) STRICT")

    def save(n: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO person (name, title) VALUES (?, '醫師')", (f"新人 {n}",))
        connection.execute("COMMIT")

    return save


def seconds(save: Callable[[int], object]) -> float:
    """The median of so many saves."""
    took = []
    for n in range(ROUNDS):
        started = time.perf_counter()
        save(n)
        took.append(time.perf_counter() - started)
    return sorted(took)[ROUNDS // 2]


def ratio(save: Callable[[int], object], plain: Callable[[int], None], what: str) -> float:
    """Best of three rounds, each beside a plain one: other work on the machine meets both."""
    found = []
    for _ in range(3):
        act, bare = seconds(save), seconds(plain)
        print(f"{what}: {1 / act:.0f} a second, plain {1 / bare:.0f}: {act / bare:.1f} times")
        found.append(act / bare)
    return min(found)


def test_a_small_act(clinic: Clinic, plain: Callable[[int], None]) -> None:
    def save(n: int) -> None:
        clinic.staff.add(f"新人 {n}", "clinician", title="醫師")

    assert ratio(save, plain, "a person") < PERSON


def test_a_draft(clinic: Clinic, plain: Callable[[int], None]) -> None:
    """A draft is kept while somebody types: it must not be felt."""

    def save(n: int) -> None:
        clinic.drafts.keep("complaint/new", {"verbatim": "打字" * n})

    assert ratio(save, plain, "a draft") < DRAFT


def test_a_complaint(clinic: Clinic, plain: Callable[[int], None]) -> None:
    """The largest common act: rows, their words, the index, the clocks that start with it."""
    assert ratio(lambda n: clinic.complaints.log(NEW), plain, "a complaint") < COMPLAINT


def test_the_check_of_a_log_grows_with_its_length_and_no_faster(made: MadeClinic) -> None:
    clinic, took = made.open("owner"), []
    for _ in range(3):
        for n in range(120):
            clinic.staff.add(f"新人 {n}", "clinician")
        started = time.perf_counter()
        checked = clinic.check_log()
        took.append((time.perf_counter() - started) / checked.entries)
        print(f"check: {checked.entries} entries, {1 / took[-1]:.0f} a second")
    assert took[2] < took[0] * 2
