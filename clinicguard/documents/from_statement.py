"""Fills the paper of a statement: exactly the text, who judged it, where it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clinicguard.documents.counsel_notes import CounselNoteLine
from clinicguard.documents.counsel_sheet import CounselSheetPaper, SentenceLine
from clinicguard.documents.press import Press
from clinicguard.documents.statement import (
    ApprovalLine,
    BasisLine,
    PassedLine,
    ReleaseLine,
    SequelLine,
    StatementPaper,
)
from clinicguard.host.words import mark
from clinicguard.incidents.channels import channel_words
from clinicguard.incidents.facts import Fact
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.spoken import spoken
from clinicguard.statements.envelope import Ask
from clinicguard.statements.envelope_form import OPINION_WORDS, RISK_WORDS
from clinicguard.statements.private_notes import PrivateNote
from clinicguard.statements.statement import Approval, Overruled, Remark, Statement, Verdict

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


def statement_paper(
    statement: Statement,
    people: Mapping[int, str],
    press: Press,
    *,
    facts: Mapping[int, Fact] | None = None,
    spokesperson: str = "",
    marks: Mapping[str, str] | None = None,
) -> StatementPaper:
    """The wording that stands. `marks` are the exhibits' marks in the case, by their numbers."""
    say, now = press.words.say, statement.now
    known = facts or {}
    names = marks or {}
    return StatementPaper(
        number=statement.number,
        version=now.number,
        audience=spoken(Audience(statement.audience), press.words),
        channel=press.several(_channels(statement, press))
        if press.language != "en"
        else ", ".join(_channels(statement, press)),
        state=say(STATES[statement.state]),
        text=now.text,
        text_hash=now.sha256,
        written_at=now.at,
        written_by=people.get(now.by, ""),
        approved=statement.approval() is not None,
        spokesperson=spokesperson,
        incident=statement.incident.partition("/")[2],
        basis=_basis(now.facts, known),
        approvals=tuple(
            sorted(
                [
                    *(_verdict(each, people, press, names) for each in statement.verdicts),
                    *(_overruled(each, people, press) for each in statement.overruled),
                    *(_approval(each, people, press) for each in statement.approvals),
                ],
                key=lambda line: line.at,
            )
        ),
        releases=tuple(
            ReleaseLine(
                each.at,
                people.get(each.by, ""),
                channel_words(each.channel, press.words),
                each.where,
                names.get(each.screenshot or "", each.screenshot or ""),
                each.next_update,
            )
            for each in statement.releases
        ),
        followed=tuple(
            SequelLine(
                each.at,
                people.get(each.by, ""),
                spoken(each.sequel, press.words),
                each.words,
                names.get(each.proof or "", each.proof or ""),
            )
            for each in statement.followed
        ),
        passed=tuple(
            PassedLine(each.at, people.get(each.by, ""), each.span, each.group, each.reason)
            for each in statement.let_pass
            if each.sha256 == now.sha256
        ),
    )


def _channels(statement: Statement, press: Press) -> list[str]:
    return list(
        dict.fromkeys(channel_words(each.channel, press.words) for each in statement.releases)
    )


def _verdict(
    each: Verdict, people: Mapping[int, str], press: Press, marks: Mapping[str, str]
) -> ApprovalLine:
    told = (
        _way(each, people, press, marks),
        each.note,
        *(_remark(one, press) for one in each.remarks),
        *(f"{question} {answer}" for question, answer in each.answers),
    )
    return ApprovalLine(
        each.at,
        each.counsel or people.get(each.by, ""),
        press.words.say("Counsel"),
        press.words.say(STATES[each.opinion]),
        "\n".join(filter(None, told)),
        each.sha256,
    )


