"""What the stamp says of the text in the editor: whose word holds for exactly these letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from clinicguard.host.dates import time_words, when_short
from clinicguard.statements.differences import differences
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Approval, Verdict
from ui.language import count, language, say
from ui.seat import Seat
from ui.statements.foot import Standing
from ui.statements.shown import Shown
from ui.statements.spoken import opinion_glyph, opinion_words
from ui.widgets.spans import GAP
from ui.widgets.statement_states import state_glyph, state_words


class _Stamped(Protocol):
    @property
    def sha256(self) -> str: ...


Given = TypeVar("Given", bound=_Stamped)


def when(seat: Seat, moment: datetime) -> str:
    """「09:38」 today, 「11-20（五）09:38」 on another day, in the clinic's zone."""
    zone = seat.zone
    today = seat.now().astimezone(zone).date()
    if moment.astimezone(zone).date() == today:
        return time_words(moment, zone)
    return when_short(moment, language(), zone=zone, today=today)


def standing(seat: Seat, shown: Shown, text: str, sha256: str) -> Standing:
    """`text` is what the editor holds now, `sha256` its hash."""
    it = shown.statement
    if it.ending is not None:
        told = GAP.join((when(seat, it.ending.at), it.ending.reason))
        return Standing(state_glyph(it.state), state_words(it.state), told)
    if sha256 != it.now.sha256:
        return _changed(seat, shown, text)
    return _of_state(seat, shown) or _changed(seat, shown, text)


def _of_state(seat: Seat, shown: Shown) -> Standing | None:
    """The stamp of the state in which the wording that stands is; None where no word holds."""
    it = shown.statement
    match it.state:
        case "released" if it.out is not None:
            told = GAP.join((when(seat, it.out.at), shown.who(it.out.by)))
            if it.out.early:
                told = GAP.join((told, say("before it was approved")))
                return Standing("soon", say("Gone out in exactly these words"), told, "amber")
            return Standing("fine", say("Gone out in exactly these words"), told, "green")
        case "approved" if (approval := it.approval()) is not None:
            told = _signed(seat, shown, approval)
            return Standing("fine", say("Approved: exactly this text"), told, "green")
        case "with_counsel" if (sent := it.unanswered()) is not None:
            told = GAP.join((when(seat, sent.at), shown.who(sent.by)))
            return Standing("held", say("With counsel: exactly this text"), told, "blue")
        case "half_approved":
            first = it.signatures()[0]
            told = say("A second person signs, or counsel.")
            note = GAP.join((shown.who(first.by), when(seat, first.at), told))
            return Standing("doing", say("One of two has signed"), note, "blue")
        case "no_action_needed" | "changes_needed" | "hold":
            word = it.objection() or it.all_clear()
            return None if word is None else _judged(seat, word)
        case "checked" if (marked := it.marked()) is not None:
            told = GAP.join((when(seat, marked.at), shown.who(marked.by), say("not approved yet")))
            return Standing("doing", say("Checked: exactly this text"), told, "blue")
        case _:
            return None


def _judged(seat: Seat, verdict: Verdict) -> Standing:
    look = "green" if verdict.opinion == "no_action_needed" else "amber"
    title = say("Counsel: {verdict}", verdict=opinion_words(verdict.opinion))
    other = say("said of {number}", number=verdict.elsewhere) if verdict.elsewhere else ""
    told = (verdict.counsel, when(seat, verdict.at), other, verdict.note)
    return Standing(opinion_glyph(verdict.opinion), title, GAP.join(filter(None, told)), look)


def _changed(seat: Seat, shown: Shown, text: str) -> Standing:
    """No word holds for this text: which one did, and how far the text is from that."""
    it = shown.statement
    approval = _newest(it.approvals)
    verdict = _newest(each for each in it.verdicts if not each.elsewhere)
    if approval is not None:
        title = say("The approval of version {n} no longer holds", n=approval.version)
        if text == it.now.text and approval.sha256 == it.now.sha256:
            return Standing("void", title, _anew(it, approval))
        who = _signed(seat, shown, approval)
        if it.approval() is not None and approval.by != seat.person.id:
            title = say("Version {n} is approved, not the text here", n=it.now.number)
        return Standing("void", title, GAP.join((who, _apart(it, approval.version, text))))
    if verdict is not None:
        title = say("Counsel read version {n}", n=verdict.version)
        told = (opinion_words(verdict.opinion), verdict.counsel, _apart(it, verdict.version, text))
        return Standing("void", title, GAP.join(told))
    title = say("Not approved yet")
    return Standing("todo", title, say("An approval is for one exact text."))


def _anew(it: Statement, approval: Approval) -> str:
    """Why the text is signed once more, though no letter of it was changed."""
    if approval.order <= it.came:
        return say("Signed in another clinic. Here it is signed by people of this one.")
    if not approval.here:
        return say("Who signed no longer works here, or may no longer approve. Sign again.")
    return say("Since then counsel objected, or a finding that blocks was let pass. Sign again.")


def _newest(given: Iterable[Given]) -> Given | None:
    return next(reversed(tuple(given)), None)


def hand_words(approval: Approval) -> tuple[str, ...]:
    """What stands beside a hand under a text: alone, without counsel, on whose word, and why."""
    told = (
        say("alone") if approval.alone else "",
        say("without counsel") if approval.without_counsel else "",
        say("counsel's account was in the clinic's hands") if approval.reset else "",
        say("counsel's verdict typed in, no scan")
        if approval.unproven and not approval.reset
        else "",
        approval.reason,
    )
    return tuple(filter(None, told))


def _signed(seat: Seat, shown: Shown, approval: Approval) -> str:
    told = [shown.who(approval.by), when(seat, approval.at)]
    if approval.without_counsel:
        told.append(say("without counsel"))
    return GAP.join(told)


def _apart(statement: Statement, version: int, text: str) -> str:
    """How many characters were changed since a version."""
    before = next((v.text for v in statement.versions if v.number == version), "")
    changed = sum(
        len(stretch.text)
        for stretch in differences(before, text, language())
        if stretch.kind != "same"
    )
    return count("changed since: {n} character", "changed since: {n} characters", changed)
