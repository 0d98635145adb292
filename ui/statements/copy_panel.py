"""Before approved words are copied: exactly these, and what is known of them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.statements.prepared_answers import handed_out
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.gate_card import GateCard, hindrance
from ui.statements.shown import Shown
from ui.widgets.cards import Card, Notice, SectionHead
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.statements.gate import ReleaseGate


class CopyPanel(FormPanel):
    """`words` are what is copied: of a text for the press the release, not the answers."""

    def __init__(self, seat: Seat, shown: Shown, gate: ReleaseGate) -> None:
        super().__init__(say("Before it is copied"), say("Copy approved words"), wide=True)
        self.words = handed_out(gate.statement)
        why = hindrance(gate)
        if why:
            self.show_widget(Notice(why, "red"))
            self.button.forbid(why)
        card = Card()
        version = say("version {n}", n=gate.statement.now.number)
        card.column.addWidget(SectionHead(say("Exactly this text"), version))
        card.column.addWidget(Label(self.words, wrap=True, select=True))
        self.show_widget(card)
        if self.words != gate.statement.now.text:
            told = say("The prepared answers stay here: they are spoken, not handed out.")
            self.show_widget(Notice(told))
        self.show_widget(GateCard(seat, shown, gate))
        self.first = self.button
