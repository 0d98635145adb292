"""What a sealed file becomes in the records: a row with its number, and its custody."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from clinicguard.evidence.content import content_of
from clinicguard.evidence.custody import Event
from clinicguard.evidence.disposed import refuse_disposed
from clinicguard.evidence.exhibit import Compartment, Kind, Origin
from clinicguard.evidence.likeness_lists import LikenessRow
from clinicguard.evidence.opening import Waiting
from clinicguard.evidence.tables import CustodyRow, ExhibitRow, origin_as_json
from clinicguard.storage.book import Change
from clinicguard.storage.row_check import SEALED_FILES
from clinicguard.storage.troubles import NotFound


@dataclass(frozen=True, slots=True)
class HandIn:
    """What is said of a file when it is taken in."""

    title: str
    origin: Origin = field(default_factory=Origin)
    kind: Kind | None = None
    compartment: Compartment = "case"
    sensitive: bool = True
    purpose: str = ""


def new_row(
    change: Change, waiting: Waiting, said: HandIn, derived_from: str | None = None
) -> ExhibitRow:
    """Numbers a sealed file for ever; the entry is about it, and bound to the sealed bytes."""
    sealed, name = waiting.sealed, waiting.name
    content = content_of(sealed.head, name)
    row = change.add(
        ExhibitRow(
            number=change.next_number("evidence"),
            title=said.title.strip() or name,
            kind=said.kind or content.kind,
            media_type=content.media_type,
            original_name=name,
            size=sealed.size,
            sha256=sealed.sha256,
            sealed_sha256=sealed.sealed_sha256,
            sealed_name=sealed.name,
            epoch=waiting.epoch,
            compartment=said.compartment,
            sensitive=int(said.sensitive),
            origin=origin_as_json(said.origin),
            acquired_at=change.now,
            acquired_by=change.person.id,
            derived_from=derived_from,
            last_verified=None,
            sound=None,
        )
    )
    if waiting.looks:
        change.add(LikenessRow(exhibit=row.id, bits=waiting.looks))
    change.about(f"evidence/{row.number}")
    change.mentions(SEALED_FILES, sealed.name, 1, sealed.sealed_sha256)
    change.index("evidence", row.id, title=f"{row.number} {row.title}")
    return row


def find(change: Change, number: str) -> ExhibitRow:
    """Raises NotFound; Disposed, where only the tombstone is left."""
    row = change.one(select(ExhibitRow).where(ExhibitRow.number == number))
    if row is None:
        raise NotFound(f"evidence/{number}")
    refuse_disposed(change.one, number, change.zone)
    return row


def touch(
    change: Change,
    row: ExhibitRow,
    event: Event,
    purpose: str,
    *,
    recipient: str = "",
    authority: str = "",
    detail: str = "",
) -> None:
    """One line of an exhibit's custody."""
    change.add(
        CustodyRow(
            exhibit=row.id,
            event=event,
            at=change.now,
            person=change.person.id,
            purpose=purpose,
            recipient=recipient,
            authority=authority,
            detail=detail,
        )
    )
