"""A statement as the desk would have it, and counsel's answer as the form writes it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from clinicguard.statements.envelope import FORMAT, ask_of
from clinicguard.statements.statement import Statement, Version, text_hash

TEXT = (
    "看到大家的擔心，我們放在心上。\n\n評論內容是否屬實，還在查證。\n"
    "「真的嗎？」有人問。 We will say more. End"
)
AT = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)


def statement(text: str = TEXT, number: str = "S-2026-0002") -> Statement:
    version = Version(1, text, text_hash(text), AT, 2)
    return Statement(
        2, number, "incident/I-2026-0001", "public_statement", "暫時聲明", "zh_TW", (version,)
    )


def answer(of: Statement, **changes: object) -> dict[str, object]:
    """An answer: the second sentence is to be changed."""
    pieces = ask_of(of).pieces
    told: dict[str, object] = {
        "format": FORMAT,
        "statement": of.number,
        "version": of.now.number,
        "sha256": of.now.sha256,
        "opinion": "changes_needed",
        "note": "其餘可以",
        "counsel": "高若瑜律師",
        "risk": "medium",
        "sentences": [
            {
                "n": piece.number,
                "text": piece.text,
                "opinion": "changes_needed" if piece.number == 2 else "no_action_needed",
                "note": "像在懷疑對方" if piece.number == 2 else "",
            }
            for piece in pieces
        ],
        "answers": [{"question": "可以提下次更新嗎", "answer": "可以"}],
    }
    return told | changes


def as_file(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")
