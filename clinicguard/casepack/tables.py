"""How it is kept that a case came from another clinic."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.incidents.tables import Part
from clinicguard.storage.rows import Json, Moment


class ReceivedRow(Part):
    """From where a case came; disposed of with the case."""

    __tablename__ = "case_received"

    clinic: Mapped[str] = mapped_column(Text)
    clinic_name: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    record: Mapped[str] = mapped_column(Text)
    """SHA-256 of the record that came, which the other clinic's log is bound to."""
    log_seq: Mapped[int]
    log_hash: Mapped[str] = mapped_column(Text)
    papers: Mapped[str] = mapped_column(Text)
    """The exhibit in which everything but the exhibits is kept as it came."""
    numbers: Mapped[Any] = mapped_column(Json)
    """[their address, ours] of every record that has a number."""
    left_out: Mapped[Any] = mapped_column(Json)
