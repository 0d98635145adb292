"""How what stands beside a complaint is kept: its card, its old log, review, place and device."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.complaints.tables import Part
from clinicguard.storage.rows import Day, Kept, Moment, Row


class Ended(Part):
    """Something that stands until it is ended, with who, when and why."""

    __abstract__ = True

    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[int | None]
    ended_why: Mapped[str] = mapped_column(Text)


class CardTieRow(Ended):
    """On whose card the complaint stands; `how` is "by_chart", "by_hand" or "import"."""

    __tablename__ = "complaint_card"

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    how: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("complaint_card_by_card", "patient_id"),)


class OriginRow(Part):
    """The file and line from which it was taken over, and words that no field has."""

    __tablename__ = "complaint_origin"

    import_id: Mapped[int] = mapped_column(ForeignKey("import_file.id"))
    line: Mapped[int]
    old_number: Mapped[str] = mapped_column(Text)
    taken_by_words: Mapped[str] = mapped_column(Text)
    category_words: Mapped[str] = mapped_column(Text)


class ReviewRow(Part):
    """On which platform the review stands that it came from; the last one holds."""

    __tablename__ = "complaint_review"

    platform: Mapped[str] = mapped_column(Text)
    posted_on: Mapped[date | None] = mapped_column(Day)
    stars: Mapped[int | None]


class OwnPlatformRow(Kept, Row):
    """A platform that the clinic added by name; `most` characters are NULL where not known."""

    __tablename__ = "own_platform"

    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text, unique=True)
    most: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


class PlaceRow(Ended):
    """Where it happened or with which device, in the clinic's own words."""

    __tablename__ = "complaint_place"

    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    words_key: Mapped[str] = mapped_column(Text)
