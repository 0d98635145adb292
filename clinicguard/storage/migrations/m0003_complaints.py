"""The complaint log: the complaint itself, and one table for each thing recorded about it."""

from __future__ import annotations

from clinicguard.storage.migrations import Run

_PARTS = {
    "issue": """position INTEGER NOT NULL, category TEXT NOT NULL, subtype TEXT NOT NULL,
        severity INTEGER NOT NULL, suggested INTEGER NOT NULL, why_changed TEXT NOT NULL,
        stage TEXT NOT NULL, harm INTEGER NOT NULL, note TEXT NOT NULL""",
    "flag": """flag TEXT NOT NULL, why TEXT NOT NULL, lowered_at TEXT, lowered_by INTEGER,
        lowered_why TEXT NOT NULL""",
    "step": """verb TEXT NOT NULL, left_state TEXT NOT NULL, entered_state TEXT NOT NULL,
        reason TEXT NOT NULL""",
    "acknowledgement": """means TEXT NOT NULL, said TEXT NOT NULL""",
    "contact": """means TEXT NOT NULL, direction TEXT NOT NULL, reached INTEGER NOT NULL,
        said TEXT NOT NULL, next_at TEXT, promise_task INTEGER REFERENCES task (id)""",
    "account": """side TEXT NOT NULL, who TEXT NOT NULL, words TEXT NOT NULL""",
    "finding": """issue_id INTEGER NOT NULL REFERENCES complaint_issue (id), verdict TEXT NOT NULL,
        grounds TEXT NOT NULL""",
    "remedy": """kind TEXT NOT NULL, what TEXT NOT NULL""",
    "learning": """words TEXT NOT NULL""",
    "answer": """means TEXT NOT NULL, words TEXT NOT NULL""",
    "satisfaction": """score INTEGER NOT NULL, tags TEXT NOT NULL, note TEXT NOT NULL""",
    "ending": """state TEXT NOT NULL, left_state TEXT NOT NULL, words TEXT NOT NULL,
        learning TEXT NOT NULL, score INTEGER""",
    "link": """kind TEXT NOT NULL, target TEXT NOT NULL, why TEXT NOT NULL, undone_at TEXT,
        undone_by INTEGER, undone_why TEXT NOT NULL""",
    "edit": """field TEXT NOT NULL, position INTEGER NOT NULL, old TEXT NOT NULL,
        new TEXT NOT NULL, why TEXT NOT NULL""",
}

_FILTERED = "state, kind, channel, staff_role, taken_by, categories, flags"

_INDEXES = (
    f"""complaint_by_clock ON complaint (clock_rank, clock_due, id DESC, {_FILTERED},
        received_at)""",
    f"""complaint_by_day ON complaint (received_at, id, {_FILTERED}, clock_rank, clock_due)""",
    """complaint_by_complainant ON complaint (complainant_key)""",
    """complaint_by_patient ON complaint (patient_key)""",
    """complaint_by_chart ON complaint (chart_key)""",
    """complaint_by_phone ON complaint (phone_key)""",
    """complaint_link_by_target ON complaint_link (target)""",
)


def up(run: Run) -> None:
    """The tables of the complaint room."""
    run("""CREATE TABLE complaint (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL, channel TEXT NOT NULL,
        received_at TEXT NOT NULL, taken_by INTEGER NOT NULL, complainant TEXT NOT NULL,
        relation TEXT NOT NULL, reach TEXT NOT NULL, patient TEXT NOT NULL, chart TEXT NOT NULL,
        born TEXT, verbatim TEXT NOT NULL, interpretation TEXT NOT NULL, wanted TEXT NOT NULL,
        staff_role TEXT NOT NULL, logged_at TEXT NOT NULL, logged_by INTEGER NOT NULL,
        complainant_key TEXT NOT NULL, patient_key TEXT NOT NULL, chart_key TEXT NOT NULL,
        phone_key TEXT NOT NULL, clock TEXT, clock_due TEXT, clock_rank INTEGER NOT NULL,
        categories INTEGER NOT NULL, flags INTEGER NOT NULL
    ) STRICT""")
    for name, columns in _PARTS.items():
        table = f"complaint_{name}"
        run(f"""CREATE TABLE {table} (
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
            complaint_id INTEGER NOT NULL REFERENCES complaint (id), at TEXT NOT NULL,
            by_person INTEGER NOT NULL, {columns}
        ) STRICT""")
        run(f"CREATE INDEX ix_{table}_complaint_id ON {table} (complaint_id)")
    for index in _INDEXES:
        run(f"CREATE INDEX {index}")
