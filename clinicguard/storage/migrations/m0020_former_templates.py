"""How a template of the clinic's own stood before its name or its retirement was changed."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """One table of the statements room."""
    run("""CREATE TABLE own_template_former (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        template INTEGER NOT NULL REFERENCES own_template (id), name TEXT NOT NULL,
        retired_at TEXT, retired_by INTEGER, retired_because TEXT NOT NULL,
        at TEXT NOT NULL, by INTEGER NOT NULL, reason TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX own_template_former_of ON own_template_former (template, id)")
