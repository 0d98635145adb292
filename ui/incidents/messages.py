"""Core messages: each with the facts behind it, and how long they are read aloud together."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.messages import (
    MOST_SECONDS,
    MOST_WORDS,
    CoreMessage,
    measured,
    measured_together,
    weaknesses,
)
from clinicguard.incidents.steps import Step
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.pane import Stack
from ui.incidents.punctuation import apart, bracketed
from ui.incidents.said import word
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.choices import Option
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase


class Messages(QWidget):
    """The messages that stand, those withdrawn, what they still lack, and a new one."""

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__()
        self._bench = bench
        self._past = Stack()
        self.entry = Entry(
            bench,
            Step.STRATEGY,
            "message",
            say("State a core message"),
            (
                Asked("text", say("One sentence"), "long", needed=True),
                Asked("proof", say("Facts behind it"), "many", _facts(shown)),
            ),
            say("Add the message"),
            self._state,
            verb="state_message",
            in_need=self._state,
        )
        self.entry.form.changed.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._past)
        column.addWidget(self.entry)
        self._count()

    def show_case(self, shown: Shown) -> None:
        """Shows the messages so far."""
        messages = shown.case.messages
        card = Card(0)
        for number, message in enumerate(messages):
            card.add_row(self._row(shown, message, number == 0))
        found = dict.fromkeys(f.weakness for f in weaknesses(messages, shown.case.facts))
        lacking = [Notice(word(weakness), "amber") for weakness in found] if messages else []
        together = measured_together(messages)
        told = say(
            "Together {characters} characters, {words} words, {seconds} s aloud. "
            "A listener keeps about {most_words} words, {most} s, three points.",
            characters=together.characters,
            words=together.words,
            seconds=f"{together.seconds:g}",
            most_words=MOST_WORDS,
            most=MOST_SECONDS,
        )
        length = Label(told, "note", "red" if together.too_long else "text2", wrap=True)
        self._past.fill(*((card, length) if messages else ()), *lacking)

    def _count(self) -> None:
        length = measured(self.entry.form.answers().text("text"))
        self.entry.form.fields["text"].say_below(
            say(
                "{characters} characters, {words} words, {seconds} s",
                characters=length.characters,
                words=length.words,
                seconds=f"{length.seconds:g}",
            )
        )

    def _row(self, shown: Shown, message: CoreMessage, first: bool) -> QWidget:
        row = CardRow(first=first)
        row.line.addWidget(GlyphMark("fine" if message.stands else "slashed"))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Phrase(Span(message.text, strike=not message.stands), wrap=True))
        facts = [fact for key in message.proof if (fact := shown.case.fact(key)) is not None]
        proof = apart(bracketed(fact.statement, word(fact.status)) for fact in facts)
        told = message.withdrawn_because or (
            say("Rests on: {facts}", facts=proof) if proof else say("Rests on no fact yet")
        )
        words.addWidget(Label(told, "note", "text2", wrap=True))
        for former in message.former:
            struck = Span(former.text, "note", colour="mute", strike=True)
            words.addWidget(
                Phrase(struck, Span(f"{GAP}{former.reason}", "note", colour="mute"), wrap=True)
            )
        row.line.addLayout(words, 1)
        if message.stands:
            name = message.text[:30]
            reword = Button(
                say("Reword"),
                size="small",
                on=partial(self._reword, shown, message),
                spoken=say("Reword “{words}”", words=name),
            )
            back = Button(
                say("Withdraw"),
                size="small",
                on=partial(self._withdraw, message),
                spoken=say("Withdraw “{words}”", words=name),
            )
            row.line.addWidget(self._bench.allow(reword, "reword_message"))
            row.line.addWidget(self._bench.allow(back, "withdraw_message"))
        return row

    def _state(self, desk: IncidentDesk, found: Answers, let_pass: str = "") -> object:
        proof = [int(key) for key in found.keys("proof")]
        return desk.state_message(self._bench.number, found.text("text"), proof, let_pass=let_pass)

    def _reword(self, shown: Shown, message: CoreMessage) -> None:
        proof = " ".join(str(key) for key in message.proof)

        def reword(desk: IncidentDesk, found: Answers, let_pass: str = "") -> object:
            return desk.reword_message(
                self._bench.number,
                message.id,
                found.text("text"),
                [int(key) for key in found.keys("proof")],
                found.text("why"),
                let_pass=let_pass,
            )

        self._bench.ask(
            say("Reword a message"),
            (
                Asked("text", say("One sentence"), "long", start=message.text, needed=True),
                Asked("proof", say("Facts behind it"), "many", _facts(shown), proof),
                Asked("why", say("Reason"), "long", note=say("needed where the words change")),
            ),
            say("Keep the new words"),
            reword,
            about=message.id,
            in_need=reword,
        )

    def _withdraw(self, message: CoreMessage) -> None:
        self._bench.ask_why(
            say("Withdraw a message"),
            say("Withdraw it"),
            lambda desk, why: desk.withdraw_message(self._bench.number, message.id, why),
            text=message.text,
            about=message.id,
        )


def _facts(shown: Shown) -> tuple[Option, ...]:
    return tuple(Option(str(fact.id), _short(fact.statement)) for fact in shown.case.facts)


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:23]}…"
