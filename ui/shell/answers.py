"""The answers of the search over all records, as the bar shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.overview.search import What
from ui.shell.pages import Found

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_ICONS: dict[What, str] = {
    What.COMPLAINT: "message-square-text",
    What.INCIDENT: "siren",
    What.EVIDENCE: "folder-lock",
    What.STATEMENT: "megaphone",
    What.PERSON: "user",
    What.PATIENT: "id-card",
}


def found(clinic: Clinic, words: str) -> list[Found]:
    """On the database lane: everything that holds the words, with its page."""
    return [
        Found(answer.address, answer.words, answer.note, _ICONS[answer.what])
        for answer in clinic.overview.search(words)
    ]
