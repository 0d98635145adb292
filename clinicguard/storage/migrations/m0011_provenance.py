"""Provenance: what was corrected in an exhibit's facts, and the times that outsiders confirm."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """Two tables: one of the evidence room, one of the log."""
    run("""CREATE TABLE exhibit_amendment (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        exhibit INTEGER NOT NULL REFERENCES exhibit (id), field TEXT NOT NULL,
        former TEXT NOT NULL, wording TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        person INTEGER NOT NULL
    ) STRICT""")
    run("CREATE INDEX exhibit_amendment_of ON exhibit_amendment (exhibit, id)")
    run("""CREATE TABLE log_time (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        seq INTEGER NOT NULL, hash TEXT NOT NULL, wall TEXT NOT NULL, algorithm TEXT NOT NULL,
        nonce TEXT NOT NULL, query TEXT NOT NULL, asked_at TEXT NOT NULL, asked_by INTEGER NOT NULL,
        answer TEXT NOT NULL, stamped_at TEXT, authority TEXT NOT NULL, roots TEXT NOT NULL,
        taken_at TEXT, taken_by INTEGER, anchored INTEGER
    ) STRICT""")
