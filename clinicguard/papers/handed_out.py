"""What has left the clinic: every paper that was saved or printed, and every pack, from the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from clinicguard.host.words import Words
from clinicguard.overview.log_lists import LogEntry
from clinicguard.papers.catalogue import CLINIC, KINDS, offered

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

How = Literal["saved", "printed", "packed", "whole"]

_HOW: dict[str, How] = {
    "paper.save": "saved",
    "paper.print": "printed",
    "evidence.pack": "packed",
    "incident.hand_over": "whole",
}
_LOOK_BACK = 2000
"""Entries of the whole clinic that are looked through."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One paper that left. `paper` is a key of the catalogue; `sha256` is empty for a pack."""

    seq: int
    at: datetime
    who: str
    how: How
    paper: str
    subject: str
    recipient: str
    purpose: str
    sha256: str = ""


def handed_out(clinic: Clinic, record: str, words: Words) -> tuple[HandedOut, ...]:
    """Everything that left of a record and what belongs to it, the newest first."""
    if record == CLINIC:
        entries: Sequence[LogEntry] = clinic.log.newest(_LOOK_BACK)
    else:
        subjects = dict.fromkeys(
            [record, *(each.offer.subject for each in offered(clinic, record, words))]
        )
        entries = tuple(reversed(clinic.log.of(*subjects)))
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    return tuple(_line(entry, people) for entry in entries if entry.verb in _HOW)


def name_of(paper: str, words: Words) -> str:
    """A paper's name with its version, by its key; a key of another time is shown as it is."""
    key, _, version = paper.partition(":")
    for kind in KINDS:
        if kind.key == key:
            names = [words.say(each.name) for each in kind.versions if each.key == version]
            return "    ".join([words.say(kind.name), *names])
    return paper


def _line(entry: LogEntry, people: dict[int, str]) -> HandedOut:
    return HandedOut(
        seq=entry.seq,
        at=entry.at,
        who=people.get(entry.person or 0, ""),
        how=_HOW[entry.verb],
        paper=entry.word("paper"),
        subject=entry.subject,
        recipient=entry.word("recipient"),
        purpose=entry.word("reason"),
        sha256=entry.word("sha256"),
    )
