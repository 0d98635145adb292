"""The incidents: the case itself, and a table for each kind of thing recorded about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clinicguard.storage.migrations import Run

_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "turn": """
            move TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL
        """,
        "signal": """
            channel TEXT NOT NULL, words TEXT NOT NULL, verdict TEXT NOT NULL,
            reason TEXT NOT NULL, seen_at TEXT, exhibits TEXT NOT NULL
        """,
        "fact": """
            statement TEXT NOT NULL, status TEXT NOT NULL, source_kind TEXT NOT NULL,
            source_words TEXT NOT NULL, source_ref TEXT NOT NULL,
            may_be_public INTEGER NOT NULL, note TEXT NOT NULL, confirmed_by INTEGER,
            confirmed_at TEXT
        """,
        "fact_turn": """
            fact_id INTEGER NOT NULL REFERENCES incident_fact (id), before TEXT NOT NULL,
            after TEXT NOT NULL, reason TEXT NOT NULL, former TEXT NOT NULL
        """,
        "gate": """
            gate TEXT NOT NULL, answer TEXT NOT NULL, reason TEXT NOT NULL, since TEXT
        """,
        "rating": """
            nature INTEGER, scope INTEGER, severity INTEGER, time INTEGER, floors TEXT NOT NULL,
            whys TEXT NOT NULL, known TEXT NOT NULL, impact INTEGER NOT NULL,
            urgency INTEGER NOT NULL, by_matrix TEXT NOT NULL, by_rule TEXT NOT NULL,
            holding TEXT NOT NULL, assumed TEXT NOT NULL, level TEXT NOT NULL,
            reason TEXT NOT NULL, lowered_by INTEGER, lowered_because TEXT NOT NULL
        """,
        "seat": """
            hat TEXT NOT NULL, holder INTEGER NOT NULL, deputy INTEGER, why TEXT NOT NULL,
            ended_at TEXT
        """,
        "concerned": "person INTEGER NOT NULL, why TEXT NOT NULL, ended_at TEXT",
        "skip": "step TEXT NOT NULL, reason TEXT NOT NULL, undone_at TEXT",
        "override": """
            what TEXT NOT NULL, barriers TEXT NOT NULL, reason TEXT NOT NULL
        """,
        "tie": "target TEXT NOT NULL, why TEXT NOT NULL, undone_at TEXT",
        "event": """
            written_at TEXT NOT NULL, zone TEXT NOT NULL, manner TEXT NOT NULL,
            words TEXT NOT NULL, kind TEXT NOT NULL, says TEXT NOT NULL, source TEXT NOT NULL,
            exhibits TEXT NOT NULL, struck_because TEXT NOT NULL
        """,
        "check": """
            rule TEXT NOT NULL, words TEXT NOT NULL, any_moment INTEGER NOT NULL,
            vanishes_at TEXT, state TEXT NOT NULL, exhibits TEXT NOT NULL, reason TEXT NOT NULL,
            settled_at TEXT, settled_by INTEGER
        """,
        "option": """
            kind TEXT NOT NULL, title TEXT NOT NULL, pros TEXT NOT NULL, cons TEXT NOT NULL,
            conditions TEXT NOT NULL, law TEXT NOT NULL, verdict TEXT NOT NULL,
            why TEXT NOT NULL, judged_at TEXT, judged_by INTEGER
        """,
        "message": """
            words TEXT NOT NULL, proof TEXT NOT NULL, withdrawn_because TEXT NOT NULL
        """,
        "note": """
            compartment TEXT NOT NULL, words TEXT NOT NULL, about TEXT NOT NULL,
            passed_because TEXT NOT NULL
        """,
        "former": """
            of TEXT NOT NULL, ref INTEGER NOT NULL, words TEXT NOT NULL, reason TEXT NOT NULL
        """,
        "decision": """
            kind TEXT NOT NULL, question TEXT NOT NULL, options TEXT NOT NULL,
            choice TEXT NOT NULL, why TEXT NOT NULL, known TEXT NOT NULL,
            known_words TEXT NOT NULL
        """,
        "contact": """
            party TEXT NOT NULL, who TEXT NOT NULL, means TEXT NOT NULL, said TEXT NOT NULL,
            outward INTEGER NOT NULL, reached INTEGER NOT NULL, promised TEXT NOT NULL,
            exhibits TEXT NOT NULL
        """,
        "talk": """
            minutes INTEGER NOT NULL, place TEXT NOT NULL, attendees TEXT NOT NULL,
            present TEXT NOT NULL, explained TEXT NOT NULL, asked TEXT NOT NULL,
            regret TEXT NOT NULL, offered TEXT NOT NULL, promised TEXT NOT NULL,
            language_help TEXT NOT NULL, law TEXT NOT NULL, next_contact TEXT,
            kept_by INTEGER NOT NULL
        """,
        "staff_care": "person INTEGER NOT NULL, words TEXT NOT NULL",
        "release": """
            statement TEXT NOT NULL, audience TEXT NOT NULL, channel TEXT NOT NULL,
            address TEXT NOT NULL, statement_version INTEGER NOT NULL, words TEXT NOT NULL,
            next_update TEXT, proof TEXT NOT NULL, flags TEXT NOT NULL, withdrawn_at TEXT,
            withdrawn_because TEXT NOT NULL
        """,
        "notice": "words TEXT NOT NULL, told TEXT NOT NULL",
        "notice_read": """
            notice_id INTEGER NOT NULL REFERENCES incident_notice (id), reader INTEGER NOT NULL
        """,
        "look": """
            channel TEXT NOT NULL, day TEXT NOT NULL, seen TEXT NOT NULL, tone TEXT NOT NULL,
            reach TEXT NOT NULL, reaction TEXT NOT NULL, fresh INTEGER, exhibits TEXT NOT NULL
        """,
        "stand_down": """
            reasons TEXT NOT NULL, still_open TEXT NOT NULL, watch_on TEXT NOT NULL,
            unmet TEXT NOT NULL
        """,
        "review_line": """
            kind TEXT NOT NULL, words TEXT NOT NULL, question TEXT NOT NULL, bone TEXT NOT NULL,
            struck_because TEXT NOT NULL
        """,
        "action": """
            words TEXT NOT NULL, owner INTEGER NOT NULL, due TEXT NOT NULL,
            measure TEXT NOT NULL, check_on TEXT, done_at TEXT, dropped_because TEXT NOT NULL
        """,
        "recheck": """
            action_id INTEGER NOT NULL REFERENCES incident_action (id), days INTEGER NOT NULL,
            on_day TEXT NOT NULL, effect TEXT NOT NULL, words TEXT NOT NULL
        """,
        "closing": """
            summary TEXT NOT NULL, open_points TEXT NOT NULL, unverified_points TEXT NOT NULL,
            overridden TEXT NOT NULL
        """,
    }
)


def up(run: Run) -> None:
    """The tables of the incidents room."""
    run("""CREATE TABLE incident (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, state TEXT NOT NULL,
        origin TEXT NOT NULL, noticed_at TEXT NOT NULL, noticed_by INTEGER NOT NULL,
        first_words TEXT NOT NULL, happened_at TEXT, drill INTEGER NOT NULL, danger TEXT,
        natures TEXT NOT NULL, level TEXT, confirmed_at TEXT, activated_at TEXT,
        stood_down_at TEXT, closed_at TEXT, next_update TEXT, merged_into TEXT NOT NULL,
        review_on TEXT, facilitator INTEGER, attendees TEXT NOT NULL
    ) STRICT""")
    run("CREATE INDEX incident_by_merge ON incident (merged_into)")
    run("CREATE INDEX incident_by_state ON incident (state, noticed_at)")
    for name, columns in _PARTS.items():
        run(f"""CREATE TABLE incident_{name} (
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
            incident_id INTEGER NOT NULL REFERENCES incident (id), at TEXT NOT NULL,
            by_person INTEGER NOT NULL, {columns}
        ) STRICT""")
        run(f"CREATE INDEX ix_incident_{name}_incident_id ON incident_{name} (incident_id)")
    run("CREATE INDEX incident_tie_by_target ON incident_tie (target)")
