"""The course of a statement: every wording, who read it, what was said of it, where it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from clinicguard.incidents.spoken import spoken
from clinicguard.statements.readings import Checking
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Approval, Followed, Release, Verdict
from ui.language import say, say_in, words
from ui.seat import Seat
from ui.statements.shown import Shown
from ui.statements.spoken import channel_words, opinion_words
from ui.statements.standing import hand_words, when
from ui.statements.template_words import begun_words
from ui.statements.verdict_words import overruled_words, remark_shown, way_shown
from ui.widgets.progress import Event
from ui.widgets.spans import GAP, Span
from ui.widgets.statement_states import state_words

Told = tuple[datetime, str, str, str, int]


def events(seat: Seat, shown: Shown) -> list[Event]:
    """What happened, the newest first."""
    told = sorted(_told(seat, shown), key=lambda each: each[0])
    return [
        Event(
            when(seat, at),
            icon,
            (Span(head, "note", bold=True), Span(f"{GAP}{words}" if words else "", "note")),
            shown.who(by),
        )
        for at, icon, head, words, by in reversed(told)
    ]


def _told(seat: Seat, shown: Shown) -> Iterator[Told]:
    it = shown.statement
    begun = it.begun_from
    if begun is not None:
        yield begun.at, "book-text", say("Began with a template"), begun_words(begun), begun.by
    for version in it.versions:
        yield version.at, "pencil", say("version {n}", n=version.number), "", version.by
    for checking in it.checkings:
        yield _checked(checking)
    for passed in it.let_pass:
        quoted = say_in("quote", "“{words}”", words=passed.span) if passed.span else passed.group
        words = GAP.join((quoted, passed.reason))
        yield passed.at, "flag", say("Let pass"), words, passed.by
    for sent in it.sent:
        told = GAP.join((say("version {n}", n=sent.version), *sent.questions))
        yield sent.at, "send", say("Sent to counsel"), told, sent.by
    for verdict in it.verdicts:
        yield _judged(shown, verdict)
    for each in it.overruled:
        told = GAP.join((say("version {n}", n=each.version), overruled_words(shown, each)))
        yield each.at, "scale", say("Overruled"), told, each.by
    for approval in it.approvals:
        yield _approved(approval)
    for release in it.releases:
        yield _released(seat, shown, release)
    for sequel in it.followed:
        yield _followed(shown, sequel)
    if it.ending is not None:
        yield _ended(it)


def _checked(checking: Checking) -> Told:
    told = say(
        "version {n}: {block} block, {warn} warn, {hint} hint",
        n=checking.version,
        block=checking.block,
        warn=checking.warn,
        hint=checking.hint,
    )
    head = say("Marked as checked") if checking.marked else say("Guard")
    passed = [
        GAP.join((say_in("quote", "“{words}”", words=each.span), each.reason, each.who)).rstrip()
        for each in checking.passed
    ]
    if passed:
        told = GAP.join((told, say("Let pass by the clinic's own rule"), *passed))
    return checking.at, "shield-check", head, told, checking.by


def _judged(shown: Shown, verdict: Verdict) -> Told:
    told = (
        opinion_words(verdict.opinion),
        say("version {n}", n=verdict.version),
        verdict.counsel,
        way_shown(shown, verdict),
        verdict.note,
        *map(remark_shown, verdict.remarks),
        *(f"{question} {answer}" for question, answer in verdict.answers),
    )
    return verdict.at, "scale", say("Counsel"), GAP.join(filter(None, told)), verdict.by


def _approved(approval: Approval) -> Told:
    told = GAP.join((say("version {n}", n=approval.version), *hand_words(approval)))
    return approval.at, "stamp", say("Approved"), told, approval.by


def _released(seat: Seat, shown: Shown, release: Release) -> Told:
    told = [channel_words(release.channel), release.where, say("version {n}", n=release.version)]
    if release.readers:
        told.append(say("read there by {who} and nobody else", who=release.readers))
    if release.early:
        told.append(say("went out before it was approved: {reason}", reason=release.early))
    if release.handed_out:
        told.append(say("without the prepared answers"))
    if release.screenshot:
        told.append(say("screenshot {mark}", mark=shown.mark(release.screenshot)))
    if release.next_update is not None:
        told.append(say("next update due {when}", when=when(seat, release.next_update)))
    words = GAP.join(filter(None, told))
    return release.at, "megaphone", say("Gone out"), words, release.by


def _followed(shown: Shown, each: Followed) -> Told:
    told = [each.words]
    if each.proof:
        told.append(say("shown by {mark}", mark=shown.mark(each.proof)))
    return each.at, "messages-square", spoken(each.sequel, words()), GAP.join(told), each.by


def _ended(it: Statement) -> Told:
    assert it.ending is not None
    ending = it.ending
    if ending.replaced_by:
        by = say("by {number}", number=ending.replaced_by)
        unsaid = "" if ending.successor_out else say("which has not gone out")
        told = GAP.join(filter(None, (by, unsaid, ending.reason)))
        return ending.at, "repeat", say("Replaced"), told, ending.by
    return ending.at, "undo-2", state_words(it.state), ending.reason, ending.by
