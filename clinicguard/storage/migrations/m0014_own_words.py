"""Own words: the clinic's templates with who read them, and what counsel notes for the owner."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """Four tables of the statements room."""
    run("""CREATE TABLE own_template (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        audience TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
        made_from TEXT NOT NULL, retired_at TEXT, retired_by INTEGER, retired_because TEXT NOT NULL
    ) STRICT""")
    run("""CREATE TABLE own_template_wording (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        template INTEGER NOT NULL REFERENCES own_template (id), number INTEGER NOT NULL,
        text TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL, reason TEXT NOT NULL,
        UNIQUE (template, number)
    ) STRICT""")
    run("""CREATE TABLE template_review (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        template TEXT NOT NULL, sha256 TEXT NOT NULL, reader TEXT NOT NULL, day TEXT NOT NULL,
        at TEXT NOT NULL, by INTEGER NOT NULL
    ) STRICT""")
    run("CREATE INDEX template_review_of ON template_review (template, id)")
    run("""CREATE TABLE counsel_note (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        subject TEXT NOT NULL, text TEXT NOT NULL, risk TEXT NOT NULL, at TEXT NOT NULL,
        by INTEGER NOT NULL, struck_at TEXT, struck_by INTEGER, struck_because TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX counsel_note_of ON counsel_note (subject, id)")
