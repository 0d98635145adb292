"""What can be done with patient cards; nothing is overwritten without its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from clinicguard.host.spreadsheet.sheet import Sheet
from clinicguard.people.identity import chart_key, name_key, phone_key
from clinicguard.people.patients.card import (
    LONGEST,
    LONGEST_NOTE,
    Card,
    CardAlone,
    CardField,
    CardMerged,
    Did,
    NewCard,
    NewTalk,
    as_written,
    checked_card,
    fits,
)
from clinicguard.people.patients.importing import Planned
from clinicguard.people.patients.lists import PatientLists
from clinicguard.people.patients.tables import EventRow, ImportRow, PatientRow, TagRow, TalkRow
from clinicguard.people.patients.taking_over import (
    Begun,
    Ready,
    Step,
    begun,
    made_ready,
    still_stands,
    values_of,
    words_of,
    write_new,
)
from clinicguard.people.patients.whole import about_of, whole_card
from clinicguard.people.staff import checked_name, checked_reason
from clinicguard.storage.book import Book, Change
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

_ADDRESS = "patient/{}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import brought: new cards, known ones, of those filled in, rows left out."""

    made: int
    known: int
    filled: int
    left_out: int


class PatientDesk:
    """Cards: made, changed, merged, taken apart, tagged; what was explained; a list taken over."""

    def __init__(self, book: Book, reader: Reader) -> None:
        self._book = book
        self._reader = reader
        self.lists = PatientLists(reader)

    def add(self, new: NewCard) -> Card:
        """A new card. Raises NameNeeded, CardTooLong, BornLater, NotAllowed."""
        with self._book.act("patient.add", "patient") as change:
            new = checked_card(new, _today(self._book, change))
            row = change.add(row_of(new, change.now, change.person.id))
            change.about(_ADDRESS.format(row.id))
            _note(change, row, Did.MADE)
            _index(change, row)
            return whole_card(change.all, row)

    def change(self, card: int, new: NewCard, why: str) -> Card:
        """What the card says from now on; the old wording stays in its history.

        Raises:
            ReasonNeeded, NameNeeded, CardTooLong, BornLater, CardMerged, NotFound, NotAllowed.
        """
        why = checked_reason(why)
        with self._book.act("patient.change", _ADDRESS.format(card), reason=why) as change:
            row = _live(change, card)
            new = checked_card(new, _today(self._book, change))
            old = about_of(row)
            for field in CardField:
                before, after = as_written(old, field), as_written(new, field)
                if before != after:
                    _note(change, row, Did.CHANGED, why, field, before, after)
            _fill(row, new)
            _index(change, row)
            return whole_card(change.all, row)

    def merge(self, keep: int, other: int, why: str) -> Card:
        """Two cards are one person: `other` is shown within `keep` from now on, nothing is lost.

        Raises:
            CardAlone: they are the same card.
            CardMerged, ReasonNeeded, NotFound, NotAllowed.
        """
        why = checked_reason(why)
        with self._book.act("patient.merge", _ADDRESS.format(keep), reason=why) as change:
            if keep == other:
                raise CardAlone
            kept, given = _live(change, keep), _live(change, other)
            given.merged_into = kept.id
            _note(change, kept, Did.MERGED, why, new=str(given.id))
            _note(change, given, Did.MERGED, why, new=str(kept.id))
            change.says("merged", str(given.id))
            change.flush()
            return whole_card(change.all, kept)

    def split(self, card: int, why: str) -> Card:
        """Takes a merged card out again, with everything that was its own.

        Raises:
            CardAlone: it was not merged.
            ReasonNeeded, NotFound, NotAllowed.
        """
        why = checked_reason(why)
        with self._book.act("patient.split", _ADDRESS.format(card), reason=why) as change:
            row = change.get(PatientRow, card)
            if row.merged_into is None:
                raise CardAlone
            former = change.get(PatientRow, row.merged_into)
            row.merged_into = None
            _note(change, row, Did.SPLIT, why, old=str(former.id))
            _note(change, former, Did.SPLIT, why, old=str(row.id))
            change.flush()
            return whole_card(change.all, row)

    def tag(self, card: int, words: str, why: str = "") -> Card:
        """A word on the card. Raises NameNeeded, CardTooLong, CardMerged, NotFound, NotAllowed."""
        words = fits("tag", checked_name(words), LONGEST)
        with self._book.act("patient.tag", _ADDRESS.format(card), reason=why) as change:
            row = _live(change, card)
            standing = select(TagRow).where(
                TagRow.patient_id == card, TagRow.words == words, TagRow.ended_at.is_(None)
            )
            if change.one(standing) is None:
                change.add(
                    TagRow(
                        patient_id=card,
                        at=change.now,
                        by=change.person.id,
                        words=words,
                        why=fits("why", why.strip(), LONGEST_NOTE),
                        ended_why="",
                    )
                )
            change.says("tag", words)
            return whole_card(change.all, row)

    def untag(self, card: int, tag: int, why: str) -> Card:
        """Takes a word off. Raises ReasonNeeded, NotFound, NotAllowed."""
        why = checked_reason(why)
        with self._book.act("patient.untag", _ADDRESS.format(card), reason=why) as change:
            row, standing = _live(change, card), change.get(TagRow, tag)
            if standing.patient_id != card or standing.ended_at is not None:
                raise NotFound(f"patient_tag/{tag}")
            standing.ended_at, standing.ended_by = change.now, change.person.id
            standing.ended_why = why
            change.says("tag", standing.words)
            change.flush()
            return whole_card(change.all, row)

    def explain(self, card: int, talk: NewTalk) -> Card:
        """What was explained, which risks, what they decided, on which form.

        Raises:
            NameNeeded: nothing says what it was about.
            CardTooLong, CardMerged, NotFound, NotAllowed.
        """
        about = fits("about", checked_name(talk.about, "about"), LONGEST_NOTE)
        with self._book.act("patient.explain", _ADDRESS.format(card)) as change:
            row = _live(change, card)
            change.add(
                TalkRow(
                    patient_id=card,
                    at=min(talk.at, change.now),
                    by=change.person.id,
                    noted_at=change.now,
                    about=about,
                    risks=fits("risks", talk.risks.strip(), LONGEST_NOTE),
                    answer=talk.answer.value,
                    form=fits("form", talk.form.strip(), LONGEST_NOTE),
                )
            )
            return whole_card(change.all, row)

    def unmask(self, card: int, reason: str) -> Card:
        """The card with its names in full; the look is written into the log.

        Raises:
            ReasonNeeded, NotFound, NotAllowed.
        """
        reason = checked_reason(reason)
        with self._book.act("patient.unmask", _ADDRESS.format(card), reason=reason) as change:
            return whole_card(change.all, change.get(PatientRow, card))

    def take_over(
        self,
        sheet: Sheet,
        rows: Iterable[Planned],
        left_out: int = 0,
        step: Step = lambda done, whole: None,
    ) -> Taken:
        """A list of patients, matched and written in one go: see `take_over_ready`."""
        return self.take_over_ready(sheet, made_ready(self.begin(), rows), left_out, step)

    def begin(self) -> Begun:
        """How the cards stand: what `made_ready` matches a list with, away from the records."""
        return begun(self._reader)

    def take_over_ready(
        self,
        sheet: Sheet,
        ready: Ready,
        left_out: int = 0,
        step: Step = lambda done, whole: None,
    ) -> Taken:
        """A list of patients, whole, as one act.

        A chart number that is here already is this card: what it says stays, what was empty is
        filled in. Everything else becomes a new card. Where a card was written since the list was
        matched, it is matched anew.

        Raises:
            NameNeeded, CardTooLong, BornLater, NotAllowed, DiskFull: nothing was taken over.
        """
        with self._book.act("patient.import", "patients") as change:
            if not still_stands(ready.begun, change):
                ready = made_ready(self.begin(), ready.planned, step)
            file = change.add(file_row("patients", sheet, len(ready.planned), left_out, change))
            assert file.id == ready.begun.import_id
            write_new(ready, change, step)
            for card, said in ready.fuller:
                _fill_in(change, change.get(PatientRow, card), said, sheet.name)
            change.says("file", sheet.name)
            change.says("sha256", sheet.sha256)
            change.says("rows", str(len(ready.planned)))
            return Taken(ready.made, ready.known, len(ready.fuller), left_out)


