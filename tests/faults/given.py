"""Where each act begins: a folder with the records, the settings and what lies beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinicguard.casepack.desk_out import HandOver
from clinicguard.clinic import set_up
from clinicguard.evidence.desk import HandIn
from clinicguard.host.settings import SettingsFile
from clinicguard.people.profile import Profile
from clinicguard.storage import migrations
from clinicguard.storage.kdf import FLOOR_MEMORY
from tests.faults.taking import PACK
from tests.integration.backup.given import Kept, work_a_little
from tests.integration.casepack.made import WORDS, make_branch
from tests.made import PASSPHRASES, HandClock, MadeClinic, make_clinic

COMPLAINT, EXHIBIT = "C-2026-0001", "E-2026-0001"
OUT, STICK, RESTORED = "out", "stick", "restored"
OLD = 12
"""The form of the folder that is brought up to date."""


class Starts:
    """Each start is made once, when it is first asked for."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._made: dict[str, MadeClinic] = {}

    def of(self, act: str) -> MadeClinic:
        return self._start(START.get(act, people))

    def _start(self, make: Callable[[Starts, Path], MadeClinic]) -> MadeClinic:
        name = make.__name__
        if name not in self._made:
            self._made[name] = make(self, self._place / name)
            self._made[name].close()
        return self._made[name]


def copied(start: MadeClinic, to: Path) -> MadeClinic:
    """With all that lies beside it."""
    if start.folder.parent.exists():
        shutil.copytree(start.folder.parent, to)
    settings = SettingsFile(to / "settings" / "settings.json")
    clock = HandClock(start.clock.time, start.clock.ticks)
    return MadeClinic(to / "clinic", dict(start.keys), settings, start.kit_secret, clock)


def people(starts: Starts, at: Path) -> MadeClinic:
    """Five people, and nothing recorded yet."""
    return make_clinic(at)


def nothing(starts: Starts, at: Path) -> MadeClinic:
    """An empty place, and somebody else's keys."""
    at.mkdir()
    known = starts._start(people)
    settings = SettingsFile(at / "settings" / "settings.json")
    return MadeClinic(at / "clinic", known.keys, settings, b"")


def worked(starts: Starts, at: Path) -> MadeClinic:
    """A complaint, two exhibits, an empty folder for what goes out and an empty stick."""
    made = copied(starts._start(people), at)
    work_a_little(made.open("owner"), at)
    (at / OUT).mkdir()
    (at / STICK).mkdir()
    return made


def backed_up(starts: Starts, at: Path) -> MadeClinic:
    """Two backups are on the stick."""
    made = copied(starts._start(worked), at)
    kept = Kept(made, at / STICK)
    for _ in range(2):
        kept.take()
    return made


def older(starts: Starts, at: Path) -> MadeClinic:
    """A folder as a former version left it."""
    known = migrations.steps()
    settings = SettingsFile(at / "settings" / "settings.json")
    with pytest.MonkeyPatch.context() as former:
        former.setattr(migrations, "steps", lambda: [s for s in known if s.number <= OLD])
        clinic = set_up(
            at / "clinic",
            Profile("安心牙醫診所"),
            "沈以安",
            PASSPHRASES["owner"],
            memory=FLOOR_MEMORY,
            clock=HandClock(),
            settings=settings,
        ).clinic
        keys = clinic.keys
        clinic.leave()
    return MadeClinic(at / "clinic", {"owner": keys}, settings, b"")


def receiving(starts: Starts, at: Path) -> MadeClinic:
    """Beside it lies a small case of another clinic, with two exhibits."""
    made = copied(starts._start(people), at)
    branch = at.with_name("branch")
    clinic = make_branch(branch).open()
    number = clinic.incidents.open("假牙脫落，家屬貼文").number
    for name in ("截圖", "對話"):
        source = branch / f"{name}.txt"
        source.write_text(name * 20_000, "utf-8")
        clinic.evidence.take_in(source, HandIn(name), subject=f"incident/{number}")
    asked = HandOver(number, "安心牙醫診所", "接手處理")
    poured = clinic.cases.begin(asked, at / PACK).pour(WORDS)
    poured.close(clinic.cases.note(asked, poured), {})
    clinic.close()
    return made


START: dict[str, Callable[[Starts, Path], MadeClinic]] = {
    "set up": nothing,
    "edit": worked,
    "dispose": worked,
    "pack": worked,
    "leave": worked,
    "back up": worked,
    "restore": backed_up,
    "migrate": older,
    "take case": receiving,
}
"""By act; the rest begins with `people`."""
