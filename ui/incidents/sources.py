"""What the main window shows of incidents: the red band, and the number on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.incidents.said import bars
from ui.shell.facts import BandFacts, Tally

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def band(clinic: Clinic) -> BandFacts | None:
    """The gravest active incident, without its matter."""
    bands = clinic.incident_lists.bands()
    if not bands:
        return None
    first = bands[0]
    speaker = first.spokesperson
    return BandFacts(
        number=first.number,
        level=bars(first.level),
        began=first.since,
        next_update=first.next_word.at if first.next_word is not None else None,
        spokesperson=clinic.staff_lists.name(speaker) if speaker is not None else "",
        more=len(bands) - 1,
    )


def tally(clinic: Clinic) -> Tally | None:
    """How many incidents are active."""
    active = len(clinic.incident_lists.bands())
    return Tally(active, red=True) if active else None
