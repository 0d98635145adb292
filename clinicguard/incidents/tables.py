"""How an incident is kept: its own row, and one for each thing recorded about facts and law."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.storage.rows import Day, Json, Kept, Moment, Row


class IncidentRow(Kept, Row):
    """The case as it stands; what led there is in its turns."""

    __tablename__ = "incident"

    number: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    noticed_at: Mapped[datetime] = mapped_column(Moment)
    noticed_by: Mapped[int]
    first_words: Mapped[str] = mapped_column(Text)
    happened_at: Mapped[datetime | None] = mapped_column(Moment)
    drill: Mapped[int]
    danger: Mapped[str | None] = mapped_column(Text)
    natures: Mapped[Any] = mapped_column(Json)
    level: Mapped[str | None] = mapped_column(Text)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    activated_at: Mapped[datetime | None] = mapped_column(Moment)
    stood_down_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    next_update: Mapped[datetime | None] = mapped_column(Moment)
    merged_into: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date | None] = mapped_column(Day)
    facilitator: Mapped[int | None]
    attendees: Mapped[Any] = mapped_column(Json)

    __table_args__ = (
        Index("incident_by_state", "state", "noticed_at"),
        Index("incident_by_merge", "merged_into"),
    )


class Part(Kept, Row):
    """Something recorded about a case: when it was so, and by whom it was recorded."""

    __abstract__ = True

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


class TurnRow(Part):
    """One move between states."""

    __tablename__ = "incident_turn"

    move: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class SignalRow(Part):
    """Something that came to our ears."""

    __tablename__ = "incident_signal"

    channel: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    exhibits: Mapped[Any] = mapped_column(Json)


class FactRow(Part):
    """A line of the fact table as it stands."""

    __tablename__ = "incident_fact"

    statement: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    source_kind: Mapped[str] = mapped_column(Text)
    source_words: Mapped[str] = mapped_column(Text)
    source_ref: Mapped[str] = mapped_column(Text)
    may_be_public: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    confirmed_by: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)


class FactTurnRow(Part):
    """One change of a fact."""

    __tablename__ = "incident_fact_turn"

    fact_id: Mapped[int] = mapped_column(ForeignKey("incident_fact.id"))
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    former: Mapped[str] = mapped_column(Text)


class GateRow(Part):
    """One answer to a gate."""

    __tablename__ = "incident_gate"

    gate: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime | None] = mapped_column(Moment)


class RatingRow(Part):
    """One rating, with what the rule said at that time."""

    __tablename__ = "incident_rating"

    nature: Mapped[int | None]
    scope: Mapped[int | None]
    severity: Mapped[int | None]
    time: Mapped[int | None]
    floors: Mapped[Any] = mapped_column(Json)
    whys: Mapped[Any] = mapped_column(Json)
    known: Mapped[Any] = mapped_column(Json)
    impact: Mapped[int]
    urgency: Mapped[int]
    by_matrix: Mapped[str] = mapped_column(Text)
    by_rule: Mapped[str] = mapped_column(Text)
    holding: Mapped[Any] = mapped_column(Json)
    assumed: Mapped[Any] = mapped_column(Json)
    level: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    lowered_by: Mapped[int | None]
    lowered_because: Mapped[str] = mapped_column(Text)


class SeatRow(Part):
    """A hat on a head, until `ended_at`."""

    __tablename__ = "incident_seat"

    hat: Mapped[str] = mapped_column(Text)
    holder: Mapped[int]
    deputy: Mapped[int | None]
    why: Mapped[str] = mapped_column(Text)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class ConcernedRow(Part):
    """A person whom the case is about, until `ended_at`."""

    __tablename__ = "incident_concerned"

    person: Mapped[int]
    why: Mapped[str] = mapped_column(Text)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SkipRow(Part):
    """A step left out, until `undone_at`."""

    __tablename__ = "incident_skip"

    step: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class OverrideRow(Part):
    """A barrier that was passed."""

    __tablename__ = "incident_override"

    what: Mapped[str] = mapped_column(Text)
    barriers: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Text)


class TieRow(Part):
    """A link to another page, until `undone_at`."""

    __tablename__ = "incident_tie"

    target: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("incident_tie_by_target", "target"),)


class EventRow(Part):
    """A line of the timeline; `kind` is empty for one that somebody wrote."""

    __tablename__ = "incident_event"

    written_at: Mapped[datetime] = mapped_column(Moment)
    zone: Mapped[str] = mapped_column(Text)
    manner: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    says: Mapped[Any] = mapped_column(Json)
    source: Mapped[str] = mapped_column(Text)
    exhibits: Mapped[Any] = mapped_column(Json)
    struck_because: Mapped[str] = mapped_column(Text)
