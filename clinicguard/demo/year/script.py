"""The whole year in order: who joins and leaves, the complaints, the incidents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import read_case
from clinicguard.demo.year.complaints import complaint_acts
from clinicguard.demo.year.course import Course, Stay, Told, read_year
from clinicguard.demo.year.days import Days
from clinicguard.demo.year.incidents import incident_acts
from clinicguard.demo.year.seats import YearStage
from clinicguard.host.words import Language
from clinicguard.knowledge.jurisdictions import load_jurisdiction

_LUNAR = ("tw", "cn")
WHOLE = 60
"""Weeks that hold the whole year; the great feast may lie a little further back than 52."""


def days_of(course: Course, place: str, zone: str, now: datetime) -> Days:
    """The days of a clinic at this place."""
    lunar = course.lunar if place in _LUNAR else ()
    return Days(now, ZoneInfo(zone), load_jurisdiction(place).calendar, lunar)


def year_acts(told: Told, days: Days, place: str, since: datetime) -> list[Act]:
    """Everything that has happened by now, in its order, of matters that began after `since`.

    What would lie in the future is left out, and with it whatever the same matter does later.
    """
    acts = [
        *_comings(told, days, since),
        *complaint_acts(told, days, since),
        *incident_acts(told, days, place, since),
    ]
    return sorted(act for act in acts if act.at <= days.now)


def year_stage(
    out: Path, language: Language, sign: str, now: datetime, weeks: int = WHOLE
) -> tuple[YearStage, list[Act]]:
    """The stage, and what is to be played on it; `weeks` leaves out what began earlier.

    Raises:
        KnowledgeFault: a data file is wrong.
    """
    case, told = read_case(language), read_year(language)
    place = case.text("jurisdiction")
    days = days_of(told.course, place, case.text("zone"), now)
    acts = year_acts(told, days, place, now - timedelta(weeks=weeks))
    return YearStage(case, told, days, acts[0].at - timedelta(hours=2), out, sign=sign), acts


def _comings(told: Told, days: Days, since: datetime) -> Iterator[Act]:
    for stay in told.course.staff:
        if stay.joined is not None and (at := days.back(stay.joined)) > since:
            yield Act(at, 0, "owner", f"{stay.id} joins", partial(_join, stay))
        if stay.left is not None and (at := days.back(stay.left)) > since:
            yield Act(at, 9, "owner", f"{stay.id} leaves", partial(_leave, stay))


def _join(stay: Stay, stage: Stage) -> None:
    assert isinstance(stage, YearStage)
    stage.join(stay)


def _leave(stay: Stay, stage: Stage) -> None:
    assert isinstance(stage, YearStage)
    stage.leave(stay)
