"""Opens a clinic's folder for one person: the book, the desks, the lists. Knows every room."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.documents.press import Stamp
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.host.clock import Clock, SystemClock, from_text
from clinicguard.host.files import write_whole
from clinicguard.host.settings import SettingsFile
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.lists import IncidentLists
from clinicguard.people import access
from clinicguard.people.access import NewClinic, put_keys
from clinicguard.people.access_desk import AccessDesk
from clinicguard.people.desk import StaffDesk
from clinicguard.people.lists import StaffLists
from clinicguard.people.permissions import may
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Person, checked_name
from clinicguard.people.tables import PersonRow, ProfileRow, fill, to_person, to_profile
from clinicguard.statements.desk import StatementDesk
from clinicguard.statements.lists import StatementLists
from clinicguard.storage import kdf, migrations
from clinicguard.storage.book import Actor, Book
from clinicguard.storage.canonical import digest
from clinicguard.storage.database import Database
from clinicguard.storage.drafts import Drafts
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.heads import Heads
from clinicguard.storage.keyfile import KeyFile, read_keys, write_keys
from clinicguard.storage.keys import KIT, OpenKeys
from clinicguard.storage.log import Author, Head, entries, last_entry
from clinicguard.storage.log_check import Checked, Finding, check
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import LogBehind, NewerVersion, NotFound
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.lists import TaskLists

_CLOCK_STEP = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class SetUp:
    """A clinic just set up, open, and the secret that goes onto the recovery card."""

    clinic: Clinic
    kit_secret: bytes


class Clinic:
    """A clinic, open for one person. Used from one thread; `close` forgets everything."""

    def __init__(
        self,
        folder: ClinicFolder,
        database: Database,
        file: KeyFile,
        keys: OpenKeys,
        person: Person,
        profile: Profile,
        clock: Clock,
        settings: SettingsFile,
        memory: int,
    ) -> None:
        self.folder = folder
        self.person = person
        self.profile = profile
        self.keys = keys
        self.clock = clock
        self.heads = Heads(folder.path, file.clinic, settings)
        self.alarm: LogBehind | None = None
        """Set when the log is shorter than, or differs from, what was seen outside of it."""
        self.database = database
        author = Author(keys.person, person.role, keys.personal.sign)
        actor = Actor(person.id, person.name, author)
        self.book = Book(database, file.clinic, actor, may, clock, profile.zone, self.heads.keep)
        self.reader = Reader(database, actor, may, clock, profile.zone)
        self.drafts = Drafts(database, keys.person, keys.personal.open, clock)
        self.staff = StaffDesk(self.book)
        self.staff_lists = StaffLists(self.reader)
        self.tasks = TaskDesk(self.book)
        self.task_lists = TaskLists(self.reader)
        self.complaints = ComplaintDesk(self.book)
        self.complaint_lists = ComplaintLists(self.reader)
        epoch = max(file.epochs)
        self.evidence = EvidenceDesk(
            self.book, folder.evidence, epoch, file.epochs[epoch], keys.clinic.case
        )
        self.evidence_lists = EvidenceLists(self.reader)
        self.incidents = IncidentDesk(self.book, self.evidence.list_in)
        self.incident_lists = IncidentLists(self.reader)
        self.statements = StatementDesk(self.book)
        self.statement_lists = StatementLists(self.reader)
        self.access = AccessDesk(self.book, self.staff, folder.path, keys, memory)

    @property
    def id(self) -> str:
        """The clinic's id, as it stands on the recovery card."""
        return self.book.clinic

    def head(self) -> Head:
        """The last entry of the log, for the foot of a paper."""
        with self.database.reading() as session:
            for entry in entries(session, last_entry(session)[0] - 1):
                return Head(self.id, entry.seq, entry.hash, str(entry.body["wall"]))
        raise NotFound("log")

    def stamp(self) -> Stamp:
        """What stands at the foot of a paper that is made now."""
        head = self.head()
        return Stamp(
            clinic_name=self.profile.name,
            clinic_id=self.id,
            log_count=head.seq,
            log_hash=head.hash,
            made_at=self.clock.now(),
            made_by=self.person.name,
            zone=self.profile.zone,
        )

    def hand_out(
        self,
        paper: str,
        data: bytes,
        to: Path | None,
        *,
        subject: str,
        purpose: str,
        recipient: str = "",
    ) -> None:
        """Saves a finished paper (`to`), or notes that it was printed (None); one entry either way.

        Raises:
            DiskFull, ReadOnlyPlace: there is no half file, and no entry.
        """
        verb = "paper.print" if to is None else "paper.save"
        says = {"paper": paper, "recipient": recipient, "sha256": digest(data)}
        with self.book.act(verb, subject, reason=purpose, says=says):
            if to is not None:
                write_whole(to, data, mode=0o644)

    def check_log(self) -> Checked:
        """Reads the whole log and every row; the check itself becomes an entry."""
        with self.database.reading() as session:
            found = check(session, read_keys(self.folder.path), self.heads.seen())
        says = {"findings": str(len(found.findings))}
        with self.book.act("log.check", f"log/{found.entries}", says=says):
            pass
        return found

    def close(self) -> None:
        """Locks: an entry, then the database closed, the keys forgotten, the folder given back."""
        try:
            with self.book.act("clinic.lock", f"clinic/{self.id}"):
                pass
        finally:
            self.leave()

    def leave(self) -> None:
        """Closes without an entry: after a trouble that writing would only repeat."""
        self.database.close()
        self.folder.leave()


