"""Tasks, promises, reminders, and the clocks that run."""

from __future__ import annotations

from clinicguard.storage.migrations import Run


def up(run: Run) -> None:
    """The tables of the tasks room."""
    run("""CREATE TABLE task (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        kind TEXT NOT NULL, words TEXT NOT NULL, why TEXT NOT NULL, owner INTEGER, due TEXT,
        all_day INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
        subject TEXT NOT NULL, step TEXT NOT NULL, rule TEXT NOT NULL, made_at TEXT NOT NULL,
        made_by INTEGER NOT NULL, ended_at TEXT
    ) STRICT""")
    run("CREATE INDEX task_by_owner ON task (owner, state, due)")
    run("CREATE INDEX task_by_subject ON task (subject)")
    run("""CREATE TABLE task_turn (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        task_id INTEGER NOT NULL REFERENCES task (id), at TEXT NOT NULL,
        by_person INTEGER NOT NULL, what TEXT NOT NULL, before TEXT NOT NULL,
        after TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX ix_task_turn_task_id ON task_turn (task_id)")
    run("""CREATE TABLE running_clock (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        rule TEXT NOT NULL, subject TEXT NOT NULL, words TEXT NOT NULL, basis TEXT NOT NULL,
        article TEXT NOT NULL, gate TEXT NOT NULL, certain INTEGER NOT NULL,
        trigger_at TEXT NOT NULL, due_day TEXT, due_at TEXT, state TEXT NOT NULL, met_at TEXT,
        ended_at TEXT, note TEXT NOT NULL, owner INTEGER, started_at TEXT NOT NULL,
        started_by INTEGER NOT NULL
    ) STRICT""")
    run("CREATE INDEX running_clock_by_state ON running_clock (state, due_day, due_at)")
    run("CREATE INDEX running_clock_by_subject ON running_clock (subject)")
    run("""CREATE TABLE running_clock_hold (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        clock_id INTEGER NOT NULL REFERENCES running_clock (id), since TEXT NOT NULL,
        until TEXT, reason TEXT NOT NULL, by_person INTEGER NOT NULL
    ) STRICT""")
    run("CREATE INDEX ix_running_clock_hold_clock_id ON running_clock_hold (clock_id)")
