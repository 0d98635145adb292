"""The complaint: who said what, what they want, what we did, and the rules of its moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clinicguard.complaints.contact import Acknowledgement, Answer, Contact, Satisfaction
from clinicguard.complaints.inquiry import Account, Finding, Learning, Remedy, Side
from clinicguard.complaints.issue import Flag, Issue
from clinicguard.complaints.moves import ENDED, Kind, State, Step, Verb, next_state, way_to
from clinicguard.complaints.troubles import MoveRefused
from clinicguard.complaints.wording import Edit
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.task import Task


class Channel(StrEnum):
    """How it came to us."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"
    BOX = "box"
    EMAIL = "email"
    LINE = "line"
    WECHAT = "wechat"
    WHATSAPP = "whatsapp"
    TEXT_MESSAGE = "text_message"
    WEB_FORM = "web_form"
    REVIEW_SITE = "review_site"
    SOCIAL_MEDIA = "social_media"
    AUTHORITY = "authority"
    OTHER = "other"


class Relation(StrEnum):
    """What the complainant is to the patient."""

    PATIENT = "patient"
    PARENT = "parent"
    FAMILY = "family"
    LAWYER = "lawyer"
    OTHER = "other"


class StaffRole(StrEnum):
    """Whose work it concerns: a role, never a name."""

    DENTIST = "dentist"
    ASSISTANT = "assistant"
    RECEPTION = "reception"
    MANAGEMENT = "management"
    TECHNICIAN = "technician"
    OUTSIDE = "outside"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class Field(StrEnum):
    """The fields whose wording can be edited."""

    KIND = "kind"
    CHANNEL = "channel"
    RECEIVED_AT = "received_at"
    TAKEN_BY = "taken_by"
    COMPLAINANT = "complainant"
    RELATION = "relation"
    REACH = "reach"
    PATIENT = "patient"
    CHART = "chart"
    BORN = "born"
    VERBATIM = "verbatim"
    INTERPRETATION = "interpretation"
    WANTED = "wanted"
    STAFF_ROLE = "staff_role"


class Need(StrEnum):
    """What has to be recorded before a move."""

    ISSUE = "issue"
    STAFF_SIDE = "staff_side"
    FINDING = "finding"
    OPEN_PROMISE = "open_promise"
    OPEN_AGAIN = "open_again"


class LinkKind(StrEnum):
    """What ties it to another record. A link changes nothing in either and can be undone."""

    INCIDENT = "incident"
    MERGED = "merged"
    RELATED = "related"


CALL = "call"
"""Marks a promise as a call afterwards, to ask how they are."""

LONGEST = 20_000
"""Characters that one field keeps."""


@dataclass(frozen=True, slots=True)
class Complainant:
    """Who complains: `name` is empty for who would not say, `reach` a number or an address."""

    name: str
    relation: Relation
    reach: str