def set_up(
    path: Path,
    profile: Profile,
    owner: str,
    passphrase: str,
    *,
    owner_title: str = "",
    memory: int | None = None,
    clock: Clock | None = None,
    settings: SettingsFile | None = None,
) -> SetUp:
    """Makes a clinic in a new folder and opens it for its owner.

    `memory` is Argon2id's, in KiB; None measures this PC.

    Raises:
        WeakPassphrase, NameNeeded: before anything is written.
        ClinicAlreadyHere, SyncedPlace, NetworkPlace, ReadOnlyPlace, DiskFull: nothing is left.
    """
    clock, settings = clock or SystemClock(), settings or SettingsFile()
    memory = memory or kdf.calibrated()
    owner, name = checked_name(owner, "owner"), checked_name(profile.name, "clinic")
    new = access.make_keys(name, owner, passphrase, memory, clock)
    folder = ClinicFolder(path)
    was_there = path.exists()
    folder.make()
    try:
        folder.take(clock)
        clinic = _first_opening(folder, new, profile, owner_title, clock, settings, memory)
    except BaseException:
        folder.leave()
        _take_away(folder, whole=not was_there)
        raise
    return SetUp(clinic, new.kit_secret)


def open_clinic(
    path: Path,
    keys: OpenKeys,
    *,
    clock: Clock | None = None,
    settings: SettingsFile | None = None,
) -> Clinic:
    """Opens the folder with a person's keys, and writes the entry of the unlock.

    Raises:
        FolderInUse, NoClinicHere, SyncedPlace, NetworkPlace, ReadOnlyPlace, NewerVersion,
        DatabaseDamaged, DiskFull: the folder is as it was.
    """
    clock, settings = clock or SystemClock(), settings or SettingsFile()
    folder = ClinicFolder(path)
    folder.take(clock)
    try:
        if not folder.database.is_file():
            raise NotFound("clinic.db")
        database = Database(folder.database, keys.clinic.database)
        try:
            _bring_up_to_date(folder, database)
            clinic = _seated(folder, database, keys, clock, settings)
            _note_unlock(clinic)
        except BaseException:
            database.close()
            raise
    except BaseException:
        folder.leave()
        raise
    return clinic


