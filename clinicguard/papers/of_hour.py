"""Papers of a case that burns: what to do now, the tasks, the notice to staff, the care talks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.care_minutes import care_minutes
from clinicguard.documents.from_hour import (
    Hour,
    minutes_paper,
    notice_paper,
    now_paper,
    tasks_paper,
)
from clinicguard.documents.now_sheet import now_sheet
from clinicguard.documents.press import Press
from clinicguard.documents.staff_notice import staff_notice
from clinicguard.documents.task_sheet import task_sheet
from clinicguard.host.dates import when_short
from clinicguard.host.words import Words, mark
from clinicguard.incidents.case import Case
from clinicguard.incidents.incident import State
from clinicguard.papers.kind import READERS, Offer, PaperKind
from clinicguard.papers.of_incident import names_of
from clinicguard.papers.order import Order, Reading
from clinicguard.storage.troubles import NotFound

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def _case(clinic: Clinic, record: str) -> Case | None:
    room, _, number = record.partition("/")
    if room != "incident":
        return None
    return clinic.incident_lists.case(number, with_events=False)


def _hour(clinic: Clinic, order: Order) -> Hour:
    return Hour(
        clinic.incident_lists.case(order.number, with_events=False),
        clinic.incident_lists.guide.in_language(order.language),
        names_of(clinic),
    )


def _burning(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    case = _case(clinic, record)
    if case is not None and case.incident.state is not State.NOT_AN_INCIDENT:
        yield Offer(record)


def _now(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    paper = now_paper(_hour(clinic, order), press)
    return Reading(press, lambda using, _: now_sheet(paper, using))


def _tasks(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    paper = tasks_paper(_hour(clinic, order), press)
    return Reading(press, lambda using, _: task_sheet(paper, using))


def _notices(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if (case := _case(clinic, record)) is not None:
        for each in case.notices:
            when = when_short(each.at, words.language, zone=clinic.profile.zone)
            yield Offer(f"{record}/notice/{each.id}", when)


def _notice(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    hour = _hour(clinic, order)
    found = next((each for each in hour.case.notices if str(each.id) == order.part), None)
    if found is None:
        raise NotFound(order.subject)
    paper = notice_paper(found, hour)
    return Reading(press, lambda using, _: staff_notice(paper, using))


def _talks(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if (case := _case(clinic, record)) is not None:
        for each in case.talks:
            when = when_short(each.at, words.language, zone=clinic.profile.zone)
            yield Offer(f"{record}/talk/{each.id}", when)


def _minutes(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    hour = _hour(clinic, order)
    found = next((each for each in hour.case.talks if str(each.id) == order.part), None)
    if found is None:
        raise NotFound(order.subject)
    paper = minutes_paper(found, hour, press)
    return Reading(press, lambda using, _: care_minutes(paper, using))


HOUR_PAPERS = (
    PaperKind(
        "now",
        mark("Incident, now"),
        mark("What to do now, who, by when, what vanishes, and who has been told."),
        _now,
        _burning,
        roles=READERS,
        can_draft=False,
        can_pack=False,
    ),
    PaperKind(
        "tasks",
        mark("Task sheet"),
        mark("Every task by person, with boxes to tick at the desk."),
        _tasks,
        _burning,
        roles=READERS,
        can_draft=False,
        can_pack=False,
    ),
    PaperKind(
        "notice",
        mark("Notice to staff"),
        mark("The words that were sent, and the list to confirm."),
        _notice,
        _notices,
        can_draft=False,
    ),
    PaperKind(
        "minutes",
        mark("Minutes of a care talk"),
        mark("What was explained, asked and offered; kept in its own compartment."),
        _minutes,
        _talks,
        roles=READERS,
        can_pack=False,
    ),
)
"""For the desk while it burns, and for the talk afterwards."""
