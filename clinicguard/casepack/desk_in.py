"""Taking a case of another clinic in: one act, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from clinicguard.casepack.case_record import NAME, CaseRecord
from clinicguard.casepack.desk_out import OutDesk
from clinicguard.casepack.incoming import Received, SealedAll
from clinicguard.casepack.lists import OriginLists
from clinicguard.casepack.proof_reading import proof_read
from clinicguard.casepack.settling import NUMBERED, Settling
from clinicguard.casepack.tables import ReceivedRow
from clinicguard.casepack.troubles import CaseTakenIn, OwnCase, PackAbsurd
from clinicguard.complaints.acts import index as index_complaint
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.complaints.whole import whole
from clinicguard.evidence.content import content_of
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.exhibit import next_mark
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.evidence.opening import Waiting
from clinicguard.evidence.tables import MarkRow
from clinicguard.evidence.taking_in import HandIn, find, new_row, touch
from clinicguard.incidents.acts import Hand
from clinicguard.incidents.acts import find as find_incident
from clinicguard.incidents.tables import IncidentRow
from clinicguard.incidents.tables_work import NoteRow
from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.tables import PersonRow, ProfileRow
from clinicguard.statements.recording import mark_taken_in
from clinicguard.statements.tables import StatementRow, VersionRow
from clinicguard.storage.book import Book, Change
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.reader import Reader
from clinicguard.storage.row_check import SEALED_FILES
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.tables import ClockRow, TaskRow, to_clock, to_task

TAKE_IN = "incident.take_in"


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What is known here before a case is taken in.

    `earlier` are cases that came from the same case there, in another pack; `twins` exhibits that
    we have already, (their number, ours).
    """

    earlier: tuple[str, ...]
    twins: tuple[tuple[str, str], ...]
    other_law: bool


class CaseDesk(OutDesk):
    """Hands whole cases over, and takes them in."""

    def __init__(
        self, book: Book, evidence: EvidenceDesk, reader: Reader, keys: Callable[[], KeyFile]
    ) -> None:
        super().__init__(book, evidence, reader, keys)
        self._reader = reader
        self._tasks = TaskDesk(book)
        self.origins = OriginLists(reader)

    def look(self, received: Received) -> Beforehand:
        """What differs, before anything is written.

        Raises:
            OwnCase: it was handed over by this very clinic.
            CaseTakenIn: this very pack was taken in before.
            NotAllowed.
        """
        with self._book.database.reading() as session:
            known = session.execute(
                select(ReceivedRow, IncidentRow.number).join(
                    IncidentRow, IncidentRow.id == ReceivedRow.incident_id
                )
            ).all()
            (profile,) = session.scalars(select(ProfileRow)).all()
        self._refuse(received, [(row.record, number) for row, number in known])
        lists = EvidenceLists(self._reader)
        exhibits = received.record.rows("exhibit")
        found = ((str(each["number"]), lists.twin(each["sha256"])) for each in exhibits)
        sender = received.sender
        return Beforehand(
            earlier=tuple(
                number
                for row, number in known
                if (row.clinic, row.number) == (sender.clinic, sender.number)
            ),
            twins=tuple((theirs, ours) for theirs, ours in found if ours is not None),
            other_law=profile.jurisdiction != sender.jurisdiction,
        )

    def take_in(self, received: Received, sealed: SealedAll) -> str:
        """The case under a new number, with everything that came; its number here.

        Open tasks and running clocks are handed to whoever takes it in. When it cannot be done, the
        sealed files go.

        Raises:
            OwnCase, CaseTakenIn, NotAllowed, DiskFull.
            PackAbsurd: it names the row that is not what it has to be; nothing was written.
        """
        try:
            return self._take_in(received, sealed)
        except BaseException:
            for waiting in (*sealed.exhibits.values(), sealed.papers):
                self._evidence.take_away(waiting)
            raise

    def _take_in(self, received: Received, sealed: SealedAll) -> str:
        record, sender = received.record, received.sender
        with self._book.act(TAKE_IN, "incident", reason=sender.purpose) as change:
            known = change.all(select(ReceivedRow))
            numbers = {row.id: row.number for row in change.all(select(IncidentRow))}
            self._refuse(received, [(row.record, numbers[row.incident_id]) for row in known])
            settling = Settling(record, _numbered(change, record), _people(change, record))
            own = settling.numbers[f"incident/{sender.number}"]
            change.about(own)
            change.says("from", f"{sender.clinic_name} ({sender.clinic}) {sender.number}")
            settling.settle(change.add_all, {"exhibit": _sealed_columns(record, sealed)})
            number = own.partition("/")[2]
            self._acquire(change, settling, sealed)
            _mark_statements(change, settling)
            papers = self._keep_papers(change, received, sealed.papers, own)
            hand = Hand(change, find_incident(change, number))
            hand.add(
                ReceivedRow(
                    clinic=sender.clinic,
                    clinic_name=sender.clinic_name,
                    number=sender.number,
                    made_at=sender.made_at,
                    made_by=sender.made_by,
                    recipient=sender.recipient,
                    purpose=sender.purpose,
                    record=received.digest,
                    log_seq=received.log_seq,
                    log_hash=received.log_hash,
                    papers=papers,
                    numbers=sorted(map(list, settling.numbers.items())),
                    left_out=sorted(set(settling.left_out)),
                )
            )
            hand.tell("taken_in", clinic=sender.clinic_name, there=sender.number)
            _index(change, settling)
            self._hand_on(change, settling)
            change.flush()
            proof_read(self._reader, [*settling.numbers.values()], NAME)
        return number

    def _refuse(self, received: Received, known: list[tuple[str, str]]) -> None:
        """Raises OwnCase, CaseTakenIn."""
        if received.sender.clinic == self._book.clinic:
            raise OwnCase(received.sender.number)
        for record, number in known:
            if record == received.digest:
                raise CaseTakenIn(number)

    def _acquire(self, change: Change, settling: Settling, sealed: SealedAll) -> None:
        """The custody that came goes on here: acquired from that clinic."""
        sender = settling.record.sender
        for theirs, waiting in sealed.exhibits.items():
            row = find(change, settling.numbers[f"evidence/{theirs}"].partition("/")[2])
            touch(
                change,
                row,
                "acquired",
                sender.purpose,
                authority=f"{sender.clinic_name}, {sender.number}, {theirs}",
            )
            change.mentions(SEALED_FILES, waiting.sealed.name, 1, waiting.sealed.sealed_sha256)
            change.index("evidence", row.id, title=f"{row.number} {row.title}")

    def _keep_papers(
        self, change: Change, received: Received, waiting: Waiting, subject: str
    ) -> str:
        """Record, log, signatures and manifests as they came: an exhibit of its own."""
        sender = received.sender
        said = HandIn(f"{sender.clinic_name} {sender.number}", kind="archive")
        row = new_row(change, waiting, said)
        change.about(subject)
        touch(
            change,
            row,
            "acquired",
            sender.purpose,
            authority=f"{sender.clinic_name}, {sender.number}",
        )
        marks = change.all(select(MarkRow.mark).where(MarkRow.subject == subject))
        change.add(MarkRow(exhibit=row.id, subject=subject, mark=next_mark(list(marks))))
        return row.number

    def _hand_on(self, change: Change, settling: Settling) -> None:
        """What is open there is somebody's here: of whoever takes the case in."""
        person = change.person.id
        for (table, _), row_id in settling.ids.items():
            if table == "task" and to_task(change.get(TaskRow, row_id)).open:
                self._tasks.hand(row_id, person)
            if table == "running_clock":
                clock = change.get(ClockRow, row_id)
                if clock.owner is not None and to_clock(clock).running:
                    self._tasks.clocks.hand(row_id, person)


