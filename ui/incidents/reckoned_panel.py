"""How a clock was reckoned: the rule, the first moment, and every day that counted or did not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinicguard.tasks.deadlines import reckon
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.telling import ToldDay, limit_words, start_words, told, years_words
from ui.incidents.bench import Bench
from ui.incidents.clock_rows import basis_words, due_words
from ui.incidents.forms import Asked
from ui.incidents.law.law_panel import law_pairs
from ui.incidents.said import When, here
from ui.incidents.shown import Shown
from ui.language import say, words
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, Notice, ScrollColumn
from ui.widgets.choices import Option
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class ReckonedPanel(Panel):
    """The rule's words, the marks of how sure it is, the count day by day, and who watches it."""

    def __init__(self, bench: Bench, shown: Shown, clock: RunningClock) -> None:
        super().__init__(say("How it is counted"), width=640)
        self._bench, self._shown, self._clock = bench, shown, clock
        when = When(bench.seat)
        inside = ScrollColumn(gap=SPACE.wide)
        inside.column.addWidget(Label(clock.words, "section", bold=True, wrap=True))
        inside.column.addWidget(Particulars(self._pairs(when)))
        for widget in self._count():
            inside.column.addWidget(widget)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        hand = Button(say("Who is in charge of it"), on=self._hand)
        met = bench.allow(Button(say("It is done in time"), "primary", on=self._meet), "meet_clock")
        if clock.running:
            self.foot.addWidget(ButtonRow(hand, met), 1)
        else:
            self.foot.addWidget(ButtonRow(Button(say("Close"), on=self.close_panel)), 1)

    def _pairs(self, when: When) -> list[tuple[str, str]]:
        clock = self._clock
        rule = self._shown.guide.pack.deadlines.get(clock.rule)
        pairs = [
            (say("Ground"), basis_words(clock)),
            (say("Began"), when.full(clock.trigger)),
            (say("Due"), due_words(clock, when)),
            (say("In charge"), self._shown.who(clock.owner) or say("nobody yet")),
        ]
        if rule is not None and rule.limits:
            limit = GAP.join(
                (limit_words(rule.limits[0], words()), start_words(rule.start, words()))
            )
            pairs.insert(1, (say("Limit"), limit))
            pairs += law_pairs(self._shown.guide.pack, rule, with_limits=False)
        if clock.note:
            pairs.append((say("Note"), clock.note))
        return pairs

    def _count(self) -> list[QWidget]:
        pack = self._shown.guide.pack
        rule = pack.deadlines.get(self._clock.rule)
        reckoned = reckon(rule, self._clock.trigger, pack) if rule is not None else None
        if rule is None or reckoned is None:
            return []
        made: list[QWidget] = []
        if rule.note is not None:
            made.append(Notice(here(rule.note)))
        made += [Notice(line, "amber") for line in years_words(reckoned, pack, words())]
        days = told(reckoned, pack, words())
        if days:
            made.append(_days(days))
        else:
            made.append(Label(say("Hours run on without a stop."), "note", "text2", wrap=True))
        return made

    def _hand(self) -> None:
        people = tuple(
            Option(str(person.id), person.name) for person in self._shown.people if person.active
        )
        clock = self._clock

        self._bench.ask_clinic(
            say("Who is in charge of this clock"),
            (Asked("who", say("Person"), "menu", people, str(clock.owner or "")),),
            say("Hand it over"),
            lambda clinic, found: clinic.tasks.clocks.hand(clock.id, found.person("who")),
            about=clock.id,
        )

    def _meet(self) -> None:
        clock, number = self._clock, self._bench.number
        self._bench.ask(
            say("It is done in time"),
            (Asked("note", say("How, and where that can be seen"), "long", needed=True),),
            say("Write it down"),
            lambda desk, found: desk.meet_clock(number, clock.id, found.text("note")),
            about=clock.id,
        )


def _days(days: tuple[ToldDay, ...]) -> Card:
    card = Card(0)
    for number, day in enumerate(_short(days)):
        row = CardRow(first=number == 0, height=28)
        where = Label(day.day, "note", "text2")
        where.setMinimumWidth(96)
        row.line.addWidget(where)
        row.line.addWidget(Label(day.number or "·", "note", bold=bool(day.number)))
        row.line.addWidget(Label(day.why, "note", "text2", wrap=True), 1)
        card.add_row(row)
    return card


def _short(days: tuple[ToldDay, ...]) -> tuple[ToldDay, ...]:
    """A long count shows its beginning and its end."""
    return days if len(days) <= 40 else (*days[:20], *days[-20:])
