"""The clinic's own marks: said, taken back, and read."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.host.words import Language, as_language
from clinicguard.incidents.gathered import Fetch
from clinicguard.incidents.reasons import given
from clinicguard.incidents.troubles import FieldMissing
from clinicguard.statements.own_marks import (
    MarkKind,
    OwnMark,
    TakenBack,
    TunedGroup,
    check_new,
)
from clinicguard.statements.tables_own import OwnMarkRow
from clinicguard.storage.book import Book
from clinicguard.storage.reader import Reader
from clinicguard.storage.text import kept
from clinicguard.storage.troubles import NotAllowed, NotFound

_READ_DRAFTS = "statement.read_drafts"


class MarkDesk:
    """Every verb is one act."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def write(
        self,
        kind: MarkKind,
        group: TunedGroup,
        words: str,
        language: Language | None,
        reason: str,
    ) -> OwnMark:
        """These exact words are never, or always, marked; `language` None is every language.

        Raises:
            FieldMissing: there are no words.
            MarkStands: such a mark holds already, or one that says the opposite of these words.
            ReasonMissing.
        """
        reason, words = given(reason, "write_mark"), " ".join(kept(words).split())
        if not any(letter.isalnum() for letter in words):
            raise FieldMissing("words")
        with self._book.act("own_mark.write", "own_mark", reason=reason) as change:
            check_new(marks_of(change.all), kind, group, words, language)
            row = change.add(
                OwnMarkRow(
                    kind=kind,
                    about=group,
                    words=words,
                    language=language or "",
                    reason=reason,
                    at=change.now,
                    by=change.person.id,
                )
            )
            change.about(f"own_mark/{row.id}")
            change.says("words", words)
            return to_mark(row)

    def take_back(self, mark: int, reason: str) -> OwnMark:
        """It holds no more, and stays on record. Raises ReasonMissing, NotFound."""
        reason = given(reason, "take_back_mark")
        with self._book.act("own_mark.take_back", f"own_mark/{mark}", reason=reason) as change:
            row = change.one(select(OwnMarkRow).where(OwnMarkRow.id == mark))
            if row is None:
                raise NotFound(f"own_mark/{mark}")
            if row.ended_at is None:
                row.ended_at, row.ended_by = change.now, change.person.id
                row.ended_because = reason
            return to_mark(row)


class MarkLists:
    """For everybody who reads drafts."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def everything(self) -> tuple[OwnMark, ...]:
        """All of them, also those taken back, the oldest first.

        Raises:
            NotAllowed: this role reads no drafts.
        """
        if not self._reader.may(_READ_DRAFTS):
            raise NotAllowed(_READ_DRAFTS, self._reader.role)
        return marks_of(self._reader.values)


def marks_of(fetch: Fetch) -> tuple[OwnMark, ...]:
    """Every mark of the clinic's own, in the order in which they were said."""
    return tuple(map(to_mark, fetch(select(OwnMarkRow).order_by(OwnMarkRow.id))))


def to_mark(row: OwnMarkRow) -> OwnMark:
    """The noun of its row."""
    kind: MarkKind = row.kind  # type: ignore[assignment]
    group: TunedGroup = row.about  # type: ignore[assignment]
    ended = (
        None
        if row.ended_at is None
        else TakenBack(row.ended_at, row.ended_by or 0, row.ended_because)
    )
    return OwnMark(
        row.id,
        kind,
        group,
        row.words,
        as_language(row.language) if row.language else None,
        row.reason,
        row.at,
        row.by,
        ended,
    )
