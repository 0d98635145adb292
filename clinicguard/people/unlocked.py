"""What an unlock writes into the log: what was found on the way in, failed tries, the unlock."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from clinicguard.host.clock import to_text
from clinicguard.host.trouble import Trouble
from clinicguard.people.access import failures
from clinicguard.storage.book import Book
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.key_change import name_keys
from clinicguard.storage.keys import KIT
from clinicguard.storage.log import last_entry, last_wall
from clinicguard.storage.trust import Trusted

_CLOCK_STEP = timedelta(minutes=2)
"""A clock set back by more than this is an entry of its own."""


def note_unlock(
    book: Book, folder: ClinicFolder, person: str, trusted: Trusted, *, quick: bool = False
) -> None:
    """One transaction; `person` is the key id of who unlocked. Raises DiskFull, ReadOnlyPlace."""
    failed = failures(folder)
    with book.database.reading() as session:
        seq, wall = last_entry(session)[0], last_wall(session)
    subject = f"clinic/{book.clinic}"
    with book.act("clinic.kit_used" if person == KIT else "clinic.unlock", subject) as change:
        if quick:
            change.says("how", "pin")
        if trusted.mended is not None:
            with book.act("clinic.keys_completed", subject, says={"how": trusted.mended}) as mend:
                name_keys(mend, trusted.keys)
        if trusted.alarm is not None:
            with book.act("clinic.alarm", subject, says=as_words(trusted.alarm)):
                pass
        if wall is not None and wall - change.now > _CLOCK_STEP:
            with book.act("clinic.clock_step", f"log/{seq}", says={"before": to_text(wall)}):
                pass
        for failure in failed:
            with book.act("clinic.unlock_failed", f"person/{failure['person']}") as tried:
                tried.says("when", failure["wall"])
                if failure["how"]:
                    tried.says("how", failure["how"])
    with suppress(OSError, Trouble):
        folder.failed_unlocks.unlink(missing_ok=True)
        folder.finish()


def as_words(alarm: Trouble) -> dict[str, str]:
    """An alarm as the words of an entry."""
    facts = {name: str(value) for name, value in alarm.fields().items()}
    return {"alarm": type(alarm).__name__} | facts
