"""The condition on days: this month, the last 30 days, or from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from clinicguard.complaints.asked_words import days_words, lately_words
from clinicguard.complaints.period import Days, Lately, days_of, read_days
from ui.complaints.form import Form, Work
from ui.language import say, say_in, words
from ui.seat import Seat
from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton
from ui.widgets.moments import DayField

_BETWEEN = "between"


class PeriodButton(FilterButton):
    """`between` comes when somebody wants to say from which day to which."""

    between = Signal()

    def __init__(self, label: str, every: Option, *, roc: bool = False) -> None:
        self._roc = roc
        lately = [Option(each, lately_words(each, words())) for each in Lately]
        super().__init__(label, [every, *lately, Option(_BETWEEN, say("from … to …"))])

    def set_value(self, key: str) -> None:
        days = read_days(key)
        if days is not None:
            told = days_words(days.first, days.last, words(), roc=self._roc)
            self.offer([Option(days.written(), told)])
        super().set_value(key)

    def _pick(self, key: str, on: bool = True) -> None:
        if key == _BETWEEN:
            self.between.emit()
            return
        super()._pick(key, on)


def days_form(
    seat: Seat, chosen: str, today: date, take: Callable[[Days], object], *, roc: bool = False
) -> Form:
    """Two days, in any order; it begins with what is chosen now."""
    now = days_of(chosen, today) or days_of(Lately.THIS_MONTH, today)
    assert now is not None
    note = say("Typed as digits, stepped with the arrow keys, or taken from the calendar.")
    form = Form(seat, say("From which day to which"), say("Show these days"), "", note=note)
    first, last = DayField(now.first, roc=roc), DayField(now.last, roc=roc)
    form.add(say_in("days", "From"), first)
    form.add(say_in("days", "To"), last)

    def work() -> Work:
        days = Days(*sorted((first.day(), last.day())))
        return lambda clinic: days

    return form.does(work, take)
