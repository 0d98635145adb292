"""How exhibits, their marks in cases and their custody are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, get_type_hints

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.evidence.custody import CustodyEvent, Event
from clinicguard.evidence.exhibit import (
    Amendment,
    Compartment,
    Disposal,
    Exhibit,
    Kind,
    Origin,
)
from clinicguard.host.clock import from_text, to_text
from clinicguard.storage.rows import Json, Kept, Moment, Row
from clinicguard.storage.tombstones import TombstoneRow


class ExhibitRow(Kept, Row):
    """One exhibit."""

    __tablename__ = "exhibit"

    number: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]
    media_type: Mapped[str]
    original_name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    sealed_sha256: Mapped[str]
    sealed_name: Mapped[str]
    epoch: Mapped[int]
    compartment: Mapped[str]
    sensitive: Mapped[int]
    origin: Mapped[Any] = mapped_column(Json)
    acquired_at: Mapped[datetime] = mapped_column(Moment)
    acquired_by: Mapped[int]
    derived_from: Mapped[str | None]
    last_verified: Mapped[datetime | None] = mapped_column(Moment)
    sound: Mapped[int | None]


class MarkRow(Kept, Row):
    """The mark that an exhibit bears in one case."""

    __tablename__ = "exhibit_mark"

    exhibit: Mapped[int]
    subject: Mapped[str]
    mark: Mapped[str]


class MarkTurnRow(Kept, Row):
    """That a mark was brought by a part of its case, became the case's own, or was given back."""

    __tablename__ = "exhibit_mark_turn"

    mark: Mapped[int] = mapped_column(ForeignKey("exhibit_mark.id"))
    stands: Mapped[int]
    brought_by: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]


class CustodyRow(Kept, Row):
    """One touch of an exhibit."""

    __tablename__ = "custody"

    exhibit: Mapped[int]
    event: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    person: Mapped[int]
    purpose: Mapped[str]
    recipient: Mapped[str]
    authority: Mapped[str]
    detail: Mapped[str]


class AmendmentRow(Kept, Row):
    """One answer to a court's question, put right later."""

    __tablename__ = "exhibit_amendment"

    exhibit: Mapped[int]
    field: Mapped[str]
    former: Mapped[str]
    wording: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    person: Mapped[int]


def to_exhibit(
    row: ExhibitRow,
    marks: list[MarkRow],
    custody: list[CustodyRow],
    amended: Sequence[AmendmentRow] = (),
    stone: TombstoneRow | None = None,
) -> Exhibit:
    """The noun of its rows."""
    kind: Kind = row.kind  # type: ignore[assignment]
    compartment: Compartment = row.compartment  # type: ignore[assignment]
    return Exhibit(
        id=row.id,
        number=row.number,
        title=row.title,
        kind=kind,
        media_type=row.media_type,
        original_name=row.original_name,
        size=row.size,
        sha256=row.sha256,
        sealed_sha256=row.sealed_sha256,
        sealed_name=row.sealed_name,
        epoch=row.epoch,
        compartment=compartment,
        sensitive=bool(row.sensitive),
        origin=origin_from(row.origin),
        acquired_at=row.acquired_at,
        acquired_by=row.acquired_by,
        derived_from=row.derived_from,
        marks=tuple((mark.subject, mark.mark) for mark in marks),
        custody=tuple(to_event(event) for event in custody),
        last_verified=row.last_verified,
        sound=None if row.sound is None else bool(row.sound),
        amended=tuple(
            Amendment(each.field, each.former, each.wording, each.reason, each.at, each.person)
            for each in amended
        ),
        disposed=None if stone is None else _disposal(stone),
    )


def _disposal(stone: TombstoneRow) -> Disposal:
    witness = int(stone.witness) if stone.witness.isdigit() else None
    return Disposal(stone.at, stone.by, witness, stone.ground, stone.ended)


def to_event(row: CustodyRow) -> CustodyEvent:
    """The noun of a custody row."""
    event: Event = row.event  # type: ignore[assignment]
    return CustodyEvent(
        event, row.at, row.person, row.purpose, row.recipient, row.authority, row.detail
    )


def origin_as_json(origin: Origin) -> dict[str, Any]:
    """What is known, times as text."""
    found = {field.name: getattr(origin, field.name) for field in fields(Origin)}
    return {
        name: to_text(value) if isinstance(value, datetime) else value
        for name, value in found.items()
        if value not in (None, "")
    }


def origin_from(found: dict[str, Any]) -> Origin:
    """Reads the stored form back."""
    kinds = get_type_hints(Origin)
    known: dict[str, Any] = {
        name: from_text(value) if kinds[name] == datetime | None else value
        for name, value in found.items()
        if name in kinds
    }
    return Origin(**known)
