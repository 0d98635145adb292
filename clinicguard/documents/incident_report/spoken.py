"""The report's words: what was said to whom, in which wording, approved by whom."""

from __future__ import annotations

from collections.abc import Iterator

from clinicguard.documents.basis import rests_on
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.incident_report.paper import NoticeLine, ReportPaper
from clinicguard.documents.line_tables import moments
from clinicguard.documents.parts import Chapters, facts, none_recorded, note, section, two_lines
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG, CODE
from clinicguard.documents.statement import (
    approval_table,
    ended_notice,
    followed_table,
    guard_part,
    paper_words,
    release_table,
)
from clinicguard.documents.statement_lines import StatementPaper
from clinicguard.documents.type.style import Span


def statements(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """Each statement in full, with approvals and where it went out; then every talk."""
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say("What was said to whom"))
    if not paper.statements:
        yield none_recorded(say("No statement was written."))
    for each in paper.statements:
        yield from _statement(each, paper.number, press)
    if paper.notices:
        yield section(say("Told to staff"))
        yield from (_notice(each, press) for each in paper.notices)
    if paper.talks:
        yield section(say("Talks, calls and letters"))
        columns = [
            moments(say_in("paper", "When")),
            Column(say("With whom"), 1.3, CELL_STRONG),
            Column(say("What was said"), 3.2),
            Column(say_in("paper", "Who"), 1.0),
            Column(say_in("paper", "Source"), 1.1, CELL_SOFT),
        ]
        rows: list[list[Cell]] = [
            [
                press.short(each.at),
                two_lines(each.with_whom, each.way, first=CELL_STRONG),
                each.said,
                each.who,
                each.source,
            ]
            for each in paper.talks
        ]
        yield Table(columns, rows)


def _notice(each: NoticeLine, press: Press) -> Block:
    say = press.words.say
    read = [Text(f"{who}    {press.brief(at)}", CELL) for who, at in each.read]
    pairs: list[tuple[str, Cell]] = [
        (f"{press.short(each.at)}\n{each.who}", each.words),
        (say("Read by"), read or say("nobody")),
    ]
    if each.unread:
        pairs.append((say("Not read by"), Span("    ".join(each.unread), bold=True)))
    return facts(pairs, label=0.24, below=14)


def _statement(each: StatementPaper, case: str, press: Press) -> Iterator[Block]:
    say = press.words.say
    yield section(f"{each.number}    {each.audience}")
    yield from ended_notice(each, press)
    yield from paper_words(each, press)
    yield facts(
        [
            (press.words.say_in("paper", "State"), f"{each.state}    {each.channel}"),
            (say("Written by"), f"{each.written_by}    {press.when(each.written_at)}"),
            (say("Rests on"), rests_on(each.basis, case, press)),
            (say("SHA-256 of the text"), Text(in_groups(each.text_hash), CODE)),
        ]
    )
    if each.approvals:
        yield approval_table(each, press)
    elif not each.approved:
        yield note(say("This text has not been approved. It must not go out."))
    yield from guard_part(each, press)
    if each.releases:
        yield release_table(each, press)
    if each.followed:
        yield followed_table(each, press)
