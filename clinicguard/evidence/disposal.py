"""Disposing of an exhibit: the entry first, then its sealed files; a tombstone stays.

The files leave the disk in one place, once the entry is saved. What a kill leaves between the two
is finished by the sweep of the next start, which asks the log and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from clinicguard.evidence.derivative_tables import DerivativeRow
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.disposed import KIND, still_here
from clinicguard.evidence.likeness_lists import LikenessRow
from clinicguard.evidence.redaction_tables import RedactionRow
from clinicguard.evidence.tables import AmendmentRow, ExhibitRow
from clinicguard.evidence.taking_in import find, touch
from clinicguard.host.trouble import Trouble
from clinicguard.storage.book import Change
from clinicguard.storage.erasing import Erased, Place
from clinicguard.storage.row_check import SEALED_FILES
from clinicguard.storage.tombstones import TombstoneRow


@dataclass(frozen=True, slots=True)
class Signed:
    """On what ground two people dispose of it. `until` is the last day the rule kept it.

    `witness` is the name of the second person; the first one is who acts.
    """

    ground: str
    ended: date
    until: date
    witness: str


def with_its_copies(change: Change, number: str) -> list[ExhibitRow]:
    """The exhibit, and every redacted copy of it that is still there, and theirs.

    Raises:
        NotFound, Disposed.
    """
    found = [find(change, number)]
    for row in found:
        copies = select(ExhibitRow).where(ExhibitRow.derived_from == row.number)
        found += change.all(still_here(copies).order_by(ExhibitRow.id))
    return found


def dispose(change: Change, evidence: EvidenceDesk, number: str, signed: Signed) -> Erased:
    """What is left of it and of its redacted copies is a tombstone each. How much went.

    Inside the act that two people sign. The files go when that act is saved.

    Raises:
        NotFound, Disposed.
    """
    rows = with_its_copies(change, number)
    files = {row.number: _files_of(change, row) for row in rows}
    erased = [_disposed(change, row, files[row.number], signed) for row in rows]
    names = [name for each in files.values() for name in each]
    change.afterwards("sealed files", lambda: _finish(evidence, names))
    return Erased(*(sum(column) for column in zip(*map(_counted, erased), strict=True)))


def _files_of(change: Change, row: ExhibitRow) -> list[str]:
    """Its sealed file, and those of what was made of it for reading."""
    made = select(DerivativeRow.sealed_name).where(DerivativeRow.original == row.id)
    return [row.sealed_name, *change.all(made)]


def _disposed(change: Change, row: ExhibitRow, files: Sequence[str], signed: Signed) -> Erased:
    address = f"evidence/{row.number}"
    touch(
        change,
        row,
        "disposed",
        signed.ground,
        authority=signed.until.isoformat(),
        detail=signed.witness,
    )
    for name in files:
        change.mentions(SEALED_FILES, name, 2, None)
    places = _rows_of(change, row.id)
    places += change.rows_naming("task", "subject", [address])
    places += change.rows_naming("legal_hold", "subject", [address])
    _make_blank(change, row)
    change.flush()
    erased = change.erase(change.with_all_below(places), [address], row.number)
    change.add(
        TombstoneRow(
            kind=KIND,
            number=row.number,
            ended=signed.ended,
            at=change.now,
            by=change.person.id,
            witness="" if change.witness is None else change.witness.key_id,
            ground=signed.ground,
            erased_rows=erased.rows,
            erased_words=erased.words,
        )
    )
    return erased


def _rows_of(change: Change, exhibit: int) -> list[Place]:
    """What was made of it, what was put right in it, and how it looks."""
    made = select(DerivativeRow.id).where(DerivativeRow.original == exhibit)
    amended = select(AmendmentRow.id).where(AmendmentRow.exhibit == exhibit)
    looks = select(LikenessRow.id).where(LikenessRow.exhibit == exhibit)
    return [
        *(("derivative", each) for each in change.all(made)),
        *(("exhibit_amendment", each) for each in change.all(amended)),
        *(("exhibit_likeness", each) for each in change.all(looks)),
    ]


def _make_blank(change: Change, row: ExhibitRow) -> None:
    """Title, name and source go; number, kind, size, hash, times and custody stay.

    The search knows the number, and nothing else of it.
    """
    row.title = row.original_name = ""
    row.origin = {}
    change.index("evidence", row.id, title=row.number)
    for copy in change.all(select(RedactionRow).where(RedactionRow.exhibit == row.id)):
        copy.purpose = copy.recipient = ""
        copy.boxes = []


def _finish(evidence: EvidenceDesk, names: Collection[str]) -> None:
    """What the disk does not let go now, the next start takes away."""
    with suppress(Trouble, OSError):
        evidence.let_go(names)


def _counted(erased: Erased) -> Sequence[int]:
    return (erased.rows, erased.words, erased.drafts)
