"""Counsel's verdict in words on screen: what it says, on which version, and how it came."""

from __future__ import annotations

from clinicguard.statements.access_words import access_words
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Overruled, Remark, Verdict
from ui.language import say, say_in
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
        way_words(shown, verdict),
        sentence_counts(verdict),
        verdict.note,
    )
    return GAP.join(filter(None, told))


def way_words(shown: Shown, verdict: Verdict) -> str:
    """How it came: by counsel's account or file, or typed in here, with its scan or without."""
    match verdict.way:
        case "account":
            own = say("given by counsel's own account")
            return GAP.join(filter(None, (own, access_words(verdict, say))))
        case "file":
            return say("from counsel's answer file")
        case "unasked":
            typed = say("from a file that no open envelope of ours asked for: counts as typed in")
            return GAP.join((typed, shown.mark(verdict.evidence or ""))).strip(GAP)
        case "typed":
            typed = say("typed in by {who}", who=shown.who(verdict.by))
            return GAP.join((typed, _scan(shown, verdict)))
        case _:
            return _scan(shown, verdict) if verdict.evidence else ""


def sentence_counts(verdict: Verdict) -> str:
    """Why it is stricter than what counsel chose for the whole, where it is."""
    if not verdict.cleared_whole:
        return ""
    return say("the whole was cleared, a sentence was not: the sentence counts")


def _scan(shown: Shown, verdict: Verdict) -> str:
    if verdict.evidence:
        return say("scan {mark}", mark=shown.mark(verdict.evidence))
    return say("no scan")


def objection_words(statement: Statement) -> str:
    """「律師要求暫緩第 2 版：…」: counsel's word against the text, and what lifts it."""
    objection = statement.objection()
    if objection is None:
        return ""
    if objection.opinion == "hold":
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
    counts = sentence_counts(objection)
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


def remark_words(remark: Remark) -> str:
    """What counsel says of one sentence."""
    quoted = say_in("quote", "“{words}”", words=remark.sentence)
    told = opinion_words(remark.opinion) if remark.opinion == "hold" or not remark.note else ""
    return " ".join(filter(None, (quoted, told, remark.note)))


def overruled_words(shown: Shown, each: Overruled) -> str:
    """Who let the text go on against counsel's word, on which version that was, and why."""
    told = say("against counsel's verdict on version {n}", n=each.against)
    return GAP.join((told, each.reason, shown.who(each.by)))
