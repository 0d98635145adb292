"""A finished paper signed with a certificate, and what the log keeps of it: never the key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard.documents.signing import SigningKey
from clinicguard.overview.handing import hand_out
from clinicguard.papers.order import Order

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def hand_out_signed(
    clinic: Clinic,
    order: Order,
    data: bytes,
    to: Path,
    by: SigningKey,
    *,
    purpose: str,
    recipient: str,
) -> None:
    """Saves a signed paper; its entry names the certificate by the hash of its subject.

    Raises:
        DiskFull, ReadOnlyPlace: there is no half file, and no entry.
    """
    hand_out(
        clinic.book,
        order.paper,
        data,
        to,
        order.record,
        purpose,
        recipient,
        signed_by=by.subject_hash,
    )
