"""Words that the guard always or never marks because the clinic says so, each with its reason."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """One table of the statements room."""
    run("""CREATE TABLE own_mark (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        kind TEXT NOT NULL, about TEXT NOT NULL, words TEXT NOT NULL, language TEXT NOT NULL,
        reason TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL,
        ended_at TEXT, ended_by INTEGER, ended_because TEXT NOT NULL
    ) STRICT""")
