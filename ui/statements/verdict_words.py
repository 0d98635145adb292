"""Counsel's verdict in words on screen: what it says, on which version, and how it came."""

from __future__ import annotations

from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Overruled, Remark, Verdict
from clinicguard.statements.verdict_words import counts_words, remark_words, way_words
from ui.language import say, words
from ui.seat import Seat
from ui.statements.shown import Shown
from ui.statements.spoken import opinion_words
from ui.statements.standing import when
from ui.widgets.spans import GAP


def verdict_words(seat: Seat, shown: Shown, verdict: Verdict) -> str:
    """The verdict, counsel's name, when, how it came, and what counsel says."""
    told = (
        opinion_words(verdict.opinion),
        verdict.counsel,
        when(seat, verdict.at),
        way_shown(shown, verdict),
        counts_words(verdict, words()),
        verdict.note,
    )
    return GAP.join(filter(None, told))


def way_shown(shown: Shown, verdict: Verdict) -> str:
    """How it came, with the exhibit that shows it."""
    mark = shown.mark(verdict.evidence) if verdict.evidence else ""
    return GAP.join(way_words(verdict, shown.who(verdict.by), mark, words()))


def objection_words(statement: Statement) -> str:
    """「律師要求暫緩第 2 版：…」: counsel's word against the text, and what lifts it."""
    objection = statement.objection()
    if objection is None:
        return ""
    if objection.elsewhere:
        told = say("counsel objected to these words in {number}", number=objection.elsewhere)
    elif objection.opinion == "hold":
        told = say("counsel held version {n}", n=objection.version)
    else:
        told = say("counsel asked for changes in version {n}", n=objection.version)
    back, what_lifts = statement.held_again(), _what_lifts(statement, objection)
    again = (
        say(
            "What counsel has cleared since had left out what stands here again: “{words}”",
            words=back,
        )
        if back
        else ""
    )
    counts = counts_words(objection, words())
    parts = (told, objection.counsel, counts, objection.note, again, what_lifts)
    return GAP.join(filter(None, parts))


def _what_lifts(statement: Statement, objection: Verdict) -> str:
    if objection.sha256 == statement.now.sha256:
        return say(
            "It stands until counsel clears exactly this text, by account, answer file or scan. "
            "Nobody overrules it on this text."
        )
    return say(
        "It stands until counsel clears exactly this text, by account, answer file or scan, or "
        "the owner overrules it with a reason."
    )


def remark_shown(remark: Remark) -> str:
    """What counsel says of one sentence."""
    return " ".join(filter(None, remark_words(remark, words())))


def overruled_words(shown: Shown, each: Overruled) -> str:
    """Who let the text go on against counsel's word, on which version that was, and why."""
    told = say("against counsel's verdict on version {n}", n=each.against)
    return GAP.join((told, each.reason, shown.who(each.by)))
