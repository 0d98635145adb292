"""Reads what the learning page and the monthly report show; people stand in it by key alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import select

from clinicguard.complaints.asked import day_begins
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.inquiry import RemedyKind
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.tables import ComplaintRow, IssueRow, RemedyRow
from clinicguard.complaints.tables_beside import CardTieRow, OriginRow, PlaceRow
from clinicguard.overview.learning.counts import Month, by_month, month_of, months_to, since_first
from clinicguard.overview.learning.effects import Change, Effect, effects
from clinicguard.overview.learning.repeats import EARLIER_DAYS, WINDOW_DAYS, Repeats, repeats
from clinicguard.overview.learning.times import Course, Took, took
from clinicguard.overview.learning.told import Told
from clinicguard.overview.learning.xmr import Limits, limits
from clinicguard.storage.reader import Reader
from clinicguard.tasks.running import ClockState
from clinicguard.tasks.tables import ClockRow, TaskRow
from clinicguard.tasks.task import ENDED
from clinicguard.tasks.task import Kind as TaskKind

MONTHS = 24
_EFFECT_DAYS = 365
C = ComplaintRow
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is not kept yet."""

    subject: str
    words: str
    due: datetime | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Learning:
    """Everything, as of one day. `months` are whole ones and the running one, the earliest first.

    `limits` are those of complaints in whole months; None where there are too few of them.
    """

    today: date
    months: tuple[Month, ...]
    whole: tuple[Month, ...]
    limits: Limits | None
    repeats: Repeats
    first_reply: Took
    answer: Took
    promises: tuple[OpenPromise, ...]
    effects: tuple[Effect, ...]

    @property
    def now(self) -> Month:
        """The month that runs."""
        return self.months[-1]


