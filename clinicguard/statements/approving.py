"""What a statement needs before it is rewritten, approved, released or taken back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from clinicguard.incidents.reasons import given
from clinicguard.incidents.timeline import EventAhead
from clinicguard.statements.audiences import FITS, PUBLIC
from clinicguard.statements.gaps import first_gap, must_be_filled, paragraph_of
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import CHANNELS, Channel, Verdict
from clinicguard.statements.troubles import (
    AlreadyOut,
    BlockedByGuard,
    BlockedSince,
    CounselObjected,
    CounselSaysHold,
    GapOpen,
    NextWordPast,
    NoObjection,
    NoSuccessor,
    NotApproved,
    NotOut,
    NotThisText,
    NotThisWay,
    OutBeforeWritten,
    SamePerson,
    TakenBack,
    TwoMustSign,
)

Next = Literal["ended", "change", "clear", "unblock", "second", "approve", "release"]
"""What stands next between a text and the outside: nothing any more, counsel's word on it or on
another wording, a finding that blocks, the second hand or the first, or only to record it."""

Ground = Literal["counsel", "typed", "none"]
"""What an approval stands on: counsel's all-clear, one typed in without proof or given with a
passphrase that whoever signs had reset or given, or no verdict."""


def what_next(statement: Statement, blocking: Collection[object]) -> Next:
    """The one answer that screens and gates go by; `blocking` is what nobody let pass."""
    objection = statement.objection()
    if statement.ending is not None:
        return "ended"
    if objection is not None:
        return "change" if objection.sha256 == statement.now.sha256 else "clear"
    if blocking:
        return "unblock"
    if statement.approval() is not None:
        return "release"
    return "second" if statement.signatures() else "approve"


def check_writing(statement: Statement) -> None:
    """Whether a new wording may stand. Raises AlreadyOut once it went out, TakenBack."""
    check_standing(statement)
    if statement.releases:
        raise AlreadyOut(statement.number)


def check_standing(statement: Statement) -> None:
    """Whether anything may still be decided of it. Raises TakenBack."""
    if statement.ending is not None:
        raise TakenBack(statement.number)


def check_this(statement: Statement, sha256: str) -> None:
    """Whether a hash is that of the wording that stands, and it does. Raises NotThisText,
    TakenBack."""
    check_standing(statement)
    if sha256 != statement.now.sha256:
        raise NotThisText(statement.number)


def version_of(statement: Statement, sha256: str) -> Version:
    """The newest version of exactly this text. Raises NotThisText, TakenBack."""
    check_standing(statement)
    for version in reversed(statement.versions):
        if version.sha256 == sha256:
            return version
    raise NotThisText(statement.number)


def check_marking(statement: Statement, sha256: str, blocking: Collection[GuardFinding]) -> None:
    """Whether it may be marked as checked.

    Raises:
        NotThisText, BlockedByGuard, GapOpen, AlreadyOut.
    """
    check_writing(statement)
    check_this(statement, sha256)
    _check_blocking(statement, blocking)


def check_passing(statement: Statement, finding: GuardFinding) -> None:
    """Whether a reason may let a finding pass. Raises GapOpen."""
    if must_be_filled(finding, statement.audience):
        raise _open(statement, finding)


def _check_blocking(statement: Statement, blocking: Collection[GuardFinding]) -> None:
    gap = first_gap(blocking, statement.audience)
    if gap is not None:
        raise _open(statement, gap)
    if blocking:
        raise BlockedByGuard(statement.number, len(blocking))


def _open(statement: Statement, gap: GuardFinding) -> GapOpen:
    return GapOpen(statement.number, gap.span, paragraph_of(statement.now.text, gap.start))


def check_approval(
    statement: Statement,
    sha256: str,
    blocking: Collection[GuardFinding],
    hands: Collection[int],
    alone: bool = False,
    reason: str = "",
    has_counsel: bool = False,
) -> Ground:
    """Whether these `hands`, one or two, may go under it; returns on what that stands.

    `has_counsel` says that counsel can unlock this clinic.

    Raises:
        NotThisText: the text changed since it was shown.
        BlockedByGuard: findings that block are open.
        GapOpen: one of them is a gap that nothing lets pass.
        CounselSaysHold: counsel asked for changes to this text, or to hold it.
        CounselObjected: counsel did so of a former wording, and has not cleared this one.
        TwoMustSign: counsel's all-clear was typed in without proof, or this person had reset
            counsel's passphrase, and is alone.
        ReasonMissing: one person approves alone, or two without the counsel whom they could
            have asked, and nobody says why.
        SamePerson: they are under it already, and it wants another one.
        TakenBack.
    """
    check_this(statement, sha256)
    _check_blocking(statement, blocking)
    check_counsel(statement)
    ground = ground_of(statement, hands)
    if ground == "counsel":
        return ground
    if alone and ground == "typed":
        raise TwoMustSign(statement.number)
    if alone:
        given(reason, "approve_alone")
    elif not new_hands(statement, hands):
        raise SamePerson(statement.number)
    elif owes_reason(statement, has_counsel):
        given(reason, "without_counsel")
    return ground


def new_hands(statement: Statement, hands: Collection[int]) -> tuple[int, ...]:
    """Those that are not under the wording that stands."""
    signed = {each.by for each in statement.signatures()}
    return tuple(each for each in hands if each not in signed)


def owes_reason(statement: Statement, has_counsel: bool) -> bool:
    """Whether somebody still has to say why two people do without counsel's word.

    There is a counsel where one can unlock this clinic, or was asked about any wording of this
    statement. Whoever signs first says why; the second signs below that. Why the owner overruled
    counsel's word on a former wording says it too.
    """
    asked = bool(has_counsel or statement.sent or statement.verdicts)
    said = statement.overrulings() or any(each.reason for each in statement.signatures())
    return asked and ground_of(statement) == "none" and not said


def ground_of(statement: Statement, hands: Collection[int] = ()) -> Ground:
    """What an approval of the wording that stands would stand on, signed by these hands."""
    clear = statement.all_clear()
    if clear is None:
        return "none"
    return "counsel" if clear.proven and not clear.given_by(hands) else "typed"


def check_counsel(statement: Statement) -> None:
    """Whether no word of counsel's stands against it. Raises CounselSaysHold, CounselObjected."""
    objection = statement.objection()
    if objection is None:
        return
    if objection.sha256 == statement.now.sha256:
        raise CounselSaysHold(statement.number)
    raise CounselObjected(statement.number, objection.version)


