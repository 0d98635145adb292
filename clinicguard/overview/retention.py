"""How long records are kept, and when their time is over: the rules, pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from clinicguard.host.trouble import Trouble

YEARS = 7
"""Default, after 醫療法 §70 for medical records (至少保存七年). A complaint is none, but it is kept
like the record that it speaks of."""

LEAST_YEARS, MOST_YEARS = 1, 50

OF_AGE = 18
"""Years; 民法 §12 since 2023-01-01."""


class RecordKind(StrEnum):
    """What has a time of its own. That of an exhibit counts from the end of its last case."""

    COMPLAINT = "complaint"
    INCIDENT = "incident"
    EVIDENCE = "evidence"


DEFAULT_YEARS: Mapping[RecordKind, int] = MappingProxyType(dict.fromkeys(RecordKind, YEARS))


class YearsOutOfBounds(Trouble):
    """A time that nobody means."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.least = least
        self.most = most


class OnHold(Trouble):
    """A legal hold lies on the record: it stays, whatever its time."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number


class NotYet(Trouble):
    """The record is not over, or its time is not."""

    def __init__(self, number: str, until: date | None) -> None:
        super().__init__()
        self.number = number
        self.until = until


class KeptUntil(NotYet):
    """Its time is not over; the last day is known."""


class StillListed(Trouble):
    """Cases that are not over list the exhibit or a copy of it."""

    def __init__(self, number: str, cases: str) -> None:
        super().__init__()
        self.number = number
        self.cases = cases


class StillTold(StillListed):
    """Incidents that are not over were told of a text of the complaint."""


class ReasonNeeded(Trouble):
    """Holding, lifting and disposing say why."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold: since when, by whom (row id), why."""

    since: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """One record's time. `ended` is None while it is not over; `until` is the last day it is kept.

    `minor` tells that the time of a minor counts. `held` is the record on which the hold lies,
    where that is another one. Of exhibits: the `cases` that list it, those of them that are not
    over, and the redacted `copies` that go with it, by number. Of complaints, `still_open` are the
    incidents that were told of a text of it and are not over.
    """

    kind: RecordKind
    number: str
    ended: date | None
    until: date | None
    minor: bool = False
    hold: Hold | None = None
    held: str = ""
    cases: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The record's page."""
        return f"{self.kind.value}/{self.number}"

    def is_over(self, today: date) -> bool:
        """Whether it may be disposed of today."""
        return self.hold is None and self.until is not None and today > self.until


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a record: that it was, and who took it away on what ground."""

    kind: RecordKind
    number: str
    ended: date
    at: datetime
    by: int
    witness: str
    ground: str
    rows: int
    words: int


def kept_until(ended: date, years: int, born: date | None = None) -> tuple[date, bool]:
    """The last day, and whether it is a minor's.

    Minors: as long after coming of age as others after the end (醫療法 §70:
    未成年者之病歷，至少應保存至其成年後七年).
    """
    until = _years_on(ended, years)
    if born is None:
        return until, False
    grown = _years_on(born, OF_AGE)
    longer = _years_on(grown, years)
    return (longer, True) if ended < grown and longer > until else (until, False)


def kept_with(complaint: Keeping, told: Sequence[Keeping]) -> Keeping:
    """A complaint goes with its texts: it stays as long as the incidents that were `told` of one.

    Those that are not over keep it open, a hold on one of them holds it.
    """
    if complaint.ended is None or not told:
        return complaint
    for each in told:
        if each.hold is not None and complaint.hold is None:
            complaint = replace(complaint, hold=each.hold, held=each.number)
    still_open = tuple(each.number for each in told if each.until is None)
    days = [each.until for each in (complaint, *told) if each.until is not None]
    return replace(complaint, until=None if still_open else max(days), still_open=still_open)


def checked_years(years: int) -> int:
    """Raises YearsOutOfBounds."""
    if not LEAST_YEARS <= years <= MOST_YEARS:
        raise YearsOutOfBounds(LEAST_YEARS, MOST_YEARS)
    return years


def _years_on(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
