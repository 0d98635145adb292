"""A statement as it was approved and went out: the exact words, who approved them, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from clinicguard.documents.basis import basis_tables
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Panel, Together, Trim
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.counsel_notes import counsel_notes
from clinicguard.documents.frame import bind
from clinicguard.documents.line_tables import moments
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import (
    Chapters,
    boxed,
    facts,
    none_recorded,
    note,
    section,
    two_lines,
)
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG, CODE, LEAD, LINE
from clinicguard.documents.statement_lines import (
    ApprovalLine,
    PassedLine,
    ReleaseLine,
    StatementPaper,
)
from clinicguard.documents.title import Title
from clinicguard.statements.prepared_answers import asks

_WORDS = replace(LEAD, size=11, leading=19, below=7)


def statement(paper: StatementPaper, press: Press) -> bytes:
    """The statement with its approvals."""
    say = press.words.say
    say_in = press.words.say_in
    title = Title(
        kind=say_in("paper", "Statement"),
        number=paper.number,
        name=say("Statement: {audience}", audience=paper.audience),
        under=tuple(
            dict.fromkeys(filter(None, (paper.incident, paper.name, paper.channel, paper.state)))
        ),
        marks=(Mark.CONFIDENTIAL,),
    )
    chapters = Chapters(press)
    blocks = [*_text(paper, press), *_approved(paper, press, chapters)]
    return bind(title, [*blocks, *counsel_notes(paper.notes, press, chapters)], press)


def paper_words(paper: StatementPaper, press: Press) -> Iterator[Block]:
    """What leaves the house; in a frame of its own what is spoken only when asked."""
    yield statement_words(paper.text.removesuffix(paper.prepared).rstrip())
    if paper.prepared:
        yield note(press.words.say("Not handed out: for whoever speaks."))
        yield statement_words(paper.prepared)


def statement_words(text: str) -> Panel:
    """The words themselves, in a frame so that nobody asks where they begin and end."""
    paragraphs = [each for part in text.split("\n\n") for each in _paragraphs(part)]
    return Panel(paragraphs, Trim(18, 16, 18, 10, edge=LINE), above=4, below=12)


def _paragraphs(part: str) -> Iterator[Block]:
    """One; of prepared questions and answers each pair, so that a page ends between them."""
    lines = part.split("\n")
    if len(lines) == 1 or not asks(lines[0]):
        yield Text(part, _WORDS)
        return
    begins = [0, *(n for n in range(2, len(lines)) if asks(lines[n]) and not asks(lines[n - 1]))]
    for begin, end in pairwise([*begins, len(lines)]):
        yield Together([Text("\n".join(lines[begin:end]), _WORDS)], below=_WORDS.below)


def _text(paper: StatementPaper, press: Press) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield from ended_notice(paper, press)
    yield from paper_words(paper, press)
    yield facts(
        [
            *([(say("Replaces"), paper.replaces)] if paper.replaces else []),
            (say_in("paper", "Version"), f"{paper.version}    {press.when(paper.written_at)}"),
            (say("Written by"), paper.written_by),
            (say("Spokesperson"), paper.spokesperson or say("Not named")),
            (say("SHA-256 of the text"), Text(in_groups(paper.text_hash), CODE)),
        ]
    )


def ended_notice(paper: StatementPaper, press: Press) -> Iterator[Block]:
    """That it holds no more, before its words: when, by whom, why, and what took its place."""
    if paper.ended is None:
        return
    say, ended = press.words.say, paper.ended
    head = say("Replaced by {number}", number=ended.by) if ended.by else say("Taken back")
    after = (
        say("What went out is printed below as it was said.")
        if paper.releases
        else say("None of it went out.")
    )
    told = "    ".join(filter(None, (press.when(ended.at), ended.who)))
    if ended.by and not ended.by_out:
        after = f"{say('{number} has not gone out.', number=ended.by)}\n{after}"
    lines = (Text(head, CELL_STRONG), Text(told, CELL), Text(ended.reason, CELL))
    yield boxed([*lines, Text(after, CELL_SOFT)])


def _approved(paper: StatementPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield chapters.next(say_in("paper", "Approval"))
    if not paper.approved:
        yield none_recorded(say("This text has not been approved. It must not go out."))
    if paper.approvals:
        words = say("An approval holds for the text with the hash beside it, letter by letter.")
        yield note(words, keep_next=True)
        yield approval_table(paper, press)
    if paper.guard or paper.passed or paper.by_own_marks:
        yield chapters.next(say("What the guard found"))
        yield from guard_part(paper, press)
    yield chapters.next(say("Where it went out"))
    if paper.releases:
        yield release_table(paper, press)
    else:
        yield none_recorded(say("It has not gone out."))
    if paper.followed:
        yield chapters.next(say("What followed"))
        yield followed_table(paper, press)
    if paper.basis:
        yield chapters.next(say("What it rests on"))
        yield from basis_tables(paper.basis, press)


def approval_table(paper: StatementPaper, press: Press) -> Table:
    """Who said what about which text."""
    say = press.words.say
    say_in = press.words.say_in
    columns = [
        moments(say_in("paper", "When")),
        Column(say_in("paper", "Who"), 1.1),
        Column(say_in("paper", "Verdict"), 3.0),
        Column(say("Which text"), 1.5, CODE),
    ]
    rows: list[list[Cell]] = [
        [
            press.short(each.at),
            [Text(each.who, CELL), Text(each.role, CELL_SOFT)],
            [
                Text(each.verdict, CELL_STRONG),
                *([Text(each.words, CELL)] if each.words else []),
                *_remarks(each),
            ],
            _which(each, paper, press),
        ]
        for each in paper.approvals
    ]
    return Table(columns, rows)


def _remarks(each: ApprovalLine) -> Iterator[Text]:
    for about, said in each.remarks:
        yield Text(about, replace(CELL_SOFT, above=4, keep_next=True))
        yield Text(said, CELL)


def _which(each: ApprovalLine, paper: StatementPaper, press: Press) -> list[Text]:
    """The version with its hash: in short where it is the text printed above."""
    say = press.words.say
    same = each.text_hash == paper.text_hash
    code = f"{each.text_hash[:8]} … {each.text_hash[-8:]}" if same else in_groups(each.text_hash)
    told = say("exactly this text") if same else say("another wording")
    version = say("Version {n}", n=each.version) if each.version else ""
    lines = [Text(words, CELL) for words in (version, told) if words]
    return [*lines, Text(code, CODE)]


def guard_part(paper: StatementPaper, press: Press) -> Iterator[Block]:
    """When the guard read this text, and all that it marked or would have marked and that stands.

    Each with the reason for which it stands.
    """
    say = press.words.say
    if paper.guard:
        yield note(paper.guard, keep_next=bool(paper.passed or paper.by_own_marks))
    if paper.passed:
        yield section(say("Marked by the guard and let pass"))
        yield _passed_table(paper.passed, press, say("Let pass by"))
    if paper.by_own_marks:
        yield section(say("Not marked, by the clinic's own rule"))
        yield _passed_table(paper.by_own_marks, press, say("Rule set by"))


def _passed_table(lines: Sequence[PassedLine], press: Press, who: str) -> Table:
    """Which words stand, by whose word, and why."""
    say, say_in = press.words.say, press.words.say_in
    columns = [
        moments(say_in("paper", "When")),
        Column(who, 1.0),
        Column(say("Words"), 2.0, CELL_STRONG),
        Column(say("Why it may stand"), 2.4),
    ]
    rows: list[list[Cell]] = [
        [
            "" if each.at is None else press.short(each.at),
            each.who,
            two_lines(each.words, each.group, first=CELL_STRONG)
            if each.words
            else Text(each.group, CELL_STRONG),
            each.reason,
        ]
        for each in lines
    ]
    return Table(columns, rows)


def release_table(paper: StatementPaper, press: Press) -> Table:
    """Where and when it went out, and what shows that."""
    say = press.words.say
    say_in = press.words.say_in
    columns = [
        moments(say_in("paper", "When")),
        Column(say_in("paper", "Who"), 1.0),
        Column(say_in("paper", "Channel"), 1.1, CELL_STRONG),
        Column(say("Where exactly"), 2.2),
        Column(say("Shown by"), 1.2, CELL_SOFT),
    ]
    return Table(
        columns,
        [
            [
                press.short(each.at),
                each.who,
                each.channel,
                _where(each, press),
                each.proof or say("no exhibit"),
            ]
            for each in paper.releases
        ],
    )


def _where(each: ReleaseLine, press: Press) -> Cell:
    say, told = press.words.say, []
    if each.readers:
        told.append(say("read there by {who} and nobody else", who=each.readers))
    if each.early:
        told.append(say("went out before it was approved: {reason}", reason=each.early))
    if each.next_update is not None:
        told.append(say("next update due {when}", when=press.brief(each.next_update)))
    if each.handed_out_hash:
        shown = in_groups(each.handed_out_hash)
        told.append(say("without the prepared answers; SHA-256 {hash}", hash=shown))
    return two_lines(each.where, "\n".join(told)) if told else each.where


def followed_table(paper: StatementPaper, press: Press) -> Table:
    """What came of it, in order of time."""
    say, say_in = press.words.say, press.words.say_in
    columns = [
        moments(say_in("paper", "When")),
        Column(say_in("paper", "Who"), 1.0),
        Column(say("What followed"), 3.3),
        Column(say("Shown by"), 1.2, CELL_SOFT),
    ]
    rows: list[list[Cell]] = [
        [
            press.short(each.at),
            each.who,
            two_lines(each.what, each.words, first=CELL_STRONG),
            each.proof or say("no exhibit"),
        ]
        for each in paper.followed
    ]
    return Table(columns, rows)
