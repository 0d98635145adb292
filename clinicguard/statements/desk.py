"""What can be done with statements: write, check, ask counsel, approve, release, take back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from clinicguard.host.clock import to_text
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.releases import Audience as ToWhom
from clinicguard.incidents.releases import Release
from clinicguard.statements.statement import (
    Audience,
    Channel,
    NotThisText,
    Opinion,
    Statement,
    check_approval,
    check_release,
    check_text,
    check_writing,
    text_hash,
)
from clinicguard.statements.tables import StatementRow, StepRow, VersionRow, to_statement
from clinicguard.storage.book import Book, Change
from clinicguard.storage.troubles import NotFound


class StatementDesk:
    """Every verb is one act and returns the statement as it stands after it."""

    def __init__(self, book: Book, incidents: IncidentDesk) -> None:
        self._book = book
        self._incidents = incidents

    def begin(
        self,
        incident: str,
        audience: Audience,
        title: str,
        text: str,
        language: str,
        *,
        facts: Sequence[int] = (),
        messages: Sequence[int] = (),
    ) -> Statement:
        """A first wording for one audience. `incident` is an address. Raises NothingToSay."""
        text = check_text(text)
        with self._book.act("statement.begin", "statement") as change:
            row = change.add(
                StatementRow(
                    number=change.next_number("statement"),
                    incident=incident,
                    audience=audience,
                    title=title.strip(),
                    language=language,
                )
            )
            change.about(f"statement/{row.number}")
            _add_version(change, row, text, facts, messages)
            return _whole(change, row)

    def write(
        self, number: str, text: str, *, facts: Sequence[int] = (), messages: Sequence[int] = ()
    ) -> Statement:
        """A new wording after the one that stands; stamps of the former one are void.

        Raises:
            NothingToSay, AlreadyOut, NotFound.
        """
        text = check_text(text)
        with self._book.act("statement.write", f"statement/{number}") as change:
            row, statement = _find(change, number)
            check_writing(statement)
            if text_hash(text) != statement.now.sha256:
                _add_version(change, row, text, facts, messages)
            return _whole(change, row)

    def note_check(
        self, number: str, sha256: str, *, block: int, warn: int, hint: int
    ) -> Statement:
        """That the guard read this exact text, and what it found. Raises NotThisText."""
        counts = {"block": block, "warn": warn, "hint": hint}
        return self._step(number, "statement.check", "checked", counts, sha256)

    def let_pass(self, number: str, group: str, span: str, reason: str) -> Statement:
        """A finding is let pass, with a reason that stays."""
        told = {"group": group, "span": span, "reason": reason}
        return self._step(number, "statement.let_pass", "let_pass", told, reason=reason)

    def send_to_counsel(self, number: str, how: str) -> Statement:
        """The wording that stands went to counsel."""
        return self._step(number, "statement.send_to_counsel", "sent", {"how": how})

    def verdict(
        self,
        number: str,
        sha256: str,
        opinion: Opinion,
        note: str,
        counsel: str,
        evidence: str | None = None,
    ) -> Statement:
        """Counsel's verdict on one exact text, given here or copied from paper.

        Raises:
            NotThisText: the text is not the one that stands.
        """
        told = {"opinion": opinion, "note": note, "counsel": counsel, "evidence": evidence}
        return self._step(number, "statement.verdict", "verdict", told, sha256)

    def approve(self, number: str, sha256: str, *, blocking: int, reason: str = "") -> Statement:
        """The clinic's word for this exact text.

        Raises:
            NotThisText, BlockedByGuard, CounselSaysHold, AlreadyOut.
        """
        with self._book.act("statement.approve", f"statement/{number}", reason=reason) as change:
            row, statement = _find(change, number)
            alone = check_approval(statement, sha256, blocking)
            told = {"without_counsel": alone, "reason": reason}
            _add_step(change, row, statement, "approved", told)
            change.says("sha256", sha256)
            return _whole(change, row)

    def release(
        self,
        number: str,
        channel: Channel,
        where: str,
        *,
        at: datetime | None = None,
        screenshot: str | None = None,
        next_update: datetime | None = None,
    ) -> Statement:
        """What went out, in the approved wording; `at` when it went out, if earlier than now.

        Raises:
            NotApproved, AlreadyOut.
        """
        with self._book.act("statement.release", f"statement/{number}") as change:
            row, statement = _find(change, number)
            check_release(statement)
            told = {
                "channel": channel,
                "where": where,
                "screenshot": screenshot,
                "next_update": None if next_update is None else to_text(next_update),
            }
            change.says("channel", channel)
            _add_step(change, row, statement, "released", told, at=at)
            self._tell_incident(
                statement,
                Release(
                    0,
                    f"statement/{number}",
                    ToWhom(statement.audience),
                    channel,
                    at or change.now,
                    change.person.id,
                    statement.now.text,
                    address=where,
                    version=statement.now.number,
                    next_update=next_update,
                    proof=screenshot or "",
                ),
            )
            return _whole(change, row)

    def take_back(self, number: str, reason: str, replaced_by: str | None = None) -> Statement:
        """Withdraws or replaces; what was said stays on record."""
        told = {"reason": reason, "replaced_by": replaced_by}
        return self._step(number, "statement.take_back", "ended", told, reason=reason)

    def _tell_incident(self, statement: Statement, release: Release) -> None:
        """The case learns what went out, so that its clocks and its timeline know of it."""
        kind, _, number = statement.incident.partition("/")
        if kind == "incident" and number:
            self._incidents.note_release(number, release)

    def _step(
        self,
        number: str,
        verb: str,
        kind: str,
        told: dict[str, Any],
        sha256: str | None = None,
        reason: str | None = None,
    ) -> Statement:
        with self._book.act(verb, f"statement/{number}", reason=reason) as change:
            row, statement = _find(change, number)
            if sha256 is not None and sha256 != statement.now.sha256:
                raise NotThisText(number)
            _add_step(change, row, statement, kind, told)
            return _whole(change, row)


def _add_version(
    change: Change, row: StatementRow, text: str, facts: Sequence[int], messages: Sequence[int]
) -> None:
    last = change.one(
        select(VersionRow.number)
        .where(VersionRow.statement == row.id)
        .order_by(VersionRow.number.desc())
        .limit(1)
    )
    change.add(
        VersionRow(
            statement=row.id,
            number=(last or 0) + 1,
            text=text,
            sha256=text_hash(text),
            at=change.now,
            by=change.person.id,
            facts=list(facts),
            messages=list(messages),
        )
    )
    change.index("statement", row.id, title=f"{row.number} {row.title}", body=text)


def _add_step(
    change: Change,
    row: StatementRow,
    statement: Statement,
    kind: str,
    told: dict[str, Any],
    at: datetime | None = None,
) -> None:
    change.add(
        StepRow(
            statement=row.id,
            kind=kind,
            wording=statement.now.number,
            sha256=statement.now.sha256,
            at=at or change.now,
            by=change.person.id,
            told=told,
        )
    )


def _find(change: Change, number: str) -> tuple[StatementRow, Statement]:
    row = change.one(select(StatementRow).where(StatementRow.number == number))
    if row is None:
        raise NotFound(f"statement/{number}")
    return row, _whole(change, row)


def _whole(change: Change, row: StatementRow) -> Statement:
    versions = select(VersionRow).where(VersionRow.statement == row.id).order_by(VersionRow.number)
    steps = select(StepRow).where(StepRow.statement == row.id).order_by(StepRow.id)
    return to_statement(row, change.all(versions), change.all(steps))
