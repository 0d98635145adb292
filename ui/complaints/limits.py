"""Times that the law sets for what was asked beside a complaint: copies of records, personal data.

They run by the office calendar of the jurisdiction and are never held.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinicguard.complaints.sheet import Sheet
from clinicguard.host.dates import day_short
from clinicguard.people.permissions import may
from clinicguard.tasks.running import Basis, RunningClock
from ui.complaints.form import Form, Work, asked_page
from ui.complaints.times import when_here
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, link
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Phrase

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_START, _MEET = "task.start_clock", "task.meet_clock"
_SOON = 2
"""Days in which a limit is near."""


def limit_link(seat: Seat, sheet: Sheet) -> QWidget | None:
    """The way to start one, for whoever may."""
    if not may(_START, seat.person.role):
        return None
    words = say("They asked for something that the law sets a time for")
    return link(words, lambda: ask_limit(seat, sheet), icon="gavel")


def ask_limit(seat: Seat, sheet: Sheet) -> None:
    """Reads which limits there are here, then asks."""
    seat.jobs.database(_rules).then(lambda rules: seat.over(limit_form(seat, sheet, rules)))


def limit_form(seat: Seat, sheet: Sheet, rules: Sequence[Option]) -> Form:
    """Which one, and when it began: its last day follows from the pack."""
    title = say("Start a time limit of the law")
    note = say("Counted by the office calendar of the jurisdiction. It runs beside our promises.")
    form = Form(seat, title, say("Start it"), sheet.complaint.number, note=note)
    which = ComboField(list(rules), rules[0].key if rules else "")
    since = MomentField(seat.now(), seat.zone)
    form.add(say("Which time limit"), which)
    form.add(say("When it came, or happened"), since)
    address, spoken = sheet.complaint.address, language()

    def work() -> Work:
        rule, began = which.value(), min(since.value(), seat.now())

        def do(clinic: Clinic) -> object:
            due = clinic.incident_lists.guide.in_language(spoken).due(rule, began)
            if due is None:
                return None
            return clinic.tasks.clocks.start(
                due.rule,
                address,
                due.words,
                basis=due.basis,
                trigger=began,
                due_day=due.due_day,
                due_at=due.due_at,
                article=due.article,
            )

        return do

    return form.does(work).keeps(asked_page(address), "limit")


def limit_rows(sheet: Sheet, seat: Seat) -> Card:
    """Each with its last day and its article; one that was met says so."""
    card = Card(0)
    for number, clock in enumerate(sheet.complaint.limits):
        card.add_row(_row(clock, seat, first=number == 0))
    return card


def _row(clock: RunningClock, seat: Seat, *, first: bool) -> CardRow:
    left = _days_left(clock, seat)
    late = clock.running and left < 0
    glyph: Glyph = "burns" if late else "soon" if left <= _SOON else "todo"
    row = CardRow(burning=late, first=first)
    row.line.addWidget(GlyphMark(glyph if clock.running else "closed"))
    colour = "red" if late else "text2"
    told = f"{GAP}{_due(clock, seat)}{GAP}{_ground(clock)}".rstrip()
    row.line.addWidget(
        Phrase(Span(clock.words, bold=clock.running), Span(told, "note", colour=colour), wrap=True),
        1,
    )
    if clock.running and may(_MEET, seat.person.role):
        met = Button(
            say_in("limit", "Met"), size="small", on=lambda: seat.over(_met_form(seat, clock))
        )
        row.line.addWidget(met)
    return row


def _met_form(seat: Seat, clock: RunningClock) -> Form:
    form = Form(seat, clock.words, say_in("limit", "Met"), "")
    how = LineField(least=0)
    form.add(say("How it was met"), how, needed=False)

    def work() -> Work:
        note = how.text()
        return lambda clinic: clinic.tasks.clocks.meet(clock.id, seat.now(), note)

    return form.does(work).keeps(asked_page(clock.subject), f"met {clock.id}")


def _ground(clock: RunningClock) -> str:
    match clock.basis:
        case Basis.PROMISE:
            return say_in("basis", "Our promise")
        case Basis.PRACTICE:
            return say_in("basis", "Good practice")
        case Basis.UNVERIFIED:
            return GAP.join(filter(None, (say("Unverified"), clock.article)))
        case Basis.LAW:
            return clock.article


def _due(clock: RunningClock, seat: Seat) -> str:
    if clock.due_day is not None:
        today = seat.now().astimezone(seat.zone).date()
        return say("by {day}", day=day_short(clock.due_day, language(), today=today))
    return when_here(clock.due_at, seat) if clock.due_at is not None else ""


def _days_left(clock: RunningClock, seat: Seat) -> int:
    today = seat.now().astimezone(seat.zone).date()
    last = clock.due_day
    if last is None:
        assert clock.due_at is not None
        last = clock.due_at.astimezone(seat.zone).date()
    return (last - today).days


def _rules(clinic: Clinic) -> Sequence[Option]:
    """The limits of the jurisdiction that have a number."""
    pack = clinic.incident_lists.guide.pack
    return [
        Option(rule.id, rule.title.in_language(language()))
        for rule in pack.deadlines.values()
        if rule.limits
    ]
