"""The clocks of a case: what is due, on what ground, how long, and how it was reckoned."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.tasks.running import Basis, ClockState, RunningClock, clock_light
from clinicguard.tasks.task import Light
from ui.incidents.bench import Bench
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lights import light_colour, light_glyph
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class ClockRows(Card):
    """A row for each clock; the question mark at its end tells how it was reckoned."""

    def __init__(
        self, bench: Bench, shown: Shown, when: When, clocks: tuple[RunningClock, ...]
    ) -> None:
        super().__init__(0)
        for number, clock in enumerate(clocks):
            self.add_row(_row(bench, shown, when, clock, number == 0))
        if not clocks:
            row = CardRow(first=True)
            told = say("No clock is running. The questions of law under “Nature” start them.")
            row.line.addWidget(Label(told, "note", "text2", wrap=True), 1)
            self.add_row(row)


def basis_words(clock: RunningClock) -> str:
    """The article, or that it is a promise, good practice or unverified."""
    match clock.basis:
        case Basis.LAW:
            ground = clock.article
        case Basis.PROMISE:
            ground = say("The clinic's promise")
        case Basis.PRACTICE:
            ground = say("Good practice, not law")
        case Basis.UNVERIFIED:
            ground = GAP.join(part for part in (say("Unverified"), clock.article) if part)
    return ground if clock.certain else GAP.join((ground, say("the question is still open")))


def due_words(clock: RunningClock, when: When) -> str:
    """When it is due: a moment, or a day."""
    if clock.due_at is not None:
        return when.full(clock.due_at)
    return when.day(clock.due_day) if clock.due_day is not None else ""


def light_of(shown: Shown, clock: RunningClock, when: When) -> Light:
    """The light of a clock, counted on the office calendar of the law pack."""
    return clock_light(clock, when.now, when.zone, working_days(shown, clock, when))


def working_days(shown: Shown, clock: RunningClock, when: When) -> int | None:
    """Working days after today until a day is due; None for a clock in hours."""
    if clock.due_day is None:
        return None
    from clinicguard.tasks.counting import A_DAY

    day, days = when.today, 0
    while day < clock.due_day and days < 400:
        day += A_DAY
        days += shown.guide.pack.calendar.day(day).works
    return days


def left_of(shown: Shown, clock: RunningClock, when: When) -> str:
    """「剩 22 分」「剩 7 個工作日」「逾 2 天」."""
    if clock.state is ClockState.HELD:
        return say("on hold")
    if clock.state is ClockState.MET:
        return say("met")
    if clock.state is ClockState.OFF:
        return say("taken off")
    if clock.due_at is not None:
        return when.left(clock.due_at)
    assert clock.due_day is not None
    past = (when.today - clock.due_day).days
    if past > 0:
        return count("{n} day overdue", "{n} days overdue", past)
    if past == 0:
        return say("today")
    days = working_days(shown, clock, when) or 0
    if days > 60:
        return count("{n} day left", "{n} days left", -past)
    return count("{n} working day left", "{n} working days left", days)


def clock_glyph(shown: Shown, clock: RunningClock, when: When) -> Glyph:
    """The state glyph of a clock; advice has the dashed ring while it is far."""
    match clock.state:
        case ClockState.HELD:
            return "held"
        case ClockState.MET:
            return "closed"
        case ClockState.OFF:
            return "slashed"
    light = light_of(shown, clock, when)
    if light is Light.FAR and (clock.basis is not Basis.LAW or not clock.certain):
        return "unknown"
    return light_glyph(light)


def _row(bench: Bench, shown: Shown, when: When, clock: RunningClock, first: bool) -> QWidget:
    light = light_of(shown, clock, when)
    row = CardRow(first=first, height=50)
    left = left_of(shown, clock, when)
    row.line.addWidget(GlyphMark(clock_glyph(shown, clock, when), left))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(clock.words, bold=True, elide=True))
    told = GAP.join(part for part in (due_words(clock, when), basis_words(clock)) if part)
    words.addWidget(Label(told, "note", "text2", wrap=True))
    row.line.addLayout(words, 1)
    bold = light in (Light.BURNS, Light.SOON)
    row.line.addWidget(Label(left, "note", light_colour(light), bold=bold))
    how = IconButton(
        "circle-question-mark",
        say("How “{clock}” is counted", clock=clock.words),
        on=partial(_tell_how, bench, shown, clock),
        size="small",
    )
    row.line.addWidget(how)
    return row


def _tell_how(bench: Bench, shown: Shown, clock: RunningClock) -> None:
    from ui.incidents.reckoned_panel import ReckonedPanel

    bench.seat.over(ReckonedPanel(bench, shown, clock))
