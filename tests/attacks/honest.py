"""An honest clinic: work, mistakes, kills, clocks, restores, new keys, erasures. No attack."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.complaints.moves import State
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import still_there
from clinicguard.host.trouble import Trouble
from clinicguard.people.staff import ROLES, Role
from clinicguard.people.tables import PersonRow
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import PersonalKeys, unlock_as, unwrap_with_passphrase
from tests.integration.complaints.given import NEW, worked_to
from tests.made import PASSPHRASES, MadeClinic

NOT_COPIED = shutil.ignore_patterns("clinic.lock", "clinic.in-use")


@dataclass
class Life:
    """One clinic as it goes on; a kill goes on with what lay on the disk at that moment."""

    made: MadeClinic
    at: Path
    told: int = 0
    saved: list[Path] = field(default_factory=list)
    had: list[tuple[Role, PersonalKeys]] = field(default_factory=list)
    passphrases: dict[Role, str] = field(default_factory=lambda: dict(PASSPHRASES))

    def hold(self) -> None:
        """Everybody holds what the folder gives them now: a passphrase may have been replaced."""
        self.had += [(role, keys.personal) for role, keys in self.made.keys.items()]
        file = read_keys(self.made.folder)
        for role, personal in self.had:
            person = self.made.keys[role].person
            if file.slots[person].sign == personal.sign_public:
                self.made.keys[role] = unlock_as(file, person, personal)

    @property
    def clinic(self) -> Clinic:
        """Open for whoever has it open, if they may do everything here; else for the owner."""
        opened = self.made.opened
        return opened if opened and opened.person.role == "owner" else self.made.open("owner")

    def name(self) -> str:
        self.told += 1
        return f"新人 {self.told} 𠮷"

    def go_on_from(self, folder: Path) -> None:
        """The program is gone without a word; the folder is what it had come to."""
        if self.made.opened is not None:
            self.made.opened.leave()
            self.made.opened = None
        if folder != self.made.folder:
            shutil.rmtree(self.made.folder)
            shutil.copytree(folder, self.made.folder, ignore=NOT_COPIED)
        self.hold()

    def snapshot(self) -> Path:
        self.told += 1
        folder = self.at / f"disk-{self.told}"
        shutil.copytree(self.made.folder, folder, ignore=NOT_COPIED)
        return folder


Step = Callable[[Life, int], None]


class Slip(Exception):
    """What a bug of ours would raise in the middle of an act."""


def somebody_starts(life: Life, n: int) -> None:
    life.clinic.staff.add(life.name(), ROLES[n % len(ROLES)], phone="0900-000-000")


def somebody_changes(life: Life, n: int) -> None:
    life.clinic.staff.change(
        2 + n % 4, name=life.name(), title="助理", phone="", role=ROLES[1 + n % 4], reason="改名"
    )


def a_complaint_comes(life: Life, n: int) -> None:
    life.clinic.complaints.log(replace(NEW, received_at=life.clinic.clock.now()))


def a_file_comes(life: Life, n: int) -> None:
    source = life.at / "來件.txt"
    source.write_text(life.name() * (1 + n % 50), "utf-8")
    life.clinic.evidence.take_in(source, HandIn("來件"), subject="incident/I-2026-0001")


def a_file_is_checked(life: Life, n: int) -> None:
    for exhibit in still_there(life.clinic.evidence_lists.everything())[:1]:
        life.clinic.evidence.verify(exhibit.number, "查驗")


def something_is_typed(life: Life, n: int) -> None:
    life.clinic.drafts.keep(f"complaint/new-{n % 3}", {"verbatim": life.name()})
    if n % 2:
        life.clinic.drafts.drop(f"complaint/new-{n % 3}")


def several_things_at_once(life: Life, n: int) -> None:
    """An act in an act in an act, each writing the rows of the one around it."""
    book = life.clinic.book
    with book.act("person.add", "person", reason="外") as outer:
        row = outer.add(PersonRow(name=life.name(), title="", role="reception", phone="", active=1))
        with book.act("person.change", f"person/{row.id}", says={"title": "中"}) as middle:
            middle.get(PersonRow, row.id).title = "中"
            with book.act("person.change", f"person/{row.id}", reason="內") as inner:
                inner.get(PersonRow, row.id).phone = "1"
        if n % 2:
            row.title = "外"


def an_act_slips(life: Life, n: int) -> None:
    try:
        with life.clinic.book.act("person.add", "person") as change:
            change.add(PersonRow(name="不算", title="", role="owner", phone="", active=1))
            raise Slip
    except Slip:
        pass


def an_act_is_refused(life: Life, n: int) -> None:
    clinic = life.made.open("counsel")
    with suppress(Trouble):
        clinic.staff.add("不行", "owner")


def the_keys_change(life: Life, n: int) -> None:
    life.made.open("owner").access.new_kit()


def a_change_of_keys_slips(life: Life, n: int) -> None:
    clinic = life.made.open("owner")
    try:
        with clinic.book.act("clinic.change_profile", "profile/1"):
            clinic.access.new_kit()
            raise Slip
    except Slip:
        pass


def the_records_get_new_keys(life: Life, n: int) -> None:
    assert life.made.open("owner").access.renew_keys("定期更換") is None
    life.hold()


def killed_before_the_records_had_their_new_key(life: Life, n: int) -> None:
    """Both keys are granted, the pages are still under the former one; the next start goes on."""
    clinic = life.made.open("owner")
    with clinic.book.act("clinic.renew_keys", f"clinic/{clinic.id}", reason="更換") as change:
        clinic.ring.renew_keys(change)
    life.go_on_from(life.made.folder)


def somebody_comes_and_is_removed(life: Life, n: int) -> None:
    clinic = life.made.open("owner")
    person = clinic.access.welcome(life.name(), ROLES[1 + n % 4], "thistle harbour sunrise oboe")
    clinic.access.remove(person.id, "只待了一天")
    life.hold()


def somebodys_passphrase_is_replaced(life: Life, n: int) -> None:
    role: Role = ROLES[1 + n % 4]
    person, new = life.made.keys[role].person, f"meadow trumpet silver canoe {n}"
    life.made.open("owner").access.reset_passphrase(int(person), new, "忘了")
    file = read_keys(life.made.folder)
    life.made.keys[role] = unlock_as(file, person, unwrap_with_passphrase(file, person, new))
    life.passphrases[role] = new
    life.hold()


def somebody_changes_their_passphrase(life: Life, n: int) -> None:
    role: Role = ROLES[n % len(ROLES)]
    new = f"ribbon walnut glacier tune {n}"
    life.made.open(role).access.change_own_passphrase(new)
    life.passphrases[role] = new
    life.hold()


def an_old_record_is_disposed_of(life: Life, n: int) -> None:
    """Two people sign; where the second has no right to it by now, it is refused and stays."""
    clinic = life.made.open("owner")
    number = worked_to(
        clinic.complaints, State.CLOSED, replace(NEW, received_at=clinic.clock.now())
    ).number
    life.made.clock.forward(days=7 * 366 + n)
    clinic = life.made.open("owner")
    with (
        suppress(Trouble),
        clinic.beside(clinic.witness(2, life.passphrases["manager"])),
    ):
        clinic.retention.dispose(f"complaint/{number}", "保存期限已滿")


def an_old_exhibit_is_disposed_of(life: Life, n: int) -> None:
    """It is in no case; its sealed file goes with it."""
    clinic, source = life.made.open("owner"), life.at / "舊的.txt"
    source.write_text(life.name(), "utf-8")
    number = clinic.evidence.take_in(source, HandIn("舊的"), again=True).number
    life.made.clock.forward(days=8 * 366 + n)
    clinic = life.made.open("owner")
    with (
        suppress(Trouble),
        clinic.beside(clinic.witness(2, life.passphrases["manager"])),
    ):
        clinic.retention.dispose(f"evidence/{number}", "保存期限已滿")


def a_wrong_passphrase(life: Life, n: int) -> None:
    waiting = ClinicFolder(life.made.folder).failed_unlocks
    with waiting.open("a", encoding="utf-8") as file:
        tried = {"person": str(1 + n % 5), "wall": "2026-11-20T01:00:00.000Z"}
        file.write(f'{json.dumps(tried)}\n{{"half')


def another_person_sits_down(life: Life, n: int) -> None:
    role: Role = ROLES[n % len(ROLES)]
    life.made.open(role)


def the_log_is_checked(life: Life, n: int) -> None:
    assert life.clinic.check_log().whole


def days_pass(life: Life, n: int) -> None:
    life.made.clock.forward(hours=1 + n)


def the_clock_is_set_back(life: Life, n: int) -> None:
    life.made.clock.time -= timedelta(hours=1 + n * 24)


def the_pc_starts_anew(life: Life, n: int) -> None:
    life.made.close()
    life.made.clock.start, life.made.clock.ticks = f"boot{n:04d}", n


def killed_at_rest(life: Life, n: int) -> None:
    life.go_on_from(life.made.folder)


def killed_inside_an_act(life: Life, n: int) -> None:
    disk: list[Path] = []
    try:
        with life.clinic.book.act("person.add", "person") as change:
            change.add(PersonRow(name="不算", title="", role="owner", phone="", active=1))
            disk.append(life.snapshot())
            raise Slip
    except Slip:
        life.go_on_from(disk[0])


def killed_before_the_head_was_written(life: Life, n: int) -> None:
    life.clinic.heads.disputed = True
    life.clinic.staff.add(life.name(), "clinician")
    life.go_on_from(life.made.folder)


def killed_inside_a_change_of_keys(life: Life, n: int) -> None:
    disk: list[Path] = []
    clinic = life.made.open("owner")
    try:
        with clinic.book.act("clinic.change_profile", "profile/1"):
            clinic.access.new_kit()
            disk.append(life.snapshot())
            raise Slip
    except Slip:
        life.go_on_from(disk[0])


def killed_before_the_keys_were_in_place(life: Life, n: int) -> None:
    """The entry is saved; of the two renames that follow, none or one was done."""
    before = life.snapshot()
    life.made.open("owner").access.new_kit()
    after = life.snapshot()
    life.go_on_from(life.made.folder)
    waiting = {"keys.json": "keys.next.json", "keys.copy.json": "keys.copy.next.json"}
    for name, next_name in list(waiting.items())[n % 2 :]:
        shutil.copy(before / name, life.made.folder / name)
        shutil.copy(after / name, life.made.folder / next_name)


def killed_while_a_file_came(life: Life, n: int) -> None:
    life.go_on_from(life.made.folder)
    name = f"{n:032x}.age" if n % 2 else f".{n:032x}.age.new"
    (life.made.folder / "evidence" / name).write_bytes(b"age-encryption.org/v1\n")


def a_backup_is_put_aside(life: Life, n: int) -> None:
    life.made.close()
    life.saved.append(life.snapshot())


def a_backup_is_restored(life: Life, n: int) -> None:
    """Told as one: an owner says that it was on purpose."""
    if life.saved:
        life.go_on_from(life.saved[n % len(life.saved)])
        clinic = life.made.open("owner")
        if clinic.alarm is not None:
            clinic.accept_restored("主機更換，還原備份")


STEPS: tuple[Step, ...] = (
    somebody_starts,
    somebody_changes,
    a_complaint_comes,
    a_file_comes,
    a_file_is_checked,
    something_is_typed,
    several_things_at_once,
    an_act_slips,
    an_act_is_refused,
    the_keys_change,
    a_change_of_keys_slips,
    the_records_get_new_keys,
    killed_before_the_records_had_their_new_key,
    somebody_comes_and_is_removed,
    somebodys_passphrase_is_replaced,
    somebody_changes_their_passphrase,
    an_old_record_is_disposed_of,
    an_old_exhibit_is_disposed_of,
    a_wrong_passphrase,
    another_person_sits_down,
    the_log_is_checked,
    days_pass,
    the_clock_is_set_back,
    the_pc_starts_anew,
    killed_at_rest,
    killed_inside_an_act,
    killed_before_the_head_was_written,
    killed_inside_a_change_of_keys,
    killed_before_the_keys_were_in_place,
    killed_while_a_file_came,
    a_backup_is_put_aside,
    a_backup_is_restored,
)
