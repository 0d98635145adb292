"""What vanishes: evidence that is still to be secured, the most volatile first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.checklist import SOON, Check
from ui.incidents.bench import Bench
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import say
from ui.shell.remaining import length_words, minutes_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_MOST = 3


class Vanishing(Card):
    """At most three rows; the button leads to the list."""

    def __init__(self, bench: Bench, shown: Shown, when: When) -> None:
        super().__init__(0)
        checks = shown.now.vanishing[:_MOST]
        for number, check in enumerate(checks):
            self.add_row(_row(bench, shown, when, check, number == 0))
        if not checks:
            row = CardRow(first=True)
            row.line.addWidget(Label(_nothing(shown), "note", "text2", wrap=True), 1)
            self.add_row(row)


def countdown(check: Check, when: When) -> tuple[Glyph, str, str]:
    """Glyph, words and colour of the time that is left."""
    if check.any_moment:
        return "burns", say("can go any moment"), "red"
    left = check.left(when.now)
    if left is None:
        return "todo", say("stays"), "mute"
    if left.total_seconds() <= 0:
        return "burns", say("its time is over; check if it is still there"), "red"
    told = say("gone in {length}", length=length_words(minutes_of(left)))
    return ("soon", told, "amber") if left <= SOON else ("todo", told, "text2")


def _row(bench: Bench, shown: Shown, when: When, check: Check, first: bool) -> QWidget:
    glyph, told, colour = countdown(check, when)
    row = CardRow(first=first, height=48)
    row.line.addWidget(GlyphMark(glyph, told))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(check.words, elide=True))
    below = GAP.join(part for part in (told, shown.who(check.keeper)) if part)
    words.addWidget(Label(below, "note", colour, bold=glyph in ("burns", "soon"), elide=True))
    row.line.addLayout(words, 1)
    secure = Button(
        say("Secure"),
        on=partial(bench.go, "evidence"),
        size="small",
        spoken=say("Secure {what}", what=check.words),
    )
    row.line.addWidget(secure)
    return row


def _nothing(shown: Shown) -> str:
    if not shown.case.checks:
        return say("The list comes with the kind of matter: choose it under “Nature”.")
    return say("Every line of the evidence list is settled.")
