"""Where an online review stands, and the platforms that the clinic added by name."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """Two tables of the complaints room. A complaint's text needs none: a case is an address."""
    run("""CREATE TABLE complaint_review (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        complaint_id INTEGER NOT NULL REFERENCES complaint (id), at TEXT NOT NULL,
        by_person INTEGER NOT NULL, platform TEXT NOT NULL, posted_on TEXT, stars INTEGER
    ) STRICT""")
    run("CREATE INDEX ix_complaint_review_complaint_id ON complaint_review (complaint_id)")
    run("""CREATE TABLE own_platform (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, most INTEGER,
        at TEXT NOT NULL, by_person INTEGER NOT NULL
    ) STRICT""")
