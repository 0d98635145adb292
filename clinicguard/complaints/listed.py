"""What the list page asks for and gets: filters, views, the order, the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.left import Left
from clinicguard.complaints.moves import OPEN, Kind, State
from clinicguard.complaints.snippet import Snippet
from clinicguard.people.identity import Likeness


class ClockFilter(StrEnum):
    """By what the promised times are doing."""

    OVERDUE = "overdue"
    TODAY = "today"
    RUNNING = "running"
    HELD = "held"
    NONE = "none"


class Sort(StrEnum):
    """In which order the rows come."""

    CLOCK = "clock"
    NEWEST = "newest"
    OLDEST = "oldest"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which complaints; an empty field asks for nothing. Days are the clinic's, both included.

    Any of the categories, all of the flags.
    """

    text: str = ""
    states: frozenset[State] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    clock: ClockFilter | None = None
    categories: frozenset[Category] = frozenset()
    flags: frozenset[Flag] = frozenset()
    channels: frozenset[Channel] = frozenset()
    staff_roles: frozenset[StaffRole] = frozenset()
    taken_by: int | None = None
    first_day: date | None = None
    last_day: date | None = None


class View(StrEnum):
    """The views that every clinic has."""

    OPEN = "open"
    OVERDUE = "overdue"
    TODAY = "today"
    MINE = "mine"
    GOOD = "good"
    ALL = "all"


def filter_of(view: View, person: int) -> Filter:
    """What a view asks for; `person` is who looks."""
    match view:
        case View.OPEN:
            return Filter(states=OPEN)
        case View.OVERDUE:
            return Filter(clock=ClockFilter.OVERDUE)
        case View.TODAY:
            return Filter(clock=ClockFilter.TODAY)
        case View.MINE:
            return Filter(states=OPEN, taken_by=person)
        case View.GOOD:
            return Filter(kinds=frozenset({Kind.COMPLIMENT, Kind.SUGGESTION}))
        case View.ALL:
            return Filter()


@dataclass(frozen=True, slots=True)
class ListedClock:
    """The clock that a row begins with; `held` gives the reason of a hold that lasts."""

    kind: ClockKind
    due_at: datetime
    left: Left
    held: str | None


@dataclass(frozen=True, slots=True)
class NextPromise:
    """What was promised next, where no clock runs any more."""

    words: str
    due_at: datetime
    left: Left


@dataclass(frozen=True, slots=True)
class ListedComplaint:
    """One row. `name` is masked, and empty for somebody who gave none; so it is in `wanted`."""

    number: str
    kind: Kind
    state: State
    channel: Channel
    received_at: datetime
    name: str
    category: Category | None
    subtype: str
    snippet: Snippet
    clock: ListedClock | None
    promise: NextPromise | None
    score: int | None
    flags: frozenset[Flag]
    taken_by: int
    staff_role: StaffRole
    relation: Relation
    wanted: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a longer list; `total` is how many there are."""

    rows: tuple[ListedComplaint, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class Register:
    """What stands beside the page's name: how many this year, how many are still open."""

    year: int
    logged: int
    open: int


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who complained before and may be the same; masked; the latest complaint's number."""

    number: str
    likeness: Likeness
    name: str
    chart: str
    times_this_year: int
    times: int
