"""The stage: a real clinic folder, its people with real keys, and a clock that the script moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clinicguard.clinic import Clinic, open_clinic, set_up
from clinicguard.demo.told import Told
from clinicguard.host.clock import SystemClock
from clinicguard.host.settings import SettingsFile
from clinicguard.people import access, recovery
from clinicguard.people.profile import Profile
from clinicguard.people.staff import as_role
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.keys import OpenKeys


class ScriptClock:
    """Stands where the script puts it; each look moves it on by a millisecond."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._system = SystemClock()

    def move_to(self, moment: datetime) -> None:
        """Forward only: two acts in the same minute keep their order."""
        self._now = max(self._now, moment.astimezone(UTC))

    def now(self) -> datetime:
        self._now += timedelta(milliseconds=1)
        return self._now

    def mono(self) -> int:
        return self._system.mono()

    def boot(self) -> str:
        return self._system.boot()


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """One thing that somebody does at a moment of the script."""

    at: datetime
    order: int
    by: str = field(compare=False)
    what: str = field(compare=False)
    do: Callable[[Stage], None] = field(compare=False)


class Stage:
    """Keeps the clinic open for whoever acts, and remembers what got which number."""

    def __init__(
        self, case: Told, out: Path, language: str, files: Path, *, sign: str = ""
    ) -> None:
        self.case = case
        self._sign = sign
        self.out = out
        self.files = files
        self.language = language
        self.folder = out / "clinic"
        self.numbers: dict[str, str] = {}
        """The script's ids → the numbers that the program gave."""
        self.rows: dict[str, int] = {}
        """The script's ids → row ids, where a record has no number."""
        self.passphrases: dict[str, str] = {}
        self.clock = ScriptClock(first_moment(case))
        self.settings = SettingsFile(out / "settings" / "settings.json")
        self._keys: dict[str, OpenKeys] = {}
        self._people: dict[str, int] = {}
        self._clinic: Clinic | None = None
        self._seated = ""

    @property
    def clinic(self) -> Clinic:
        """The clinic as it is open now."""
        assert self._clinic is not None
        return self._clinic

    def person(self, script_id: str) -> int:
        """The row id of somebody on the staff."""
        return self._people[script_id]

    def build(self) -> None:
        """Sets the clinic up, proves the recovery card, and gives everybody a passphrase."""
        told, staff = self.case.inside("clinic"), self.case.each("staff")
        owner = next(one for one in staff if one.text("role") == "owner")
        self.passphrases[owner.text("id")] = recovery.offered_passphrase()
        promise = told.inside("promise")
        new = set_up(
            self.folder,
            Profile(
                name=f"{self._sign}{told.text('name')}",
                jurisdiction=self.case.text("jurisdiction"),
                zone_name=self.case.text("zone"),
                address=told.text("address"),
                phone=told.text("phone"),
                email=told.text("email"),
                licence=told.text("registration"),
                open_days=tuple(map(int, promise.texts("open_days"))),
                first_reply_days=promise.number("first_reply_working_days"),
                answer_days=promise.number("answer_working_days"),
            ),
            owner.text("name"),
            self.passphrases[owner.text("id")],
            owner_title=owner.text("title"),
            memory=FLOOR_MEMORY,
            clock=self.clock,
            settings=self.settings,
        )
        clinic = new.clinic
        self._people[owner.text("id")] = clinic.person.id
        clinic.access.prove_kit(recovery.card_of(clinic.id, new.kit_secret).typed())
        for one in staff:
            if one.text("id") != owner.text("id"):
                self._welcome(clinic, one)
        clinic.close()
        for name, passphrase in self.passphrases.items():
            key_id = str(self._people[name])
            self._keys[name] = access.unlock(self.folder, key_id, passphrase, self.clock)

    def keys_of_owner(self) -> OpenKeys:
        """The keys with which the sample clinic is opened."""
        staff = self.case.each("staff")
        return self._keys[next(one.text("id") for one in staff if one.text("role") == "owner")]

    def play(self, act: Act) -> None:
        """Seats who acts, moves the clock, does it."""
        self.clock.move_to(act.at)
        self.seat(act.by)
        act.do(self)

    def seat(self, name: str) -> Clinic:
        """Opens the clinic for somebody, with their own keys; whoever sat there before locks."""
        if self._seated != name:
            self.lock()
            self._clinic = open_clinic(
                self.folder, self._keys[name], clock=self.clock, settings=self.settings
            )
            self._seated = name
        return self.clinic

    def lock(self) -> None:
        """Locks, if somebody sits there."""
        if self._clinic is not None:
            self._clinic.close()
        self._clinic, self._seated = None, ""

    def _welcome(self, clinic: Clinic, one: Told) -> None:
        name, passphrase = one.text("id"), recovery.offered_passphrase()
        person = clinic.access.welcome(
            one.text("name"),
            as_role(one.text("role")),
            passphrase,
            title=one.text("title"),
            phone=one.text("phone"),
        )
        self._people[name], self.passphrases[name] = person.id, passphrase


def first_moment(case: Told) -> datetime:
    """An hour before anything happens, so that the set-up comes first."""
    first = min(one.inside("received").when("at") for one in case.each("complaints"))
    return first - timedelta(hours=1)
