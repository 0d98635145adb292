"""The authorities' calendar: which years were announced, from where; the next one written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinicguard.host.calendars import OfficeCalendar, OfficeYear, Standing
from clinicguard.knowledge.jurisdictions import CODES, load_jurisdiction
from clinicguard.people.office_years import (
    DayUnreadable,
    checked_year,
    edited,
    read_days,
    written_days,
)
from clinicguard.people.permissions import may
from ui.complaints.form import Form, Work
from ui.language import language, say
from ui.seat import Seat
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class _Read:
    code: str
    calendar: OfficeCalendar | None
    ours: tuple[OfficeYear, ...]
    names: dict[str, str]


class CalendarSection(Section):
    """This year and the next, each with its standing and source."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("The authorities' calendar"), say("statutory clocks count by it"))
        self._seat = seat
        self.buttons: dict[int, Button] = {}
        self.card = Card(0)
        self.column.addWidget(self.card)

    def look(self) -> None:
        """Asks the records again."""
        spoken = language()

        def read(clinic: Clinic) -> _Read:
            profile = clinic.staff_lists.profile()
            if profile.jurisdiction not in CODES:
                return _Read(profile.jurisdiction, None, (), {})
            law = load_jurisdiction(profile.jurisdiction)
            names = {each: said.in_language(spoken) for each, said in law.occasions.items()}
            years = edited(law.calendar, profile.office_years)
            return _Read(profile.jurisdiction, years, profile.office_years, names)

        self._seat.jobs.database(read).then(self._show)

    def _show(self, read: _Read) -> None:
        clear(self.card.column)
        self.buttons = {}
        if read.calendar is None:
            told = say("No law pack is chosen: only the clinic's own days count.")
            put(self.card.column, Label(told, "note", "text2", wrap=True))
            return
        this_year = self._seat.now().astimezone(self._seat.zone).year
        for number, year in enumerate((this_year, this_year + 1)):
            put(self.card.column, self._row(read, read.calendar, year, first=number == 0))

    def _row(self, read: _Read, calendar: OfficeCalendar, year: int, *, first: bool) -> CardRow:
        glyph, told = _standing(calendar.standing(year))
        ours = next((each for each in read.ours if each.year == year), None)
        source = say("written down here, from {source}", source=ours.source) if ours else ""
        row = CardRow(first=first)
        row.line.addWidget(GlyphMark(glyph))
        spans = [Span(str(year), bold=True), Span(f"{GAP}{told}")]
        if source:
            spans.append(Span(f"{GAP}{source}", "note", colour="text2"))
        row.line.addWidget(Phrase(*spans, wrap=True), 1)
        if may("calendar.set_year", self._seat.person.role):
            words = say("Complete {year}", year=year)
            if calendar.standing(year) is Standing.OFFICIAL:
                words = say("Change {year}", year=year)
            button = Button(words, size="small", on=self._opening(read, calendar, year))
            self.buttons[year] = button
            row.line.addWidget(button)
        return row

    def _opening(self, read: _Read, calendar: OfficeCalendar, year: int) -> Callable[[], None]:
        def open_form() -> None:
            form = YearForm(self._seat, read.code, _as_known(calendar, year), read.names)
            self._seat.over(form)

        return open_form


class YearForm(Form):
    """The days of one year, a line each, and where the table stands."""

    def __init__(self, seat: Seat, code: str, known: OfficeYear, names: dict[str, str]) -> None:
        title = say("The authorities' calendar {year}", year=known.year)
        note = say(
            "From the announced table. One day a line: month/day, then its name. Saturdays and "
            "Sundays are off without being written; what is set right here counts for clocks that "
            "begin from now on."
        )
        super().__init__(seat, title, say("Save the year"), "", note=note)
        self._code, self._year = code, known.year
        self.source = LineField(say("e.g. official notice no. …, date"))
        self.off, self.instead = LongField(lines=9, least=0), LongField(lines=3, least=0)
        self.worked = LongField(lines=3, least=0)
        self.source.set_text(known.source if known.standing is Standing.OFFICIAL else "")
        for control, days in (
            (self.off, known.off),
            (self.instead, known.instead),
            (self.worked, known.worked),
        ):
            shown = {day: names.get(name, name) for day, name in days.items()}
            control.set_text(written_days(shown))
        self.add(say("Where the table stands"), self.source)
        self._lists: tuple[tuple[LongField, Field], ...] = (
            (self.off, self.add(say("Public holidays"), self.off, needed=False)),
            (
                self.instead,
                self.add(say("Days off in place of another"), self.instead, needed=False),
            ),
            (self.worked, self.add(say("Saturdays that are worked"), self.worked, needed=False)),
        )
        self.does(self._said)

    def _submit(self) -> None:
        for control, field in self._lists:
            try:
                read_days(control.text(), self._year)
            except DayUnreadable as wrong:
                field.say_wrong(say("“{line}” is no day of {year}.", line=wrong.line,
                                    year=wrong.year))  # fmt: skip
                field.go()
                return
        super()._submit()

    def _said(self) -> Work:
        code = self._code
        year, source = self._year, self.source.text()
        off, instead, worked = (read_days(control.text(), year) for control, _ in self._lists)

        def work(clinic: Clinic) -> None:
            clinic.staff.calendar.set_year(code, checked_year(year, source, off, instead, worked))

        return work


def _standing(standing: Standing) -> tuple[Glyph, str]:
    match standing:
        case Standing.OFFICIAL:
            return "fine", say("announced")
        case Standing.COMPUTED:
            return "soon", say("reckoned by the law's rule, not announced yet")
        case Standing.MISSING:
            return "soon", say("missing: Monday to Friday only")


def _as_known(calendar: OfficeCalendar, year: int) -> OfficeYear:
    """The year as it is counted now: what a person starts from."""
    known = calendar.years.get(year)
    if known is None and calendar.compute is not None:
        known = calendar.compute(year)
    return known or OfficeYear(year, "", Standing.MISSING)
