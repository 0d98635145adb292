"""A line of the evidence checklist that somebody added: where it is, and who secures it."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """One table of the incidents room, beside the checklist."""
    run("""CREATE TABLE incident_check_own (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        incident_id INTEGER NOT NULL REFERENCES incident (id), at TEXT NOT NULL,
        by_person INTEGER NOT NULL, check_id INTEGER NOT NULL REFERENCES incident_check (id),
        place TEXT NOT NULL, keeper INTEGER
    ) STRICT""")
    run("CREATE INDEX ix_incident_check_own_incident_id ON incident_check_own (incident_id)")
