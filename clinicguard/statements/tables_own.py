"""How the clinic's own templates and marks, readings of a template and counsel's notes are kept."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.storage.rows import Day, Kept, Moment, Row


class OwnTemplateRow(Kept, Row):
    """A template that the clinic wrote; retired, never deleted."""

    __tablename__ = "own_template"

    audience: Mapped[str]
    language: Mapped[str]
    name: Mapped[str]
    made_from: Mapped[str]
    retired_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    retired_by: Mapped[int | None] = mapped_column(default=None)
    retired_because: Mapped[str] = mapped_column(default="")


class OwnWordingRow(Kept, Row):
    """One wording of it; never changed, only followed by another."""

    __tablename__ = "own_template_wording"

    template: Mapped[int]
    number: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    reason: Mapped[str]


class FormerTemplateRow(Kept, Row):
    """How it stood before its name was changed, or before it was offered again."""

    __tablename__ = "own_template_former"

    template: Mapped[int]
    name: Mapped[str]
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_by: Mapped[int | None]
    retired_because: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    reason: Mapped[str]


class TemplateReviewRow(Kept, Row):
    """That somebody read exactly this wording of a template, ours or the clinic's own."""

    __tablename__ = "template_review"

    template: Mapped[str]
    sha256: Mapped[str]
    reader: Mapped[str]
    day: Mapped[date] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]


class CounselNoteRow(Kept, Row):
    """A note of counsel's or the owner's for the other; struck through, never deleted."""

    __tablename__ = "counsel_note"

    subject: Mapped[str]
    text: Mapped[str]
    risk: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    struck_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    struck_by: Mapped[int | None] = mapped_column(default=None)
    struck_because: Mapped[str] = mapped_column(default="")


class OwnMarkRow(Kept, Row):
    """Words that the guard always or never marks for this clinic; taken back, never deleted."""

    __tablename__ = "own_mark"

    kind: Mapped[str]
    about: Mapped[str]
    words: Mapped[str]
    language: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    ended_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    ended_by: Mapped[int | None] = mapped_column(default=None)
    ended_because: Mapped[str] = mapped_column(default="")
