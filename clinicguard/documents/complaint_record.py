"""The complaint record: what was said, how we read it, what was done, and how to check it."""

from __future__ import annotations

from collections.abc import Iterator

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.complaint_paper import ComplaintRecordPaper
from clinicguard.documents.frame import bind
from clinicguard.documents.line_tables import (
    clock_table,
    edit_table,
    log_table,
    moments,
    promise_table,
    turn_table,
    when,
)
from clinicguard.documents.lines import Said
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, facts, none_recorded, paragraph, quoted, section
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT, CELL_STRONG
from clinicguard.documents.title import Title


def complaint_record(paper: ComplaintRecordPaper, press: Press) -> bytes:
    """The whole record of one complaint."""
    say = press.words.say
    kind = say("Complaint record")
    title = Title(
        kind=kind,
        number=paper.number,
        name=kind,
        under=(say("Read until {when}", when=press.when(paper.cut_off)), *paper.shaped_by),
        marks=(Mark.CONFIDENTIAL,),
    )
    chapters = Chapters(press)
    blocks = [
        *_overview(paper, press),
        *_words(paper, press, chapters),
        *_issues(paper, press, chapters),
        *_reply(paper, press, chapters),
        *_inquiry(paper, press, chapters),
        *_outcome(paper, press, chapters),
        *_course(paper, press, chapters),
        *_trace(paper, press, chapters),
    ]
    return bind(title, blocks, press)


def _overview(paper: ComplaintRecordPaper, press: Press) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    parts = {
        say_in("paper", "State"): paper.state,
        say_in("paper", "Kind"): paper.kind,
        say_in("paper", "Received"): "    ".join(
            [
                press.when(paper.received_at),
                paper.channel,
                say("taken by {who}", who=paper.taken_by),
            ]
        ),
        say_in("paper", "Entered"): "    ".join([press.when(paper.logged_at), paper.logged_by]),
        say_in("paper", "Complainant"): _joined(
            paper.complainant or say("Name not given"), paper.relation
        ),
        say("Reached at"): paper.reach,
        say_in("paper", "Patient"): _joined(paper.patient, paper.chart, paper.born),
        say("Whose work it concerns"): paper.staff_role,
        say("Place or device"): paper.places,
        say("Platform of the review"): paper.review,
    }
    yield facts([(label, value) for label, value in parts.items() if value])


