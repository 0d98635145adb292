"""Two made-up years of complaints as the learning report shows them: limits, repeats, effects."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.documents.learning_report import LearningPaper
from clinicguard.overview.learning.counts import by_month, months_to, since_first
from clinicguard.overview.learning.effects import Change, effects
from clinicguard.overview.learning.lists import MONTHS, Learning, OpenPromise
from clinicguard.overview.learning.repeats import repeats
from clinicguard.overview.learning.times import Course, took
from clinicguard.overview.learning.told import Told
from clinicguard.overview.learning.xmr import limits

LAST = date(2026, 10, 31)
_WAITING, _PRICE = (Category.INSTITUTION, "waiting"), (Category.COMMUNICATION, "price-not-told")
_BY_MONTH = (3, 4, 2, 5, 3, 4, 3, 2, 4, 3, 5, 4, 3, 2, 4, 3, 5, 3, 4, 3, 2, 4, 3, 14)
_RARE = "𠮷 <b>犇</b> =cmd() 診間 2"


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _told(day: date, number: int, kind: Kind = Kind.COMPLAINT) -> Told:
    issues = (_WAITING, _PRICE) if number % 3 == 0 else (_WAITING,) if number % 2 else (_PRICE,)
    places = (_RARE,) if number % 4 == 0 else ()
    return Told(f"C-{day.year}-{number:04d}", kind, day, _at(day), issues, "reception", "", places)


def learning_sample() -> LearningPaper:
    """A month with a signal in it, patterns with their chance, a change that was followed up."""
    months = months_to(LAST, MONTHS + 1)
    records = [
        _told(first + timedelta(days=2 * n), 100 * at + n)
        for at, (first, many) in enumerate(zip(months[1:], _BY_MONTH, strict=True))
        for n in range(many)
    ]
    records += [_told(LAST, 9000 + n, kind) for n, kind in enumerate(Kind) if n]
    counted = by_month(records, months)
    whole = since_first(counted)
    since = LAST - timedelta(days=120)
    kept = [Course(_at(LAST, n), _at(LAST, n + 2), _at(LAST, n + 4), False) for n in range(1, 9)]
    late = Course(_at(since), None, _at(since, 20), False)
    promise = OpenPromise("complaint/C-2026-0001", "回電說明", _at(LAST), True)
    return LearningPaper(
        Learning(
            today=LAST,
            months=counted,
            whole=whole,
            limits=limits([float(month.complaints) for month in whole]),
            repeats=repeats(records, LAST, months[0]),
            first_reply=took(kept, _at(LAST, 23)),
            answer=took([*kept, late], _at(LAST, 23)),
            promises=(promise,),
            effects=effects(
                [Change("C-2026-0007", f"晚 20 分鐘就先告知 {_RARE}", since, (_WAITING,))],
                records,
                LAST,
            ),
        ),
        taxonomy(),
    )
