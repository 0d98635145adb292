"""The authorities' calendar as the clinic completed it: one year, its days, and where they stand.

Statutory working days are counted on the announced table of each year (in Taiwan the
政府行政機關辦公日曆表 of the personnel administration). Where a year is not in the program yet, the
clinic writes it down from that table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.host.calendars import OfficeCalendar, OfficeYear, Standing
from clinicguard.host.trouble import Trouble
from clinicguard.host.written_dates import day_of
from clinicguard.people.staff import checked_name
from clinicguard.storage.book import Book
from clinicguard.storage.rows import Json, Kept, Moment, Row

FROM_MONTH = 10
"""From October on next year's table has usually been announced (Taiwan: by the end of June)."""
_SHORT = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")


class OfficeYearRow(Kept, Row):
    """One year as it was written down; every writing is a version of its own in the log."""

    __tablename__ = "office_year"

    jurisdiction: Mapped[str]
    year: Mapped[int]
    source: Mapped[str]
    off: Mapped[Any] = mapped_column("days_off", Json)
    instead: Mapped[Any] = mapped_column("days_instead", Json)
    worked: Mapped[Any] = mapped_column("days_worked", Json)
    at: Mapped[Any] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


class DayUnreadable(Trouble):
    """A line that holds no day of the year; `line` as it was written."""

    def __init__(self, line: str, year: int) -> None:
        super().__init__()
        self.line = line
        self.year = year


class DayTwice(Trouble):
    """A day that is both off and worked."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


def read_days(text: str, year: int) -> dict[date, str]:
    """The days of a list, one a line: 「1/1 元旦」, 「2027-02-05 除夕」.

    Raises:
        DayUnreadable: a line has no day, or one of another year.
    """
    found: dict[date, str] = {}
    for line in filter(None, (each.strip() for each in text.splitlines())):
        written, _, occasion = line.partition(" ")
        short = _SHORT.fullmatch(written)
        try:
            day = date(year, int(short[1]), int(short[2])) if short else day_of(written)
        except ValueError:
            day = None
        if day is None or day.year != year:
            raise DayUnreadable(line, year)
        found[day] = " ".join(occasion.split())
    return found


def written_days(days: Mapping[date, str]) -> str:
    """The days as a list that `read_days` reads again."""
    return "\n".join(f"{day.month}/{day.day} {name}".strip() for day, name in sorted(days.items()))


def checked_year(
    year: int,
    source: str,
    off: Mapping[date, str],
    instead: Mapping[date, str],
    worked: Mapping[date, str],
) -> OfficeYear:
    """The year as it is kept.

    Raises:
        NameNeeded: its source is not named.
        DayTwice: a day is both off and worked.
    """
    for day in sorted({*off, *instead} & {*worked}):
        raise DayTwice(day)
    source = checked_name(source, "source")
    return OfficeYear(year, source, Standing.OFFICIAL, off, instead, worked)


def missing_years(calendar: OfficeCalendar, today: date) -> tuple[int, ...]:
    """The years whose announced table is not here: this one, and from October on the next."""
    last = today.year + (today.month >= FROM_MONTH)
    return calendar.unannounced(today.year, last)


def edited(calendar: OfficeCalendar, years: Sequence[OfficeYear]) -> OfficeCalendar:
    """The calendar with the years that the clinic wrote down."""
    for year in years:
        calendar = calendar.with_year(year)
    return calendar


def years_of(
    finds: Callable[[Select[OfficeYearRow]], Sequence[OfficeYearRow]], jurisdiction: str
) -> tuple[OfficeYear, ...]:
    """The years that the clinic wrote down for a jurisdiction."""
    query = select(OfficeYearRow).where(OfficeYearRow.jurisdiction == jurisdiction)
    return tuple(
        OfficeYear(
            row.year,
            row.source,
            Standing.OFFICIAL,
            _days(row.off),
            _days(row.instead),
            _days(row.worked),
        )
        for row in finds(query.order_by(OfficeYearRow.year))
    )


class CalendarDesk:
    """Writes a year down."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def set_year(self, jurisdiction: str, year: OfficeYear) -> None:
        """From now on clocks are counted on it; those that run keep their last day.

        Raises:
            NameNeeded: its source is not named.
            NotAllowed.
        """
        checked_name(year.source, "source")
        subject = f"calendar/{jurisdiction}-{year.year}"
        with self._book.act("calendar.set_year", subject, says={"source": year.source}) as change:
            row = change.one(
                select(OfficeYearRow).where(
                    OfficeYearRow.jurisdiction == jurisdiction, OfficeYearRow.year == year.year
                )
            )
            if row is None:
                change.add(
                    OfficeYearRow(
                        jurisdiction=jurisdiction,
                        year=year.year,
                        source=year.source,
                        off=_written(year.off),
                        instead=_written(year.instead),
                        worked=_written(year.worked),
                        at=change.now,
                        by=change.person.id,
                    )
                )
                return
            row.source, row.at, row.by = year.source, change.now, change.person.id
            row.off, row.instead = _written(year.off), _written(year.instead)
            row.worked = _written(year.worked)


def _days(kept: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in kept.items()}


def _written(days: Mapping[date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in days.items()}
