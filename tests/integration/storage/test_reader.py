"""Reading: one reading joins another, and what was read stands until something is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from clinicguard.clinic import Clinic
from clinicguard.incidents.gates import Answer
from clinicguard.people.tables import PersonRow
from clinicguard.storage.log import entries
from tests.made import MadeClinic


class Counted:
    """How many people there are; counts how often it was asked."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.asked = 0

    def read(self) -> int:
        self.asked += 1
        return self.clinic.reader.value(select(func.count()).select_from(PersonRow)) or 0

    def people(self) -> int:
        return self.clinic.reader.once("people", self.read)


def count_and_fail(counted: Counted) -> None:
    before = counted.people()
    with counted.clinic.book.act("person.add", "person") as change:
        change.add(PersonRow(name="外", title="", role="clinician", phone="", active=1))
        assert [counted.people(), counted.people()] == [before + 1, before + 1]
        raise ZeroDivisionError


def test_what_was_read_is_asked_again_only_when_something_was_written(clinic: Clinic) -> None:
    counted = Counted(clinic)
    before = counted.people()
    assert counted.people() == before
    assert counted.asked == 1
    clinic.staff.add("蔡佩珊", "clinician")
    assert counted.people() == before + 1
    assert counted.asked == 2


def test_inside_an_act_it_is_asked_each_time_and_nothing_of_it_stays(clinic: Clinic) -> None:
    counted = Counted(clinic)
    before = counted.people()
    with pytest.raises(ZeroDivisionError):
        count_and_fail(counted)
    assert counted.asked == 3
    assert counted.people() == before


def test_what_was_read_is_gone_once_the_clinic_is_closed(made: MadeClinic) -> None:
    clinic = made.open()
    counted = Counted(clinic)
    counted.people()
    made.close()
    with pytest.raises(RuntimeError, match="closed"):
        counted.people()


def test_a_reading_in_another_joins_it_and_nothing_is_written_meanwhile(clinic: Clinic) -> None:
    with clinic.reader.session() as outer:
        with clinic.database.reading() as inner:
            assert inner is outer
        assert list(entries(outer))
        with pytest.raises(RuntimeError, match="transaction"):
            clinic.staff.add("蔡佩珊", "clinician")
    clinic.staff.add("蔡佩珊", "clinician")


def test_a_case_is_shown_as_it_stands_after_each_act(clinic: Clinic) -> None:
    number = clinic.incidents.open("傳聞", danger=Answer.NO).number
    lists = clinic.incident_lists
    first = lists.case(number)
    assert lists.case(number) is first
    at = first.incident.noticed_at + timedelta(hours=1)
    task = clinic.tasks.add("打電話", subject=f"incident/{number}", owner=1, due=at)
    assert [each.id for each in lists.case(number).tasks] == [task.id]
    clinic.tasks.done(task.id)
    assert not lists.case(number).tasks[0].open
    assert len(lists.case(number).events) > len(first.events)
