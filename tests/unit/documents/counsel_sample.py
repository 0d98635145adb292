"""The sheet for counsel of the made-up case."""

from __future__ import annotations

from clinicguard.documents.counsel_sheet import CounselSheetPaper, SentenceLine
from clinicguard.statements.envelope import pieces_of
from tests.unit.documents.samples import STATEMENT

COUNSEL_SHEET = CounselSheetPaper(
    number=STATEMENT.number,
    version=STATEMENT.version,
    audience=STATEMENT.audience,
    title="第一份公開回應",
    text=STATEMENT.text,
    text_hash=STATEMENT.text_hash,
    written_at=STATEMENT.written_at,
    written_by=STATEMENT.written_by,
    sentences=tuple(
        SentenceLine(piece.number, piece.text, "L11 先不猜原因" if piece.number == 2 else "")
        for piece in pieces_of(STATEMENT.text)
    ),
    questions=("可以寫出下次更新的時間嗎？",),
    basis=STATEMENT.basis,
    incident=STATEMENT.incident,
)
