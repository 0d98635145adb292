"""今日: a day on which it burns, and a quiet one."""

from __future__ import annotations

from datetime import datetime, timedelta

from clinicguard.clinic import Clinic
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.listed import View, filter_of
from clinicguard.tasks.task import Kind
from tests.integration.incidents.made import called
from tests.pictures.day_of_complaints import play_month
from tests.pictures.stage import NOW, Stage, scene

OWNER, MANAGER, RECEPTION = 1, 2, 4


def burning_day(stage: Stage) -> None:
    """Complaints of the month, an incident since 08:52, promises for the morning."""
    play_month(stage)
    clock = stage.made.clock
    clock.time = NOW - timedelta(minutes=46)
    clinic = stage.made.open("owner")
    called(clinic)
    _promise(clinic, "回電劉○慧", OWNER, NOW + timedelta(minutes=52))
    _promise(clinic, "LINE 回李○蓉退費明細", MANAGER, NOW + timedelta(hours=2))
    _promise(clinic, "打給黃○祥，術後第 3 天", RECEPTION, NOW + timedelta(hours=5))
    _promise(clinic, "寄陳○堃矯正照片", RECEPTION, NOW + timedelta(days=2))
    complaints = clinic.complaint_lists.page(filter_of(View.OPEN, OWNER)).rows
    due = NOW + timedelta(hours=3)
    clinic.complaints.promise(complaints[0].number, NewPromise("告訴他調查到哪裡", due, RECEPTION))
    stage.made.close()
    clock.time = NOW


def _promise(clinic: Clinic, words: str, owner: int, due: datetime) -> None:
    clinic.tasks.add(words, owner=owner, due=due, kind=Kind.PROMISE)


@scene("today")
def today(stage: Stage) -> None:
    burning_day(stage)
    stage.unlock("owner")
    stage.go("today")


@scene("today-reception")
def reception(stage: Stage) -> None:
    burning_day(stage)
    stage.unlock("reception")
    stage.go("today")


@scene("today-quiet")
def quiet(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("today")
