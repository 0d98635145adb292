"""The troubles of taking everything out, in words."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.overview.leaving import desk

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    desk.LeavesInside: (
        mark("This folder belongs to the records"),
        mark("What is taken out lies in the clear, and {place} is inside the clinic's own folder."),
        mark("Nothing was written."),
        mark("Choose a folder elsewhere: an encrypted stick, or a disk that is locked away."),
    ),
}
