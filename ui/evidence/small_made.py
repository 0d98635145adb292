"""The small picture of an exhibit that had none: made at the first look, quietly."""

from __future__ import annotations

from clinicguard.evidence import sight
from clinicguard.evidence.derivative import SMALL
from clinicguard.host.trouble import Trouble
from ui.evidence.looked import Looked
from ui.jobs import Task
from ui.language import say
from ui.seat import Seat


def keep_small(seat: Seat, looked: Looked) -> None:
    """Has it drawn by the looking process, sealed and recorded.

    What fails is left for the next look: this one is not disturbed.
    """
    purpose = say("to be recognised in the list")

    def draw(_: Task) -> bytes:
        return sight.picture(looked.content, looked.media_type, longest=SMALL).png

    def keep(png: bytes) -> None:
        job = seat.jobs.database(
            lambda clinic: clinic.evidence.keep_small(looked.number, png, purpose)
        )
        job.then(lambda _: seat.changed()).failed(_let_go)

    seat.jobs.looks(draw).then(keep).failed(_let_go)


def _let_go(_: Trouble) -> None:
    return
