"""How retention is kept: the years by kind, and the legal holds; and the times of the log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.storage.rows import Kept, Moment, Row


class RetentionRow(Kept, Row):
    """The years of one kind, where the clinic chose other ones."""

    __tablename__ = "retention"

    kind: Mapped[str] = mapped_column(Text, unique=True)
    years: Mapped[int]


class HoldRow(Kept, Row):
    """A legal hold on one record; lifted ones stay."""

    __tablename__ = "legal_hold"

    subject: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")
    reason: Mapped[str] = mapped_column(Text)
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
    lifted_by: Mapped[int | None]
    lifted_why: Mapped[str] = mapped_column(Text)


class LogTimeRow(Kept, Row):
    """A head of the log carried out to be time-stamped, and the stamp that came back (RFC 3161)."""

    __tablename__ = "log_time"

    seq: Mapped[int]
    hash: Mapped[str]
    wall: Mapped[str]
    algorithm: Mapped[str]
    nonce: Mapped[str]
    query: Mapped[str]
    """The TimeStampReq that was written out, DER in base64."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by: Mapped[int]
    answer: Mapped[str]
    """The TimeStampResp that came back, DER in base64; empty while it is out."""
    stamped_at: Mapped[datetime | None] = mapped_column(Moment)
    authority: Mapped[str]
    roots: Mapped[str]
    """The certificates that were given with it, PEM one after the other."""
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_by: Mapped[int | None]
    anchored: Mapped[int | None]
    """Whether the chain ends at a certificate that was given, not only at one it brought along."""
