"""Fills what counsel was asked, said and was overruled in, for the paper of a statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from clinicguard.documents.press import Press
from clinicguard.documents.statement_lines import ApprovalLine
from clinicguard.host.words import mark
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Overruled, Remark, Sent, Verdict
from clinicguard.statements.verdict_words import counts_words, remark_words, way_words

STATES: Mapping[str, str] = {
    "draft": mark("Draft of a statement"),
    "checked": mark("Checked, not approved yet"),
    "with_counsel": mark("With counsel"),
    "no_action_needed": mark("Counsel: no change needed"),
    "changes_needed": mark("Counsel: changes needed"),
    "hold": mark("Counsel: hold it"),
    "half_approved": mark("One of two has approved"),
    "approved": mark("Approved"),
    "void": mark("Changed after approval"),
    "released": mark("Went out"),
    "replaced": mark("Replaced by another"),
    "withdrawn": mark("Taken back"),
}
"""Where a statement stands, on paper."""


def counsel_lines(
    statement: Statement,
    people: Mapping[int, str],
    press: Press,
    marks: Mapping[str, str],
    *,
    advised: bool,
) -> Iterator[ApprovalLine]:
    """What passed between the clinic and counsel, with counsel's advice or without it."""
    for sent in statement.sent:
        line = _sent(sent, statement, people, press)
        yield line if advised else replace(line, words=_way_out(sent, press))
    for verdict in statement.verdicts:
        line = _verdict(verdict, people, press, marks)
        if advised:
            yield line
        elif not verdict.elsewhere:
            yield _unadvised(verdict, line, people, press, marks)
    if advised:
        for overruled in statement.overruled:
            yield _overruled(overruled, people, press)


def _unadvised(
    each: Verdict,
    line: ApprovalLine,
    people: Mapping[int, str],
    press: Press,
    marks: Mapping[str, str],
) -> ApprovalLine:
    """An all-clear as such; of anything else only that counsel answered."""
    told = press.words.say("Counsel's answer") if each.objects else line.verdict
    words = "" if each.objects else _way(each, people, press, marks)
    return replace(line, verdict=told, words=words, remarks=())


def _verdict(
    each: Verdict, people: Mapping[int, str], press: Press, marks: Mapping[str, str]
) -> ApprovalLine:
    """Counsel's verdict, how it came, and what it says of single sentences."""
    way = _way(each, people, press, marks)
    return ApprovalLine(
        each.at,
        each.counsel or people.get(each.by, ""),
        press.words.say("Counsel"),
        press.words.say(STATES[each.opinion]),
        "\n".join(filter(None, (way, counts_words(each, press.words), each.note))),
        each.sha256,
        each.version,
        (*(_remark(one, press) for one in each.remarks), *each.answers),
    )


def _sent(
    each: Sent, statement: Statement, people: Mapping[int, str], press: Press
) -> ApprovalLine:
    """That counsel was asked, how, and what."""
    say = press.words.say
    hashes = {version.number: version.sha256 for version in statement.versions}
    return ApprovalLine(
        each.at,
        people.get(each.by, ""),
        say("For the clinic"),
        say("Sent to counsel"),
        "\n".join((_way_out(each, press), *each.questions)).strip(),
        hashes.get(each.version, ""),
        each.version,
    )


def _way_out(each: Sent, press: Press) -> str:
    say = press.words.say
    ways = {
        "account": say("counsel reads it here, on this PC"),
        "paper": say("on paper"),
        "mail": say("as an encrypted file, by e-mail or on a stick"),
    }
    return ways.get(each.how, each.how)


def _way(each: Verdict, people: Mapping[int, str], press: Press, marks: Mapping[str, str]) -> str:
    mark = marks.get(each.evidence or "", each.evidence or "")
    return "\n".join(way_words(each, people.get(each.by, ""), mark, press.words))


def _remark(each: Remark, press: Press) -> tuple[str, str]:
    """The sentence, and what counsel says of it."""
    sentence, *told = remark_words(each, press.words)
    return sentence, "　".join(filter(None, told))


def _overruled(each: Overruled, people: Mapping[int, str], press: Press) -> ApprovalLine:
    """That the owner let the text go on against counsel's word, and why."""
    say = press.words.say
    return ApprovalLine(
        each.at,
        people.get(each.by, ""),
        say("For the clinic"),
        say("Went on against counsel's verdict on version {n}", n=each.against),
        f"{say(STATES[each.opinion])}\n{each.reason}",
        each.sha256,
        each.version,
    )
