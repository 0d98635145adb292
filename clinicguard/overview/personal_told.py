"""The troubles of a request for one's own data in words."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.overview import personal_data

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    personal_data.NobodyFound: (
        mark("No record holds this person"),
        mark("Neither as the one who complains nor as the patient."),
        mark("Nothing was read and nothing was written."),
        mark("Check the spelling, or ask by the chart number."),
    ),
    personal_data.NobodyNamed: (
        mark("A name or a chart number is missing"),
        mark("Without one nobody can be looked for."),
        mark("Nothing was read and nothing was written."),
        mark("Write the name as it stands on the card, or the chart number."),
    ),
}