@dataclass(frozen=True, slots=True)
class Patient:
    """Whom it is about, as far as known; `chart` is the chart number (病歷號碼)."""

    name: str
    chart: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another record, by its address (`incident/I-2026-0007`)."""

    id: int
    kind: LinkKind
    target: str
    why: str
    at: datetime
    by: int
    undone_at: datetime | None
    undone_by: int | None
    undone_why: str = ""


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A flag with who raised it and why; `lowered_at` is set once it no longer stands."""

    id: int
    flag: Flag
    why: str
    at: datetime
    by: int
    lowered_at: datetime | None
    lowered_by: int | None
    lowered_why: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """A closing or a withdrawal, frozen: a later reopening stands beside it, changing nothing."""

    id: int
    state: State
    left: State
    words: str
    learning: str
    score: int | None
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """One record of the complaint log, whole.

    `verbatim` is what they said in their own words, `interpretation` how we read it: two fields,
    never mixed. `wanted` is what they want us to do, in their words; empty where they did not say.
    People are ids of staff. Tuples stand as they were recorded. `promises`, `actions` (what we set
    ourselves, with owner and time), `clocks` (what we promised) and `limits` (what the law sets)
    are kept by the tasks room, under the complaint's address.
    """

    id: int
    number: str
    kind: Kind
    state: State
    channel: Channel
    received_at: datetime
    taken_by: int
    complainant: Complainant
    patient: Patient
    verbatim: str
    interpretation: str
    wanted: str
    staff_role: StaffRole
    logged_at: datetime
    logged_by: int
    issues: tuple[Issue, ...] = ()
    raised: tuple[RaisedFlag, ...] = ()
    clocks: tuple[RunningClock, ...] = ()
    limits: tuple[RunningClock, ...] = ()
    steps: tuple[Step, ...] = ()
    acknowledgement: Acknowledgement | None = None
    contacts: tuple[Contact, ...] = ()
    promises: tuple[Task, ...] = ()
    actions: tuple[Task, ...] = ()
    accounts: tuple[Account, ...] = ()
    findings: tuple[Finding, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    learnings: tuple[Learning, ...] = ()
    answers: tuple[Answer, ...] = ()
    satisfactions: tuple[Satisfaction, ...] = ()
    endings: tuple[Ending, ...] = ()
    links: tuple[Link, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def address(self) -> str:
        """The page of this complaint, and the subject of its log entries."""
        return f"complaint/{self.number}"

    @property
    def flags(self) -> frozenset[Flag]:
        """The flags that stand."""
        return frozenset(each.flag for each in self.raised if each.lowered_at is None)

    @property
    def open_promises(self) -> tuple[Task, ...]:
        return tuple(each for each in self.promises if each.open)

    @property
    def open_calls(self) -> tuple[Task, ...]:
        """The calls afterwards that were promised and are still to come."""
        return tuple(each for each in self.open_promises if each.step == CALL)

    def finding_of(self, issue: Issue) -> Finding | None:
        """What was found last about the issue."""
        found = [each for each in self.findings if each.issue == issue.id]
        return found[-1] if found else None

    def history(self, field: Field) -> tuple[Edit, ...]:
        """Every edit of one field, the first first."""
        return tuple(each for each in self.edits if each.field == field and each.position == 0)


def needs(complaint: Complaint, verb: Verb) -> tuple[Need, ...]:
    """What is still to be recorded before the verb, apart from the state.

    An answer to a complaint asks for at least one issue, the staff's side or the record's beside
    the complainant's, and a finding on each issue. Closing asks that no promise is left open; the
    calls afterwards go on, and may open it again.
    """
    missing: list[Need] = []
    if verb is Verb.ANSWER and complaint.kind is Kind.COMPLAINT:
        if not complaint.issues:
            missing.append(Need.ISSUE)
        if not any(each.side in (Side.STAFF, Side.RECORD) for each in complaint.accounts):
            missing.append(Need.STAFF_SIDE)
        if any(complaint.finding_of(issue) is None for issue in complaint.issues):
            missing.append(Need.FINDING)
    if verb is Verb.CLOSE and len(complaint.open_promises) > len(complaint.open_calls):
        missing.append(Need.OPEN_PROMISE)
    return tuple(missing)


def after(complaint: Complaint, verb: Verb) -> State:
    """The state in which the verb leaves the complaint.

    Raises:
        MoveRefused: it is impossible from here; names what leads there and what is missing.
    """
    entered = next_state(complaint.kind, complaint.state, verb)
    missing = needs(complaint, verb)
    if entered is None:
        first = way_to(complaint.kind, complaint.state, verb)
        raise MoveRefused(complaint.number, complaint.state, verb, first, missing)
    if missing:
        raise MoveRefused(complaint.number, complaint.state, verb, (), missing)
    if verb is Verb.REOPEN and complaint.state is State.WITHDRAWN:
        return complaint.endings[-1].left
    return entered


def editable(complaint: Complaint, field: Field) -> None:
    """What kind of record it is decides how it may end, so that an ended one keeps its kind.

    Raises:
        MoveRefused: the record has ended; reopen it first.
    """
    if field is Field.KIND and complaint.state in ENDED:
        raise MoveRefused(
            complaint.number, complaint.state, Verb.EDIT, (Verb.REOPEN,), (Need.OPEN_AGAIN,)
        )


def can(complaint: Complaint) -> frozenset[Verb]:
    """The verbs that would not be refused now."""
    return frozenset(verb for verb in Verb if not _refused(complaint, verb))


def _refused(complaint: Complaint, verb: Verb) -> bool:
    return next_state(complaint.kind, complaint.state, verb) is None or bool(needs(complaint, verb))


def by_position(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """In the order in which they were added."""
    return tuple(sorted(issues, key=lambda each: each.position))