def _first_opening(
    folder: ClinicFolder,
    new: NewClinic,
    profile: Profile,
    owner_title: str,
    clock: Clock,
    settings: SettingsFile,
    memory: int,
) -> Clinic:
    write_keys(folder.path, new.file)
    database = Database(folder.database, new.keys.clinic.database)
    try:
        migrations.migrate(database)
        owner = new.keys.name
        person = Person(1, owner, owner_title, "owner", "", True)
        clinic = Clinic(
            folder, database, new.file, new.keys, person, profile, clock, settings, memory
        )
        with clinic.book.act("clinic.set_up", f"clinic/{new.file.clinic}") as change:
            change.add(PersonRow(name=owner, title=owner_title, role="owner", phone="", active=1))
            change.add(fill(ProfileRow(), profile))
            put_keys(folder.path, change, new.file)
    except BaseException:
        database.close()
        raise
    return clinic


def _seated(
    folder: ClinicFolder, database: Database, keys: OpenKeys, clock: Clock, settings: SettingsFile
) -> Clinic:
    file = read_keys(folder.path)
    with database.reading() as session:
        row = session.get(PersonRow, 1 if keys.person == KIT else int(keys.person))
        found = session.get(ProfileRow, 1)
        if row is None or found is None or not row.active:
            raise NotFound(f"person/{keys.person}")
        person, profile = to_person(row), to_profile(found)
    memory = int(file.slots[str(person.id)].kdf.get("m", kdf.DEFAULT_MEMORY))
    clinic = Clinic(folder, database, file, keys, person, profile, clock, settings, memory)
    clinic.alarm = _log_behind(clinic)
    return clinic


def _log_behind(clinic: Clinic) -> LogBehind | None:
    """A log that goes on after an outside head is fine; one that is shorter or differs is not."""
    with clinic.database.reading() as session:
        last, _ = last_entry(session)
        for seen in clinic.heads.seen():
            stands = next(iter(entries(session, seen.seq - 1)), None)
            if stands is None or stands.seq != seen.seq or stands.hash != seen.hash:
                return LogBehind(seen.seq, last)
    return None


def _note_unlock(clinic: Clinic) -> None:
    """The entries of an unlock: failed tries before it, a clock set back, the unlock itself."""
    failed = access.failures(clinic.folder)
    with clinic.database.reading() as session:
        last = next(iter(entries(session, last_entry(session)[0] - 1)), None)
    verb = "clinic.kit_used" if clinic.keys.person == KIT else "clinic.unlock"
    with clinic.book.act(verb, f"clinic/{clinic.id}") as change:
        if last is not None and from_text(str(last.body["wall"])) - change.now > _CLOCK_STEP:
            with clinic.book.act("clinic.clock_step", f"log/{last.seq}") as step:
                step.says("before", str(last.body["wall"]))
        for failure in failed:
            with clinic.book.act("clinic.unlock_failed", f"person/{failure['person']}") as tried:
                tried.says("when", failure["wall"])
    clinic.folder.failed_unlocks.unlink(missing_ok=True)


def _bring_up_to_date(folder: ClinicFolder, database: Database) -> None:
    """Migrates a folder of an older version; a copy of database and keys is made first."""
    found, known = migrations.version_of(database), migrations.newest()
    if found > known:
        raise NewerVersion(folder.path, found, known)
    if found == known:
        return
    before = folder.path / f"before-{known:04d}"
    before.mkdir(exist_ok=True)
    database.copy_to(before / folder.database.name)
    for name in ("keys.json", "keys.copy.json", "log-head"):
        if (folder.path / name).exists():
            shutil.copy2(folder.path / name, before / name)
    migrations.migrate(database)


def _take_away(folder: ClinicFolder, *, whole: bool) -> None:
    """What a set-up that failed has written goes, so that it can be tried again."""
    if whole:
        shutil.rmtree(folder.path, ignore_errors=True)
        return
    for name in (
        "clinic.db",
        "clinic.db-journal",
        "keys.json",
        "keys.copy.json",
        "log-head",
        "clinic.lock",
        "clinic.in-use",
    ):
        (folder.path / name).unlink(missing_ok=True)
    shutil.rmtree(folder.evidence, ignore_errors=True)


__all__ = ["Clinic", "Finding", "SetUp", "open_clinic", "set_up"]
