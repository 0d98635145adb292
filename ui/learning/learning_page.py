"""What complaints teach: the month, what repeats, signal or noise, categories, times, effects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.taxonomy import Taxonomy, taxonomy
from clinicguard.documents.charts.of_learning import IN_GRID, category_grid, complaints_chart
from clinicguard.host.words import Words
from clinicguard.overview.learning.lists import Learning
from clinicguard.overview.learning.repeats import Repeat
from clinicguard.overview.learning.spoken import (
    cautions,
    effect_kinds,
    effect_words,
    month_name,
    reading,
    repeat_chance,
    repeat_lead,
    took_lines,
)
from clinicguard.overview.learning.times import Took
from ui.complaints.times import when_here
from ui.language import count, language, say, say_in
from ui.learning.drawing_view import DrawingView
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, ScrollColumn, SectionHead, link
from ui.widgets.flow import Flow, clear, put
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import GAP, Span
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label, Phrase

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

ADDRESS = "complaints/learning"
_MOST_NUMBERS, _MOST_PROMISES = 6, 8


@dataclass(frozen=True, slots=True)
class _Read:
    learning: Learning
    known: Taxonomy
    last_month: date | None


class LearningPage(Page):
    """ "complaints/learning". Reads once; charts stand in the theme's colours, with their words."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.read: _Read | None = None
        self.words = Words(language())
        self.inside = ScrollColumn(SPACE.page, SPACE.section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.inside)
        self._head()
        self._ask()

    def look_again(self) -> None:
        self._ask()

    def turn_to(self, address: str) -> bool:
        return address == ADDRESS

    def _ask(self) -> None:
        def look(clinic: Clinic) -> _Read:
            lists = clinic.overview.learning
            months = lists.months_with_records(1)
            return _Read(lists.page(), taxonomy(), months[0] if months else None)

        self.seat.jobs.database(look).then(self._show)

    def _show(self, read: _Read) -> None:
        if self.read == read:
            return
        self.read = read
        at = self.inside.verticalScrollBar().value()
        clear(self.inside.column)
        for widget in self._parts(read):
            put(self.inside.column, widget)
        self.inside.column.addStretch(1)
        self.inside.verticalScrollBar().setValue(at)
        self._head()

    def _head(self) -> None:
        trail = ((say_in("room", "Complaints"), "complaints"),)
        ends: tuple[QWidget, ...] = ()
        if self.read is not None and self.read.last_month is not None:
            month = self.read.last_month
            words = say("Report for {month}", month=month_name(month, roc=self._roc()))
            go = partial(self.seat.go, f"report/clinic/learning/{month:%Y-%m}/learning")
            ends = (Button(words, "primary", icon="file-text", on=go),)
        self.head(Heading(say("Learning"), "", trail, ends=ends))

    def _roc(self) -> bool:
        return self.seat.profile.roc_years and language() == "zh_TW"

    def _parts(self, read: _Read) -> Iterator[QWidget]:
        learning = read.learning
        if not any(month.complaints or month.compliments for month in learning.months):
            hint = say("From the first complaint on, this page counts, and looks for what repeats.")
            yield EmptyPage("chart-column", say("Nothing to learn from yet"), hint)
            return
        yield self._month(learning)
        yield SectionHead(say("What repeats"), say("in the last 30 days"))
        yield self._repeats(read)
        yield SectionHead(say("Signal or noise"), say("complaints by month"))
        yield self._signal(learning)
        if any(month.issues for month in learning.months[-IN_GRID:]):
            yield SectionHead(say("What it was about"), say("every issue counts"))
            yield _card(
                DrawingView(category_grid(learning, read.known, self.words, roc=self._roc()))
            )
        yield SectionHead(say("Times kept"), say("twelve months, imported ones left out"))
        yield self._times(learning)
        if learning.promises:
            yield self._promise_head(learning)
            yield self._promises(learning)
        yield SectionHead(say("What we changed, and what came after"))
        yield self._effects(read)
        yield SectionHead(say("What these figures cannot say"))
        yield self._cautions(learning)

    def _month(self, learning: Learning) -> QWidget:
        """The month that runs, beside the one before."""
        now, before = learning.months[-1], learning.months[-2]
        made = QWidget()
        flow = Flow(made, gap=SPACE.between)
        for words, number, former in (
            (say("Complaints"), now.complaints, before.complaints),
            (say("Issues in them"), now.whole_issues, before.whole_issues),
            (say("Suggestions"), now.suggestions, before.suggestions),
            (say("Compliments"), now.compliments, before.compliments),
            (say("Near misses told"), now.near_misses, before.near_misses),
        ):
            flow.addWidget(_figure(words, number, former))
        return made

    def _repeats(self, read: _Read) -> QWidget:
        found = read.learning.repeats.found
        card = Card(0)
        if not found:
            row = CardRow(first=True)
            row.line.addWidget(GlyphMark("fine"))
            told = say("Nothing came three times within 30 days.")
            row.line.addWidget(Label(told, "note", "text2", wrap=True), 1)
            card.add_row(row)
            return card
        for number, repeat in enumerate(found):
            card.add_row(self._repeat(repeat, read.known, first=number == 0))
        return card

    def _repeat(self, repeat: Repeat, known: Taxonomy, *, first: bool) -> QWidget:
        row = CardRow(first=first)
        rare = repeat.chance is not None and repeat.chance < 0.05
        row.line.addWidget(GlyphMark("soon" if rare else "note"))
        words = QVBoxLayout()
        words.setContentsMargins(0, px(6), 0, px(6))
        words.setSpacing(px(2))
        words.addWidget(Label(repeat_lead(repeat, known, self.words), bold=True, wrap=True))
        words.addWidget(Label(repeat_chance(repeat, self.words), "note", "text2", wrap=True))
        place = QWidget()
        flow = Flow(place, gap=SPACE.between)
        for number in repeat.numbers[:_MOST_NUMBERS]:
            flow.addWidget(link(number, partial(self.seat.go, f"complaint/{number}")))
        words.addWidget(place)
        row.line.addLayout(words, 1)
        return row

    def _signal(self, learning: Learning) -> QWidget:
        told = reading(learning.whole, learning.limits, self.words, roc=self._roc())
        if not learning.whole:
            return _card(Label(say("There is no whole month with records yet."), "note", "text2"))
        chart = DrawingView(complaints_chart(learning, self.words, roc=self._roc()))
        rule = say(
            "Mean ± 2.66 × mean moving range (XmR, Wheeler 1993). A ringed month is a signal: "
            "outside the limits, eight in a row on one side, or three of four near a limit."
        )
        return _card(Label(told, wrap=True), chart, Label(rule, "note", "text2", wrap=True))

    def _times(self, learning: Learning) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.between))
        for name, found in (
            (say("First reply"), learning.first_reply),
            (say("Answer"), learning.answer),
        ):
            row.addWidget(self._took(name, found), 1)
        return made

    def _took(self, name: str, took: Took) -> Card:
        card = Card(SPACE.wide)
        card.column.addWidget(Label(name, "note", "text2", bold=True))
        for number, told in enumerate(took_lines(took, self.words)):
            card.column.addWidget(Label(told, bold=number == 0, wrap=True))
        card.column.addStretch(1)
        return card

    def _promise_head(self, learning: Learning) -> QWidget:
        late = sum(each.overdue for each in learning.promises)
        note = count("{n} open", "{n} open", len(learning.promises))
        if late:
            note = f"{note}{GAP}{count('{n} late', '{n} late', late)}"
        return SectionHead(say("Open promises"), note)

    def _promises(self, learning: Learning) -> QWidget:
        card = Card(0)
        for number, promise in enumerate(learning.promises[:_MOST_PROMISES]):
            row = CardRow(burning=promise.overdue, first=number == 0)
            row.line.addWidget(GlyphMark("burns" if promise.overdue else "todo"))
            due = when_here(promise.due, self.seat) if promise.due else ""
            colour = "red" if promise.overdue else "text2"
            row.line.addWidget(
                Phrase(
                    Span(promise.words[:120], "note"),
                    Span(GAP + due, "note", colour=colour),
                    wrap=True,
                ),
                1,
            )
            words = promise.subject.rpartition("/")[2]
            row.line.addWidget(Button(words, "link", on=partial(self.seat.go, promise.subject)))
            card.add_row(row)
        return card

    def _effects(self, read: _Read) -> QWidget:
        found = read.learning.effects
        if not found:
            told = say(
                "No change in how we work was decided within a year. It is noted on a complaint as "
                "a remedy; 30 and 90 days later this page says whether the kind fell."
            )
            return _card(Label(told, "note", "text2", wrap=True))
        card = Card(0)
        for number, effect in enumerate(found):
            row = CardRow(first=number == 0)
            words = QVBoxLayout()
            words.setContentsMargins(0, px(6), 0, px(6))
            words.setSpacing(px(2))
            words.addWidget(Label(effect.change.what, bold=True, wrap=True))
            kinds = effect_kinds(effect, read.known, self.words)
            since = say("since {day}", day=f"{effect.change.since:%Y-%m-%d}")
            words.addWidget(Label(f"{since}{GAP}{kinds}", "note", "text2", wrap=True))
            for span in effect.spans:
                words.addWidget(Label(effect_words(span, self.words), "note", wrap=True))
            row.line.addLayout(words, 1)
            target = effect.change.number
            row.line.addWidget(
                Button(target, "link", on=partial(self.seat.go, f"complaint/{target}"))
            )
            card.add_row(row)
        return card

    def _cautions(self, learning: Learning) -> QWidget:
        told = [Label(each, "note", "text2", wrap=True) for each in
                cautions(learning.repeats, self.words)]  # fmt: skip
        return _card(*told)


def _figure(words: str, number: int, before: int) -> Card:
    """A number of this month, with last month's below it."""
    card = Card(SPACE.between)
    card.setMinimumWidth(px(148))
    card.column.setSpacing(px(2))
    card.column.addWidget(Label(words, "note", "text2"))
    card.column.addWidget(Label(str(number), "page", bold=True))
    card.column.addWidget(Label(say("last month {n}", n=before), "note", "mute"))
    return card


def _card(*inside: QWidget) -> Card:
    card = Card(SPACE.wide)
    for widget in inside:
        card.column.addWidget(widget)
    return card
