"""決定紀錄: every decision with what was known at its moment, the newest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.incidents.bench import Bench
from ui.incidents.decision_cards import decision_card, decision_panel
from ui.incidents.pane import Pane, Stack
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice, SectionHead


class DecisionsPane(Pane):
    """Those that were written down, and those that an act was: rating, confirming, closing."""

    name = "decisions"

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        add = Button(
            say("Write down a decision"),
            icon="plus",
            size="small",
            on=partial(decision_panel, bench),
        )
        self.add = bench.allow(add, "decide")
        self._head = SectionHead(say("Decisions"), "", self.add)
        self._past = Stack()
        self.column.addWidget(self._head)
        self.column.addWidget(self._past)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when, decisions = When(self.bench.seat), shown.case.decisions
        self._head.set_note(count("{n} decision", "{n} decisions", len(decisions)))
        cards: list[QWidget] = [decision_card(shown, each, when) for each in reversed(decisions)]
        nothing = Notice(
            say("No decision yet. Who decided what on which facts will be asked later.")
        )
        self._past.fill(*(cards or [nothing]))
