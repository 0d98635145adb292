"""The standing crisis team, and the contacts outside the clinic."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """Two tables more of the people room."""
    run("""CREATE TABLE crisis_hat (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        hat TEXT NOT NULL UNIQUE, holder INTEGER REFERENCES person (id),
        deputy INTEGER REFERENCES person (id)
    ) STRICT""")
    run("""CREATE TABLE contact (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        kind TEXT NOT NULL, name TEXT NOT NULL, organisation TEXT NOT NULL, phone TEXT NOT NULL,
        email TEXT NOT NULL, open_hours TEXT NOT NULL, note TEXT NOT NULL, current INTEGER NOT NULL
    ) STRICT""")
