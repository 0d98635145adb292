"""The standing crisis team: who wears which hat when something happens, and who steps in.

An incident starts from it and changes its own team freely. The hats themselves are data
(`resources/playbooks/hats.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clinicguard.host.trouble import Trouble


@dataclass(frozen=True, slots=True)
class CrisisHat:
    """A hat with the person who wears it and the one who steps in (people's ids)."""

    hat: str
    holder: int | None
    deputy: int | None = None


@dataclass(frozen=True, slots=True)
class Hats:
    """The hats of one person: those they wear, and those in which they step in."""

    wears: tuple[str, ...] = ()
    steps_in: tuple[str, ...] = ()


class SamePerson(Trouble):
    """Nobody steps in for themselves."""


class DeputyOfNobody(Trouble):
    """Somebody steps in only for a person who wears the hat."""


def check_hat(hat: CrisisHat) -> CrisisHat:
    """Raises SamePerson, DeputyOfNobody."""
    if hat.deputy is not None and hat.holder is None:
        raise DeputyOfNobody
    if hat.deputy is not None and hat.deputy == hat.holder:
        raise SamePerson
    return hat


def hats_of(team: Iterable[CrisisHat], person: int) -> Hats:
    """What a person wears, and where they step in."""
    hats = tuple(team)
    return Hats(
        tuple(each.hat for each in hats if each.holder == person),
        tuple(each.hat for each in hats if each.deputy == person),
    )


def without_person(team: Iterable[CrisisHat], person: int) -> tuple[CrisisHat, ...]:
    """The hats that change when somebody leaves: their deputy takes over, else nobody wears it."""
    changed = []
    for each in team:
        if each.holder == person:
            changed.append(CrisisHat(each.hat, each.deputy))
        elif each.deputy == person:
            changed.append(CrisisHat(each.hat, each.holder))
    return tuple(changed)
