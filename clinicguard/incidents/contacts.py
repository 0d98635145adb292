"""Who has been told: every call, visit and letter with somebody outside, and the talks of care."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble


class Party(StrEnum):
    """Whom we spoke with."""

    PATIENT_SIDE = "patient_side"
    AUTHORITY = "authority"
    INSURER = "insurer"
    COUNSEL = "counsel"
    PRESS = "press"
    POLICE = "police"
    PARTNER = "partner"
    PLATFORM = "platform"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact of the case. `who` is a name in words; `promised` what we said we would do."""

    id: int
    party: Party
    who: str
    means: str
    at: datetime
    by: int
    said: str
    outward: bool = True
    reached: bool = True
    promised: str = ""
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CareTalk:
    """The record of a talk with patient or family, in the compartment of care (醫預法 §6-4).

    `attendees` are people's ids, `present` the patient's side in words. Times are UTC.
    """

    id: int
    at: datetime
    minutes: int
    place: str
    attendees: tuple[int, ...]
    present: tuple[str, ...]
    explained: str
    asked: str = ""
    regret: str = ""
    offered: str = ""
    promised: str = ""
    language_help: str = ""
    law: str = ""
    next_contact: datetime | None = None
    kept_by: int = 0
    by: int = 0

    @property
    def words(self) -> str:
        """Everything said in it, for the wording that must not turn up elsewhere."""
        return "\n".join((self.explained, self.asked, self.regret, self.offered, self.promised))


@dataclass(frozen=True, slots=True)
class StaffCare:
    """Somebody sat down with the colleague concerned (醫預法 §8); for owner and manager alone."""

    id: int
    person: int
    at: datetime
    by: int
    words: str


STAFF_CARE_READERS = frozenset({"owner", "manager"})


@dataclass(eq=False)
class TalkIncomplete(Trouble):
    """A record of a talk names who was there and what was explained; `field` is empty."""

    field: str


def recorded(talk: CareTalk) -> CareTalk:
    """A talk fit to be kept. Raises TalkIncomplete."""
    for field, filled in (
        ("attendees", bool(talk.attendees)),
        ("present", bool(talk.present)),
        ("explained", bool(talk.explained.strip())),
        ("minutes", talk.minutes > 0),
    ):
        if not filled:
            raise TalkIncomplete(field)
    return talk


def told(contacts: Iterable[Contact]) -> dict[Party, Contact]:
    """The last time that each party was reached by us."""
    latest: dict[Party, Contact] = {}
    for contact in sorted(contacts, key=lambda each: (each.at, each.id)):
        if contact.outward and contact.reached:
            latest[contact.party] = contact
    return latest
