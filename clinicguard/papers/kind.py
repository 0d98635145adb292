"""A kind of paper: its names, its versions, who may have it, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinicguard.documents.press import Press
from clinicguard.host.words import Words
from clinicguard.papers.order import Order, Reading
from clinicguard.people.staff import ROLES, Role

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

EVERYBODY: frozenset[Role] = frozenset(ROLES)
READERS: frozenset[Role] = frozenset({"owner", "manager", "clinician", "counsel"})
KEY_HOLDERS: frozenset[Role] = frozenset({"owner", "manager", "counsel"})


@dataclass(frozen=True, slots=True)
class Version:
    """The same paper for another reader. `name` and `about` are message ids."""

    key: str
    name: str
    about: str
    roles: frozenset[Role] = READERS


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind. `name` and `about` are message ids; `read` runs where the records are.

    `can_name`: names are masked unless they are asked for. `can_picture`: thumbnails of exhibits
    can be left out. `can_note`: counsel and the owner may have counsel's notes on it. `can_advise`:
    what counsel was asked and advised stands on it where that is asked for. `can_draft`:
    it may leave as a draft. `addressed`: the recipient and the purpose stand on it. `can_pack`: it
    may go into a pack; what has a compartment of its own, and what is only for the desk, may not.
    """

    key: str
    name: str
    about: str
    read: Callable[[Clinic, Order, Press, frozenset[str]], Reading]
    of: Callable[[Clinic, str, Words], Iterable[Offer]]
    roles: frozenset[Role] = EVERYBODY
    versions: tuple[Version, ...] = ()
    can_name: bool = False
    can_picture: bool = False
    can_note: bool = False
    can_advise: bool = False
    can_draft: bool = True
    addressed: bool = False
    can_pack: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be made: of which record, and what tells it from its sisters."""

    subject: str
    detail: str = ""
    draft: bool = False
    """Whether it is a draft unless somebody says otherwise: the matter is not over."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer with its kind, for this reader: only the versions that they may have."""

    kind: PaperKind
    offer: Offer
    versions: tuple[Version, ...]
