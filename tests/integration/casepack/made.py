"""A rich case in one clinic, and another clinic that it goes to."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from clinicguard.clinic import Clinic, open_clinic, set_up
from clinicguard.complaints.beside import PlaceKind
from clinicguard.complaints.contact import Means
from clinicguard.complaints.intake import NewPromise
from clinicguard.evidence.desk import HandIn
from clinicguard.host.settings import SettingsFile
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import CareTalk
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.people.patients.card import NewCard
from clinicguard.people.profile import Profile
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import OpenKeys, unlock_as, unwrap_with_passphrase
from tests.integration.incidents.made import (
    DENTIST,
    OWNER,
    complaint,
)
from tests.made import HandClock

WORDS = "cobalt meadow thirteen kettles"
PASSPHRASE = "barley compass winter drum"
BRANCH = Profile("康心牙醫診所", address="臺中市西區範例路 9 號", phone="04-0000-0000")
CASE = "I-2026-0001"
LATER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


@dataclass
class Branch:
    """Another clinic with one person in it, its owner."""

    folder: Path
    keys: OpenKeys
    settings: SettingsFile
    clock: HandClock = field(default_factory=lambda: HandClock(LATER))
    opened: Clinic | None = None

    def open(self) -> Clinic:
        self.close()
        self.opened = open_clinic(self.folder, self.keys, clock=self.clock, settings=self.settings)
        return self.opened

    def close(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def copied(self, to: Path) -> Branch:
        shutil.copytree(self.folder, to / "branch", ignore=shutil.ignore_patterns("clinic.lock"))
        settings = SettingsFile(to / "branch-settings" / "settings.json")
        settings.path.parent.mkdir(parents=True)
        if self.settings.path.exists():
            shutil.copy2(self.settings.path, settings.path)
        return Branch(to / "branch", self.keys, settings)


def make_branch(at: Path) -> Branch:
    settings = SettingsFile(at / "settings" / "settings.json")
    new = set_up(
        at / "branch",
        BRANCH,
        "簡立群",
        PASSPHRASE,
        memory=FLOOR_MEMORY,
        clock=HandClock(),
        settings=settings,
    )
    new.clinic.close()
    file = read_keys(at / "branch")
    keys = unlock_as(file, "1", unwrap_with_passphrase(file, "1", PASSPHRASE))
    return Branch(at / "branch", keys, settings)


def rich(clinic: Clinic, clock: HandClock, folder: Path) -> str:
    """The worked case with a complaint, a card, notes, talks, statements and exhibits."""
    number = CASE
    desk, logged = clinic.incidents, complaint(clinic, clock)
    card = clinic.patients.add(NewCard("陳𠮷祥", "A00417", date(1980, 2, 3), "0900-000-417")).id
    clinic.complaints.set_card(logged, card, "病歷號相同")
    clinic.complaints.note_place(logged, PlaceKind.PLACE, "二診")
    clinic.complaints.acknowledge(logged, Means.PHONE, "我們聽到了")
    clinic.complaints.promise(
        logged, NewPromise("週五前回電", clock.now() + timedelta(days=1), OWNER)
    )
    letter = folder / "來信 @ 陳.txt"
    letter.write_text("左下唇還是麻的\n", "utf-8")
    clinic.evidence.take_in(letter, HandIn("來信"), subject=f"complaint/{logged}")
    desk.link(number, f"complaint/{logged}", "同一件事")
    desk.name_concerned(number, DENTIST, "主治")
    desk.look_after(number, DENTIST, "坐下來談了十分鐘")
    desk.write_note(number, Compartment.CARE, "病人最怕的是好不了")
    note = desk.write_note(number, Compartment.ROOT_CAUSE, "術後電話沒有人接")
    desk.rewrite_note(number, note.id, "術後電話轉到語音信箱", "查過交換機")
    exhibit = clinic.evidence_lists.of_case(f"incident/{number}")[0].number
    stated = desk.state_fact(
        number, "病人週三來電兩次", Status.CONFIRMED, Source(SourceKind.EXHIBIT, "通聯", exhibit)
    )
    desk.change_fact(
        number, stated.id, Status.CONFIRMED, reason="更正", statement="病人週三來電三次"
    )
    talk = CareTalk(
        0,
        clock.now(),
        30,
        "二診",
        (OWNER, DENTIST),
        ("陳先生",),
        "說明神經恢復的時程",
        kept_by=OWNER,
    )
    desk.record_talk(number, talk)
    text = clinic.statements.begin(
        f"incident/{number}",
        "public_statement",
        "公開聲明",
        "我們正在了解。",
        "zh_TW",
        facts=[stated.id],
    )
    clinic.statements.check(text.number)
    clinic.statements.send_to_counsel(
        text.number, text.now.sha256, "email", questions=["可以說麻木嗎"]
    )
    clinic.retention.hold(f"incident/{number}", "調解中")
    return number
