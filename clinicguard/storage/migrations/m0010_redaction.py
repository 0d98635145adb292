"""Redactions with what they cover and how it was proved; how pictures look, to find their like."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """Two tables of the evidence room, one row each for an exhibit at most."""
    run("""CREATE TABLE redaction (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        exhibit INTEGER NOT NULL UNIQUE REFERENCES exhibit (id),
        original INTEGER NOT NULL REFERENCES exhibit (id), original_sha256 TEXT NOT NULL,
        ordinal INTEGER NOT NULL, purpose TEXT NOT NULL, recipient TEXT NOT NULL,
        boxes TEXT NOT NULL, proof TEXT NOT NULL, UNIQUE (original, ordinal)
    ) STRICT""")
    run("""CREATE TABLE exhibit_likeness (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        exhibit INTEGER NOT NULL UNIQUE REFERENCES exhibit (id), bits TEXT NOT NULL
    ) STRICT""")
