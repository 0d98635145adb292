"""The clinic that tests work on: made once at the real Argon2id floor, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clinicguard.clinic import Clinic, open_clinic, set_up
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Role
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import OpenKeys, unlock_as, unwrap_with_passphrase

PASSPHRASES: dict[Role, str] = {
    "owner": "harbor lantern quilt seventeen",
    "manager": "violet anchor pepper tundra",
    "clinician": "mellow orchard copper wagon",
    "reception": "sunny basket river teapot",
    "counsel": "granite ribbon ocean ladder",
}
NAMES: dict[Role, str] = {
    "owner": "沈以安",
    "manager": "許雅筑",
    "clinician": "何承恩",
    "reception": "林美華",
    "counsel": "高若瑜",
}


@dataclass
class HandClock:
    """A clock that moves when a test moves it, and a little with each look."""

    time: datetime = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    ticks: int = 0
    start: str = "boot0001"

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time

    def mono(self) -> int:
        self.ticks += 1_000_000
        return self.ticks

    def boot(self) -> str:
        return self.start

    def forward(self, **parts: float) -> datetime:
        self.time += timedelta(**parts)
        return self.time


@dataclass
class MadeClinic:
    """A clinic's folder on disk with everybody's keys; opens it for whoever a test needs."""

    folder: Path
    keys: dict[Role, OpenKeys]
    settings: SettingsFile
    kit_secret: bytes
    clock: HandClock = field(default_factory=HandClock)
    opened: Clinic | None = None

    def open(self, role: Role = "owner") -> Clinic:
        self.close()
        keys = self.granted(role)
        self.opened = open_clinic(self.folder, keys, clock=self.clock, settings=self.settings)
        return self.opened

    def granted(self, role: Role) -> OpenKeys:
        """The role's keys with what the folder grants them now, as a real unlock reads them."""
        held = self.keys[role]
        with suppress(Trouble, KeyError):
            return unlock_as(read_keys(self.folder), held.person, held.personal)
        return held

    def close(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def copied(self, to: Path) -> MadeClinic:
        shutil.copytree(self.folder, to / "clinic", ignore=shutil.ignore_patterns("clinic.lock"))
        (to / "settings").mkdir(parents=True)
        if self.settings.path.exists():
            shutil.copy2(self.settings.path, to / "settings" / "settings.json")
        settings = SettingsFile(to / "settings" / "settings.json")
        clock = HandClock(self.clock.time, self.clock.ticks)
        return MadeClinic(to / "clinic", dict(self.keys), settings, self.kit_secret, clock)


PROFILE = Profile("安心牙醫診所", address="臺北市中正區範例路 1 號", phone="02-0000-0000")


def make_clinic(
    at: Path,
    profile: Profile = PROFILE,
    names: Mapping[Role, str] = NAMES,
    start: datetime | None = None,
) -> MadeClinic:
    """Sets up a clinic with one person of each role; `start` is the time on its clock."""
    settings = SettingsFile(at / "settings" / "settings.json")
    clock = HandClock(start) if start is not None else HandClock()
    new = set_up(
        at / "clinic",
        profile,
        names["owner"],
        PASSPHRASES["owner"],
        owner_title="院長",
        memory=FLOOR_MEMORY,
        clock=clock,
        settings=settings,
    )
    for role, passphrase in PASSPHRASES.items():
        if role != "owner":
            new.clinic.access.welcome(names[role], role, passphrase)
    new.clinic.close()
    file = read_keys(at / "clinic")
    keys: dict[Role, OpenKeys] = {
        role: unlock_as(file, str(n), unwrap_with_passphrase(file, str(n), PASSPHRASES[role]))
        for n, role in enumerate(PASSPHRASES, 1)
    }
    return MadeClinic(at / "clinic", keys, settings, new.kit_secret, clock)
