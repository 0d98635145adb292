"""The register of a month says which days it is about, and holds no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from clinicguard.clinic import Clinic
from clinicguard.complaints.listed import Filter
from clinicguard.papers import of_clinic
from tests.integration.complaints.given import NEW, RECEIVED


def test_last_month_is_the_whole_of_it_and_this_year_ends_today(clinic: Clinic) -> None:
    lists, today = clinic.complaint_lists, clinic.complaint_lists.today()
    clinic.complaints.log(NEW)
    clinic.complaints.log(replace(NEW, received_at=RECEIVED - timedelta(days=31)))
    last_month = of_clinic._filter("last_month", today)
    assert (last_month.first_day, last_month.last_day) == (
        today.replace(month=10, day=1),
        today.replace(month=10, day=31),
    )
    assert lists.count(last_month) == 1
    assert of_clinic._filter("year", today).last_day == today
    assert lists.count(of_clinic._filter("all", today)) == lists.count(Filter()) == 2
