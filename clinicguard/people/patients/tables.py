"""How patient cards are kept, and the files that were taken over."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.storage.rows import Day, Kept, Moment, Row


class ImportRow(Kept, Row):
    """A file that was taken over whole: what it held, its hash, how many rows."""

    __tablename__ = "import_file"

    what: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str] = mapped_column(Text)
    taken: Mapped[int]
    left_out: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


class PatientRow(Kept, Row):
    """A card; the keys are derived, to find who is alike."""

    __tablename__ = "patient"

    name: Mapped[str] = mapped_column(Text)
    chart: Mapped[str] = mapped_column(Text)
    born: Mapped[date | None] = mapped_column(Day)
    phone: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    chart_key: Mapped[str] = mapped_column(Text)
    phone_key: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("patient.id"))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import_file.id"))
    import_line: Mapped[int | None]

    __table_args__ = (
        Index("patient_by_name", "name_key"),
        Index("patient_by_chart", "chart_key"),
        Index("patient_by_phone", "phone_key"),
        Index("patient_by_card", "merged_into"),
    )


class OfCard(Kept, Row):
    """Something recorded about a card: when, and by whom."""

    __abstract__ = True

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


class EventRow(OfCard):
    __tablename__ = "patient_event"

    what: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    old: Mapped[str] = mapped_column(Text)
    new: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("patient_event_by_card", "patient_id"),)


class TagRow(OfCard):
    __tablename__ = "patient_tag"

    words: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[int | None]
    ended_why: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("patient_tag_by_card", "patient_id"),)


class TalkRow(OfCard):
    """`at` is when it was explained."""

    __tablename__ = "patient_talk"

    noted_at: Mapped[datetime] = mapped_column(Moment)
    about: Mapped[str] = mapped_column(Text)
    risks: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    form: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("patient_talk_by_card", "patient_id"),)
