"""The conditions of the complaint list: what can be chosen, and the filter that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from clinicguard.complaints.asked_words import clock_words
from clinicguard.complaints.complaint import StaffRole
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.listed import ClockFilter, Filter, Sort, View
from clinicguard.complaints.moves import State
from clinicguard.complaints.period import days_of
from ui.complaints.choices import options
from ui.complaints.period_filter import PeriodButton
from ui.language import say, say_in, words
from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton

ANY = "any"
DAYS = "days"


def asked_for(base: Filter, chosen: Mapping[str, str], text: str, today: date) -> Filter:
    """The view's filter, narrowed by what is chosen and typed."""
    asked = replace(base, text=text)
    narrowing = {name: value for name, value in chosen.items() if value != ANY}
    for name, value in narrowing.items():
        match name:
            case "state":
                asked = replace(asked, states=frozenset({State(value)}))
            case "clock":
                asked = replace(asked, clock=ClockFilter(value))
            case "category":
                asked = replace(asked, categories=frozenset({Category(value)}))
            case "flag":
                asked = replace(asked, flags=frozenset({Flag(value)}))
            case "role":
                asked = replace(asked, staff_roles=frozenset({StaffRole(value)}))
            case "person":
                asked = replace(asked, taken_by=int(value))
            case "days":
                days = days_of(value, today)
                if days is not None:
                    asked = replace(asked, first_day=days.first, last_day=days.last)
    return asked


def views() -> Sequence[tuple[View, str]]:
    """The views that every clinic has, with their names."""
    return (
        (View.OPEN, say_in("complaint", "Open")),
        (View.OVERDUE, say_in("complaint", "Overdue")),
        (View.TODAY, say("Due today")),
        (View.MINE, say("Taken by me")),
        (View.GOOD, say("Thanks and suggestions")),
        (View.ALL, say_in("complaint", "All")),
    )


def sorts() -> list[Option]:
    """The orders."""
    return [
        Option(Sort.CLOCK, say("what is due first")),
        Option(Sort.NEWEST, say("newest first")),
        Option(Sort.OLDEST, say("oldest first")),
        Option(Sort.NUMBER, say("by number")),
    ]


def _clock_options() -> list[Option]:
    every = Option(ANY, say_in("complaint", "all"))
    return [every, *(Option(each, clock_words(each, words())) for each in ClockFilter)]


def filters(*, roc: bool = False) -> dict[str, FilterButton]:
    """A button for each condition; with `roc` days stand in 民國 years."""
    every = Option(ANY, say_in("complaint", "all"))
    return {
        "state": FilterButton(say_in("complaint", "State"), [every, *options(State)]),
        "clock": FilterButton(say_in("complaint", "Due"), _clock_options()),
        "category": FilterButton(say_in("complaint", "Category"), [every]),
        "flag": FilterButton(say_in("complaint", "Flag"), [every, *options(Flag)]),
        "role": FilterButton(say("Staff role"), [every, *options(StaffRole)]),
        "person": FilterButton(say_in("complaint", "Taken by"), [every]),
        DAYS: PeriodButton(say_in("complaint", "Received"), every, roc=roc),
    }