def _way(each: Verdict, people: Mapping[int, str], press: Press, marks: Mapping[str, str]) -> str:
    """How it came: by counsel's account or file, or typed in here, with its scan or without."""
    say, scan = press.words.say, marks.get(each.evidence or "", each.evidence or "")
    who = people.get(each.by, "")
    match each.way:
        case "account":
            return say("given by counsel's own account")
        case "file":
            return say("from counsel's answer file {mark}", mark=scan).strip()
        case "typed" if scan:
            return say("typed in by {who}, scan {mark}", who=who, mark=scan)
        case "typed":
            return say("typed in by {who}, no scan", who=who)
        case _:
            return say("scan {mark}", mark=scan) if scan else ""


def _remark(each: Remark, press: Press) -> str:
    marks = "「」" if press.language == "zh_TW" else "“”"
    plain = each.opinion == "changes_needed" and each.note
    told = "" if plain else press.words.say(OPINION_WORDS[each.opinion])
    quoted = f"{marks[0]}{each.sentence}{marks[1]}"
    return " ".join(filter(None, (quoted, told, each.note)))


def _overruled(each: Overruled, people: Mapping[int, str], press: Press) -> ApprovalLine:
    say = press.words.say
    return ApprovalLine(
        each.at,
        people.get(each.by, ""),
        say("For the clinic"),
        say("Went on against counsel's word on version {n}", n=each.against),
        f"{say(STATES[each.opinion])}　{each.reason}",
        each.sha256,
    )


def _approval(each: Approval, people: Mapping[int, str], press: Press) -> ApprovalLine:
    alone = _alone(each, press)
    return ApprovalLine(
        each.at,
        people.get(each.by, ""),
        press.words.say("For the clinic"),
        press.words.say(STATES["approved"]),
        "　".join(filter(None, (alone, each.reason))),
        each.sha256,
    )


def _alone(each: Approval, press: Press) -> str:
    if each.alone:
        return press.words.say("Alone, without counsel")
    if each.unproven:
        return press.words.say("Counsel's word was typed in, no scan")
    if each.without_counsel and each.has_counsel:
        return press.words.say("Without counsel, who could unlock this clinic")
    return press.words.say("Without counsel") if each.without_counsel else ""


def counsel_sheet_paper(
    statement: Statement,
    ask: Ask,
    people: Mapping[int, str],
    press: Press,
    *,
    facts: Mapping[int, Fact] | None = None,
    notes: Sequence[PrivateNote] = (),
) -> CounselSheetPaper:
    """The sheet about the wording that stands, with what the guard marked in each sentence."""
    now, known = statement.now, facts or {}
    checking = statement.checking()
    found = () if checking is None else checking.findings
    return CounselSheetPaper(
        number=statement.number,
        version=now.number,
        audience=spoken(Audience(statement.audience), press.words),
        title=statement.title,
        text=now.text,
        text_hash=now.sha256,
        written_at=now.at,
        written_by=people.get(now.by, ""),
        sentences=tuple(
            SentenceLine(
                piece.number,
                piece.text,
                "\n".join(
                    f"{each.group} {each.message}"
                    for each in found
                    if each.start < piece.end and piece.start < each.end
                ),
            )
            for piece in ask.pieces
        ),
        questions=ask.questions,
        basis=_basis(now.facts, known),
        incident=statement.incident.partition("/")[2],
        notes=note_lines(notes, people, press),
    )


def note_lines(
    notes: Sequence[PrivateNote], people: Mapping[int, str], press: Press
) -> tuple[CounselNoteLine, ...]:
    """Counsel's notes as a paper has them."""
    return tuple(
        CounselNoteLine(
            each.at,
            people.get(each.by, ""),
            each.about.partition("/")[2],
            each.text,
            press.words.say(RISK_WORDS[each.risk]) if each.risk else "",
        )
        for each in notes
    )


def _basis(facts: tuple[int, ...], known: Mapping[int, Fact]) -> tuple[BasisLine, ...]:
    return tuple(
        BasisLine(f"F{fact:02d}", known[fact].statement, known[fact].source.words)
        for fact in facts
        if fact in known
    )
