"""Staff, and the clinic's profile."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """The tables of the people room."""
    run("""CREATE TABLE person (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        name TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL, phone TEXT NOT NULL,
        active INTEGER NOT NULL
    ) STRICT""")
    run("""CREATE TABLE profile (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        name TEXT NOT NULL, jurisdiction TEXT NOT NULL, zone_name TEXT NOT NULL,
        address TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, licence TEXT NOT NULL,
        open_days TEXT NOT NULL, closes_at TEXT NOT NULL, first_reply_days INTEGER NOT NULL,
        answer_days INTEGER NOT NULL, roc_years INTEGER NOT NULL
    ) STRICT""")
