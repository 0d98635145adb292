"""How complaints are kept: one row for the complaint, one for each thing recorded about it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.storage.rows import Day, Json, Kept, Moment, Row

FILTERED = ("state", "kind", "channel", "staff_role", "taken_by", "categories", "flags")


class ComplaintRow(Kept, Row):
    """What was said and by whom; the last columns are derived, for the list and for the keys."""

    __tablename__ = "complaint"

    number: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(Moment)
    taken_by: Mapped[int]
    complainant: Mapped[str] = mapped_column(Text)
    relation: Mapped[str] = mapped_column(Text)
    reach: Mapped[str] = mapped_column(Text)
    patient: Mapped[str] = mapped_column(Text)
    chart: Mapped[str] = mapped_column(Text)
    born: Mapped[date | None] = mapped_column(Day)
    verbatim: Mapped[str] = mapped_column(Text)
    interpretation: Mapped[str] = mapped_column(Text)
    wanted: Mapped[str] = mapped_column(Text)
    staff_role: Mapped[str] = mapped_column(Text)
    logged_at: Mapped[datetime] = mapped_column(Moment)
    logged_by: Mapped[int]
    complainant_key: Mapped[str] = mapped_column(Text)
    patient_key: Mapped[str] = mapped_column(Text)
    chart_key: Mapped[str] = mapped_column(Text)
    phone_key: Mapped[str] = mapped_column(Text)
    clock: Mapped[str | None] = mapped_column(Text)
    clock_due: Mapped[datetime | None] = mapped_column(Moment)
    clock_rank: Mapped[int]
    categories: Mapped[int]
    flags: Mapped[int]

    __table_args__ = (
        # Both hold every column that a filter asks about: lists and counts read nothing else.
        Index(
            "complaint_by_clock",
            "clock_rank",
            "clock_due",
            text("id DESC"),
            *FILTERED,
            "received_at",
        ),
        Index("complaint_by_day", "received_at", "id", *FILTERED, "clock_rank", "clock_due"),
        Index("complaint_by_complainant", "complainant_key"),
        Index("complaint_by_patient", "patient_key"),
        Index("complaint_by_chart", "chart_key"),
        Index("complaint_by_phone", "phone_key"),
    )


class Part(Kept, Row):
    """Something recorded about a complaint: when it was so, and by whom it was recorded."""

    __abstract__ = True

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


class IssueRow(Part):
    __tablename__ = "complaint_issue"

    position: Mapped[int]
    category: Mapped[str] = mapped_column(Text)
    subtype: Mapped[str] = mapped_column(Text)
    severity: Mapped[int]
    suggested: Mapped[int]
    why_changed: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    harm: Mapped[int]
    note: Mapped[str] = mapped_column(Text)


class FlagRow(Part):
    __tablename__ = "complaint_flag"

    flag: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    lowered_at: Mapped[datetime | None] = mapped_column(Moment)
    lowered_by: Mapped[int | None]
    lowered_why: Mapped[str] = mapped_column(Text)


class StepRow(Part):
    __tablename__ = "complaint_step"

    verb: Mapped[str] = mapped_column(Text)
    left: Mapped[str] = mapped_column("left_state", Text)
    entered: Mapped[str] = mapped_column("entered_state", Text)
    reason: Mapped[str] = mapped_column(Text)


class AcknowledgementRow(Part):
    __tablename__ = "complaint_acknowledgement"

    means: Mapped[str] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text)


class ContactRow(Part):
    __tablename__ = "complaint_contact"

    means: Mapped[str] = mapped_column(Text)
    direction: Mapped[str] = mapped_column(Text)
    reached: Mapped[int]
    said: Mapped[str] = mapped_column(Text)
    next_at: Mapped[datetime | None] = mapped_column(Moment)
    promise: Mapped[int | None] = mapped_column("promise_task", ForeignKey("task.id"))


class AccountRow(Part):
    __tablename__ = "complaint_account"

    side: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


class FindingRow(Part):
    __tablename__ = "complaint_finding"

    issue: Mapped[int] = mapped_column("issue_id", ForeignKey("complaint_issue.id"))
    verdict: Mapped[str] = mapped_column(Text)
    grounds: Mapped[str] = mapped_column(Text)


class RemedyRow(Part):
    __tablename__ = "complaint_remedy"

    kind: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)


class LearningRow(Part):
    __tablename__ = "complaint_learning"

    words: Mapped[str] = mapped_column(Text)


class AnswerRow(Part):
    __tablename__ = "complaint_answer"

    means: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


class SatisfactionRow(Part):
    __tablename__ = "complaint_satisfaction"

    score: Mapped[int]
    tags: Mapped[list[str]] = mapped_column(Json)
    note: Mapped[str] = mapped_column(Text)


class EndingRow(Part):
    __tablename__ = "complaint_ending"

    state: Mapped[str] = mapped_column(Text)
    left: Mapped[str] = mapped_column("left_state", Text)
    words: Mapped[str] = mapped_column(Text)
    learning: Mapped[str] = mapped_column(Text)
    score: Mapped[int | None]


class LinkRow(Part):
    __tablename__ = "complaint_link"

    kind: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by: Mapped[int | None]
    undone_why: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("complaint_link_by_target", "target"),)


class EditRow(Part):
    __tablename__ = "complaint_edit"

    field: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    old: Mapped[str] = mapped_column(Text)
    new: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
