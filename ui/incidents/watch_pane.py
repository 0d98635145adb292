"""監測: three lines a day by channel, how the talk moves, and whether the end is in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.incident import State
from clinicguard.incidents.steps import Step
from clinicguard.incidents.watch import ChannelTrend, Tone, Trend, WatchLine, channels
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.pane import Stack, StepPane
from ui.incidents.proposal import proposal_notices
from ui.incidents.said import When, here, options, word
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_GLYPHS: dict[Trend, Glyph] = {
    Trend.RISING: "burns",
    Trend.STEADY: "soon",
    Trend.FALLING: "doing",
    Trend.QUIET: "fine",
}


class WatchPane(StepPane):
    """One look at one channel is a line; a day without anything new counts as quiet."""

    step = Step.WATCH

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._proposal = Stack()
        self._channels = Stack()
        self._lines = Stack()
        watch = shown.guide.playbooks.watch
        new, tone, action = watch.lines
        offered = tuple(Option(each.id, here(each.name)) for each in watch.channels)
        self.entry = Entry(
            bench,
            Step.WATCH,
            "look",
            say("Write down a look"),
            (
                Asked("channel", say("Where"), "menu", offered, needed=True),
                Asked("seen", here(new.name), "long", hint=here(new.ask), needed=True),
                Asked("fresh", say("How many new ones"), hint="0"),
                Asked("tone", here(tone.name), "one", options(Tone), needed=True),
                Asked("reach", say("How far it reaches"), hint=say("21 comments, 5 shares")),
                Asked("reaction", here(action.name), "long", hint=here(action.ask)),
            ),
            say("Add the look"),
            self._look,
            verb="note_watch",
        )
        for widget in (
            self._proposal,
            SectionHead(say("Channels")),
            self._channels,
            self.entry,
            SectionHead(say("Looks so far")),
            self._lines,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._proposal.fill(*proposal_notices(shown))
        trends = channels(shown.case.lines, shown.today)
        self._channels.fill(_trend_card(shown, trends, when))
        card = Card(0)
        for number, line in enumerate(reversed(shown.case.lines)):
            card.add_row(_line(shown, line, when, number == 0))
        self._lines.fill(card if shown.case.lines else Notice(say("Nobody has looked yet.")))

    def foot(self) -> tuple[Button, ...]:
        if self.shown.case.incident.state is not State.ACTIVE or not self.shown.proposal.ready:
            return ()
        end = Button(say("Stand down"), "primary", on=lambda: self.bench.go("recovery"))
        return (self.bench.allow(end, "stand_down"),)

    def _look(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.note_watch(
            self.bench.number,
            found.text("channel"),
            found.text("seen"),
            Tone(found.text("tone")),
            reach=found.text("reach"),
            reaction=found.text("reaction"),
            fresh=found.number("fresh"),
        )


def channel_name(shown: Shown, channel: str) -> str:
    """A channel by its name."""
    found = (here(c.name) for c in shown.guide.playbooks.watch.channels if c.id == channel)
    return next(found, channel)


def _trend_card(shown: Shown, trends: tuple[ChannelTrend, ...], when: When) -> QWidget:
    if not trends:
        return Notice(say("Look at each place where people talk about it, three lines a day."))
    card = Card(0)
    for number, each in enumerate(trends):
        row = CardRow(first=number == 0)
        row.line.addWidget(GlyphMark(_GLYPHS[each.trend], word(each.trend)))
        row.line.addWidget(Label(channel_name(shown, each.channel), bold=True), 1)
        quiet = count("quiet for {n} day", "quiet for {n} days", each.quiet_days)
        told = (
            word(each.trend),
            word(each.last.tone),
            each.last.reach,
            quiet,
            when.short(each.last.at),
        )
        row.line.addWidget(Label(GAP.join(t for t in told if t), "note", "text2"))
        card.add_row(row)
    return card


def _line(shown: Shown, line: WatchLine, when: When, first: bool) -> QWidget:
    row = CardRow(first=first, height=50)
    glyph: Glyph = {"bad": "burns", "mixed": "soon", "calm": "fine"}[line.tone.value]  # type: ignore[assignment]
    row.line.addWidget(GlyphMark(glyph, word(line.tone)), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(line.seen, wrap=True, select=True))
    if line.reaction:
        words.addWidget(Label(line.reaction, "note", "text2", wrap=True, select=True))
    fresh = count("{n} new", "{n} new", line.fresh) if line.fresh is not None else ""
    told = (
        channel_name(shown, line.channel),
        word(line.tone),
        fresh,
        line.reach,
        when.full(line.at),
        shown.who(line.by),
    )
    words.addWidget(Label(GAP.join(t for t in told if t), "note", "mute", wrap=True))
    row.line.addLayout(words, 1)
    return row
