"""What Today, Settings and the search read over all rooms, for the person who unlocked."""

from __future__ import annotations

from clinicguard.overview.first_hour import FirstHour, FirstHourLists
from clinicguard.overview.learning.lists import LearningLists
from clinicguard.overview.patient_page import PatientPage, PatientPages
from clinicguard.overview.search import Answer, Search
from clinicguard.overview.standing import Standing, StandingLists
from clinicguard.overview.today_lists import Today, TodayLists
from clinicguard.storage.database import Database
from clinicguard.storage.reader import Reader


class Overview:
    """Reads only; every room keeps its own compartments and masks."""

    def __init__(self, reader: Reader, database: Database) -> None:
        self._standing = StandingLists(database)
        self._today = TodayLists(reader, self._standing)
        self._first_hour = FirstHourLists(reader, database, self._standing)
        self._search = Search(reader)
        self._patients = PatientPages(reader)
        self.learning = LearningLists(reader)

    def standing(self) -> Standing:
        """The log, its last check, the recovery card, the backup."""
        return self._standing.now()

    def first_hour(self) -> FirstHour | None:
        """What the clinic still lacks to work; None for whoever can do nothing about it."""
        return self._first_hour.now()

    def search(self, typed: str) -> tuple[Answer, ...]:
        """Complaints, incidents, evidence, statements and people that hold the words."""
        return self._search.everything(typed)

    def patient(self, card: int) -> PatientPage:
        """A patient's card with everything that hangs on it. Raises NotFound."""
        return self._patients.page(card)

    def today(self) -> Today:
        """What burns, what is due, what was promised, what vanishes."""
        return self._today.page()