class LearningLists:
    """For the person who unlocked. Nothing in it names a patient."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def today(self) -> date:
        """The date at the clinic."""
        return self._reader.clock.now().astimezone(self._reader.zone).date()

    def page(self, last: date | None = None) -> Learning:
        """As of a day (None: today): the 24 months before it, with its own.

        A report of an earlier month reckons as if its last day were today.
        """
        now = self._reader.clock.now()
        today = min(last or self.today(), self.today())
        wanted = months_to(today, MONTHS + 1)
        far = min(wanted[0], today - timedelta(days=EARLIER_DAYS + WINDOW_DAYS + 1))
        records = self._records(far, today)
        months = by_month(records, wanted)
        over = today == _last_day(today)
        whole = since_first(months if over else months[:-1])
        counts = [float(month.complaints) for month in whole]
        until = day_begins(today + timedelta(days=1), self._reader.zone)
        courses = self._courses(day_begins(wanted[-12], self._reader.zone), until)
        return Learning(
            today=today,
            months=months,
            whole=whole,
            limits=limits(counts),
            repeats=repeats(records, today, self._began()),
            first_reply=took(courses[ClockKind.FIRST_REPLY], min(now, until)),
            answer=took(courses[ClockKind.ANSWER], min(now, until)),
            promises=self._promises(min(now, until)),
            effects=effects(self._changes(today), records, today),
        )

    def months_with_records(self, most: int) -> tuple[date, ...]:
        """The whole months of the last year that have a record, the newest first."""
        today = self.today()
        wanted = months_to(month_of(today) - timedelta(days=1), most)
        months = by_month(self._records(wanted[0], today), wanted)
        return tuple(month.first for month in reversed(since_first(months)))

    def _began(self) -> date | None:
        first = self._reader.value(select(C.received_at).order_by(C.received_at).limit(1))
        return None if first is None else first.astimezone(self._reader.zone).date()

    def _records(self, first: date, last: date) -> tuple[Told, ...]:
        zone = self._reader.zone
        since, until = day_begins(first, zone), day_begins(last + timedelta(days=1), zone)
        asked = (C.received_at >= since, C.received_at < until)
        ids = select(C.id).where(*asked)
        issues = _grouped(
            (row[0], (Category(row[1]), row[2]))
            for row in self._reader.rows(
                select(IssueRow.complaint_id, IssueRow.category, IssueRow.subtype).where(
                    IssueRow.complaint_id.in_(ids)
                )
            )
        )
        places = _grouped(
            (row[0], (row[1], row[2]))
            for row in self._reader.rows(
                select(PlaceRow.complaint_id, PlaceRow.kind, PlaceRow.words).where(
                    PlaceRow.complaint_id.in_(ids), PlaceRow.ended_at.is_(None)
                )
            )
        )
        cards = {
            row[0]: row[1]
            for row in self._reader.rows(
                select(CardTieRow.complaint_id, CardTieRow.patient_id).where(
                    CardTieRow.complaint_id.in_(ids), CardTieRow.ended_at.is_(None)
                )
            )
        }
        old = set(
            self._reader.values(
                select(OriginRow.complaint_id).where(OriginRow.complaint_id.in_(ids))
            )
        )
        rows = self._reader.rows(
            select(
                C.id, C.number, C.kind, C.received_at, C.staff_role, C.chart_key, C.patient_key
            ).where(*asked)
        )
        return tuple(
            Told(
                number=number,
                kind=Kind(kind),
                day=received.astimezone(zone).date(),
                received_at=received,
                issues=tuple(issues.get(row_id, ())),
                role=role,
                person=_person(cards.get(row_id), chart, patient),
                places=tuple(words for what, words in places.get(row_id, ()) if what == "place"),
                devices=tuple(words for what, words in places.get(row_id, ()) if what == "device"),
                old=row_id in old,
            )
            for row_id, number, kind, received, role, chart, patient in rows
        )

    def _courses(self, since: datetime, until: datetime) -> dict[str, list[Course]]:
        kinds = [kind.value for kind in ClockKind]
        found: dict[str, list[Course]] = {kind: [] for kind in kinds}
        rows = self._reader.rows(
            select(
                ClockRow.rule, ClockRow.trigger, ClockRow.met_at, ClockRow.due_at, ClockRow.state
            ).where(ClockRow.rule.in_(kinds), ClockRow.trigger >= since, ClockRow.trigger < until)
        )
        for rule, began, met, due, state in rows:
            if due is not None:
                seen = met if met is not None and met < until else None
                found[rule].append(Course(began, seen, due, state == ClockState.OFF))
        return found

    def _promises(self, now: datetime) -> tuple[OpenPromise, ...]:
        rows = self._reader.rows(
            select(TaskRow.subject, TaskRow.words, TaskRow.due)
            .where(
                TaskRow.kind == TaskKind.PROMISE.value,
                TaskRow.state.not_in(sorted(ENDED)),
                TaskRow.subject.startswith("complaint/"),
            )
            .order_by(TaskRow.due)
        )
        return tuple(
            OpenPromise(subject, words, due, due is not None and due < now)
            for subject, words, due in rows
        )

    def _changes(self, today: date) -> tuple[Change, ...]:
        """Changes in how we work that were decided on a complaint within the last year."""
        zone = self._reader.zone
        since = day_begins(today - timedelta(days=_EFFECT_DAYS), zone)
        until = day_begins(today + timedelta(days=1), zone)
        rows = self._reader.rows(
            select(RemedyRow.complaint_id, C.number, RemedyRow.what, RemedyRow.at)
            .join(C, C.id == RemedyRow.complaint_id)
            .where(
                RemedyRow.kind == RemedyKind.CHANGE.value,
                RemedyRow.at >= since,
                RemedyRow.at < until,
            )
        )
        issues = _grouped(
            (row[0], (Category(row[1]), row[2]))
            for row in self._reader.rows(
                select(IssueRow.complaint_id, IssueRow.category, IssueRow.subtype).where(
                    IssueRow.complaint_id.in_([row[0] for row in rows])
                )
            )
        )
        return tuple(
            Change(number, what, at.astimezone(zone).date(), tuple(issues[row_id]))
            for row_id, number, what, at in rows
            if row_id in issues
        )


def _person(card: int | None, chart: str, patient: str) -> str:
    """A key by which the same person is known again; nothing that could be read as a name."""
    if card is not None:
        return f"card {card}"
    return f"chart {chart}" if chart else f"name {patient}" if patient else ""


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _last_day(day: date) -> date:
    """The last day of its month."""
    return month_of(month_of(day) + timedelta(days=32)) - timedelta(days=1)
