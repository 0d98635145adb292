"""What the room of people reads in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinicguard.knowledge.playbooks import load_playbooks
from clinicguard.people.access_desk import Access
from clinicguard.people.contact import Contact
from clinicguard.people.crisis import CrisisHat, hats_of
from clinicguard.people.crisis import Hats as HatsOf
from clinicguard.people.permissions import may
from clinicguard.people.staff import Person, Role
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.knowledge.hats import Hat


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody, who of them has access, the crisis team, the contacts; `keys_wait` is a change of
    keys that was cut off.
    """

    people: tuple[Person, ...]
    access: Mapping[int, Access]
    team: tuple[CrisisHat, ...]
    hats: tuple[Hat, ...]
    contacts: tuple[Contact, ...]
    keys_wait: bool = False

    def one(self, person: int) -> Person | None:
        """The person with that number."""
        return next((each for each in self.people if each.id == person), None)

    def hats_of(self, person: int) -> HatsOf:
        """What a person wears, and where they step in."""
        return hats_of(self.team, person)

    def owners_beside(self, sitter: int) -> tuple[Person, ...]:
        """The owners who could stand by whoever sits here and sign with them."""
        return tuple(
            each
            for each in self.people
            if each.role == "owner" and each.id in self.access and each.id != sitter
        )

    def can_unlock(self, role: Role) -> int:
        """How many people of a role have access."""
        return sum(each.role == role and each.id in self.access for each in self.people)


def read_roster(clinic: Clinic) -> Roster:
    """On the database lane."""
    lists = clinic.staff_lists
    return Roster(
        tuple(lists.everybody()),
        clinic.access.standing(),
        lists.team(),
        load_playbooks(clinic.profile.jurisdiction).hats.hats,
        lists.contacts(),
        clinic.access.keys_wait,
    )


def can(seat: Seat, verb: str) -> bool:
    """Whether whoever sits here has the verb."""
    return may(verb, seat.person.role)
