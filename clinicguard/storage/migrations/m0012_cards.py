"""Patient cards and what hangs on them, imported files, saved views, edited calendar years."""

from __future__ import annotations

from clinicguard.storage.migrations import Run

_KEPT = "id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL"
_OF_CARD = "patient_id INTEGER NOT NULL REFERENCES patient (id), at TEXT NOT NULL"
_OF_COMPLAINT = """complaint_id INTEGER NOT NULL REFERENCES complaint (id), at TEXT NOT NULL,
    by_person INTEGER NOT NULL"""

_TABLES = {
    "import_file": """what TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
        encoding TEXT NOT NULL, taken INTEGER NOT NULL, left_out INTEGER NOT NULL,
        at TEXT NOT NULL, by_person INTEGER NOT NULL""",
    "patient": """name TEXT NOT NULL, chart TEXT NOT NULL, born TEXT, phone TEXT NOT NULL,
        note TEXT NOT NULL, name_key TEXT NOT NULL, chart_key TEXT NOT NULL,
        phone_key TEXT NOT NULL, made_at TEXT NOT NULL, made_by INTEGER NOT NULL,
        merged_into INTEGER REFERENCES patient (id),
        import_id INTEGER REFERENCES import_file (id), import_line INTEGER""",
    "patient_event": f"""{_OF_CARD}, by_person INTEGER NOT NULL, what TEXT NOT NULL,
        field TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, why TEXT NOT NULL""",
    "patient_tag": f"""{_OF_CARD}, by_person INTEGER NOT NULL, words TEXT NOT NULL,
        why TEXT NOT NULL, ended_at TEXT, ended_by INTEGER, ended_why TEXT NOT NULL""",
    "patient_talk": f"""{_OF_CARD}, by_person INTEGER NOT NULL, noted_at TEXT NOT NULL,
        about TEXT NOT NULL, risks TEXT NOT NULL, answer TEXT NOT NULL, form TEXT NOT NULL""",
    "complaint_card": f"""{_OF_COMPLAINT},
        patient_id INTEGER NOT NULL REFERENCES patient (id), how TEXT NOT NULL,
        ended_at TEXT, ended_by INTEGER, ended_why TEXT NOT NULL""",
    "complaint_origin": f"""{_OF_COMPLAINT},
        import_id INTEGER NOT NULL REFERENCES import_file (id), line INTEGER NOT NULL,
        old_number TEXT NOT NULL, taken_by_words TEXT NOT NULL, category_words TEXT NOT NULL""",
    "complaint_place": f"""{_OF_COMPLAINT}, kind TEXT NOT NULL, words TEXT NOT NULL,
        words_key TEXT NOT NULL, ended_at TEXT, ended_by INTEGER, ended_why TEXT NOT NULL""",
    "saved_view": """room TEXT NOT NULL, name TEXT NOT NULL, asks TEXT NOT NULL,
        by_person INTEGER NOT NULL, at TEXT NOT NULL, gone_at TEXT""",
    "office_year": """jurisdiction TEXT NOT NULL, year INTEGER NOT NULL, source TEXT NOT NULL,
        days_off TEXT NOT NULL, days_instead TEXT NOT NULL, days_worked TEXT NOT NULL,
        at TEXT NOT NULL, by_person INTEGER NOT NULL""",
}

_INDEXES = (
    "patient_by_name ON patient (name_key)",
    "patient_by_chart ON patient (chart_key)",
    "patient_by_phone ON patient (phone_key)",
    "patient_by_card ON patient (merged_into)",
    "patient_event_by_card ON patient_event (patient_id)",
    "patient_tag_by_card ON patient_tag (patient_id)",
    "patient_talk_by_card ON patient_talk (patient_id)",
    "ix_complaint_card_complaint_id ON complaint_card (complaint_id)",
    "complaint_card_by_card ON complaint_card (patient_id)",
    "ix_complaint_origin_complaint_id ON complaint_origin (complaint_id)",
    "ix_complaint_place_complaint_id ON complaint_place (complaint_id)",
    "office_year_by_year ON office_year (jurisdiction, year)",
)


def up(run: Run) -> None:
    """The tables, and the indexes by which cards are found."""
    for name, columns in _TABLES.items():
        run(f"CREATE TABLE {name} ({_KEPT}, {columns}) STRICT")
    for index in _INDEXES:
        run(f"CREATE INDEX {index}")
