"""What a proof field was given and is not recorded yet: sealed at once, and back with its panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.evidence.folders import Source
from ui.evidence.kept_source import as_kept, fits, source_of
from ui.seat import Seat
from ui.statements.proof_field import ProofField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.desk import HandIn
    from clinicguard.evidence.opening import Waiting

_RECORDED = "recorded"


class ProofDraft(QObject):
    """Keeps what is brought into a field at `page`, from the moment in which it is brought."""

    def __init__(self, seat: Seat, proof: ProofField, page: str) -> None:
        super().__init__(proof)
        self._seat, self._proof, self._page = seat, proof, page

    def bring_back(self, then: Callable[[], object]) -> None:
        """Puts back what was kept, and calls `then` when it stands in the field."""
        page = self._page

        def found(kept: dict[str, Any] | None) -> None:
            self._put_back(kept or {})
            self._proof.brought.connect(self._keep)
            then()

        self._seat.jobs.database(lambda clinic: clinic.drafts.find(page)).then(found)

    def record(self, clinic: Clinic, waiting: Waiting, said: HandIn, case: str) -> str:
        """What was sealed becomes an exhibit; its number. On the database lane.

        Where what it belongs to is refused after that, the exhibit stands in the field again.
        """
        exhibit = clinic.evidence.record(waiting, said, subject=case or None)
        self._proof.recorded = exhibit.number
        clinic.drafts.keep(self._page, {_RECORDED: exhibit.number})
        return exhibit.number

    def _keep(self) -> None:
        page, source = self._page, self._proof.source
        self._seat.jobs.database(lambda clinic: _keep(clinic, page, source))

    def _put_back(self, kept: dict[str, Any]) -> None:
        if _RECORDED in kept:
            self._proof.put_back_recorded(str(kept[_RECORDED]))
        elif (source := source_of(kept)) is not None:
            self._proof.put_back(source)


def _keep(clinic: Clinic, page: str, source: Source | None) -> None:
    if source is not None and fits(source):
        clinic.drafts.keep(page, as_kept(source))
    else:
        clinic.drafts.drop(page)


def drop_proofs(clinic: Clinic, page: str) -> None:
    """Lets go what was kept at a page, on whichever wording. On the database lane."""
    for each, _ in clinic.drafts.all():
        if each == page or each.startswith(f"{page} "):
            clinic.drafts.drop(each)
