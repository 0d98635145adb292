"""Counsel's notes: writing them, and reading them; two roles do, whatever page or list asks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from clinicguard.incidents.reasons import given
from clinicguard.statements.private_notes import READERS, PrivateNote, Struck
from clinicguard.statements.recording import check_record
from clinicguard.statements.statement import check_text
from clinicguard.statements.steps import Risk
from clinicguard.statements.tables_own import CounselNoteRow
from clinicguard.statements.troubles import PrivateNotes
from clinicguard.storage.book import Book
from clinicguard.storage.reader import Reader
from clinicguard.storage.text import kept


class PrivateDesk:
    """Each verb is an act of counsel's or the owner's; the log gets no word of a note."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def write(self, about: str, text: str, risk: Risk | None = None) -> PrivateNote:
        """A note on a statement or a case, by its address. Raises NothingToSay, NotFound."""
        text = check_text(kept(text))
        with self._book.act("counsel.write_note", about) as change:
            check_record(change, about)
            row = change.add(
                CounselNoteRow(
                    subject=about, text=text, risk=risk or "", at=change.now, by=change.person.id
                )
            )
            return _note(row)

    def strike(self, note: int, reason: str) -> PrivateNote:
        """Strikes a note through; its words stay, and the reason stays beside them alone.

        Raises:
            ReasonMissing, NotFound.
        """
        reason = given(reason, "strike_note")
        with self._book.act("counsel.strike_note", "statement") as change:
            row = change.get(CounselNoteRow, note)
            change.about(row.subject)
            if row.struck_at is None:
                row.struck_at, row.struck_by = change.now, change.person.id
                row.struck_because = reason
            return _note(row)

    def put_on_paper(self, abouts: Sequence[str], paper: str) -> tuple[PrivateNote, ...]:
        """What stands on some records, for a paper of the first; that it was asked for is logged.

        `paper` is the paper's key. Raises NotAllowed.
        """
        with self._book.act("counsel.put_on_paper", abouts[0], says={"paper": paper}) as change:
            query = select(CounselNoteRow).where(
                CounselNoteRow.subject.in_(abouts), CounselNoteRow.struck_at.is_(None)
            )
            return tuple(map(_note, change.all(query.order_by(CounselNoteRow.id))))


class PrivateLists:
    """For counsel and the owner; everybody else is told that there is nothing for them here."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def may_read(self) -> bool:
        """Whether who unlocked is counsel or the owner."""
        return self._reader.role in READERS

    def of(self, about: str) -> tuple[PrivateNote, ...]:
        """The notes on a statement or a case, in the order in which they were written.

        Raises:
            PrivateNotes: whoever unlocked is neither counsel nor the owner.
        """
        if not self.may_read():
            raise PrivateNotes(self._reader.role)
        query = select(CounselNoteRow).where(CounselNoteRow.subject == about)
        return tuple(map(_note, self._reader.values(query.order_by(CounselNoteRow.id))))

    def by_record(self) -> dict[str, tuple[PrivateNote, ...]]:
        """Every note that is not struck through, by the address of what it is on.

        Raises PrivateNotes, as `of` does.
        """
        if not self.may_read():
            raise PrivateNotes(self._reader.role)
        query = select(CounselNoteRow).where(CounselNoteRow.struck_at.is_(None))
        found: dict[str, tuple[PrivateNote, ...]] = {}
        for row in self._reader.values(query.order_by(CounselNoteRow.id)):
            found[row.subject] = (*found.get(row.subject, ()), _note(row))
        return found

    def count(self, about: str) -> int:
        """How many stand on a statement or a case; 0 for who may not read them."""
        return sum(note.struck is None for note in self.of(about)) if self.may_read() else 0


def _note(row: CounselNoteRow) -> PrivateNote:
    risk: Risk | None = row.risk or None  # type: ignore[assignment]
    struck = (
        None if row.struck_at is None else Struck(row.struck_at, row.struck_by or 0,
                                                  row.struck_because)
    )  # fmt: skip
    return PrivateNote(row.id, row.subject, row.text, risk, row.at, row.by, struck)
