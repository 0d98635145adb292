"""Before approved words are copied: exactly these, and what is known of them now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clinicguard.knowledge.platforms import Platform
from clinicguard.statements.prepared_answers import handed_out
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.gate_card import GateCard, hindrance
from ui.statements.shown import Shown
from ui.statements.staying_here import staying_here
from ui.widgets.cards import Card, Notice, SectionHead
from ui.widgets.platforms import can_lines, over_words, platform_words, used_words
from ui.widgets.spans import GAP, LINE_END
from ui.widgets.text import Label
from ui.widgets.ticks import Check

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
        platform = shown.platform
        if platform is not None:
            self.show_widget(_where(platform, self.words))
        self.too_long = Check(say("I looked: the field there takes the whole text"))
        self._long = too_long(shown, self.words)
        self.too_long.setVisible(self._long)
        self.show_widget(self.too_long)
        if self._long and not why:
            self.button.forbid(say("Too long for the platform: shorten it, or look there and tick"))
            self.too_long.changed.connect(self._looked)
        for widget in staying_here(gate.statement):
            self.show_widget(widget)
        self.show_widget(GateCard(seat, shown, gate))
        self.first = self.button

    def _looked(self) -> None:
        """Somebody looked at the field there, or takes that back."""
        if self.too_long.isChecked():
            self.button.allow()
        else:
            self.button.forbid(say("Too long for the platform: shorten it, or look there and tick"))


def too_long(shown: Shown, words: str) -> bool:
    """Whether the words do not fit where they will stand, as far as the limit is known."""
    platform = shown.platform
    return platform is not None and platform.limit is not None and bool(platform.limit.over(words))


def _where(platform: Platform, words: str) -> Notice:
    """Where it goes, how much room it takes there, and what can be done afterwards."""
    limit = platform.limit
    over = "" if limit is None else over_words(limit, words)
    room = GAP.join(filter(None, (used_words(limit, words), over)))
    told = LINE_END.join((room, *can_lines(platform)))
    tone: Literal["amber", "info"] = "amber" if over else "info"
    return Notice(told, tone, lead=platform_words(platform) + LINE_END)
