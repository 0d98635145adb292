"""A member of staff: who they are, and the role that says what the program lets them do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from clinicguard.host.trouble import Trouble

Role = Literal["owner", "manager", "clinician", "reception", "counsel"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff, or counsel. Never deleted: `active` tells who may still unlock."""

    id: int
    name: str
    title: str
    role: Role
    phone: str
    active: bool


class LastOwner(Trouble):
    """A clinic without an owner could never give access to anybody again."""


class NameNeeded(Trouble):
    """A record needs a name to be told apart."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


def as_role(text: str) -> Role:
    """Raises ValueError for anything but one of ROLES."""
    for role in ROLES:
        if role == text:
            return role
    raise ValueError(text)


def checked_name(name: str, field: str = "name") -> str:
    """The name as it is kept. Raises NameNeeded when nothing is left of it."""
    plain = " ".join(name.split())
    if not plain:
        raise NameNeeded(field)
    return plain
