"""The stage of the year: everybody sits at one open database, so that a year plays in a minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.demo.stage import ScriptClock, Stage
from clinicguard.demo.told import Told as CaseTold
from clinicguard.demo.year.course import Newcomer, Stay, Told
from clinicguard.demo.year.days import Days
from clinicguard.people import access, recovery
from clinicguard.people.staff import as_role
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import unlock_as

TEAM = (
    ("commander", "owner", "manager"),
    ("spokesperson", "manager", "owner"),
    ("medical_lead", "medical_lead", "owner"),
    ("operations", "keeper", "manager"),
    ("scribe", "keeper", "reception"),
    ("evidence_keeper", "keeper", "manager"),
    ("communications", "manager", "keeper"),
    ("patient_contact", "owner", "manager"),
    ("counsel", "counsel", "owner"),
)
"""Who wears which hat in a crisis, and who steps in."""


class YearStage(Stage):
    """As the stage of the case; whoever sat once keeps the seat until the end."""

    def __init__(
        self, case: CaseTold, told: Told, days: Days, start: datetime, out: Path, *, sign: str
    ) -> None:
        super().__init__(case, out, case.text("language"), out, sign=sign)
        self.told = told
        self.days = days
        self._start = start
        self.clock = ScriptClock(start)
        self._seats: dict[str, Clinic] = {}

    def build(self) -> None:
        """Sets the clinic up for those who were there when the year began."""
        super().build()
        for stay in self.told.course.staff:
            if self._is_there(stay):
                self.join(stay)
        for hat, holder, deputy in TEAM:
            self.seat("owner").team.wear(hat, self.person(holder), self.person(deputy))

    def _is_there(self, stay: Stay) -> bool:
        """Whether somebody works here as the part of the year that is played begins."""
        came = stay.joined is None or self.days.back(stay.joined) < self._start
        return came and (stay.left is None or self.days.back(stay.left) > self._start)

    def seat(self, name: str) -> Clinic:
        """The clinic as this person has it open; the owner's is the first."""
        if not self._seats:
            keys = self._keys["owner"]
            self._seats["owner"] = open_clinic(
                self.folder, keys, clock=self.clock, settings=self.settings
            )
            self._seats["owner"].database.hurry()
        if name not in self._seats:
            self._seats[name] = self._beside(name)
        self._clinic, self._seated = self._seats[name], name
        self._clinic.heads.disputed = True  # the head is kept once, at the end
        return self._clinic

    def lock(self) -> None:
        """Everybody leaves; the last one keeps the head of the log."""
        if self._seats:
            owner = self._seats["owner"]
            owner.heads.disputed = False
            owner.close()
        self._seats.clear()
        self._clinic, self._seated = None, ""

    def join(self, stay: Stay) -> None:
        """Somebody starts to work here."""
        new: Newcomer = self.told.people.staff[stay.id]
        passphrase = recovery.offered_passphrase()
        person = self.seat("owner").access.welcome(
            new.name, as_role(stay.role), passphrase, title=new.title, phone=new.phone
        )
        self._people[stay.id], self.passphrases[stay.id] = person.id, passphrase
        self._keys[stay.id] = access.unlock(self.folder, str(person.id), passphrase, self.clock)

    def leave(self, stay: Stay) -> None:
        """Somebody stops working here: the records get a new key, the others take it up."""
        owner = self.seat("owner")
        owner.access.remove(self._people[stay.id], self.told.people.left)
        del self._keys[stay.id]
        file = read_keys(self.folder)
        for name, keys in self._keys.items():
            self._keys[name] = unlock_as(file, keys.person, keys.personal)
        owner.database.hurry()
        self._seats = {"owner": owner}

    def _beside(self, name: str) -> Clinic:
        owner, keys = self._seats["owner"], self._keys[name]
        person = owner.staff_lists.one(self._people[name])
        return Clinic(
            owner.folder,
            owner.database,
            read_keys(self.folder),
            replace(keys),
            person,
            owner.profile,
            self.clock,
            self.settings,
            FLOOR_MEMORY,
        )
