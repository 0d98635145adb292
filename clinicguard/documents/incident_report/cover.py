"""The report's first pages: the cover, and the whole matter on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.spaces import Break, Gap, Rule
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.incident_report.paper import ReportPaper
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, boxed, facts, note, paragraph, quoted, section
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.sheet import ACCENT, BODY, CODE, LEAD, MUTE, TITLE, VALUE
from clinicguard.documents.type.style import Span, Style

_COVER_TITLE = replace(TITLE, size=27, leading=40, below=10)
_KIND = Style("sans-bold", 10.5, 16, ACCENT, below=10)
_CLINIC = Style("serif-bold", 13, 20, below=2)
_UNDER = Style("sans", 9.5, 15, MUTE, below=4)
_ITEM = replace(BODY, below=3)


def cover(paper: ReportPaper, press: Press) -> Iterator[Block]:
    """What it is, about what, for whom, until when, and on which log it stands."""
    say_in = press.words.say_in
    say, stamp = press.words.say, press.stamp
    yield Gap(34)
    yield Text(stamp.clinic_name, _CLINIC)
    yield Rule(ACCENT, 2.0, above=6, below=84)
    yield Text(f"{say('Incident report')}    {paper.pack}", _KIND)
    yield Text(paper.title, _COVER_TITLE)
    marks = [mark.said(press.words) for mark in paper.marks]
    if press.draft:
        marks.insert(0, press.words.say_in("paper", "Draft"))
    yield Text("    ".join([paper.number, *marks]), _UNDER)
    yield Gap(40)
    pairs: list[tuple[str, Cell]] = [
        (say("Facts read until"), press.when(paper.cut_off)),
        (say_in("paper", "For"), paper.for_whom),
        (say_in("paper", "Purpose"), paper.purpose),
        (say("Shaped by"), "    ".join(paper.shaped_by)),
        (say_in("paper", "Made"), f"{press.when(stamp.made_at)}    {stamp.made_by}"),
        (say("Clinic log"), say("{count} entries; hash of the last one below",
                                count=f"{stamp.log_count:,}")),
        ("", Text(in_groups(stamp.log_hash), CODE)),
    ]  # fmt: skip
    yield facts([pair for pair in pairs if pair[1]])
    for each in paper.kept_apart:
        yield note(each)
    if Mark.FOR_COUNSEL in paper.marks:
        yield note(
            say(
                "For counsel's information; law and deadlines named here are to be verified. No "
                "privilege is claimed by this mark alone."
            )
        )
    else:
        yield note(say("Law and deadlines named here are to be verified."))
    yield Break()


def summary(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """What happened, how bad it is, what was decided and said, what is open: on one page."""
    say_in = press.words.say_in
    say = press.words.say
    yield Break()
    yield chapters.next(say_in("paper", "Summary"))
    if paper.closed:
        yield Text(paper.summary, LEAD)
    else:
        first = say("Noted when it came in, not verified; the summary is written at the closing.")
        yield quoted(paper.summary, label=say("First words, as they were noted"), under=first)
    natures = [
        Text([Span(nature, bold=True), Span(f"    {why}")], VALUE) for nature, why in paper.natures
    ]
    course = [
        Text(f"{press.when(each.at)}    {each.what}", VALUE) for each in paper.moments if each.at
    ]
    highest = f"    {say('highest so far: {level}', level=paper.highest)}" if paper.highest else ""
    pairs: list[tuple[str, Cell]] = [
        (press.words.say_in("paper", "State"), paper.state),
        (say_in("paper", "Level"), [Span(paper.level_word, bold=True), Span(highest)]),
        *([(say_in("paper", "Nature"), natures)] if natures else []),
        *([(say_in("report", "How it went"), course)] if course else []),
        *((who, role) for who, role in paper.parties),
    ]  # fmt: skip
    yield facts(pairs)
    decided = [each for each in paper.decisions if each.options][:3]
    if decided:
        yield section(say("What was decided first"))
        for each in decided:
            lead = Span(f"{press.when(each.at)}    {each.who}    ", bold=True)
            yield Text([lead, Span(each.choice)], _ITEM)
    if paper.open_points:
        yield boxed(
            [
                Text(say("Still open"), replace(VALUE, kind="sans-bold", below=3)),
                *(Text(point, VALUE) for point in paper.open_points),
            ]
        )
    if not paper.facts:
        yield paragraph(say("No fact was recorded."))
