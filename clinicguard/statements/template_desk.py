"""What can be done with templates: write one's own, reword it, note who read it, retire it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from clinicguard.host.words import LANGUAGES, Language, as_language
from clinicguard.incidents.reasons import given
from clinicguard.incidents.troubles import FieldMissing
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.audiences import Audience, check_audience
from clinicguard.statements.own_templates import (
    OwnTemplate,
    Reading,
    curly,
    is_own,
    template_hash,
)
from clinicguard.statements.statement import as_kept, check_text
from clinicguard.statements.tables_own import (
    FormerTemplateRow,
    OwnTemplateRow,
    OwnWordingRow,
    TemplateReviewRow,
)
from clinicguard.statements.template_rows import key_of, our_text, to_own, to_reading
from clinicguard.statements.troubles import (
    CurlyGap,
    NotThisText,
    ReadAhead,
    ReadBeforeWritten,
    TemplateRetired,
)
from clinicguard.storage.book import Book, Change
from clinicguard.storage.text import kept
from clinicguard.storage.troubles import NotFound


class TemplateDesk:
    """Every verb is one act. Ours are read and never written."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def write(
        self, audience: Audience, language: Language, name: str, text: str, *, made_from: str = ""
    ) -> OwnTemplate:
        """A template of the clinic's own. `made_from` is the key of the one it began with.

        Raises:
            FieldMissing: it has no name.
            NothingToSay, CurlyGap.
        """
        name, text = _named(name), _worded(text)
        with self._book.act("template.write", "template") as change:
            row = change.add(
                OwnTemplateRow(
                    audience=check_audience(audience),
                    language=language,
                    name=name,
                    made_from=made_from,
                )
            )
            change.about(f"template/{key_of(row)}")
            _add_wording(change, row, 1, text, "")
            return _back(change, row)

    def reword(self, template: int, text: str, reason: str, *, name: str = "") -> OwnTemplate:
        """Another wording after the one that stands; who had read that one has not read this one.

        What it was called before stays on record.

        Raises:
            ReasonMissing, NothingToSay, CurlyGap, TemplateRetired, NotFound.
        """
        reason, text = given(reason, "reword_template"), _worded(text)
        with self._book.act("template.reword", f"template/own-{template}", reason=reason) as change:
            row = _find(change, template)
            before = _back(change, row)
            if before.retired is not None:
                raise TemplateRetired(before.name)
            if name.strip() and _named(name) != row.name:
                _set_aside(change, row, reason)
                row.name = _named(name)
            if template_hash(text) != template_hash(before.now.text):
                _add_wording(change, row, before.now.number + 1, text, reason)
            return _back(change, row)

    def note_reading(
        self, key: str, language: Language, sha256: str, reader: str, day: date
    ) -> Reading:
        """Somebody read exactly this wording of a template, ours or the clinic's.

        Raises:
            FieldMissing: it is not said who read it.
            NotThisText: the wording is not the one that stands.
            ReadAhead: the day is still to come.
            ReadBeforeWritten: it is one of the clinic's own, and younger than that day.
            NotFound.
        """
        reader = reader.strip()
        if not reader:
            raise FieldMissing("reader")
        about = key if is_own(key) else f"{key}/{language}"
        with self._book.act(
            "template.note_reading", f"template/{about}", says={"reader": reader}
        ) as change:
            if sha256 != template_hash(self._text(change, key, language)):
                raise NotThisText(key)
            if day > change.now.astimezone(self._book.zone).date():
                raise ReadAhead(day)
            self._check_written(change, key, day)
            row = change.add(
                TemplateReviewRow(
                    template=about,
                    sha256=sha256,
                    reader=reader,
                    day=day,
                    at=change.now,
                    by=change.person.id,
                )
            )
            return to_reading(row)

    def retire(self, template: int, reason: str) -> OwnTemplate:
        """It is offered no more; its wordings stay. Raises ReasonMissing, NotFound."""
        reason = given(reason, "retire_template")
        with self._book.act("template.retire", f"template/own-{template}", reason=reason) as change:
            row = _find(change, template)
            if row.retired_at is None:
                row.retired_at, row.retired_by = change.now, change.person.id
                row.retired_because = reason
            return _back(change, row)

    def take_up(self, template: int) -> OwnTemplate:
        """It is offered again; who retired it, and why, stays on record. Raises NotFound."""
        with self._book.act("template.take_up", f"template/own-{template}") as change:
            row = _find(change, template)
            if row.retired_at is not None:
                _set_aside(change, row, "")
            row.retired_at, row.retired_by, row.retired_because = None, None, ""
            return _back(change, row)

    def _check_written(self, change: Change, key: str, day: date) -> None:
        if not is_own(key):
            return
        now = self._own(change, key).now
        written = now.at.astimezone(self._book.zone).date()
        if day < written:
            raise ReadBeforeWritten(day, written)

    def _own(self, change: Change, key: str) -> OwnTemplate:
        number = key.removeprefix("own-")
        return _back(change, _find(change, int(number) if number.isdigit() else 0))

    def _text(self, change: Change, key: str, language: Language) -> str:
        if is_own(key):
            return self._own(change, key).now.text
        if key not in load_templates().templates or language not in LANGUAGES:
            raise NotFound(f"template/{key}")
        return our_text(key, as_language(language))


def _named(name: str) -> str:
    words = " ".join(as_kept(kept(name)).split())
    if not words:
        raise FieldMissing("name")
    return words


def _worded(text: str) -> str:
    worded = check_text(kept(text))
    if curly(worded):
        raise CurlyGap(curly(worded))
    return worded


def _add_wording(change: Change, row: OwnTemplateRow, number: int, text: str, why: str) -> None:
    change.add(
        OwnWordingRow(
            template=row.id,
            number=number,
            text=text,
            at=change.now,
            by=change.person.id,
            reason=why,
        )
    )


def _set_aside(change: Change, row: OwnTemplateRow, why: str) -> None:
    """Keeps how it stands, before that is changed."""
    change.add(
        FormerTemplateRow(
            template=row.id,
            name=row.name,
            retired_at=row.retired_at,
            retired_by=row.retired_by,
            retired_because=row.retired_because,
            at=change.now,
            by=change.person.id,
            reason=why,
        )
    )


def _find(change: Change, template: int) -> OwnTemplateRow:
    row = change.one(select(OwnTemplateRow).where(OwnTemplateRow.id == template))
    if row is None:
        raise NotFound(f"template/own-{template}")
    return row


def _back(change: Change, row: OwnTemplateRow) -> OwnTemplate:
    wordings = select(OwnWordingRow).where(OwnWordingRow.template == row.id)
    formers = select(FormerTemplateRow).where(FormerTemplateRow.template == row.id)
    return to_own(
        row,
        change.all(wordings.order_by(OwnWordingRow.number)),
        change.all(formers.order_by(FormerTemplateRow.id)),
    )
