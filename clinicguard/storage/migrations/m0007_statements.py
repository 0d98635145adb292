"""Statements, their versions, and what happened to each."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """The tables of the statements room."""
    run("""CREATE TABLE statement (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE, incident TEXT NOT NULL, audience TEXT NOT NULL,
        title TEXT NOT NULL, language TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX statement_of ON statement (incident, id)")
    run("""CREATE TABLE statement_version (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        statement INTEGER NOT NULL REFERENCES statement (id), number INTEGER NOT NULL,
        text TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL,
        facts TEXT NOT NULL, messages TEXT NOT NULL, UNIQUE (statement, number)
    ) STRICT""")
    run("""CREATE TABLE statement_step (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        statement INTEGER NOT NULL REFERENCES statement (id), kind TEXT NOT NULL,
        wording INTEGER NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL,
        by INTEGER NOT NULL, told TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX statement_step_of ON statement_step (statement, id)")
