"""What was made of an exhibit for reading, under a seal of its own; and which exhibits wait."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """One table of the evidence room; an index of what is still to be read back."""
    run("""CREATE TABLE derivative (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        original INTEGER NOT NULL REFERENCES exhibit (id), original_sha256 TEXT NOT NULL,
        ordinal INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
        sha256 TEXT NOT NULL, sealed_sha256 TEXT NOT NULL, sealed_name TEXT NOT NULL UNIQUE,
        epoch INTEGER NOT NULL, lines INTEGER NOT NULL, whole INTEGER NOT NULL, tool TEXT NOT NULL,
        at TEXT NOT NULL, person INTEGER NOT NULL, UNIQUE (original, kind, ordinal)
    ) STRICT""")
    run("CREATE INDEX exhibit_unread ON exhibit (id) WHERE sound IS NULL")
