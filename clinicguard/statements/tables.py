"""How statements are kept: the statement, its versions, and what happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.host.clock import from_text
from clinicguard.statements.statement import (
    Approval,
    Audience,
    Checking,
    Ending,
    LetPass,
    Release,
    Sent,
    Statement,
    Verdict,
    Version,
)
from clinicguard.storage.rows import Json, Kept, Moment, Row


class StatementRow(Kept, Row):
    """One statement."""

    __tablename__ = "statement"

    number: Mapped[str]
    incident: Mapped[str]
    audience: Mapped[str]
    title: Mapped[str]
    language: Mapped[str]


class VersionRow(Kept, Row):
    """One wording; never changed, only followed by another."""

    __tablename__ = "statement_version"

    statement: Mapped[int]
    number: Mapped[int]
    text: Mapped[str]
    sha256: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    facts: Mapped[Any] = mapped_column(Json)
    messages: Mapped[Any] = mapped_column(Json)


class StepRow(Kept, Row):
    """What happened to a wording: checked, let pass, sent, judged, approved, released, ended."""

    __tablename__ = "statement_step"

    statement: Mapped[int]
    kind: Mapped[str]
    wording: Mapped[int]
    sha256: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    told: Mapped[Any] = mapped_column(Json)


def to_statement(
    row: StatementRow, versions: Sequence[VersionRow], steps: Sequence[StepRow]
) -> Statement:
    """The noun of its rows, in the order in which things happened."""
    audience: Audience = row.audience  # type: ignore[assignment]
    endings = [to_ending(step) for step in steps if step.kind == "ended"]
    return Statement(
        id=row.id,
        number=row.number,
        incident=row.incident,
        audience=audience,
        title=row.title,
        language=row.language,
        versions=tuple(map(to_version, versions)),
        checkings=tuple(to_checking(step) for step in steps if step.kind == "checked"),
        let_pass=tuple(to_let_pass(step) for step in steps if step.kind == "let_pass"),
        sent=tuple(
            Sent(step.wording, step.at, step.by, step.told["how"])
            for step in steps
            if step.kind == "sent"
        ),
        verdicts=tuple(to_verdict(step) for step in steps if step.kind == "verdict"),
        approvals=tuple(to_approval(step) for step in steps if step.kind == "approved"),
        releases=tuple(to_release(step) for step in steps if step.kind == "released"),
        ending=endings[-1] if endings else None,
    )


def to_version(row: VersionRow) -> Version:
    """The noun of a version's row."""
    return Version(
        row.number, row.text, row.sha256, row.at, row.by, tuple(row.facts), tuple(row.messages)
    )


def to_checking(row: StepRow) -> Checking:
    """That the guard read it."""
    told = row.told
    return Checking(row.wording, row.at, row.by, told["block"], told["warn"], told["hint"])


def to_let_pass(row: StepRow) -> LetPass:
    """A finding that somebody let pass."""
    told = row.told
    return LetPass(row.wording, told["group"], told["span"], told["reason"], row.at, row.by)


def to_verdict(row: StepRow) -> Verdict:
    """Counsel's verdict."""
    told = row.told
    return Verdict(
        version=row.wording,
        sha256=row.sha256,
        opinion=told["opinion"],
        note=told["note"],
        counsel=told["counsel"],
        at=row.at,
        by=row.by,
        evidence=told.get("evidence"),
    )


def to_approval(row: StepRow) -> Approval:
    """The clinic's approval."""
    told = row.told
    return Approval(
        row.wording, row.sha256, row.at, row.by, bool(told["without_counsel"]), told["reason"]
    )


def to_release(row: StepRow) -> Release:
    """What went out."""
    told = row.told
    next_update = told.get("next_update")
    return Release(
        version=row.wording,
        sha256=row.sha256,
        channel=told["channel"],
        where=told["where"],
        at=row.at,
        by=row.by,
        screenshot=told.get("screenshot"),
        next_update=None if next_update is None else from_text(next_update),
    )


def to_ending(row: StepRow) -> Ending:
    """A withdrawal or a replacement."""
    return Ending(row.at, row.by, row.told["reason"], row.told.get("replaced_by"))
