"""The complaint desk and its lists on a real book, on a real encrypted folder."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.lists import ComplaintLists


@pytest.fixture
def desk(clinic: Clinic) -> ComplaintDesk:
    """The complaint desk, open for the owner."""
    return ComplaintDesk(clinic.book)


@pytest.fixture
def lists(clinic: Clinic) -> ComplaintLists:
    """The complaint lists, open for the owner."""
    return ComplaintLists(clinic.reader)
