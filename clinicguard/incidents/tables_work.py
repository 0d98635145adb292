"""How the work on a case is kept: evidence to secure, strategy, words, contacts, what went out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.incidents.tables import Part
from clinicguard.storage.rows import Day, Json, Moment


class CheckRow(Part):
    """A line of the evidence checklist."""

    __tablename__ = "incident_check"

    rule: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    any_moment: Mapped[int]
    vanishes_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(Text)
    exhibits: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by: Mapped[int | None]


class CheckOwnRow(Part):
    """What a line that somebody added says more than the playbook's: one row beside its line."""

    __tablename__ = "incident_check_own"

    check_id: Mapped[int] = mapped_column(ForeignKey("incident_check.id"))
    place: Mapped[str] = mapped_column(Text)
    keeper: Mapped[int | None]


class OptionRow(Part):
    """An option of the strategy."""

    __tablename__ = "incident_option"

    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    pros: Mapped[str] = mapped_column(Text)
    cons: Mapped[str] = mapped_column(Text)
    conditions: Mapped[str] = mapped_column(Text)
    law: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    judged_at: Mapped[datetime | None] = mapped_column(Moment)
    judged_by: Mapped[int | None]


class MessageRow(Part):
    """A core message as it stands."""

    __tablename__ = "incident_message"

    text: Mapped[str] = mapped_column("words", Text)
    proof: Mapped[Any] = mapped_column(Json)
    withdrawn_because: Mapped[str] = mapped_column(Text)


class NoteRow(Part):
    """What was written in a compartment, as it stands."""

    __tablename__ = "incident_note"

    compartment: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column("words", Text)
    about: Mapped[str] = mapped_column(Text)
    passed_because: Mapped[str] = mapped_column(Text)


class FormerRow(Part):
    """A wording that was struck through: of a core message or of a note (`of`, `ref`)."""

    __tablename__ = "incident_former"

    of: Mapped[str] = mapped_column(Text)
    ref: Mapped[int]
    text: Mapped[str] = mapped_column("words", Text)
    reason: Mapped[str] = mapped_column(Text)


class DecisionRow(Part):
    """A decision with the facts of its moment."""

    __tablename__ = "incident_decision"

    kind: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    options: Mapped[Any] = mapped_column(Json)
    choice: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    known: Mapped[Any] = mapped_column(Json)
    known_words: Mapped[str] = mapped_column(Text)


class ContactRow(Part):
    """A call, visit or letter with somebody outside."""

    __tablename__ = "incident_contact"

    party: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)
    means: Mapped[str] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text)
    outward: Mapped[int]
    reached: Mapped[int]
    promised: Mapped[str] = mapped_column(Text)
    exhibits: Mapped[Any] = mapped_column(Json)


class TalkRow(Part):
    """The record of a talk of care."""

    __tablename__ = "incident_talk"

    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(Text)
    attendees: Mapped[Any] = mapped_column(Json)
    present: Mapped[Any] = mapped_column(Json)
    explained: Mapped[str] = mapped_column(Text)
    asked: Mapped[str] = mapped_column(Text)
    regret: Mapped[str] = mapped_column(Text)
    offered: Mapped[str] = mapped_column(Text)
    promised: Mapped[str] = mapped_column(Text)
    language_help: Mapped[str] = mapped_column(Text)
    law: Mapped[str] = mapped_column(Text)
    next_contact: Mapped[datetime | None] = mapped_column(Moment)
    kept_by: Mapped[int]


class StaffCareRow(Part):
    """How somebody looked after the colleague concerned."""

    __tablename__ = "incident_staff_care"

    person: Mapped[int]
    words: Mapped[str] = mapped_column(Text)


class ReleaseRow(Part):
    """A text that left the clinic."""

    __tablename__ = "incident_release"

    statement: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    release_no: Mapped[int] = mapped_column("statement_version")
    text: Mapped[str] = mapped_column("words", Text)
    next_update: Mapped[datetime | None] = mapped_column(Moment)
    proof: Mapped[str] = mapped_column(Text)
    flags: Mapped[Any] = mapped_column(Json)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_because: Mapped[str] = mapped_column(Text)


class NoticeRow(Part):
    """A message to all staff."""

    __tablename__ = "incident_notice"

    text: Mapped[str] = mapped_column("words", Text)
    told: Mapped[Any] = mapped_column(Json)


class NoticeReadRow(Part):
    """`reader` has read it; `by` is who put that down."""

    __tablename__ = "incident_notice_read"

    notice_id: Mapped[int] = mapped_column(ForeignKey("incident_notice.id"))
    reader: Mapped[int]


class LookRow(Part):
    """A look at one channel."""

    __tablename__ = "incident_look"

    channel: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(Day)
    seen: Mapped[str] = mapped_column(Text)
    tone: Mapped[str] = mapped_column(Text)
    reach: Mapped[str] = mapped_column(Text)
    reaction: Mapped[str] = mapped_column(Text)
    fresh: Mapped[int | None]
    exhibits: Mapped[Any] = mapped_column(Json)


class StandDownRow(Part):
    """A stand-down that was signed."""

    __tablename__ = "incident_stand_down"

    reasons: Mapped[Any] = mapped_column(Json)
    still_open: Mapped[Any] = mapped_column(Json)
    watch_on: Mapped[str] = mapped_column(Text)
    unmet: Mapped[Any] = mapped_column(Json)


class ReviewLineRow(Part):
    """A line of the review."""

    __tablename__ = "incident_review_line"

    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    bone: Mapped[str] = mapped_column(Text)
    struck_because: Mapped[str] = mapped_column(Text)


class ActionRow(Part):
    """An action of the review."""

    __tablename__ = "incident_action"

    words: Mapped[str] = mapped_column(Text)
    owner: Mapped[int]
    due: Mapped[date] = mapped_column(Day)
    measure: Mapped[str] = mapped_column(Text)
    check_on: Mapped[date | None] = mapped_column(Day)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    dropped_because: Mapped[str] = mapped_column(Text)


class RecheckRow(Part):
    """What a re-check of an action found."""

    __tablename__ = "incident_recheck"

    action_id: Mapped[int] = mapped_column(ForeignKey("incident_action.id"))
    days: Mapped[int]
    on: Mapped[date] = mapped_column("on_day", Day)
    effect: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


class ClosingRow(Part):
    """How the case was closed."""

    __tablename__ = "incident_closing"

    summary: Mapped[str] = mapped_column(Text)
    open_points: Mapped[Any] = mapped_column(Json)
    unverified_points: Mapped[Any] = mapped_column(Json)
    overridden: Mapped[Any] = mapped_column(Json)
