"""Checking the log: whole, in pieces that let others write in between, and quickly at each start.

The whole check reads every entry, every row and every sealed file, and is an entry itself. The
quick one looks at what was added since the last whole one that found nothing; it becomes an entry
only where something does not agree.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from clinicguard.host.clock import from_text
from clinicguard.storage.book import Book
from clinicguard.storage.heads import Heads
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.log import Head, entries, last_entry, words_of
from clinicguard.storage.log_check import (
    Checked,
    Checking,
    Finding,
    check_files,
    check_rows_since,
    check_since,
)
from clinicguard.storage.log_find import newest_of
from clinicguard.storage.troubles import DatabaseDamaged

CHECK = "log.check"
EVERY = timedelta(days=7)
"""After so long the whole is checked again by itself."""

Step = Callable[[int, int], object]
"""Told how many of how many; raises to stop."""


class LogChecks:
    """For the person who unlocked; anybody may check."""

    def __init__(self, book: Book, heads: Heads, folder: Path, evidence: Path) -> None:
        self._book = book
        self._heads = heads
        self._folder = folder
        self._evidence = evidence

    def begin(self) -> Checking:
        """A whole check, nothing read yet. Raises DatabaseDamaged with the pages' numbers."""
        database = self._book.database
        if pages := database.damaged_pages():
            raise DatabaseDamaged(database.path, pages)
        if database.loose_tables():
            raise DatabaseDamaged(database.path)
        return Checking(read_keys(self._folder), self._heads.seen())

    def read_on(self, checking: Checking) -> bool:
        """Reads the next entries; whether there may be more."""
        checking.keys = read_keys(self._folder)
        with self._book.database.reading() as session:
            return checking.read_on(session)

    def compare(self, checking: Checking) -> None:
        """Words, rows and key file against the log."""
        checking.keys = read_keys(self._folder)
        with self._book.database.reading() as session:
            checking.compare(session)

    def files(self, checking: Checking) -> Callable[..., list[Finding]]:
        """What compares the sealed files; needs no database, so any lane may run it."""
        written, folder = dict(checking.written), self._evidence

        def compare(step: Step | None = None) -> list[Finding]:
            return check_files(folder, written, step)

        return compare

    def note(self, checking: Checking, of_files: list[Finding], how: str = "asked") -> Checked:
        """The whole check becomes an entry; `how` is "asked" or "weekly"."""
        lost = [Finding("head_missing")] if self._heads.lost else []
        checked = checking.result((*of_files, *lost))
        self._note(checked.entries, len(checked.findings), how)
        return checked

    def quick(self) -> list[Finding]:
        """What was added since the last whole check that found nothing: chain, signatures, rows."""
        keys = read_keys(self._folder)
        with self._book.database.reading() as session:
            good = self._last_good()
            found = [] if good is None else check_since(session, keys, good)
            found += check_rows_since(session, 0 if good is None else good.seq)
            last = last_entry(session)[0]
        if found:
            self._note(last, len(found), "start")
        return found

    def is_due(self, now: datetime) -> bool:
        """Whether a week has passed since the last whole check, or since the first entry."""
        with self._book.database.reading() as session:
            checked = newest_of(session, [CHECK])
            since = checked or next(entries(session), None)
        if since is None:
            return False
        return now - from_text(str(since.body["wall"])) >= EVERY

    def files_compared_at(self) -> datetime | None:
        """When all sealed files were last compared; what differed then was told by name."""
        with self._book.database.reading() as session:
            checked = newest_of(session, [CHECK])
            if checked is None or words_of(session, checked.seq).get("how", "start") == "start":
                return None
            return from_text(str(checked.body["wall"]))

    def _last_good(self) -> Head | None:
        with self._book.database.reading() as session:
            checked = newest_of(session, [CHECK])
            if checked is None or words_of(session, checked.seq).get("findings") != "0":
                return None
            return Head(self._book.clinic, checked.seq, checked.hash, str(checked.body["wall"]))

    def _note(self, entries_seen: int, findings: int, how: str) -> None:
        says = {"findings": str(findings), "how": how}
        with self._book.act(CHECK, f"log/{entries_seen}", says=says):
            pass


__all__ = ["CHECK", "EVERY", "Checked", "Checking", "Finding", "LogChecks"]
