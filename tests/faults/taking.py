"""A child takes a case of another clinic in, out of a pack that lies beside the clinic's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.casepack.incoming import inspect
from clinicguard.casepack.troubles import CaseTakenIn
from tests.integration.casepack.made import WORDS

if TYPE_CHECKING:
    from tests.faults.worker import Worker

PACK = "case.clinicpack"


def take_case(worker: Worker) -> None:
    """Checked, sealed, recorded: tried until the disk lets it. A second time is no second case."""
    with worker.at_work() as clinic:
        received = worker.attempt("inspect", lambda: inspect(worker.beside / PACK, WORDS))

        def once() -> str:
            try:
                clinic.cases.look(received)
            except CaseTakenIn as there:
                return there.number
            return clinic.cases.take_in(received, received.seal(clinic.evidence.intake))

        worker.saves("case", once)