def check_overruling(statement: Statement, sha256: str) -> Verdict:
    """Counsel's word on a former wording that the owner may overrule for this one.

    Raises:
        NotThisText, AlreadyOut.
        CounselSaysHold: the word is on exactly this text, which is not overruled but changed.
        NoObjection: no word of counsel's stands against it.
    """
    check_writing(statement)
    check_this(statement, sha256)
    objection = statement.objection()
    if objection is None:
        raise NoObjection(statement.number)
    if objection.sha256 == statement.now.sha256:
        raise CounselSaysHold(statement.number)
    return objection


def check_release(statement: Statement, sha256: str, blocking: Collection[object]) -> Version:
    """The wording that may go out. `blocking` is what the guard finds now, nobody let pass.

    Raises:
        NotThisText, NotApproved, TakenBack, CounselSaysHold, CounselObjected.
        BlockedSince: the records changed after the approval, so that something blocks.
    """
    check_this(statement, sha256)
    check_counsel(statement)
    if statement.approval() is None:
        raise NotApproved(statement.number)
    if what_next(statement, blocking) != "release":
        raise BlockedSince(statement.number, len(blocking))
    return statement.now


def check_way_out(
    statement: Statement,
    channel: Channel,
    at: datetime,
    now: datetime,
    due: datetime | None,
    *,
    early: str = "",
    readers: str = "",
) -> None:
    """Whether these words can have gone out then and so; `due` is when the next word is.

    What everybody may read goes any way, also to a reporter's mail; any other text goes only where
    those read it for whom it was written and checked: another way says who they are (`readers`).
    `early` is why it went out before it was approved.

    Raises:
        EventAhead: it is still to come.
        ReasonMissing: it went out before it was approved, or another way, and nobody says more.
        OutBeforeWritten, NotThisWay, NextWordPast.
        ValueError: there is no such channel.
    """
    if channel not in CHANNELS:
        raise ValueError(channel)
    fits = channel in (*FITS[statement.audience], "other")
    if not fits and statement.audience not in PUBLIC:
        raise NotThisWay(statement.number)
    if says_readers(statement, channel):
        given(readers, "another_way")
    if at > now:
        raise EventAhead(at)
    if at < statement.written_at:
        raise OutBeforeWritten(statement.number)
    if statement.is_early(at):
        given(early, "early")
    if due is not None and due < at:
        raise NextWordPast(statement.number)


def says_readers(statement: Statement, channel: Channel) -> bool:
    """Whether it is said who reads it there: a text not for the public that goes another way."""
    return channel == "other" and statement.audience not in PUBLIC


def check_successor(statement: Statement, after: Statement, cases: Collection[str]) -> None:
    """Whether a text can take the place of this one; `cases` are those of its matter.

    Raises NoSuccessor.
    """
    if after.id == statement.id or after.ending is not None or after.case not in cases:
        raise NoSuccessor(statement.number, after.number)


def check_followed(statement: Statement, at: datetime) -> None:
    """Whether something can have come of it by then. Raises NotOut before it went out."""
    if not statement.releases or at < min(release.at for release in statement.releases):
        raise NotOut(statement.number)
