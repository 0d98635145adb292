"""How a plan is shown: its first rows as they were understood, and its faults by line."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.host.spreadsheet.columns import Fault
from ui.imports.kinds import Kind, Plan
from ui.imports.spoken import fault_words
from ui.language import say, say_in
from ui.widgets.lists import RowList
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span

MOST_SHOWN = 200
"""Faults; who has more mends the file first."""


class SampleList(RowList):
    """The first rows of a plan."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            tuple(Column(head, 64, share=1) for head in plan.heads),
            name=say("As it was understood"),
            card=True,
            whole=True,
        )
        self.show_rows(
            [
                Row(str(number), tuple(cell(Span(words, "note")) for words in row))
                for number, row in enumerate(plan.sample)
            ]
        )


class FaultList(RowList):
    """Line, field, what is wrong, what stands there."""

    def __init__(self, faults: Sequence[Fault], kind: Kind) -> None:
        super().__init__(
            (
                Column(say_in("file", "Line"), 48, most=80),
                Column(say("Field"), 80, most=160),
                Column(say("Fault"), 160, share=2),
                Column(say("It says"), 80, share=1),
            ),
            name=say("Faults"),
            card=True,
            whole=True,
        )
        labels = {slot.key: slot.label for slot in kind.slots()}
        self.show_rows(
            [
                Row(
                    str(number),
                    (
                        cell(Span(f"{fault.line:,}", "note")),
                        cell(Span(labels[fault.field], "note", bold=True)),
                        cell(Span(fault_words(fault), "note"), glyph="soon"),
                        cell(Span(" ".join(fault.given.split()), "note", colour="text2")),
                    ),
                )
                for number, fault in enumerate(faults[:MOST_SHOWN])
            ]
        )
