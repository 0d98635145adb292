"""Opens a clinic's folder for one person: the book, the desks, the lists. Knows every room."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from clinicguard.casepack.desk_in import CaseDesk
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.documents.press import Stamp
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.evidence.outside import OutsideDesk
from clinicguard.evidence.redaction_desk import RedactionDesk, RedactionLists
from clinicguard.host.clock import Clock, SystemClock
from clinicguard.host.files import DiskFull
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.lists import IncidentLists
from clinicguard.overview.handing import hand_out
from clinicguard.overview.lists import Overview
from clinicguard.overview.log_checks import LogChecks
from clinicguard.overview.log_export import LogExport
from clinicguard.overview.log_lists import LogLists
from clinicguard.overview.packing import PackDesk
from clinicguard.overview.retention_desk import RetentionDesk, RetentionLists
from clinicguard.overview.time_desk import TimeDesk
from clinicguard.people import access
from clinicguard.people.access import NewClinic
from clinicguard.people.access_desk import AccessDesk
from clinicguard.people.acting import acting
from clinicguard.people.desk import StaffDesk
from clinicguard.people.desk_team import TeamDesk
from clinicguard.people.keyring import KeyRing
from clinicguard.people.lists import StaffLists
from clinicguard.people.patients.desk import PatientDesk
from clinicguard.people.permissions import may, with_ok
from clinicguard.people.pin_desk import PinDesk
from clinicguard.people.profile import Profile
from clinicguard.people.quick_unlock import pins_of_this_pc
from clinicguard.people.staff import Person, checked_name
from clinicguard.people.tables import PersonRow, ProfileRow, fill, to_profile
from clinicguard.people.turning import open_database
from clinicguard.people.unlocked import as_words, note_unlock
from clinicguard.people.witness import Witness, call_witness
from clinicguard.statements.desk import StatementDesk
from clinicguard.statements.guarding import forget_the_records
from clinicguard.statements.lists import StatementLists
from clinicguard.storage import kdf, migrations
from clinicguard.storage.backup.desk import BackupDesk
from clinicguard.storage.book import Actor, Book
from clinicguard.storage.database import Database
from clinicguard.storage.drafts import Drafts
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.heads import Heads
from clinicguard.storage.key_change import name_keys
from clinicguard.storage.keyfile import NAME, KeyFile, read_keys, write_keys
from clinicguard.storage.keys import OpenKeys, unlock_as
from clinicguard.storage.log import Author, Head, entries, last_entry
from clinicguard.storage.log_check import Checked, Finding
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import DatabaseMissing, KeysDamaged, NotFound, RecordGone
from clinicguard.storage.trust import Trusted, judge, refuse_former_key
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.lists import TaskLists

SAMPLE_MARK = "sample-clinic"
"""The file beside a clinic's folder that says so of a sample."""


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
        self.alarm: Trouble | None = None
        """LogBehind, HeadMissing, KeysReplaced: an older or other file is in place."""
        self.database = database
        author = Author(keys.person, person.role, keys.personal.sign)
        actor = Actor(person.id, person.name, author)
        self.book = Book(
            database, file.clinic, actor, may, clock, profile.zone, self.heads.keep, with_ok
        )
        self.reader = Reader(database, actor, may, clock, profile.zone)
        self.ring = KeyRing(folder.path, keys, memory)
        self.pins = PinDesk(self.book, self.ring, pins_of_this_pc(settings.path, clock))
        also = self.pins.other_key(file)
        self.drafts = Drafts(database, keys.person, keys.personal.open, clock, also)
        self.staff = StaffDesk(self.book, self.ring)
        self.staff_lists = StaffLists(self.reader)
        self.team = TeamDesk(self.book)
        self.patients = PatientDesk(self.book, self.reader)
        self.log = LogLists(database, self.reader)
        self.log_checks = LogChecks(self.book, self.heads, folder.path, folder.evidence)
        self.log_export = LogExport(self.book, self.log, lambda: read_keys(folder.path))
        self.log_times = TimeDesk(self.book)
        self.overview = Overview(self.reader, database)
        self.tasks, self.task_lists = TaskDesk(self.book), TaskLists(self.reader)
        self.complaints = ComplaintDesk(self.book)
        self.complaint_lists = ComplaintLists(self.reader)
        epoch = max(file.epochs)
        self.evidence = EvidenceDesk(
            self.book, folder.evidence, epoch, file.epochs[epoch], keys.clinic.case
        )
        self.evidence_lists = EvidenceLists(self.reader)
        self.retention = RetentionDesk(self.book, RetentionLists(self.reader), self.evidence)
        self.redactions = RedactionDesk(self.book, self.evidence)
        self.redaction_lists = RedactionLists(self.reader)
        self.outside = OutsideDesk(self.book, self.evidence, settings.path)
        self.outside.sweep()
        self.incidents = IncidentDesk(self.book, self.evidence.list_in)
        self.incident_lists = IncidentLists(self.reader)
        self.statements = StatementDesk(self.book, self.incidents, self.evidence.record)
        self.statement_lists = StatementLists(self.reader)
        reread = partial(read_keys, folder.path)
        self.packs = PackDesk(self.book, self.evidence, self.reader, self.staff_lists, reread)
        self.cases = CaseDesk(self.book, self.evidence, self.reader, reread)
        self.access = AccessDesk(self.book, self.staff, self.ring, self._take_new_keys)
        self.backups = BackupDesk(
            self.book,
            database,
            lambda: database.key,
            folder.path,
            settings,
            lambda: self.alarm is not None,
        )

    @property
    def id(self) -> str:
        """The clinic's id, as it stands on the recovery card."""
        return self.book.clinic

    def _take_new_keys(self) -> None:
        """What reads and seals goes on with the clinic's keys as they are now."""
        self.keys = self.ring.keys
        file = self.ring.file()
        epoch = max(file.epochs)
        self.evidence.use(epoch, file.epochs[epoch], self.keys.clinic.case)

    @property
    def is_sample(self) -> bool:
        """Whether everything in here is made up, to try things."""
        return (self.folder.path.parent / SAMPLE_MARK).exists()

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
        hand_out(self.book, paper, data, to, subject, purpose, recipient)

    def witness(self, person: int, passphrase: str) -> Witness:
        """A second person at this PC, with a passphrase of their own, to stand by `beside`.

        Raises:
            WitnessIsSitter, AccessTaken, NotFound, WrongPassphrase: the try is noted.
        """
        found = self.staff_lists.one(person)
        return call_witness(self.folder.path, self.person.id, found, passphrase, self.clock)

    def beside(self, witness: Witness) -> AbstractContextManager[None]:
        """Every act in here is signed by the witness too, in the same entry."""
        return self.book.witnessed(witness.author)

    def check_log(self) -> Checked:
        """Reads the whole log, every row and every sealed file; the check becomes an entry.

        Raises:
            DatabaseDamaged: pages that cannot be read; it names them.
        """
        checking = self.log_checks.begin()
        while self.log_checks.read_on(checking):
            continue
        self.log_checks.compare(checking)
        return self.log_checks.note(checking, self.log_checks.files(checking)())

    def change_profile(self, profile: Profile) -> Profile:
        """The clinic's data from now on, on screen and on paper. Raises NameNeeded, NotAllowed."""
        self.profile = self.staff.change_profile(profile)
        return self.profile

    def accept_restored(self, reason: str) -> None:
        """The older records are there on purpose: an entry says so, and the alarm ends.

        Raises:
            NotAllowed, DiskFull: the alarm stands.
        """
        told = {} if self.alarm is None else as_words(self.alarm)
        with self.book.act(
            "clinic.restored", f"clinic/{self.id}", reason=reason, says=told
        ) as change:
            self.ring.lead_on(change)
        self.alarm, self.heads.disputed = None, False
        self.heads.keep(self.head())

    def close(self) -> None:
        """Locks: an entry, then the database closed, the keys forgotten, the folder given back."""
        try:
            with self.book.act("clinic.lock", f"clinic/{self.id}"):
                pass
        finally:
            self.leave()

    def leave(self) -> None:
        """Closes without an entry: after a trouble that writing would only repeat."""
        forget_the_records()
        self.outside.sweep()
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
    """Makes a clinic in a new folder, opened for its owner; `memory` is Argon2id's, in KiB.

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
        try:
            folder.finish()
        except BaseException:
            clinic.database.close()
            raise
    except BaseException:
        folder.leave()
        folder.take_away(whole=not was_there)
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
        DatabaseMissing, DatabaseDamaged, KeysDamaged, KeysReplaced, LogBroken, RecordGone,
        DiskFull: nothing was written.
    """
    clock, settings = clock or SystemClock(), settings or SettingsFile()
    folder = ClinicFolder(path)
    folder.take(clock)
    try:
        if not folder.database.is_file():
            raise DatabaseMissing(folder.database)
        database = open_database(folder.database, keys.clinic.databases)
        try:
            migrations.bring_up_to_date(folder, database)
            clinic, trusted = _seated(folder, database, keys, clock, settings)
            note_unlock(clinic.book, folder, keys.person, trusted, quick=keys.quick)
            clinic.pins.renew(trusted.keys)
            if trusted.alarm is None:
                with suppress(Trouble):
                    clinic.pins.whole_keys(clinic.access.finish_turn)
                with suppress(Trouble):
                    clinic.evidence.sweep()
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
    database = Database(folder.database, new.keys.clinic.database, new=True)
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
            name_keys(change, new.file)
        if clinic.heads.behind:
            raise DiskFull(folder.path)
    except BaseException:
        database.close()
        raise
    return clinic


def _seated(
    folder: ClinicFolder, database: Database, keys: OpenKeys, clock: Clock, settings: SettingsFile
) -> tuple[Clinic, Trusted]:
    heads = Heads(folder.path, read_keys(folder.path).clinic, settings)
    with database.reading() as session:
        trusted = judge(folder.path, session, heads)
        file = trusted.keys
        person = acting(session, file, keys.person)
        if keys.personal.sign_public not in file.signers.get(keys.person, ()):
            raise KeysDamaged(folder.path / NAME, "signer")
        refuse_former_key(session, trusted, keys.person, keys.personal.sign_public)
        keys = keys if keys.quick else unlock_as(file, keys.person, keys.personal)
        if (found := session.get(ProfileRow, 1)) is None:
            raise RecordGone("profile", 1)
        profile = to_profile(found)
    memory = int(file.slots[str(person.id)].kdf.get("m", kdf.DEFAULT_MEMORY))
    clinic = Clinic(folder, database, file, keys, person, profile, clock, settings, memory)
    clinic.alarm, clinic.heads.disputed = trusted.alarm, trusted.alarm is not None
    return clinic, trusted


__all__ = ["Clinic", "Finding", "SetUp", "open_clinic", "set_up"]
