"""A member of staff: who they are, and the role that says what the program lets them do."""

from __future__ import annotations

from collections.abc import Collection
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


class NotOneself(Trouble):
    """Nobody changes their own role or takes their own access: somebody else stays who can."""


class OwnersOnly(Trouble):
    """Only an owner, or a manager with an owner beside them, makes, unmakes or resets an owner."""


class AccessTaken(Trouble):
    """The person who unlocked has no access any more: it was taken while they were unlocking."""

    def __init__(self, person: str) -> None:
        super().__init__()
        self.person = person


class ReasonNeeded(Trouble):
    """What is done to somebody's access is done for a reason, and the log keeps it."""


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


def checked_reason(reason: str) -> str:
    """The reason as it is kept. Raises ReasonNeeded when nothing is left of it."""
    plain = " ".join(reason.split())
    if not plain:
        raise ReasonNeeded
    return plain


def check_reset(role: Role, *, oneself: bool, roles_present: Collection[str]) -> None:
    """May who acts give somebody of this role a new passphrase?

    Whoever could reset an owner could come in as one. With the recovery card an owner acts.

    Raises:
        NotOneself: one's own passphrase is changed, with the same keys; it is not reset.
        OwnersOnly: an owner is reset, and no owner is present.
    """
    if oneself:
        raise NotOneself
    if role == "owner" and "owner" not in roles_present:
        raise OwnersOnly


def check_role_change(
    before: Role, after: Role | None, *, oneself: bool, roles_present: Collection[str]
) -> None:
    """May who acts change this role, or take the access (`after` None)?

    `roles_present` are the roles of who acts and of who stands by as a witness.

    Raises:
        NotOneself: whoever leaves or steps down has somebody else do it.
        OwnersOnly: an owner is made or unmade, and no owner is present.
    """
    if before == after:
        return
    if oneself:
        raise NotOneself
    if "owner" in (before, after) and "owner" not in roles_present:
        raise OwnersOnly
