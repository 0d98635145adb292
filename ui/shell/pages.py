"""Which rooms there are: pages by the first word of their address, and what they tell the shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinicguard.people.permissions import may
from clinicguard.people.staff import Role
from ui.seat import Seat
from ui.shell.facts import BandFacts, Facts, Standing, Tally
from ui.shell.page import Page
from ui.widgets.panels import Panel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Make = Callable[[Seat, str], Page]
MakePanel = Callable[[Seat, str], Panel]


@dataclass(frozen=True, slots=True)
class Room:
    """A room on the rail.

    `key` is the address of its first page; pages whose address begins with one of `also`
    ("complaint/…") belong to it. `tally` is asked on the database lane.
    """

    key: str
    name: Callable[[], str]
    icon: str
    make: Make
    also: tuple[str, ...] = ()
    tally: Callable[[Clinic], Tally | None] | None = None


@dataclass(frozen=True, slots=True)
class Quick:
    """What can be done from everywhere: a button in the bar and a key. The last one is primary."""

    name: Callable[[], str]
    icon: str
    key: str
    address: str
    always: bool = False
    """Whether the key also works while a panel lies over the page."""
    verb: str = ""
    """What a role has to have for it; empty where every role does."""
    also: Callable[[], str] = str
    """Other words that people look for it by."""

    def is_meant(self, asked: str) -> bool:
        """Whether its name or one of its other words holds what was typed."""
        return asked in self.name().casefold() or asked in self.also().casefold()


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the search over everything."""

    address: str
    words: str
    note: str = ""
    icon: str = "search"


def later(load: Callable[[], Make]) -> Make:
    """A page whose module is read when it is first shown: the window stands before that."""
    loaded: list[Make] = []

    def make(seat: Seat, address: str) -> Page:
        if not loaded:
            loaded.append(load())
        return loaded[0](seat, address)

    return make


class Pages:
    """The rooms in the order of the rail, the doors, and the sources of what the window shows."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._doors: dict[str, Make] = {}
        self._covers: dict[str, MakePanel] = {}
        self.quick: list[Quick] = []
        self.found: list[Quick] = []
        """What the search finds beside them; without a button in the bar and without a key."""
        self.band: Callable[[Clinic], BandFacts | None] | None = None
        self.standing: Callable[[Clinic], Standing] | None = None
        self.find: Callable[[Clinic, str], Sequence[Found]] | None = None
        self.errand: Callable[[], str] = str
        """The address of what somebody came for, asked after each unlock; or empty."""

    def add(self, room: Room) -> None:
        """Makes a room known; the rail shows it from then on."""
        self._rooms[room.key] = room

    def add_door(self, address: str, make: Make) -> None:
        """Makes known a page that is shown before the unlock, without rail: "door/unlock"."""
        self._doors[address] = make

    def add_cover(self, key: str, make: MakePanel) -> None:
        """Makes known what is laid over everything, from wherever one is: "desk"."""
        self._covers[key] = make

    def cover_of(self, address: str) -> MakePanel | None:
        """What makes the cover with that address, if it is one."""
        return self._covers.get(address.split("/", 1)[0])

    def rooms(self) -> tuple[Room, ...]:
        """All rooms in the order they were added."""
        return tuple(self._rooms.values())

    def room_of(self, address: str) -> Room:
        """The room that an address belongs to. Raises LookupError."""
        first = address.split("/", 1)[0]
        for room in self._rooms.values():
            if first == room.key or first in room.also:
                return room
        raise LookupError(first)

    def knows(self, address: str) -> bool:
        """Whether a room shows this address."""
        first = address.split("/", 1)[0]
        rooms = self._rooms.values()
        return first in self._covers or any(
            first == room.key or first in room.also for room in rooms
        )

    def door(self, address: str) -> Make:
        """What makes a door page. Raises LookupError."""
        for known, make in self._doors.items():
            if address == known or address.startswith(f"{known}/"):
                return make
        raise LookupError(address)

    def able(self, words: str, role: Role) -> list[Found]:
        """The rooms and quick actions of a role whose name holds the words."""
        asked = words.casefold()
        able = [q for q in (*self.quick, *self.found) if not q.verb or may(q.verb, role)]
        doings = [Found(q.address, q.name(), icon=q.icon) for q in able if q.is_meant(asked)]
        rooms = [Found(room.key, room.name(), icon=room.icon) for room in self._rooms.values()]
        return [*doings, *(found for found in rooms if asked in found.words.casefold())]

    def read(self, clinic: Clinic) -> Facts:
        """Asks all sources. On the database lane."""
        tallies: dict[str, Tally] = {}
        for room in self._rooms.values():
            tally = room.tally(clinic) if room.tally else None
            if tally is not None and tally.number:
                tallies[room.key] = tally
        band = self.band(clinic) if self.band else None
        standing = self.standing(clinic) if self.standing else _standing(clinic)
        return Facts(band, standing, tallies)


def _standing(clinic: Clinic) -> Standing:
    from clinicguard.host.clock import from_text

    head = clinic.head()
    places = [place.at for place in clinic.backups.places() if place.at is not None]
    return Standing(
        saved=from_text(head.wall),
        entries=head.seq,
        backup=max(places, default=None),
        backup_read_back=bool(places),
    )