def _numbered(change: Change, record: CaseRecord) -> dict[str, str]:
    """A new number for each record that has one, in their order."""
    found: dict[str, str] = {}
    for table, kind in NUMBERED.items():
        for row in record.rows(table):
            theirs = f"{kind}/{row['number']}"
            if theirs in found:
                raise PackAbsurd(f"{NAME} {table}/{row['id']}", "twice")
            found[theirs] = f"{kind}/{change.next_number(kind)}"
    return found


def _people(change: Change, record: CaseRecord) -> dict[int, int]:
    """The people of that clinic as people who do not work here; known from an earlier case, again.

    Two of one name and role stay two. Nobody can unlock as one of them: they have no keys.
    """
    known = defaultdict[tuple[str, str], list[int]](list)
    left = select(PersonRow).where(PersonRow.active == 0).order_by(PersonRow.id)
    for row in change.all(left):
        known[row.name, row.role].append(row.id)
    found: dict[int, int] = {}
    for each in record.people:
        name = f"{each.name} · {record.sender.clinic_name}"
        same = known[name, each.role]
        if same:
            found[each.id] = same.pop(0)
            continue
        row = change.add(PersonRow(name=name, title=each.title, role=each.role, phone="", active=0))
        found[each.id] = row.id
    return found


def _mark_statements(change: Change, settling: Settling) -> None:
    """What was said and signed of a text up to here was said there: it is history, and not ours."""
    for (table, _), row_id in settling.ids.items():
        if table == "statement":
            mark_taken_in(change, row_id, settling.record.sender.clinic_name)


def _sealed_columns(record: CaseRecord, sealed: SealedAll) -> dict[int, dict[str, object]]:
    """What of an exhibit's row is ours: how it is sealed here, and what its bytes say it is."""
    found: dict[int, dict[str, object]] = {}
    for row in record.rows("exhibit"):
        waiting = sealed.exhibits[row["number"]]
        content = content_of(waiting.sealed.head, waiting.name)
        found[row["id"]] = {
            "sealed_sha256": waiting.sealed.sealed_sha256,
            "sealed_name": waiting.sealed.name,
            "epoch": waiting.epoch,
            "media_type": content.media_type,
        }
    return found


def _index(change: Change, settling: Settling) -> None:
    """Everything that came can be found, each by what its own room is found by."""
    for (table, _), row_id in settling.ids.items():
        match table:
            case "incident":
                Hand(change, change.get(IncidentRow, row_id)).index()
            case "incident_note":
                note = change.get(NoteRow, row_id)
                title = change.get(IncidentRow, note.incident_id).title
                change.index(f"note_{note.compartment}", row_id, title=title, body=note.text)
            case "complaint":
                index_complaint(change, whole(change.all, change.get(ComplaintRow, row_id)))
            case "statement":
                _index_statement(change, change.get(StatementRow, row_id))
            case "task":
                task = change.get(TaskRow, row_id)
                change.index("task", row_id, title=task.words, body=task.why)
            case "patient":
                card = change.get(PatientRow, row_id)
                title = "\n".join(filter(None, (card.name, card.chart, card.phone, card.phone_key)))
                change.index("patient", row_id, title=title, body=card.note)


def _index_statement(change: Change, row: StatementRow) -> None:
    query = select(VersionRow).where(VersionRow.statement == row.id).order_by(VersionRow.number)
    versions = change.all(query)
    text = versions[-1].text if versions else ""
    change.index("statement", row.id, title=f"{row.number} {row.title}", body=text)