def row_of(new: NewCard, at: datetime, by: int) -> PatientRow:
    """A new card as its row."""
    return PatientRow(**values_of(new, at, by))


def file_row(what: str, sheet: Sheet, taken: int, left_out: int, change: Change) -> ImportRow:
    """The file of an import as its row."""
    return ImportRow(
        what=what,
        name=sheet.name,
        sha256=sheet.sha256,
        encoding=sheet.encoding.value,
        taken=taken,
        left_out=left_out,
        at=change.now,
        by=change.person.id,
    )


def _fill(row: PatientRow, new: NewCard) -> PatientRow:
    row.name, row.chart, row.born = new.name, new.chart, new.born
    row.phone, row.note = new.phone, new.note
    row.name_key, row.chart_key = name_key(new.name), chart_key(new.chart)
    row.phone_key = phone_key(new.phone)
    return row


def _fill_in(change: Change, row: PatientRow, said: NewCard, why: str) -> None:
    """What was empty on the card and stands in the file."""
    old = about_of(row)
    for field in CardField:
        if as_written(said, field) != as_written(old, field):
            _note(change, row, Did.CHANGED, why, field, "", as_written(said, field))
    _fill(row, said)
    _index(change, row)


def _live(change: Change, card: int) -> PatientRow:
    row = change.get(PatientRow, card)
    if row.merged_into is not None:
        raise CardMerged(card, row.merged_into)
    return row


def _note(
    change: Change,
    row: PatientRow,
    did: Did,
    why: str = "",
    field: str = "",
    old: str = "",
    new: str = "",
) -> None:
    change.add(
        EventRow(
            patient_id=row.id,
            at=change.now,
            by=change.person.id,
            what=did.value,
            field=field,
            old=old,
            new=new,
            why=why,
        )
    )


def _index(change: Change, row: PatientRow) -> None:
    change.index_all("patient", [words_of(vars(row))])


def _today(book: Book, change: Change) -> date:
    return change.now.astimezone(book.zone).date()
