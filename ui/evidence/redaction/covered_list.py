"""The list of what a copy covers, as it is stored and printed."""

from __future__ import annotations

from clinicguard.documents.from_redaction import covered_lines
from clinicguard.evidence.redaction import Redaction
from ui.language import say, words
from ui.widgets.lists import RowList
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span


class CoveredList(RowList):
    """Number, kind, reason, page, place: a line for each box."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column(least=28),
                Column(least=120),
                Column(least=120, share=1),
                Column(least=70),
                Column(least=140),
            ],
            name=say("Covered places"),
            whole=True,
            side=0,
        )

    def show_redaction(self, redaction: Redaction) -> None:
        """The boxes of one copy."""
        self.show_rows(
            [
                Row(
                    f"box/{line.number}",
                    (
                        cell(Span(str(line.number), "note", bold=True)),
                        cell(Span(line.kind, "note")),
                        cell(Span(line.reason, "note", colour="text2")),
                        cell(Span(say("Page {n}", n=line.page), "note", colour="text2")),
                        cell(Span(line.place, "note", colour="mute")),
                    ),
                )
                for line in covered_lines(redaction, words())
            ]
        )
