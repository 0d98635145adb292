"""What a statement needs before it is rewritten, approved, released or taken back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from clinicguard.incidents.reasons import given
from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.troubles import (
    AlreadyOut,
    BlockedByGuard,
    CounselSaysHold,
    NotApproved,
    NotOut,
    NotThisText,
    SamePerson,
)


def check_writing(statement: Statement) -> None:
    """Whether a new wording may stand. Raises AlreadyOut once something has gone out or ended."""
    if statement.releases or statement.ending is not None:
        raise AlreadyOut(statement.number)


def check_this(statement: Statement, sha256: str) -> None:
    """Whether a hash is that of the wording that stands. Raises NotThisText."""
    if sha256 != statement.now.sha256:
        raise NotThisText(statement.number)


def check_approval(
    statement: Statement,
    sha256: str,
    blocking: Collection[object],
    by: int,
    alone: bool = False,
    reason: str = "",
) -> bool:
    """Whether `by` may approve; returns whether that happens without counsel.

    Raises:
        NotThisText: the text changed since it was shown.
        BlockedByGuard: findings that block are open.
        CounselSaysHold: counsel asked for changes, or to hold.
        ReasonMissing: one person approves alone and does not say why.
        SamePerson: the first of two hands is this person's own.
    """
    check_writing(statement)
    check_this(statement, sha256)
    if blocking:
        raise BlockedByGuard(statement.number, len(blocking))
    verdict = statement.verdict()
    if verdict is not None and verdict.opinion != "no_action_needed":
        raise CounselSaysHold(statement.number)
    if verdict is not None:
        return False
    if alone:
        given(reason, "approve_alone")
    elif any(each.by == by for each in statement.signatures()):
        raise SamePerson(statement.number)
    return True


def check_release(statement: Statement) -> Version:
    """The wording that may go out. Raises NotApproved, AlreadyOut."""
    if statement.ending is not None:
        raise AlreadyOut(statement.number)
    if statement.approval() is None:
        raise NotApproved(statement.number)
    return statement.now


def check_followed(statement: Statement, at: datetime) -> None:
    """Whether something can have come of it by then. Raises NotOut before it went out."""
    if not statement.releases or at < min(release.at for release in statement.releases):
        raise NotOut(statement.number)


def check_ending(statement: Statement) -> None:
    """Whether it may still be taken back. Raises AlreadyOut where that has happened."""
    if statement.ending is not None:
        raise AlreadyOut(statement.number)
