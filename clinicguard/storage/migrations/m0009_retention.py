"""Retention: the years by kind, the legal holds, the tombstones."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """Three tables of the overview."""
    run("""CREATE TABLE retention (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        kind TEXT NOT NULL UNIQUE, years INTEGER NOT NULL
    ) STRICT""")
    run("""CREATE TABLE legal_hold (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        subject TEXT NOT NULL, since TEXT NOT NULL, by_person INTEGER NOT NULL,
        reason TEXT NOT NULL, lifted_at TEXT, lifted_by INTEGER, lifted_why TEXT NOT NULL
    ) STRICT""")
    run("""CREATE TABLE tombstone (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        kind TEXT NOT NULL, number TEXT NOT NULL UNIQUE, ended TEXT NOT NULL, at TEXT NOT NULL,
        by_person INTEGER NOT NULL, witness TEXT NOT NULL, ground TEXT NOT NULL,
        erased_rows INTEGER NOT NULL, erased_words INTEGER NOT NULL
    ) STRICT""")
