"""Fills the paper of a statement: exactly the text, who judged it, where it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from clinicguard.documents.basis import BasisLine
from clinicguard.documents.counsel_notes import CounselNoteLine
from clinicguard.documents.counsel_sheet import CounselSheetPaper, SentenceLine
from clinicguard.documents.from_counsel import STATES, counsel_lines
from clinicguard.documents.press import Press
from clinicguard.documents.statement_lines import (
    ApprovalLine,
    EndedLine,
    PassedLine,
    ReleaseLine,
    SequelLine,
    StatementPaper,
)
from clinicguard.incidents import facts, messages
from clinicguard.incidents.case import Case
from clinicguard.incidents.channels import channel_words
from clinicguard.incidents.facts import Fact, KnownFact, SourceKind
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.spoken import spoken
from clinicguard.statements.envelope import Ask, Piece
from clinicguard.statements.envelope_form import RISK_WORDS
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.prepared_answers import prepared
from clinicguard.statements.private_notes import PrivateNote
from clinicguard.statements.readings import Checking, Found, LetPass
from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import Approval, Followed, Release


def statement_paper(
    statement: Statement,
    people: Mapping[int, str],
    press: Press,
    *,
    cases: Sequence[Case] = (),
    spokesperson: str = "",
    marks: Mapping[str, str] | None = None,
    advised: bool = True,
) -> StatementPaper:
    """The wording that stands.

    `cases` are those that it may rest on; `marks` the exhibits' marks in its case, by number.
    Unless it is `advised`, it tells that counsel was asked and answered, and an all-clear; what
    counsel was asked and advised stays with the clinic.
    """
    say, now = press.words.say, statement.now
    names, checking = marks or {}, statement.checking()
    counsels = counsel_lines(statement, people, press, names, advised=advised)
    hands = (_approval(each, statement, people, press) for each in statement.approvals)
    return StatementPaper(
        number=statement.number,
        version=now.number,
        audience=spoken(Audience(statement.audience), press.words),
        channel=_channels(statement, press),
        state=say(STATES[_state_shown(statement, advised)]),
        text=now.text,
        text_hash=now.sha256,
        written_at=now.at,
        written_by=people.get(now.by, ""),
        approved=statement.approved,
        spokesperson=spokesperson,
        incident=statement.case.partition("/")[2],
        basis=_basis(now, cases, press, names),
        approvals=tuple(sorted((*counsels, *hands), key=lambda line: line.at)),
        releases=tuple(_release(each, people, press, names) for each in statement.releases),
        followed=tuple(_sequel(each, people, press, names) for each in statement.followed),
        passed=tuple(_passed(each, statement, people, press) for each in statement.ever_passed),
        by_own_marks=() if checking is None else tuple(_by_own_marks(checking, press)),
        guard="" if checking is None else _read(statement, checking, press),
        ended=_ended(statement, people),
        name=statement.title,
        replaces=statement.replaces,
        prepared=prepared(statement),
    )


def _state_shown(statement: Statement, advised: bool) -> str:
    """Where it stands; what counsel objected to stays with the clinic, unless it is `advised`."""
    objected = statement.state in ("changes_needed", "hold")
    return "draft" if objected and not advised else statement.state


def _passed(
    each: LetPass, statement: Statement, people: Mapping[int, str], press: Press
) -> PassedLine:
    """What somebody let pass, and why; a reason from elsewhere counts for nothing here."""
    elsewhere = each.order <= statement.came
    lead = press.words.say("Let pass in the clinic that it came from") if elsewhere else ""
    why = "\n".join(filter(None, (each.reason, lead)))
    return PassedLine(each.at, people.get(each.by, ""), each.span, _group(each.group, press), why)


def _by_own_marks(checking: Checking, press: Press) -> Iterator[PassedLine]:
    """What the guard would have marked, but for the clinic's own word."""
    for each in checking.passed:
        yield PassedLine(each.at, each.who, each.span, _group(each.group, press), each.reason)


def _group(group: str, press: Press) -> str:
    """What a group of the guard's is called."""
    return load_packs().of(group).name.in_language(press.language)


def _read(statement: Statement, checking: Checking, press: Press) -> str:
    """When the guard read this wording last, and what it still marks there."""
    say = press.words.say
    found = checking.findings
    opened = [each.level for each in found if statement.passed_then(each, checking) is None]
    when = press.when(checking.at)
    if not opened:
        told = say(
            "The guard read this text last on {when} and marks nothing else in it.", when=when
        )
    else:
        told = say(
            "The guard read this text last on {when}. Still marked: {block} to block, {warn} to "
            "warn of, {hint} as a hint.",
            when=when,
            block=opened.count("block"),
            warn=opened.count("warn"),
            hint=opened.count("hint"),
        )
    space = " " if press.language == "en" else ""
    return f"{told}{space}{say('What is not listed may still be wrong.')}"


def _ended(statement: Statement, people: Mapping[int, str]) -> EndedLine | None:
    ending = statement.ending
    if ending is None:
        return None
    by = people.get(ending.by, "")
    after = ending.replaced_by or ""
    return EndedLine(ending.at, by, ending.reason, after, ending.successor_out)


def _channels(statement: Statement, press: Press) -> str:
    """By which ways it went out, each once."""
    ways = [channel_words(each.channel, press.words) for each in statement.releases]
    once = list(dict.fromkeys(ways))
    return ", ".join(once) if press.language == "en" else press.several(once)


