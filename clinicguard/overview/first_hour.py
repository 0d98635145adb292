"""The first hour: what a clinic still lacks before it can work, read from what is recorded.

Nothing is ticked by hand and no flag is kept: a part is done when the records say so, and comes
back when they no longer do (the only colleague has left, the card was used).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from clinicguard.knowledge.jurisdictions import CODES
from clinicguard.overview.standing import CardState, StandingLists
from clinicguard.people.crisis import CrisisHat
from clinicguard.people.lists import StaffLists
from clinicguard.people.permissions import LEAD
from clinicguard.people.profile import Profile
from clinicguard.storage.database import Database
from clinicguard.storage.log_find import newest_of
from clinicguard.storage.reader import Reader

FIRST_HATS = ("commander", "spokesperson", "evidence_keeper")
"""Without these nobody decides, nobody speaks, and what proves anything is gone."""


class Part(StrEnum):
    """The parts of the first hour, in their order."""

    PROFILE = "profile"
    LAW = "law"
    TIMES = "times"
    STAFF = "staff"
    TEAM = "team"
    BACKUP = "backup"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the records say. `people` counts who works here; `promised` whether the owner or a
    manager ever kept the clinic's data, and with them the promised times, as their own."""

    profile: Profile
    people: int
    team: tuple[CrisisHat, ...]
    promised: bool
    backup: bool
    card: CardState


@dataclass(frozen=True, slots=True)
class FirstHour:
    """Which parts are done."""

    done: frozenset[Part]

    @property
    def open(self) -> tuple[Part, ...]:
        """What is still to do, in order."""
        return tuple(part for part in Part if part not in self.done)


def first_hour(recorded: Recorded) -> FirstHour:
    """The rule of each part."""
    profile = recorded.profile
    done = {
        Part.PROFILE: bool(profile.address.strip() and profile.phone.strip()),
        Part.LAW: profile.jurisdiction in CODES,
        Part.TIMES: recorded.promised,
        Part.STAFF: recorded.people > 1,
        Part.TEAM: all(is_covered(hat, recorded.team) for hat in FIRST_HATS),
        Part.BACKUP: recorded.backup,
        Part.CARD: recorded.card is CardState.PROVEN,
    }
    return FirstHour(frozenset(part for part, fine in done.items() if fine))


def is_covered(hat: str, team: Iterable[CrisisHat]) -> bool:
    """Whether somebody wears the hat, and somebody else steps in."""
    return any(
        each.hat == hat and each.holder is not None and each.deputy is not None for each in team
    )


class FirstHourLists:
    """Reads it, for whoever could do something about it."""

    def __init__(self, reader: Reader, database: Database, standing: StandingLists) -> None:
        self._reader = reader
        self._database = database
        self._standing = standing
        self._staff = StaffLists(reader)

    def now(self) -> FirstHour | None:
        """As it stands; None for a role that can do nothing about it."""
        if self._reader.role not in LEAD:
            return None
        with self._database.reading() as session:
            promised = newest_of(session, ["clinic.change_profile"]) is not None
        standing = self._standing.now()
        return first_hour(
            Recorded(
                self._staff.profile(),
                len(self._staff.active()),
                self._staff.team(),
                promised,
                standing.backup is not None,
                standing.card,
            )
        )
