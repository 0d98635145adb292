"""Whom the clinic rings in a crisis: press, authorities, lawyers, insurers, partners, suppliers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from clinicguard.host.trouble import Trouble
from clinicguard.people.staff import checked_name

Kind = Literal["lawyer", "insurer", "authority", "press", "partner", "supplier", "emergency"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class NewContact:
    """What is written down of a contact. `when` is when somebody answers there."""

    kind: Kind
    name: str
    organisation: str = ""
    phone: str = ""
    email: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact; kept for ever, `current` until it is struck off the list."""

    id: int
    about: NewContact
    current: bool


class NoWayToReach(Trouble):
    """A contact without a telephone number and without an address reaches nobody."""


def as_kind(text: str) -> Kind:
    """Raises ValueError for anything but one of KINDS."""
    for kind in KINDS:
        if kind == text:
            return kind
    raise ValueError(text)


def check_contact(new: NewContact) -> NewContact:
    """The contact as it is kept. Raises NameNeeded (by `checked_name`), NoWayToReach."""
    name = checked_name(new.name or new.organisation)
    if not new.phone.strip() and not new.email.strip():
        raise NoWayToReach
    return NewContact(
        new.kind,
        name,
        " ".join(new.organisation.split()),
        new.phone.strip(),
        new.email.strip(),
        new.when.strip(),
        new.note.strip(),
    )
