"""Cases that came from another clinic: from which, under which number, and what became what."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """One row for each case that was taken in; it goes with the case."""
    run("""CREATE TABLE case_received (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        incident_id INTEGER NOT NULL REFERENCES incident (id), clinic TEXT NOT NULL,
        clinic_name TEXT NOT NULL, number TEXT NOT NULL, made_at TEXT NOT NULL,
        made_by TEXT NOT NULL, recipient TEXT NOT NULL, purpose TEXT NOT NULL,
        record TEXT NOT NULL, log_seq INTEGER NOT NULL, log_hash TEXT NOT NULL,
        papers TEXT NOT NULL, numbers TEXT NOT NULL, left_out TEXT NOT NULL,
        at TEXT NOT NULL, by_person INTEGER NOT NULL
    ) STRICT""")
    run("CREATE INDEX ix_case_received_incident_id ON case_received (incident_id)")
