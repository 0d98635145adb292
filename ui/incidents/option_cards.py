"""A course on the table: for, against, conditions, law, and what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.kinds import options_of
from clinicguard.incidents.strategy import Option, Verdict
from ui.incidents.bench import Bench
from ui.incidents.forms import Asked
from ui.incidents.said import When, here, options, word
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Option as Choice
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_GLYPHS: dict[Verdict, Glyph] = {
    Verdict.OPEN: "todo",
    Verdict.CHOSEN: "fine",
    Verdict.LATER: "held",
    Verdict.NOT_CHOSEN: "slashed",
}


def offered(shown: Shown) -> tuple[Choice, ...]:
    """The courses of the playbook, those that fit the nature first."""
    books = shown.guide.playbooks
    fits = options_of(books, shown.case.incident.kinds)
    ordered = sorted(books.options, key=lambda option: option.id not in fits)
    return tuple(Choice(option.id, here(option.name)) for option in ordered)


def option_card(bench: Bench, shown: Shown, option: Option, when: When) -> Card:
    """The balance of one course."""
    card = Card()
    head = QHBoxLayout()
    head.setSpacing(px(8))
    head.addWidget(GlyphMark(_GLYPHS[option.verdict], word(option.verdict)))
    head.addWidget(Label(option.title, bold=True, wrap=True), 1)
    head.addWidget(Label(word(option.verdict), "note", "text2"))
    judge = Button(
        say("Judge"),
        size="small",
        on=partial(_judge, bench, option),
        spoken=say("Judge “{words}”", words=option.title),
    )
    head.addWidget(bench.allow(judge, "judge_option"))
    card.column.addLayout(head)
    sides = QHBoxLayout()
    sides.setSpacing(px(16))
    sides.addWidget(_side(say("For it"), option.pros), 1)
    sides.addWidget(_side(say("Against it"), option.cons), 1)
    card.column.addLayout(sides)
    for name, text in ((say("Only if"), option.conditions), (say("Law"), option.law)):
        if text:
            card.column.addWidget(_side(name, text))
    if option.why:
        at = when.short(option.at) if option.at is not None else ""
        told = (option.why, shown.who(option.by), at)
        card.column.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True))
    return card


def _side(name: str, text: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(Label(name, "note", "mute", bold=True))
    for line in text.splitlines():
        column.addWidget(Label(line, "note", "text2", wrap=True, select=True))
    column.addStretch(1)
    return made


def _judge(bench: Bench, option: Option) -> None:
    bench.ask(
        say("What do we do with this option?"),
        (
            Asked(
                "verdict",
                say("Verdict"),
                "one",
                options(Verdict),
                option.verdict.value,
                needed=True,
            ),
            Asked("why", say("Reason"), "long", start=option.why, needed=True),
        ),
        say("Keep the verdict"),
        lambda desk, found: desk.judge_option(
            bench.number, option.id, Verdict(found.text("verdict")), found.text("why")
        ),
        text=option.title,
        about=option.id,
    )
