"""Exhibits, their marks in cases, their custody."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """The tables of the evidence room."""
    run("""CREATE TABLE exhibit (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL,
        media_type TEXT NOT NULL, original_name TEXT NOT NULL, size INTEGER NOT NULL,
        sha256 TEXT NOT NULL, sealed_sha256 TEXT NOT NULL, sealed_name TEXT NOT NULL UNIQUE,
        epoch INTEGER NOT NULL, compartment TEXT NOT NULL, sensitive INTEGER NOT NULL,
        origin TEXT NOT NULL, acquired_at TEXT NOT NULL, acquired_by INTEGER NOT NULL,
        derived_from TEXT, last_verified TEXT, sound INTEGER
    ) STRICT""")
    run("CREATE INDEX exhibit_by_hash ON exhibit (sha256)")
    run("""CREATE TABLE exhibit_mark (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        exhibit INTEGER NOT NULL REFERENCES exhibit (id), subject TEXT NOT NULL, mark TEXT NOT NULL,
        UNIQUE (subject, mark), UNIQUE (exhibit, subject)
    ) STRICT""")
    run("""CREATE TABLE custody (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        exhibit INTEGER NOT NULL REFERENCES exhibit (id), event TEXT NOT NULL, at TEXT NOT NULL,
        person INTEGER NOT NULL, purpose TEXT NOT NULL, recipient TEXT NOT NULL,
        authority TEXT NOT NULL, detail TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX custody_of ON custody (exhibit, id)")