def _words(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say_in = press.words.say_in
    say = press.words.say
    yield chapters.next(say("In their own words, and as we read it"))
    yield quoted(paper.verbatim, label=say("Their words, as they were said"),
                 under=_joined(press.when(paper.received_at), paper.channel))  # fmt: skip
    yield facts(
        [
            (
                say_in("paper", "How we read it"),
                paper.interpretation or say_in("paper", "Not written down"),
            ),
            (
                say("What they want, in their words"),
                paper.wanted or say_in("paper", "They did not say"),
            ),
        ]
    )


def _issues(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield chapters.next(say("Issues and flags"))
    if paper.issues:
        columns = [
            Column(say_in("paper", "Issue"), 2.0, CELL_STRONG),
            Column(say_in("paper", "Severity"), 0.9),
            Column(say_in("paper", "Stage"), 1.1),
            Column(say_in("paper", "Harm"), 1.1),
            Column(say("Why rated so"), 2.0, CELL_SOFT),
        ]
        rows: list[list[Cell]] = [
            [
                [
                    Text(each.category, CELL_STRONG),
                    *([Text(each.note, CELL_SOFT)] if each.note else []),
                ],
                f"{each.severity}    {each.severity_word}",
                each.stage,
                each.harm,
                each.why,
            ]
            for each in paper.issues
        ]
        yield Table(columns, rows)
    else:
        yield none_recorded(say("No issue was recorded."))
    if paper.flags:
        columns = [
            Column(say_in("paper", "Flag"), 1.2, CELL_STRONG),
            moments(say_in("paper", "Raised")),
            Column(say_in("paper", "Who"), 0.9),
            Column(say_in("paper", "Reason"), 2.4),
            moments(say("No longer stands since"), CELL_SOFT),
        ]
        yield Table(
            columns,
            [
                [each.flag, press.short(each.at), each.who, each.why, when(press, each.lowered_at)]
                for each in paper.flags
            ],
        )


def _reply(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield chapters.next(say("First reply, contacts and promises"))
    if paper.acknowledgement:
        yield _said(paper.acknowledgement, press, say_in("paper", "Acknowledgement"))
    else:
        yield none_recorded(say("No acknowledgement was recorded."))
    if paper.contacts:
        yield section(say_in("paper", "Contacts"))
        columns = [
            moments(say_in("paper", "When")),
            Column(say_in("paper", "Who"), 0.8),
            Column(say_in("paper", "How"), 1.5, CELL_SOFT),
            Column(say("What was said"), 2.9),
            moments(say("Next contact"), CELL_SOFT),
        ]
        yield Table(
            columns,
            [
                [press.short(each.at), each.who, each.way, each.said, when(press, each.next_at)]
                for each in paper.contacts
            ],
        )
    yield section(say_in("paper", "Promises"))
    if paper.promises:
        yield promise_table(paper.promises, press)
    else:
        yield none_recorded(say("Nothing was promised."))


def _inquiry(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield chapters.next(say("What was looked into"))
    if paper.accounts:
        columns = [
            Column(say_in("paper", "Side"), 1.1, CELL_STRONG),
            Column(say_in("paper", "Account"), 4.0),
            moments(say("Taken down"), CELL_SOFT),
        ]
        yield Table(
            columns,
            [
                [
                    [Text(each.side, CELL_STRONG), Text(each.who, CELL_SOFT)],
                    each.words,
                    [Text(press.short(each.at), CELL_SOFT), Text(each.taken_by, CELL_SOFT)],
                ]
                for each in paper.accounts
            ],
        )
    else:
        yield none_recorded(say("No account was taken down."))
    if paper.findings:
        yield section(say_in("paper", "Findings"))
        columns = [
            Column(say_in("paper", "Issue"), 1.5, CELL_STRONG),
            Column(say_in("paper", "Finding"), 1.0, CELL_STRONG),
            Column(say_in("paper", "Grounds"), 3.0),
            moments(say("When, who"), CELL_SOFT),
        ]
        yield Table(
            columns,
            [
                [
                    each.issue,
                    each.verdict,
                    each.grounds,
                    [Text(press.short(each.at), CELL_SOFT), Text(each.who, CELL_SOFT)],
                ]
                for each in paper.findings
            ],
        )


def _outcome(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield chapters.next(say("Answer, remedy and what they think of it"))
    if not paper.answers:
        yield none_recorded(say("No answer was given yet."))
    for answer in paper.answers:
        yield _said(answer, press, say_in("paper", "Answer"))
    done = (*paper.remedies, *paper.learnings)
    if done:
        columns = [
            Column(say("What was done"), 1.2, CELL_STRONG),
            Column("", 4.0),
            moments(say("When, who"), CELL_SOFT),
        ]
        yield Table(
            columns,
            [
                [
                    each.kind,
                    each.what,
                    [Text(press.short(each.at), CELL_SOFT), Text(each.who, CELL_SOFT)],
                ]
                for each in done
            ],
        )
    if paper.actions:
        yield promise_table(paper.actions, press, say("What we set ourselves"))
    for each in paper.satisfactions:
        yield facts(
            [
                (say("Content with the handling"), _joined(
                    say("{score} of 5", score=each.score), *each.named)),
                (say_in("paper", "Their words"), each.note or say_in("paper", "They did not say")),
                (say_in("paper", "Asked"), _joined(press.when(each.at), each.who)),
            ]
        )  # fmt: skip


def _course(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    say_in = press.words.say_in
    yield chapters.next(say("States and clocks"))
    yield turn_table(paper.steps, press, "–")
    if paper.clocks:
        yield section(say("Promised times, and how they were kept"))
        yield clock_table(paper.clocks, press)
    if paper.links:
        yield section(say("Linked records"))
        columns = [
            Column(say_in("paper", "Record"), 1.4, CELL_STRONG),
            Column(say_in("paper", "How"), 1.2),
            moments(say_in("paper", "Since"), CELL_SOFT),
            Column(say_in("paper", "Reason"), 2.4),
        ]
        undone = say_in("paper", "undone")
        yield Table(
            columns,
            [
                [
                    each.target,
                    f"{each.kind}    {undone}" if each.undone else each.kind,
                    press.short(each.at),
                    each.why,
                ]
                for each in paper.links
            ],
        )


def _trace(paper: ComplaintRecordPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    say = press.words.say
    yield chapters.next(say("Corrections and log"))
    if paper.edits:
        yield paragraph(say("What was corrected stays readable, with who, when and why."))
        yield edit_table(paper.edits, press)
    else:
        yield none_recorded(say("Nothing was corrected."))
    yield section(say("Log entries of this record"))
    yield log_table(paper.log, press)


def _said(said: Said, press: Press, label: str) -> Block:
    return quoted(said.words, label=label, under=_joined(press.when(said.at), said.who, said.how))


def _joined(*parts: str) -> str:
    """Two facts on one line are parted by a wide space."""
    return "    ".join(part for part in parts if part)
