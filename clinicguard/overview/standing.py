"""How the records stand: how long the log is, when it was last checked, whether the card was tried.

What is not known is None: nothing is called fine that was not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.host.clock import from_text
from clinicguard.storage.database import Database
from clinicguard.storage.finding import Checked, Finding
from clinicguard.storage.log import Entry, entries, last_entry, words_of
from clinicguard.storage.log_find import newest_of
from clinicguard.storage.migrations import version_of

_CHECK = "log.check"


class CardState(StrEnum):
    """What is known of the recovery card."""

    PROVEN = "proven"
    """It was typed back and has really opened the records once."""
    UNPROVEN = "unproven"
    """It was made; nobody has tried it yet."""
    USED = "used"
    """Somebody has opened the records with it: a new one is due."""


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last check of the whole log, and how many findings it had."""

    at: datetime
    by: str
    findings: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Times are UTC. `form` is the number of the stored form; `backup` None while there is none,
    `drill` None while none was ever tried, `place` None while no place was named."""

    entries: int
    head: str
    saved: datetime
    check: LastCheck | None
    card: CardState
    form: int
    backup: datetime | None = None
    drill: datetime | None = None
    place: datetime | None = None


class StandingLists:
    """Reads the log's own story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def now(self) -> Standing:
        """As it stands."""
        with self._database.reading() as session:
            count, head = last_entry(session)
            last = next(entries(session, count - 1))
            checked = newest_of(session, [_CHECK])
            check = None
            if checked is not None:
                found = words_of(session, checked.seq).get("findings", "0")
                check = LastCheck(_at(checked), str(checked.body["person"]), int(found))
            card = newest_of(
                session,
                ["clinic.set_up", "clinic.kit_made", "clinic.kit_proven", "clinic.kit_used"],
            )
            backup = newest_of(session, ["backup.take"])
            drill = newest_of(session, ["backup.drill"])
            place = newest_of(session, ["backup.add_place"])
        return Standing(
            count,
            head,
            _at(last),
            check,
            _card(card),
            version_of(self._database),
            None if backup is None else _at(backup),
            None if drill is None else _at(drill),
            None if place is None else _at(place),
        )


def _card(last: Entry | None) -> CardState:
    match last.body["verb"] if last is not None else "":
        case "clinic.kit_proven":
            return CardState.PROVEN
        case "clinic.kit_used":
            return CardState.USED
        case _:
            return CardState.UNPROVEN


def _at(entry: Entry) -> datetime:
    return from_text(str(entry.body["wall"]))


__all__ = ["CardState", "Checked", "Finding", "LastCheck", "Standing", "StandingLists"]
