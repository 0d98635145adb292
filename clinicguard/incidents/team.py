"""Hats for a team of three to five people: who wears which, who steps in, who is called first.

The spokesperson and the scribe are never the person concerned. Everything else that looks wrong
is said as a warning: a clinic with one dentist has no other dentist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble

MANY_HATS = 3
_NONE: Mapping[str, tuple[int | None, int | None]] = {}


class Concerned(StrEnum):
    """Whether the person whom the case is about may wear a hat."""

    NEVER = "never"
    WITH_SECOND = "with_second"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class HatRule:
    """A hat of the playbook: lower `order` is called first, `fits` are program roles, best first.

    `needed` hats are worn before the team is called. `apart` are hats that one person does not
    wear together with this one.
    """

    id: str
    order: int
    concerned: Concerned = Concerned.MAY
    needed: bool = False
    fits: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


COMMANDER, SPOKESPERSON, SCRIBE = "commander", "spokesperson", "scribe"
EVIDENCE_KEEPER = "evidence_keeper"
NEVER_THEIR_OWN = frozenset({SPOKESPERSON, SCRIBE})


@dataclass(frozen=True, slots=True)
class Member:
    """A person as the team sees them. `role` is the program's."""

    person: int
    name: str
    role: str
    phone: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A hat with the person who wears it and the one who steps in (people's ids)."""

    hat: str
    holder: int
    deputy: int | None = None
    why: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConcernedPerson:
    """Somebody whom the case is about: on no hat that they must not wear, and looked after."""

    person: int
    why: str
    at: datetime


class Conflict(StrEnum):
    """What does not go together."""

    CONCERNED = "concerned"
    DEPUTY_CONCERNED = "deputy_concerned"
    NEEDS_SECOND = "needs_second"
    APART = "apart"
    MANY_HATS = "many_hats"
    NO_DEPUTY = "no_deputy"
    AWAY = "away"
    NO_PHONE = "no_phone"


@dataclass(frozen=True, slots=True)
class Warning:
    """One conflict: who, with which hat (empty where it is about the person), beside which."""

    conflict: Conflict
    person: int
    hat: str = ""
    beside: str = ""

    @property
    def stops(self) -> bool:
        """Whether the team is not called before it is settled: nobody speaks in their own case."""
        touched = self.conflict in (Conflict.CONCERNED, Conflict.DEPUTY_CONCERNED)
        return touched and self.hat in NEVER_THEIR_OWN


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the call list; `for_person` is who they stand in for, if they do."""

    person: int
    hats: tuple[str, ...]
    for_person: int | None = None


@dataclass(eq=False)
class ConcernedCannot(Trouble):
    """The person concerned neither speaks for the clinic nor keeps its record."""

    hat: str
    person: int


@dataclass(eq=False)
class OwnDeputy(Trouble):
    """Nobody steps in for themselves."""

    hat: str
    person: int


def seated(seats: Iterable[Seat], seat: Seat, concerned: Iterable[int]) -> tuple[Seat, ...]:
    """The team with this hat on this head.

    Raises:
        OwnDeputy: holder and deputy are one person.
        ConcernedCannot: one of them is concerned and the hat is the spokesperson's or the scribe's.
    """
    if seat.holder == seat.deputy:
        raise OwnDeputy(seat.hat, seat.holder)
    touched = set(concerned)
    if seat.hat in NEVER_THEIR_OWN:
        for person in (seat.holder, seat.deputy):
            if person in touched and person is not None:
                raise ConcernedCannot(seat.hat, person)
    return (*(other for other in seats if other.hat != seat.hat), seat)


def holder(seats: Iterable[Seat], hat: str) -> int | None:
    """Who wears the hat."""
    return next((seat.holder for seat in seats if seat.hat == hat), None)


def missing_hats(seats: Iterable[Seat], rules: Iterable[HatRule]) -> tuple[str, ...]:
    """The hats that are needed and that nobody wears, in calling order."""
    worn = {seat.hat for seat in seats}
    return tuple(rule.id for rule in _in_order(rules) if rule.needed and rule.id not in worn)


def warnings(
    seats: Sequence[Seat],
    rules: Iterable[HatRule],
    members: Iterable[Member],
    concerned: Iterable[int] = (),
) -> tuple[Warning, ...]:
    """What does not go together, in the order in which it should be settled."""
    known = {rule.id: rule for rule in rules}
    touched = set(concerned)
    found: list[Warning] = []
    for seat in seats:
        rule = known.get(seat.hat, HatRule(seat.hat, len(known)))
        found.extend(_about_seat(seat, rule, seats, touched))
    order = list(Conflict)
    found.sort(key=lambda warning: order.index(warning.conflict))
    return (*found, *_about_people(seats, members))


def call_list(
    seats: Sequence[Seat], rules: Iterable[HatRule], members: Iterable[Member]
) -> tuple[Call, ...]:
    """Who is called, in order, each person once; the deputy right after somebody who is away."""
    away = {member.person for member in members if member.away}
    seat_of = {seat.hat: seat for seat in seats}
    calls: dict[int, Call] = {}
    for rule in _in_order(rules):
        if (seat := seat_of.get(rule.id)) is None:
            continue
        _call(calls, seat.holder, rule.id, None)
        if seat.holder in away and seat.deputy is not None:
            _call(calls, seat.deputy, rule.id, seat.holder)
    return tuple(calls.values())


def proposed(
    rules: Iterable[HatRule],
    members: Iterable[Member],
    concerned: Iterable[int] = (),
    standing: Mapping[str, tuple[int | None, int | None]] = _NONE,
) -> tuple[Seat, ...]:
    """A team to start from: each hat to the best fitting person with the fewest hats.

    `standing` is the clinic's own crisis team, holder and deputy by hat: they come first, as far
    as they are there and not concerned. Nobody who is away is chosen while somebody is there;
    nobody concerned wears a hat that asks for distance. A hat that nobody can wear is left open.
    """
    touched = set(concerned)
    people = list(members)
    load: dict[int, int] = {}
    seats: list[Seat] = []
    for rule in _in_order(rules):
        able = [
            member
            for member in people
            if _fits(member, rule, standing)
            and not (rule.concerned is not Concerned.MAY and member.person in touched)
            and not any(seat.holder == member.person and seat.hat in rule.apart for seat in seats)
        ]
        wanted = standing.get(rule.id, (None, None))
        able.sort(
            key=lambda member: (
                member.away,
                wanted.index(member.person) if member.person in wanted else len(wanted),
                rule.fits.index(member.role) if member.role in rule.fits else len(rule.fits),
                load.get(member.person, 0),
                member.person,
            )
        )
        if not able:
            continue
        first = able[0].person
        load[first] = load.get(first, 0) + 1
        spare = sorted(
            able[1:],
            key=lambda member: (
                member.away,
                member.person not in wanted,
                load.get(member.person, 0),
            ),
        )
        seats.append(Seat(rule.id, first, spare[0].person if spare else None))
    return tuple(seats)


def _fits(
    member: Member, rule: HatRule, standing: Mapping[str, tuple[int | None, int | None]]
) -> bool:
    """The role fits, or the clinic itself has put them there."""
    chosen = member.person in standing.get(rule.id, ())
    return chosen or not rule.fits or member.role in rule.fits


def _in_order(rules: Iterable[HatRule]) -> list[HatRule]:
    return sorted(rules, key=lambda rule: (rule.order, rule.id))


def _call(calls: dict[int, Call], person: int, hat: str, for_person: int | None) -> None:
    known = calls.get(person)
    hats = (*known.hats, hat) if known else (hat,)
    calls[person] = Call(person, hats, known.for_person if known else for_person)


def _about_seat(
    seat: Seat, rule: HatRule, seats: Iterable[Seat], touched: set[int]
) -> Iterable[Warning]:
    if seat.holder in touched and rule.concerned is Concerned.NEVER:
        yield Warning(Conflict.CONCERNED, seat.holder, seat.hat)
    deputy = seat.deputy
    if deputy is not None and deputy in touched and rule.concerned is Concerned.NEVER:
        yield Warning(Conflict.DEPUTY_CONCERNED, deputy, seat.hat)
    if seat.holder in touched and rule.concerned is Concerned.WITH_SECOND:
        yield Warning(Conflict.NEEDS_SECOND, seat.holder, seat.hat)
    for other in seats:
        if other.holder == seat.holder and other.hat in rule.apart and seat.hat < other.hat:
            yield Warning(Conflict.APART, seat.holder, seat.hat, other.hat)
    if deputy is None:
        yield Warning(Conflict.NO_DEPUTY, seat.holder, seat.hat)


def _about_people(seats: Sequence[Seat], members: Iterable[Member]) -> Iterable[Warning]:
    worn: dict[int, int] = {}
    for seat in seats:
        worn[seat.holder] = worn.get(seat.holder, 0) + 1
    for member in members:
        if worn.get(member.person, 0) > MANY_HATS:
            yield Warning(Conflict.MANY_HATS, member.person)
        if member.person in worn and member.away:
            yield Warning(Conflict.AWAY, member.person)
        if member.person in worn and not member.phone.strip():
            yield Warning(Conflict.NO_PHONE, member.person)
