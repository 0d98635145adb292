"""How the mark of an exhibit in a case that merging brought there stands, and since when."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """One table of the evidence room. A mark without a turn is the case's own."""
    run("""CREATE TABLE exhibit_mark_turn (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        mark INTEGER NOT NULL REFERENCES exhibit_mark (id), stands INTEGER NOT NULL,
        brought_by TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL
    ) STRICT""")
    run("CREATE INDEX exhibit_mark_turn_of ON exhibit_mark_turn (mark, id)")
