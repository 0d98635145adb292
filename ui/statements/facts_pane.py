"""Beside the draft: the fact table and the core messages, each put in with one press."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.case import Case
from clinicguard.incidents.facts import Fact
from clinicguard.incidents.messages import CoreMessage, measured_together
from ui.language import count, say, say_in
from ui.statements.shown import Shown
from ui.statements.spoken import fact_glyph, fact_words
from ui.theme.chosen import px
from ui.theme.tokens import HEIGHT, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Hairline, ScrollColumn, SectionHead, Sheet, link
from ui.widgets.flow import clear
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_EDGE = 16


class FactsPane(Sheet):
    """`put` is called with the words and the id of a fact (or 0) and of a message (or 0);
    `take_off` with the id of a fact that the text no longer rests on; `go` with the address where
    facts or messages are written down; `above` stands over them."""

    def __init__(
        self,
        put: Callable[[str, int, int], object],
        take_off: Callable[[int], object],
        go: Callable[[str], object],
        above: QWidget | None = None,
    ) -> None:
        super().__init__("window")
        self._put, self._take_off, self._go = put, take_off, go
        self.fact_buttons: dict[int, Button] = {}
        self.message_buttons: dict[int, Button] = {}
        self._shown: object = None
        self._unspoken: frozenset[int] = frozenset()
        self._asked: tuple[Shown, Collection[int], bool] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if above is not None:
            edge = QVBoxLayout()
            edge.setContentsMargins(px(_EDGE), px(SPACE.inside), px(_EDGE), 0)
            edge.addWidget(above)
            column.addLayout(edge)
        self._head = QWidget()
        self._head.setFixedHeight(px(HEIGHT.row + 4))
        row = QHBoxLayout(self._head)
        row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        row.addWidget(SectionHead(say("Fact table"), say("only confirmed ones flow in")))
        column.addWidget(self._head)
        self._line = Hairline()
        column.addWidget(self._line)
        self._scroll = ScrollColumn(_EDGE, SPACE.inside)
        column.addWidget(self._scroll, 1)

    def show_case(self, shown: Shown, used: Collection[int], *, still: bool) -> None:
        """Shows the facts and messages; `used` are the facts that the text rests on."""
        told = tuple((case.incident.number, case.facts, case.messages) for case in shown.cases)
        self._asked = (shown, used, still)
        wanted = (told, frozenset(used), still, self._unspoken)
        if wanted == self._shown:
            return
        self._shown = wanted
        at = self._scroll.verticalScrollBar().value()
        clear(self._scroll.column)
        self.fact_buttons, self.message_buttons = {}, {}
        self._head.setVisible(bool(shown.cases))
        self._line.setVisible(bool(shown.cases))
        if not shown.cases:
            self._tell(say("This text belongs to no incident, so it has no fact table."))
        for case in shown.cases:
            if len(shown.cases) > 1:
                self._scroll.column.addSpacing(px(SPACE.inside))
                head = SectionHead(say("Case {number}", number=case.incident.number))
                self._scroll.column.addWidget(head)
            self._case(shown, case, used, still)
        self._scroll.column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(at)

    def show_unspoken(self, unspoken: frozenset[int]) -> None:
        """Tells of the facts that the text rests on and no sentence of it says any more."""
        self._unspoken = unspoken
        if self._asked is not None:
            shown, used, still = self._asked
            self.show_case(shown, used, still=still)

    def _case(self, shown: Shown, case: Case, used: Collection[int], still: bool) -> None:
        if not case.facts:
            told = say("No facts in this case yet. They are written down in its fact table.")
            self._nothing(told, say("To the fact table"), f"{case.incident.address}/confirm")
        for number, fact in enumerate(case.facts, 1):
            self._scroll.column.addWidget(self._fact(shown, fact, number, fact.id in used, still))
            self._scroll.column.addWidget(Hairline())
        self._messages(case, still)

    def _tell(self, words: str) -> None:
        self._scroll.column.addWidget(Label(words, "note", "text2", wrap=True))

    def _nothing(self, told: str, there: str, address: str) -> None:
        """What is not there yet, and the way to where it is written down."""
        self._tell(told)
        way = link(there, partial(self._go, address))
        self._scroll.column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def _fact(self, shown: Shown, fact: Fact, number: int, used: bool, still: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(px(SPACE.inside))
        row.addWidget(GlyphMark(fact_glyph(fact)), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(fact.statement, "text", wrap=True))
        silent = used and not still and fact.id in self._unspoken
        if silent:
            words.addWidget(Label(say("No sentence says it now"), "note", "amber", wrap=True))
        told = GAP.join((str(number), fact_words(fact)))
        below = QHBoxLayout()
        below.setSpacing(px(SPACE.inside))
        below.addWidget(Label(told, "note", "text2", wrap=True), 1)
        if shown.sayable(fact) and not still:
            button = self._button(fact, used)
            self.fact_buttons[fact.id] = button
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        elif used:
            below.addWidget(Label(say("in the text"), "note", "text2"))
        words.addLayout(below)
        row.addLayout(words, 1)
        return made

    def _button(self, fact: Fact, used: bool) -> Button:
        if used:
            return Button(
                say_in("fact", "Take off"),
                "link",
                on=partial(self._take_off, fact.id),
                spoken=say("The text no longer rests on “{words}”", words=fact.statement[:30]),
            )
        return Button(
            say("Put in"),
            "link",
            on=partial(self._put, fact.statement, fact.id, 0),
            spoken=say("Put in “{words}”", words=fact.statement[:30]),
        )

    def _messages(self, case: Case, still: bool) -> None:
        standing = tuple(message for message in case.messages if message.stands)
        length = measured_together(standing)
        counted = GAP.join(
            (
                count("{n} message", "{n} messages", len(standing)),
                say("about {n} s aloud", n=round(length.seconds)),
            )
        )
        self._scroll.column.addSpacing(px(SPACE.inside))
        self._scroll.column.addWidget(SectionHead(say("Core messages"), counted))
        if not standing:
            told = say("None yet. Two or three sentences that every text of this case agrees with.")
            self._nothing(told, say("To the core messages"), f"{case.incident.address}/strategy")
        for message in standing:
            self._scroll.column.addWidget(self._message(case, message, still))

    def _message(self, case: Case, message: CoreMessage, still: bool) -> QWidget:
        card = Card(SPACE.between)
        card.column.setSpacing(px(2))
        card.column.addWidget(Label(message.text, wrap=True))
        numbers = [str(n) for n, fact in enumerate(case.facts, 1) if fact.id in message.proof]
        proof = say_in("list", ", ").join(numbers)
        below = QHBoxLayout()
        told = say("Rests on: {facts}", facts=proof) if proof else say("Rests on no fact yet")
        below.addWidget(Label(told, "note", "text2", wrap=True), 1)
        if not still:
            button = Button(
                say("Put in"),
                "link",
                on=partial(self._put, message.text, 0, message.id),
                spoken=say("Put in “{words}”", words=message.text[:30]),
            )
            self.message_buttons[message.id] = button
            below.addWidget(button)
        card.column.addLayout(below)
        return card
