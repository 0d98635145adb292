"""What the clinic adds to the playbooks, and who read which wording."""

from __future__ import annotations

from clinicguard.storage.migrations import Run

_KEPT = "id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL"
_ADDED = "at TEXT NOT NULL, by_person INTEGER NOT NULL, ended_at TEXT, ended_why TEXT NOT NULL"

_TABLES = {
    "own_nature": f"""name TEXT NOT NULL, meaning TEXT NOT NULL, signs TEXT NOT NULL,
        worked_like TEXT NOT NULL, {_ADDED}""",
    "own_task": f"""nature TEXT NOT NULL, words TEXT NOT NULL, why TEXT NOT NULL,
        step TEXT NOT NULL, hat TEXT NOT NULL, due TEXT NOT NULL, from_level TEXT NOT NULL,
        {_ADDED}""",
    "wording_read": """nature TEXT NOT NULL, read_by TEXT NOT NULL, read_on TEXT NOT NULL,
        digest TEXT NOT NULL, at TEXT NOT NULL, by_person INTEGER NOT NULL""",
}


def up(run: Run) -> None:
    """The tables."""
    for name, columns in _TABLES.items():
        run(f"CREATE TABLE {name} ({_KEPT}, {columns}) STRICT")
