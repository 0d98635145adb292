"""What of a case travels, table by table, and which of its columns speak of other records.

A column that is not named here is carried as it is. Ids, people and numbers are another clinic's:
what names them has to say so, or it would name somebody else there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from sqlalchemy import Column, Table

from clinicguard.casepack.tables import ReceivedRow
from clinicguard.complaints import tables as complaints
from clinicguard.complaints import tables_beside as beside
from clinicguard.evidence import tables as evidence
from clinicguard.evidence.likeness_lists import LikenessRow
from clinicguard.evidence.redaction_tables import RedactionRow
from clinicguard.incidents import tables as incidents
from clinicguard.incidents import tables_work as work
from clinicguard.overview.tables import HoldRow as LegalHoldRow
from clinicguard.people.patients.tables import PatientRow
from clinicguard.statements import tables as statements
from clinicguard.storage.rows import Row
from clinicguard.tasks import tables as tasks

How = Literal[
    "id",  # the id of a row of the table `of`
    "ids",  # a list of such ids
    "ids_here",  # the same; what stands in a case that did not travel is left out
    "person",  # the id of a member of staff
    "people",  # a list of such ids
    "own",  # this record's own number, of the kind `of`
    "number",  # the number of a record of the kind `of`; empty is none
    "numbers",  # a list of such numbers
    "address",  # a record by its address: "complaint/C-2026-0001"
    "case",  # the case of a statement; where that stays behind, the one told that it went out
    "tie",  # the same, and without that record there is nothing to say: the row stays behind
    "source",  # an address, the number of an exhibit, or words
    "says",  # the fields of a sentence of the timeline
    "told",  # the fields of a step of a statement
    "nothing",  # what has no meaning elsewhere: emptied
]


@dataclass(frozen=True, slots=True)
class Ref:
    """How a column speaks of another record, and of which kind or table."""

    how: How
    of: str = ""


@dataclass(frozen=True, slots=True)
class Travelling:
    """One table that travels; columns by the names that they have in the database."""

    row: type[Row]
    refs: Mapping[str, Ref] = field(default_factory=dict)

    @property
    def table(self) -> str:
        """Its name in the database, and in the record."""
        return str(self.row.__tablename__)

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """As the database has them."""
        return tuple(cast(Table, self.row.__table__).columns)


PERSON, PEOPLE = Ref("person"), Ref("people")
ADDRESS, TIE = Ref("address"), Ref("tie")
EXHIBIT, EXHIBITS = Ref("number", "evidence"), Ref("numbers", "evidence")
NOTHING = Ref("nothing")


def _of(table: str, **more: Ref) -> dict[str, Ref]:
    """What every part of an incident or a complaint has, and what this one has besides."""
    return {f"{table}_id": Ref("id", table), "by_person": PERSON, **more}


def _case(**more: Ref) -> dict[str, Ref]:
    return _of("incident", **more)


def _complaint(**more: Ref) -> dict[str, Ref]:
    return _of("complaint", **more)


TRAVELS: tuple[Travelling, ...] = (
    Travelling(
        PatientRow,
        {
            "made_by": PERSON,
            "merged_into": Ref("id", "patient"),
            "import_id": NOTHING,
            "import_line": NOTHING,
        },
    ),
    Travelling(tasks.TaskRow, {"owner": PERSON, "made_by": PERSON, "subject": ADDRESS}),
    Travelling(tasks.TaskTurnRow, {"task_id": Ref("id", "task"), "by_person": PERSON}),
    Travelling(tasks.ClockRow, {"owner": PERSON, "started_by": PERSON, "subject": ADDRESS}),
    Travelling(tasks.HoldRow, {"clock_id": Ref("id", "running_clock"), "by_person": PERSON}),
    Travelling(
        evidence.ExhibitRow,
        {
            "number": Ref("own", "evidence"),
            "acquired_by": PERSON,
            "derived_from": EXHIBIT,
            "last_verified": NOTHING,
            "sound": NOTHING,
        },
    ),
    Travelling(evidence.CustodyRow, {"exhibit": Ref("id", "exhibit"), "person": PERSON}),
    Travelling(evidence.AmendmentRow, {"exhibit": Ref("id", "exhibit"), "person": PERSON}),
    Travelling(LikenessRow, {"exhibit": Ref("id", "exhibit")}),
    Travelling(RedactionRow, {"exhibit": Ref("id", "exhibit"), "original": Ref("id", "exhibit")}),
    Travelling(evidence.MarkRow, {"exhibit": Ref("id", "exhibit"), "subject": ADDRESS}),
    Travelling(
        evidence.MarkTurnRow,
        {"mark": Ref("id", "exhibit_mark"), "brought_by": Ref("number", "incident"), "by": PERSON},
    ),
    Travelling(
        complaints.ComplaintRow,
        {"number": Ref("own", "complaint"), "taken_by": PERSON, "logged_by": PERSON},
    ),
    Travelling(complaints.IssueRow, _complaint()),
    Travelling(complaints.FlagRow, _complaint(lowered_by=PERSON)),
    Travelling(complaints.StepRow, _complaint()),
    Travelling(complaints.AcknowledgementRow, _complaint()),
    Travelling(complaints.ContactRow, _complaint(promise_task=Ref("id", "task"))),
    Travelling(complaints.AccountRow, _complaint()),
    Travelling(complaints.FindingRow, _complaint(issue_id=Ref("id", "complaint_issue"))),
    Travelling(complaints.RemedyRow, _complaint()),
    Travelling(complaints.LearningRow, _complaint()),
    Travelling(complaints.AnswerRow, _complaint()),
    Travelling(complaints.SatisfactionRow, _complaint()),
    Travelling(complaints.EndingRow, _complaint()),
    Travelling(complaints.LinkRow, _complaint(target=TIE, undone_by=PERSON)),
    Travelling(complaints.EditRow, _complaint()),
    Travelling(beside.CardTieRow, _complaint(patient_id=Ref("id", "patient"), ended_by=PERSON)),
    Travelling(beside.PlaceRow, _complaint(ended_by=PERSON)),
    Travelling(beside.ReviewRow, _complaint()),
    Travelling(
        incidents.IncidentRow,
        {
            "number": Ref("own", "incident"),
            "noticed_by": PERSON,
            "merged_into": Ref("number", "incident"),
            "facilitator": PERSON,
            "attendees": PEOPLE,
        },
    ),
    Travelling(incidents.TurnRow, _case()),
    Travelling(incidents.SignalRow, _case(exhibits=EXHIBITS)),
    Travelling(incidents.FactRow, _case(source_ref=Ref("source"), confirmed_by=PERSON)),
    Travelling(incidents.FactTurnRow, _case(fact_id=Ref("id", "incident_fact"))),
    Travelling(incidents.GateRow, _case()),
    Travelling(incidents.RatingRow, _case(lowered_by=PERSON)),
    Travelling(incidents.SeatRow, _case(holder=PERSON, deputy=PERSON)),
    Travelling(incidents.ConcernedRow, _case(person=PERSON)),
    Travelling(incidents.SkipRow, _case()),
    Travelling(incidents.OverrideRow, _case()),
    Travelling(incidents.TieRow, _case(target=TIE)),
    Travelling(incidents.EventRow, _case(says=Ref("says"), exhibits=EXHIBITS)),
    Travelling(work.CheckRow, _case(exhibits=EXHIBITS, settled_by=PERSON)),
    Travelling(work.CheckOwnRow, _case(check_id=Ref("id", "incident_check"), keeper=PERSON)),
    Travelling(work.OptionRow, _case(judged_by=PERSON)),
    Travelling(work.MessageRow, _case(proof=Ref("ids", "incident_fact"))),
    Travelling(work.NoteRow, _case()),
    Travelling(work.FormerRow, _case(ref=Ref("id", "by_of"))),
    Travelling(work.DecisionRow, _case()),
    Travelling(work.ContactRow, _case(exhibits=EXHIBITS)),
    Travelling(work.TalkRow, _case(attendees=PEOPLE, kept_by=PERSON)),
    Travelling(work.StaffCareRow, _case(person=PERSON)),
    Travelling(work.ReleaseRow, _case(statement=Ref("source"), proof=Ref("source"))),
    Travelling(work.NoticeRow, _case(told=PEOPLE)),
    Travelling(work.NoticeReadRow, _case(notice_id=Ref("id", "incident_notice"), reader=PERSON)),
    Travelling(work.LookRow, _case(exhibits=EXHIBITS)),
    Travelling(work.StandDownRow, _case()),
    Travelling(work.ReviewLineRow, _case()),
    Travelling(work.ActionRow, _case(owner=PERSON)),
    Travelling(work.RecheckRow, _case(action_id=Ref("id", "incident_action"))),
    Travelling(work.ClosingRow, _case()),
    Travelling(ReceivedRow, _case(papers=EXHIBIT)),
    Travelling(
        statements.StatementRow, {"number": Ref("own", "statement"), "incident": Ref("case")}
    ),
    Travelling(
        statements.VersionRow,
        {
            "statement": Ref("id", "statement"),
            "by": PERSON,
            "facts": Ref("ids_here", "incident_fact"),
            "messages": Ref("ids_here", "incident_message"),
        },
    ),
    Travelling(
        statements.StepRow,
        {"statement": Ref("id", "statement"), "by": PERSON, "told": Ref("told")},
    ),
    Travelling(LegalHoldRow, {"subject": ADDRESS, "by_person": PERSON, "lifted_by": PERSON}),
)
"""In the order in which they are written: what is referred to stands before what refers to it."""

FORMER_OF: Mapping[str, str] = {"message": "incident_message", "note": "incident_note"}
"""Of which table a former wording's `ref` is, by its `of`."""

SAID_PEOPLE = frozenset({"person", "deputy"})
SAID_NUMBERS: Mapping[str, str] = {"into": "incident", "number": "incident"}
SAID_ADDRESSES = frozenset({"target", "statement"})
"""Fields of a timeline sentence that name people, cases and other records."""

TOLD_NUMBERS: Mapping[str, str] = {
    "evidence": "evidence",
    "screenshot": "evidence",
    "replaced_by": "statement",
}
"""Fields of a statement's step that name other records by number."""

BY_TABLE: Mapping[str, Travelling] = {each.table: each for each in TRAVELS}