def _release(
    each: Release, people: Mapping[int, str], press: Press, marks: Mapping[str, str]
) -> ReleaseLine:
    return ReleaseLine(
        each.at,
        people.get(each.by, ""),
        channel_words(each.channel, press.words),
        each.where,
        marks.get(each.screenshot or "", each.screenshot or ""),
        each.next_update,
        each.handed_out_sha256,
        each.early,
        each.readers,
    )


def _sequel(
    each: Followed, people: Mapping[int, str], press: Press, marks: Mapping[str, str]
) -> SequelLine:
    return SequelLine(
        each.at,
        people.get(each.by, ""),
        spoken(each.sequel, press.words),
        each.words,
        marks.get(each.proof or "", each.proof or ""),
    )


def _approval(
    each: Approval, statement: Statement, people: Mapping[int, str], press: Press
) -> ApprovalLine:
    return ApprovalLine(
        each.at,
        people.get(each.by, ""),
        press.words.say("For the clinic"),
        press.words.say(STATES["approved"]),
        "\n".join(filter(None, (_without(each, statement, press), each.reason))),
        each.sha256,
        each.version,
    )


def _without(each: Approval, statement: Statement, press: Press) -> str:
    """On whose word less than counsel's proven one it stands, and whom one could have asked."""
    say = press.words.say
    if each.reset:
        return say("Counsel's account was in the clinic's hands")
    if each.unproven:
        return say("Counsel's verdict was typed in, no scan")
    if not each.without_counsel:
        return ""
    lead = say("Alone, without counsel") if each.alone else say("Without counsel")
    if each.has_counsel:
        return say("{lead}, though counsel has an account here", lead=lead)
    if any(sent.at <= each.at for sent in statement.sent):
        return say("{lead}, though counsel had been asked", lead=lead)
    return lead


def counsel_sheet_paper(
    statement: Statement,
    ask: Ask,
    people: Mapping[int, str],
    press: Press,
    *,
    cases: Sequence[Case] = (),
    notes: Sequence[PrivateNote] = (),
) -> CounselSheetPaper:
    """The sheet about the wording that stands, with what the guard marked in each sentence."""
    now = statement.now
    checking = statement.checking()
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
                "" if checking is None else _marked_in(piece, checking, statement, press),
            )
            for piece in ask.pieces
        ),
        questions=ask.questions,
        basis=_basis(now, cases, press, {}),
        incident=statement.case.partition("/")[2],
        notes=note_lines(notes, people, press),
    )


def _marked_in(piece: Piece, reading: Checking, statement: Statement, press: Press) -> str:
    """What a reading of the guard's marked in one sentence."""
    return "\n".join(
        _marked(each, reading, statement, press)
        for each in reading.findings
        if each.start < piece.end and piece.start < each.end
    )


def _marked(each: Found, reading: Checking, statement: Statement, press: Press) -> str:
    """What the guard says of a place; its reason was kept in the language of the text."""
    name = _group(each.group, press)
    told = " ".join(filter(None, (each.message, f"[{each.basis}]" if each.basis else "")))
    told = told if statement.language == press.language else ""
    passed = statement.passed_then(each, reading)
    why = press.words.say("Let pass: {reason}", reason=passed.reason) if passed else ""
    return "　".join(filter(None, (name, told, why)))


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


def _basis(
    now: Version, cases: Sequence[Case], press: Press, marks: Mapping[str, str]
) -> tuple[BasisLine, ...]:
    """What a wording rests on, case by case: core messages, then facts."""
    return tuple(line for case in cases for line in _basis_in(case, now, press, marks))


def _basis_in(
    case: Case, now: Version, press: Press, marks: Mapping[str, str]
) -> Iterator[BasisLine]:
    say, number = press.words.say, case.incident.number
    stands, gone = say("Core message"), say("Core message, withdrawn")
    for n, message in enumerate(sorted(case.messages, key=lambda each: each.id), 1):
        if message.id in now.messages:
            told, then = stands if message.stands else gone, messages.stood(message, now.at)
            said = () if then == message.text else (_reworded(message.text, press),)
            yield BasisLine(f"M{n}", then, told, number, since=said)
    for each in now.facts:
        if fact := case.fact(each):
            ref = marks.get(fact.source.ref, fact.source.ref)
            source = "\n".join(filter(None, (ref, fact.source.words)))
            exhibit = ref if fact.source.kind is SourceKind.EXHIBIT else ""
            known = facts.stood(fact, now.at)
            since = tuple(_turned_since(fact, known, now.at, press))
            yield BasisLine(
                f"F{fact.id:02d}", known.statement, source, number, exhibit, since=since
            )


def _turned_since(fact: Fact, then: KnownFact, at: datetime, press: Press) -> Iterator[str]:
    """What a fact has become since a text was written on it."""
    later = [turn for turn in fact.turns if turn.at > at]
    if fact.status is not then.status:
        turn = next((each for each in reversed(later) if each.after is fact.status), later[-1])
        status = spoken(fact.status, press.words)
        yield press.words.say("Since {when}: {status}", when=press.when(turn.at), status=status)
    if fact.statement != then.statement:
        yield _reworded(fact.statement, press)


def _reworded(words: str, press: Press) -> str:
    return press.words.say("It says now: {words}", words=words)
