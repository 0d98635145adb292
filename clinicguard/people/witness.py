"""A second person at the same PC: unlocks with a passphrase of their own and signs the same entry.

For what two people decide, and for an owner's or manager's OK on somebody else's screen. The
witness lends a signature, not their keys: what the sitter's keys do not open stays shut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clinicguard.host.clock import Clock
from clinicguard.host.trouble import Trouble
from clinicguard.people import access
from clinicguard.people.staff import AccessTaken, Person
from clinicguard.storage.book import Change
from clinicguard.storage.log import Author


@dataclass(frozen=True, slots=True)
class Witness:
    """Who stands by, and the key that signs for them. Kept no longer than the acts it is for."""

    person: Person
    author: Author


class WitnessIsSitter(Trouble):
    """Two signatures of one person are one signature."""


class WitnessNeeded(Trouble):
    """Two people have to sign this; `roles` are those whom the second may have."""

    def __init__(self, roles: tuple[str, ...]) -> None:
        super().__init__()
        self.roles = roles


def call_witness(
    folder: Path, sitter: int, person: Person, passphrase: str, clock: Clock
) -> Witness:
    """Opens the witness's slot. A failed try is remembered like one at the lock page.

    Raises:
        WitnessIsSitter, AccessTaken, WrongPassphrase, KeysDamaged.
    """
    if person.id == sitter:
        raise WitnessIsSitter
    if not person.active:
        raise AccessTaken(str(person.id))
    keys = access.unlock(folder, str(person.id), passphrase, clock)
    return Witness(person, Author(keys.person, person.role, keys.personal.sign))


def need_two(change: Change, roles: Iterable[str]) -> None:
    """Inside an act: both sign, and both are of these roles. Raises WitnessNeeded."""
    wanted = tuple(sorted(roles))
    if change.witness is None or not {change.role, change.witness.role} <= set(wanted):
        raise WitnessNeeded(wanted)
